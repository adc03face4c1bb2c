"""``survey``: closed answers counted and crossed, checked against SciPy, the raw sheet and the quotations."""

from collections import Counter
from dataclasses import replace

import openpyxl
import pytest
from builders import book, code, talk
from example import ROOT, column, example_study, quoted
from scipy.stats import chi2_contingency, fisher_exact

from interview_coder.analyse.survey import Survey, named, survey_of
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.sources import Source
from interview_coder.pipeline.coded import code_study
from interview_coder.pipeline.study_tables import survey

HOME, TAKEN, WHY = "您的居住地", "您是否参加过志愿服务", "您没有参加或不能经常参加的主要原因"


def answer(case: str, text: str = "志愿者。", path: str = "s.xlsx", question: str = "Q1", **closed: str) -> Source:
    source = talk(text, f"{path}.{case}.{question}", kind="survey", **closed)
    return replace(source, case=case, path=path, question=question)


def study_of(*sources: Source) -> CodedStudy:
    return code_study(sources, book(code("v", "志愿者"), code("m", "经费")))[0]


def raw_answers(question: str) -> dict[str, list[str]]:
    """What the questionnaire's own sheet holds for a question, by the respondent's number."""
    sheet = openpyxl.load_workbook(ROOT / "transcripts" / "问卷_志愿服务参与情况_72.xlsx").worksheets[0]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    (place,) = [number for number, head in enumerate(rows[0]) if question in head]
    return {row[0]: [part for part in row[place].split("┋") if part] for row in rows[1:]}


def test_frequencies_of_the_example_are_those_of_the_sheet() -> None:
    respondents = {
        str(case) for (case,) in {(s.source.case,) for s in example_study().sources if s.source.kind == "survey"}
    }
    rows = list(survey(example_study())["survey"].records())
    for question in (HOME, TAKEN, WHY):
        numbers = {who.rsplit(".", 1)[-1] for who in respondents}
        raw = {who: chosen for who, chosen in raw_answers(question).items() if who in numbers}
        assert len(raw) == 70
        counted = Counter(option for chosen in raw.values() for option in chosen if option != "(跳过)")
        own = [row for row in rows if row["question"] == question]
        assert {row["answer"]: row["cases"] for row in own} == dict(counted)
        for row in own:
            assert int(row["answered"]) + int(row["missing"]) == 70
            assert row["share"] == round(int(row["cases"]) / int(row["answered"]), 4)
            assert row["multiple"] == int(question == WHY)


def test_times_are_no_choice() -> None:
    found = survey_of(example_study())
    assert found.left_out == ["提交答卷时间", "所用时间"]
    assert [question.name for question in found.chosen(["所用时间"])] == ["所用时间"]


def test_cross_tabs_of_the_example_against_scipy() -> None:
    tables = survey(example_study(), questions=[HOME, TAKEN], by=HOME)
    cells = {(row["by_answer"], row["answer"]): int(row["cases"]) for row in tables["survey_crosstabs"].records()}
    counts = [[cells[home, taken] for taken in ("是", "否")] for home in ("城区", "农村")]
    people = {s.source.case: s.source.attributes for s in example_study().sources if s.source.kind == "survey"}
    assert counts == [
        [sum(one[HOME] == home and one[TAKEN] == taken for one in people.values()) for taken in ("是", "否")]
        for home in ("城区", "农村")
    ]
    (test,) = tables["survey_tests"].records()
    expected = chi2_contingency(counts)
    assert (test["test"], test["df"], test["n"]) == ("chi2_yates", 1, 70)
    assert float(test["statistic"]) == pytest.approx(expected.statistic, abs=1e-4)
    assert float(test["p"]) == pytest.approx(expected.pvalue, abs=1e-4)


def test_codes_by_answer_lead_back_to_quotations() -> None:
    tables = survey(example_study(), by=HOME)
    homes = {s.source.case: s.source.attributes[HOME] for s in example_study().sources if s.source.kind == "survey"}
    for row in tables["survey_codes"].records():
        people = {str(case) for (case,) in column(quoted(str(row["code"]), kind="survey"), "case")}
        assert row["cases"] == sum(homes[who] == row["by_answer"] for who in people)
        assert row["by_cases"] == sum(home == row["by_answer"] for home in homes.values())
    for test in tables["survey_code_tests"].records():
        people = {str(case) for (case,) in column(quoted(str(test["code"]), kind="survey"), "case")}
        assert test["cases"] == len(people)
        counts = [
            [sum(homes[w] == h and (w in people) == has for w in homes) for has in (True, False)]
            for h in ("城区", "农村")
        ]
        if test["test"] == "fisher":
            assert float(test["p"]) == pytest.approx(fisher_exact(counts).pvalue, abs=1e-4)
        assert float(test["p_adjusted"]) >= float(test["p"])


def test_several_answers_are_counted_each_and_tested_one_by_one() -> None:
    sources = [
        answer("1", sex="女", why="没时间; 太远"),
        answer("2", sex="女", why="太远"),
        answer("3", sex="男", why="没时间"),
        answer("4", sex="男"),
    ]
    tables = survey(study_of(*sources), by="sex")
    rows = {row["answer"]: row for row in tables["survey"].records() if row["question"] == "why"}
    assert {one: (row["cases"], row["answered"], row["missing"]) for one, row in rows.items()} == {
        "太远": (2, 3, 1),
        "没时间": (2, 3, 1),
    }
    tests = [(row["question"], row["option"], row["n"]) for row in tables["survey_tests"].records()]
    assert tests == [("why", "太远", 3), ("why", "没时间", 3)]
    crosses = {
        (row["by_answer"], row["answer"]): (row["cases"], row["by_cases"])
        for row in tables["survey_crosstabs"].records()
    }
    assert crosses["女", "太远"] == (2, 2)
    assert crosses["男", "没时间"] == (1, 1)


def test_a_question_of_several_answers_divides_by_each_option() -> None:
    sources = [
        answer("1", sex="女", why="没时间; 太远"),
        answer("2", sex="男", why="太远"),
        answer("3", sex="男", why="没时间"),
    ]
    tables = survey(study_of(*sources), by="why")
    rows = {
        (row["by_answer"], row["answer"]): (row["cases"], row["by_cases"])
        for row in tables["survey_crosstabs"].records()
    }
    assert rows == {("太远", "女"): (1, 2), ("太远", "男"): (1, 2), ("没时间", "女"): (1, 2), ("没时间", "男"): (1, 2)}


def test_a_respondent_with_several_open_answers_is_one_person() -> None:
    sources = [
        answer("1", "志愿者。", sex="女"),
        answer("1", "经费。", question="Q2", sex="女"),
        answer("2", "没话。", sex="男"),
    ]
    tables = survey(study_of(*sources), by="sex")
    assert [row["cases"] for row in tables["survey"].records()] == [1, 1]
    assert {(row["code"], row["by_answer"]): row["cases"] for row in tables["survey_codes"].records()} == {
        ("v", "女"): 1,
        ("v", "男"): 0,
        ("m", "女"): 1,
        ("m", "男"): 0,
    }


def test_respondents_of_two_files_are_not_confused() -> None:
    sources = [answer("1", sex="女"), answer("1", path="other.xlsx", sex="男")]
    found = survey_of(study_of(*sources))
    assert len(found.respondents) == 2
    assert len(found.questions[0].answers) == 2


def test_interviews_are_not_in_it() -> None:
    found = survey_of(study_of(talk("答：志愿者。", "T1", sex="女")))
    assert found == Survey((), (), {})


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["60岁以上", "18–25岁", "18–25岁"], ["18–25岁", "60岁以上"]),
        (["10", "9", "9", "10", "10"], ["9", "10"]),
        (["好", "差", "差"], ["差", "好"]),
        (["好", "差"], ["好", "差"]),
    ],
)
def test_answers_are_in_an_order_to_read(answers: list[str], expected: list[str]) -> None:
    found = survey_of(study_of(*(answer(str(place), q=one) for place, one in enumerate(answers))))
    assert sorted(found.questions[0].options) == sorted(expected)
    if answers[0] != "好" or len(answers) > 2:
        assert found.questions[0].options == expected


def test_names_may_be_parts() -> None:
    found = survey_of(study_of(answer("1", 您的性别="女", 您的年龄="30", 性别="女")))
    assert named(found, "年龄") == ["您的年龄"]
    assert named(found, "性别") == ["性别"]
    assert named(found, "您的") == ["您的性别", "您的年龄"]
    assert named(found, "收入") == []
    assert named(found, "") == []
