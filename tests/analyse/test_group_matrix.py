"""Codes and constructs by groups: what is counted, for whom, and the tests of it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import book, code, talk

from interview_coder.analyse.group_matrix import group_matrix, group_tables
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.sources import Source
from interview_coder.domain.tables import Cell, Table
from interview_coder.pipeline.code_tables import matrix
from interview_coder.pipeline.coded import code_study

MONEY = code("money", "经费", constructs=("t.lack",))
PEOPLE = code("people", "人手", constructs=("t.lack",))
NEVER = code("never", "从来没有的词")
BOOK = book(MONEY, PEOPLE, NEVER, constructs=("t.lack",))
TALKS = (
    talk("答：缺经费。经费很少。还好。", "A", district="城区"),
    talk("答：缺经费，缺人手。", "B", district="城区"),
    talk("问：缺经费吗？\n答：不缺。", "C", district="农村"),
    talk("答：缺人手。", "D", kind="survey"),
)


def study(talks: Sequence[Source] = TALKS, roles: Sequence[str] = ()) -> CodedStudy:
    return code_study(talks, BOOK, roles=roles)[0]


def rows(table: Table, *wanted: str, **where: Cell) -> list[tuple[Cell, ...]]:
    found = [record for record in table.records() if all(record[name] == cell for name, cell in where.items())]
    return [tuple(record[name] for name in wanted) for record in found]


def test_segments_and_cases_of_each_group_with_their_shares() -> None:
    cells, _ = group_tables(group_matrix(study(), by="district"))
    counted = ("group", "mentions", "segments", "group_segments", "share_of_segments")
    assert rows(cells, *counted, code="money") == [("农村", 0, 0, 1, 0.0), ("城区", 3, 3, 4, 0.75)]
    assert rows(cells, "group", "cases", "group_cases", "share_of_cases", code="money") == [
        ("农村", 0, 1, 0.0),
        ("城区", 2, 2, 1.0),
    ]
    assert len(cells.rows) == 3 * 2, "zeros have a row, too"


def test_units_without_a_value_are_counted_and_left_out() -> None:
    found = group_matrix(study(), by="district")
    assert (found.without_group, found.groups) == (1, ("农村", "城区"))
    assert rows(group_tables(found)[0], "segments", code="people", group="城区") == [(1,)]


def test_a_segment_with_two_codes_of_a_construct_counts_once() -> None:
    cells, _ = group_tables(group_matrix(study(), by="district", of="constructs"))
    assert rows(cells, "mentions", "segments", "cases", construct="t.lack", group="城区") == [(4, 3, 2)]


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("case", ("A", "B", "C", "D")),
        ("source", ("A", "B", "C", "D")),
        ("kind", ("interview", "survey")),
        ("role", ("participant",)),
        ("speaker", ("答",)),
        ("case.district", ("农村", "城区")),
    ],
)
def test_what_groups_can_be(by: str, groups: tuple[str, ...]) -> None:
    assert group_matrix(study(), by=by).groups == groups


def test_roles_are_groups_where_all_are_coded_and_cases_stand_in_both() -> None:
    found = group_matrix(study(roles=("participant", "interviewer")), by="role")
    assert found.groups == ("interviewer", "participant")
    assert found.cases_in_several == 1
    assert rows(group_tables(found)[0], "cases", "group_cases", code="money") == [(1, 1), (2, 4)]


def test_each_code_is_compared_with_what_its_own_roles_said() -> None:
    asked = replace(MONEY, roles=("interviewer",))
    coded, _ = code_study(TALKS, book(asked, PEOPLE))
    cells, _ = group_tables(group_matrix(coded, by="kind"))
    assert rows(cells, "segments", "group_segments", code="money", group="interview") == [(1, 1)]
    assert rows(cells, "segments", "group_segments", code="people", group="interview") == [(1, 5)]


def test_tests_stand_beside_each_other_by_cases_and_by_segments() -> None:
    _, tests = group_tables(group_matrix(study(), by="district"))
    assert rows(tests, "per", "groups", "n", "found", "test", code="money") == [
        ("cases", 2, 3, 2, "fisher"),
        ("segments", 2, 5, 3, "fisher"),
    ]
    assert rows(tests, "p", "p_adjusted", "cramers_v", code="money", per="cases") == [(0.3333, 0.6667, 1.0)]
    assert rows(tests, "n", "found", "test", "p", "cramers_v", code="never", per="cases") == [(3, 0, "none", "", "")]


def test_residuals_are_empty_where_nothing_can_differ() -> None:
    cells, _ = group_tables(group_matrix(study(), by="district"))
    assert rows(cells, "residual_segments", "residual_cases", code="never") == [("", ""), ("", "")]
    (low,), (high,) = rows(cells, "residual_cases", code="money")
    assert float(high) == -float(low) == pytest.approx(1.7321)


def test_groups_of_one_case_have_no_test_by_cases() -> None:
    _, tests = group_tables(group_matrix(study(), by="case"))
    assert {test for (test,) in rows(tests, "test", per="cases")} == {"none"}
    assert rows(tests, "test", code="money", per="segments") == [("fisher_random",)]


def test_adjustment_covers_the_tests_that_were_made() -> None:
    found = group_matrix(study(), by="district")
    plain = rows(group_tables(found, adjust="none")[1], "p", "p_adjusted", per="segments")
    assert all(p == adjusted for p, adjusted in plain)
    for method in ("bh", "by"):
        for p, adjusted in rows(group_tables(found, adjust=method)[1], "p", "p_adjusted", per="segments"):
            assert p == adjusted == "" or float(adjusted) >= float(p)


def test_kinds_limit_the_sources() -> None:
    found = matrix(study(), by="case", kinds=("survey",))
    assert found.groups == ("D",)
    assert rows(found.tables["matrix_groups"], "segments", code="people") == [(1,)]


def test_no_sources_of_a_kind_give_tables_without_groups() -> None:
    found = matrix(study(), by="case", kinds=("literature",))
    assert found.groups == ()
    assert list(found.tables["matrix_groups"].rows) == []
    assert len(found.tables["matrix_tests"].rows) == 6


def test_unknown_words_are_errors() -> None:
    with pytest.raises(ValueError, match=r"'region'.*case, kind, role, speaker, source, district"):
        group_matrix(study(), by="region")
    with pytest.raises(ValueError, match="themes"):
        group_matrix(study(), by="case", of="themes")
