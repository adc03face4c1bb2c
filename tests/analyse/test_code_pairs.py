"""Codes found together: contexts, relations of the evidence, measures."""

from dataclasses import replace
from math import log2

import pytest
from builders import book, code, talk

from interview_coder.analyse.code_pairs import Context, code_pairs
from interview_coder.domain.choices import RELATIONS, WITHIN
from interview_coder.domain.codebook import Code
from interview_coder.domain.coded import CodedSource, CodedStudy
from interview_coder.domain.tables import Cell, Table
from interview_coder.pipeline.code_tables import cooccurrence
from interview_coder.pipeline.coded import code_study

MONEY, PEOPLE, PLACE = code("money", "经费"), code("people", "人手"), code("place", "场地")
TEXT = "答：缺经费，缺人手。缺场地。\n问：还有呢？\n答：缺经费。还好。还好。缺人手。\n"


def study(*texts: str, codes: tuple[Code, ...] = (MONEY, PEOPLE, PLACE), unit: str = "sentence") -> CodedStudy:
    sources = [talk(text, f"T{number}") for number, text in enumerate(texts or (TEXT,), 1)]
    return code_study(sources, book(*codes, unit=unit))[0]


def pairs(
    coded: CodedStudy, context: Context | None = None, **options: object
) -> dict[tuple[Cell, Cell], dict[str, Cell]]:
    table = code_pairs(coded, context or Context(), **options)[0]  # type: ignore[arg-type]
    return {(row[0], row[1]): record for row, record in zip(table.rows, table.records(), strict=True)}


def together(coded: CodedStudy, context: Context) -> dict[tuple[Cell, Cell], Cell]:
    return {ends: record["together"] for ends, record in pairs(coded, context).items()}


def test_within_a_unit() -> None:
    assert together(study(), Context("unit")) == {("money", "people"): 1}


def test_within_a_turn() -> None:
    found = pairs(study(), Context("turn"))
    assert {ends: record["together"] for ends, record in found.items()} == {
        ("money", "people"): 2,
        ("money", "place"): 1,
        ("people", "place"): 1,
    }
    assert found["money", "people"]["contexts"] == 2, "turns of roles that are not coded are no contexts"


def test_windows_move_unit_by_unit_over_the_turns() -> None:
    """Six units: 经费+人手 | 场地 | 经费 | – | – | 人手; windows of three: 1–3, 2–4, 3–5, 4–6."""
    found = pairs(study(), Context("window", 3))
    assert {ends: record["together"] for ends, record in found.items()} == {
        ("money", "people"): 1,
        ("money", "place"): 2,
        ("people", "place"): 1,
    }
    assert (found["money", "people"]["contexts"], found["money", "people"]["contexts_b"]) == (4, 2)


def test_a_source_shorter_than_a_window_is_one_window() -> None:
    assert pairs(study("答：经费。人手。"), Context("window", 9))["money", "people"]["contexts"] == 1
    assert pairs(study("问：什么？"), Context("window", 9)) == {}


def test_within_a_case_over_all_of_its_sources() -> None:
    coded = study("答：缺经费。", "答：缺人手。")
    assert together(coded, Context("case")) == {}
    one = replace(coded, sources=tuple(_said_by("同一人", part) for part in coded.sources))
    assert together(one, Context("case")) == {("money", "people"): 1}
    assert pairs(one, Context("case"))["money", "people"]["proximity"] == 1


def _said_by(case: str, part: CodedSource) -> CodedSource:
    segments = tuple(replace(segment, case=case) for segment in part.segments)
    codings = tuple(replace(coding, segment=replace(coding.segment, case=case)) for coding in part.codings)
    return replace(part, segments=segments, codings=codings)


@pytest.mark.parametrize(
    ("rules", "relation"),
    [
        (("经费不足", '"经费"'), "inclusion"),
        (("经费不足", "经费不足"), "inclusion"),
        (('"费不足"', '"经费"'), "overlap"),
        (('"经费"', '"不足"'), "proximity"),
    ],
)
def test_relations_of_the_evidence(rules: tuple[str, str], relation: str) -> None:
    coded = study("答：经费不足啊。", codes=(code("a", rules[0]), code("b", rules[1])))
    (record,) = pairs(coded).values()
    assert {name: record[name] for name in ("inclusion", "overlap", "proximity")} == {
        name: int(name == relation) for name in ("inclusion", "overlap", "proximity")
    }
    for wanted in RELATIONS:
        found = pairs(coded, Context(relation=wanted))
        assert bool(found) == (wanted in ("any", relation))


def test_measures_by_their_formulas() -> None:
    """10 units, a in 4, b in 5, both in 3: expected 2, Jaccard 3/6, PMI log2(3/2)."""
    units = ["缺经费、人手"] * 3 + ["缺经费"] + ["缺人手"] * 2 + ["还好"] * 4
    record = pairs(study("答：" + "。".join(units) + "。"))["money", "people"]
    assert (record["contexts_a"], record["contexts_b"], record["contexts"]) == (4, 5, 10)
    assert (record["together"], record["expected"], record["jaccard"]) == (3, 2.0, 0.5)
    assert record["pmi"] == round(log2(1.5), 4)


def test_cases_are_those_that_say_it() -> None:
    coded = study("答：缺经费、人手。缺经费、人手。", "答：缺经费、人手。", "答：缺经费。")
    assert pairs(coded)["money", "people"]["cases"] == 2


def test_rare_pairs_can_be_left_out_and_nodes_count_the_pairs_kept() -> None:
    tables = cooccurrence(study(), Context("turn"), least=2)
    assert [row[:2] for row in tables["code_pairs"].rows] == [("money", "people")]
    nodes = {row[0]: dict(zip(tables["code_nodes"].columns, row, strict=True)) for row in tables["code_nodes"].rows}
    assert {name: node["pairs"] for name, node in nodes.items()} == {"money": 1, "people": 1, "place": 0}
    assert nodes["money"]["contexts"] == 2


def test_constructs_stand_together_too() -> None:
    one = code("a", "经费", constructs=("t.x",))
    other = code("b", "人手", constructs=("t.y", "t.x"))
    coded, _ = code_study([talk("答：缺经费，缺人手。")], book(one, other, constructs=("t.x", "t.y")))
    table, _ = code_pairs(coded, Context(), of="constructs")
    assert table.columns[:2] == ("construct_a", "construct_b")
    assert [row[:2] for row in table.rows] == [("t.x", "t.y")]


def test_strongest_pairs_come_first_then_the_order_of_the_codebook() -> None:
    table, _ = code_pairs(study(), Context("turn"))
    assert [row[:2] for row in table.rows] == [("money", "people"), ("money", "place"), ("people", "place")]


def test_nothing_found_gives_empty_tables() -> None:
    tables: list[Table] = [table for within in WITHIN for table in code_pairs(study("答：还好。"), Context(within))]
    assert [list(table.rows) for table in tables] == [[]] * 8


@pytest.mark.parametrize(
    "options", [{"within": "page"}, {"relation": "near"}, {"window": 1}], ids=["within", "relation", "window"]
)
def test_meaningless_contexts_are_errors(options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"choose from|two units"):
        Context(**options)  # type: ignore[arg-type]
