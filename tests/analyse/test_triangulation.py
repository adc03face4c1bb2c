"""``triangulation``: the verdicts one by one, and every number of the example study from its quotations."""

from dataclasses import replace
from statistics import median

import pytest
from builders import book, code, talk
from example import column, example_study, quoted

from interview_coder.analyse.triangulation import Side, methods, verdict
from interview_coder.domain.coded import CodedStudy
from interview_coder.pipeline.coded import code_study
from interview_coder.pipeline.study_tables import triangulation

KIND_OF = {"interview": "interview", "focus_group": "interview", "survey": "survey", "literature": "literature"}


def side(n_cases: int, *, prominent: bool = True, met: int = 0, unmet: int = 0) -> Side:
    return Side("m", n_cases, n_cases, 0.0, prominent, met, unmet)


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ([side(0), side(0)], "none"),
        ([side(3), side(0)], "silence"),
        ([side(0), side(1), side(0)], "silence"),
        ([side(3), side(2)], "agreement"),
        ([side(3, prominent=False), side(2, prominent=False)], "agreement"),
        ([side(3), side(2, prominent=False)], "partial"),
        ([side(3), side(2), side(0, prominent=False)], "partial"),
        ([side(3, met=2, unmet=1), side(2, met=1)], "agreement"),
        ([side(3, met=2, unmet=1), side(2, unmet=1)], "dissonance"),
        ([side(3, met=1, unmet=1), side(2, unmet=1)], "agreement"),
        ([side(3, met=2), side(2, unmet=1), side(0, prominent=False)], "dissonance"),
    ],
)
def test_verdicts(sides: list[Side], expected: str) -> None:
    assert verdict(sides) == expected


def study(*texts: tuple[str, str]) -> CodedStudy:
    codes = (
        replace(code("good", "满意", constructs=("t.need",)), valence="met"),
        replace(code("bad", "失望", constructs=("t.need",)), valence="unmet"),
        code("plain", "志愿者"),
    )
    sources = [talk(text, f"{kind}{place}", kind=kind) for place, (kind, text) in enumerate(texts)]
    return code_study(sources, book(*codes, constructs=("t.need",)))[0]


def test_needs_met_here_and_unmet_there_are_dissonance() -> None:
    found = triangulation(study(("interview", "答：满意。"), ("survey", "失望。志愿者。")))
    verdicts = {row["code"]: (row["verdict"], row["silent"]) for row in found["triangulation"].records()}
    assert verdicts == {
        "good": ("silence", "survey"),
        "bad": ("silence", "interview"),
        "plain": ("silence", "interview"),
    }
    (need,) = found["triangulation_constructs"].records()
    assert (need["verdict"], need["interview_direction"], need["survey_direction"]) == ("dissonance", "met", "unmet")


def test_a_code_of_a_contested_construct_is_in_dissonance_where_two_kinds_speak_of_it() -> None:
    found = triangulation(
        study(
            ("interview", "答：满意。"),
            ("interview", "答：满意。失望。"),
            ("survey", "失望。失望。"),
            ("survey", "志愿者。"),
        )
    )
    verdicts = {row["code"]: row["verdict"] for row in found["triangulation"].records()}
    assert verdicts == {"good": "silence", "bad": "dissonance", "plain": "silence"}


def test_focus_groups_are_read_with_interviews() -> None:
    found = methods(study(("interview", "答：满意。"), ("focus_group", "答：满意。"), ("literature", "满意。")))
    assert [(method.name, len(method.cases)) for method in found] == [("interview", 2), ("literature", 1)]


def test_every_count_of_the_example_leads_back_to_quotations() -> None:
    tables = triangulation(example_study())
    kinds = ("interview", "survey", "literature")
    everybody = {kind: {c for m in methods(example_study()) if m.name == kind for c in m.cases} for kind in kinds}
    spoken: dict[str, list[int]] = {kind: [] for kind in kinds}
    rows = list(tables["triangulation"].records())
    for row in rows:
        for kind in kinds:
            own = [quote for quote in quoted(str(row["code"])) if KIND_OF[str(quote["kind"])] == kind]
            n_cases = len(column(own, "case"))
            assert row[f"{kind}_segments"] == len(own)
            assert row[f"{kind}_cases"] == n_cases
            assert row[f"{kind}_share"] == round(n_cases / len(everybody[kind]), 4)
            spoken[kind] += [n_cases] if n_cases else []
    for row in rows:
        speaking = [kind for kind in kinds if row[f"{kind}_cases"]]
        for kind in kinds:
            expected = bool(row[f"{kind}_cases"]) and int(row[f"{kind}_cases"]) >= median(spoken[kind])
            assert row[f"{kind}_prominent"] == int(expected)
        silent = [kind for kind in kinds if kind not in speaking] if speaking else []
        assert row["silent"] == "; ".join(silent)
        assert (row["verdict"] == "none") == (not speaking)
        assert (row["verdict"] == "silence") == (len(speaking) == 1)
        if row["verdict"] == "agreement":
            assert speaking == list(kinds)
    assert {row["verdict"] for row in rows} >= {"agreement", "partial", "silence"}


def test_met_and_unmet_of_the_example_are_cases_of_quotations() -> None:
    codes = example_study().codebook.codes
    for row in triangulation(example_study())["triangulation_constructs"].records():
        for kind in ("interview", "survey", "literature"):
            for valence in ("met", "unmet"):
                ids = [one.id for one in codes if row["construct"] in one.constructs and one.valence == valence]
                own = [q for one in ids for q in quoted(one) if KIND_OF[str(q["kind"])] == kind]
                assert row[f"{kind}_{valence}"] == len(column(own, "case"))


def test_quotations_are_rows_of_quotes_csv() -> None:
    rows = list(triangulation(example_study(), n_quotes=2)["triangulation_quotes"].records())
    assert rows
    for row in rows:
        (quote,) = quoted(str(row["code"]), source=row["source"], start=row["start"], end=row["end"])
        assert quote["text"] == row["text"]
        assert KIND_OF[str(quote["kind"])] == row["method"]
