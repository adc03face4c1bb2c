"""Every table against the quotations it comes from, and known numbers."""

from collections import defaultdict

from builders import book, code, coded, talk
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coder.domain.sources import Source, Turn
from interview_coder.domain.tables import Table
from interview_coder.pipeline import CodingResult, code_sources

WORDS = st.lists(st.sampled_from(["志愿者", "社区", "经费", "。", "，", "我们", "\n问：", "\n答："]), max_size=25)
TEXTS = st.lists(WORDS.map(lambda parts: "答：" + "".join(parts)), min_size=1, max_size=4)
CODES = (
    code("v", "志愿者", constructs=("t.a",)),
    code("s", "社区", "志愿者 NEAR/3 社区", constructs=("t.a", "t.b")),
    code("m", "经费"),
    code("q", "社区", roles=("interviewer", "participant"), constructs=("t.c",)),
)
BOOK = book(*CODES, constructs=("t.a", "t.b", "t.c", "t.empty"))


def record(table: Table, **wanted: object) -> dict[str, object]:
    found = [row for row in table.records() if all(row[key] == value for key, value in wanted.items())]
    assert len(found) == 1
    return dict(found[0])


def result_of(texts: list[str]) -> CodingResult:
    return code_sources([talk(text, f"T{number}") for number, text in enumerate(texts)], BOOK)


@settings(deadline=None, max_examples=25)
@given(TEXTS)
def test_every_count_leads_back_to_quotations(texts: list[str]) -> None:
    tables = result_of(texts).tables
    rows = list(tables["quotes"].records())
    for found in tables["frequencies"].records():
        own = [row for row in rows if row["code"] == found["code"]]
        assert found["mentions"] == sum(len(str(row["hits"]).split("; ")) for row in own)
        assert found["segments"] == len({(row["source"], row["start"]) for row in own}) == len(own)
        assert found["sources"] == len({row["source"] for row in own})
        assert found["cases"] == len({row["case"] for row in own})
    for found in tables["constructs"].records():
        own = [row for row in rows if found["construct"] in str(row["construct"]).split("; ")]
        assert found["mentions"] == sum(len(str(row["hits"]).split("; ")) for row in own)
        assert found["segments"] == len({(row["source"], row["start"], row["end"]) for row in own})
    together = defaultdict(set)
    for row in rows:
        together[row["source"], row["start"], row["end"]].add(row["code"])
    for found in tables["cooccurrence"].records():
        pair = {found["code_a"], found["code_b"]}
        assert found["segments"] == sum(pair <= codes for codes in together.values())
        assert found["jaccard"] == round(found["segments"] / sum(bool(pair & codes) for codes in together.values()), 4)
    cells = {(row["case"], row["code"]) for row in rows}
    assert {(found["case"], found["code"]) for found in tables["matrix"].records()} == cells


def test_shares_and_coverage() -> None:
    tables = result_of(["答：志愿者来了。社区没来。\n问：志愿者？\n", "答：好。\n"]).tables
    found = record(tables["frequencies"], code="v")
    assert (found["share_of_segments"], found["share_of_cases"]) == (0.3333, 0.5)
    assert found["coverage"] == round(6 / 13, 4)
    both_roles = record(tables["frequencies"], code="q")
    assert both_roles["share_of_segments"] == 0.25


def test_rows_of_zeros_are_kept() -> None:
    tables = result_of(["答：好。"]).tables
    assert [row["code"] for row in tables["frequencies"].records()] == ["v", "s", "m", "q"]
    assert [(row["construct"], row["codes"], row["segments"]) for row in tables["constructs"].records()] == [
        ("t.a", 2, 0),
        ("t.b", 1, 0),
        ("t.c", 1, 0),
        ("t.empty", 0, 0),
    ]


def test_a_unit_with_two_codes_of_a_construct_is_one_segment() -> None:
    tables = result_of(["答：志愿者和社区。"]).tables
    found = record(tables["constructs"], construct="t.a")
    assert (found["mentions"], found["segments"]) == (2, 1)


def test_quotations_are_sorted_by_codebook_then_source_then_place() -> None:
    sources = [talk("答：社区。志愿者。社区。\n", name) for name in ("T10", "T2")]
    rows = code_sources(sources, BOOK).tables["quotes"].records()
    places = [(row["code"], row["source"], row["start"]) for row in rows]
    assert places[:3] == [("v", "T2", 5), ("v", "T10", 5), ("s", "T2", 2)]


def test_context_stands_before_and_after() -> None:
    rows = list(coded("问：甲？\n答：乙。社区！丙。\n", code("c", "社区")).tables["quotes"].records())
    assert (rows[0]["before"], rows[0]["after"]) == ("问：甲？\n答：乙。", "丙。\n")


def test_speakers_have_their_own_case() -> None:
    text = "甲社区。乙社区。"
    turns = (Turn("甲", "participant", 1, 4, case="C1"), Turn("乙", "participant", 5, 8, case="C2"))
    tables = code_sources([Source("F", text, turns, kind="focus_group", case="F")], BOOK).tables
    assert record(tables["frequencies"], code="s")["cases"] == 2
    assert [row["case"] for row in tables["matrix"].records() if row["code"] == "s"] == ["C1", "C2"]


def test_frames_have_the_columns_of_the_tables() -> None:
    result = result_of(["答：志愿者。"])
    for name, frame in (("frequencies", result.frequencies), ("quotes", result.quotes), ("matrix", result.matrix)):
        assert tuple(frame.columns) == result.tables[name].columns
        assert len(frame) == len(result.tables[name].rows)
    assert result.constructs["segments"].sum() == 1
    assert result.cooccurrence.empty


def test_nobody_in_the_roles_is_said() -> None:
    result = code_sources([talk("问：志愿者？\n")], book(code("v", "志愿者")))
    assert [problem.code for problem in result.problems] == ["IC504"]


def test_an_unknown_attribute_is_said() -> None:
    result = code_sources([talk("答：好。", district="农村")], book(code("v", "case.distrikt=农村 AND 好")))
    assert [problem.code for problem in result.problems] == ["IC502"]
    assert "district" in str(result.problems[0].fix)
