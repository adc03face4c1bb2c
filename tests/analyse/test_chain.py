"""``chain``: who speaks of the ends of each relation, recomputed from the quotations; edges on small studies."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from builders import WHERE, book, code, talk
from example import column, example_study, quoted

from interview_coder.analyse.chain import argument_types, links, paths
from interview_coder.analyse.chain_quotes import joints
from interview_coder.analyse.references import reference_table, references
from interview_coder.domain.codebook import Codebook, Relation
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.sources import Source
from interview_coder.pipeline.coded import code_study
from interview_coder.pipeline.study_tables import chain


def related(*relations: tuple[str, str, str]) -> Codebook:
    codes = (code("p", "问题"), code("c", "原因"), code("m", "对策"), code("x", "别的"))
    found = tuple(Relation(source, kind, target, WHERE) for source, kind, target in relations)
    return replace(book(*codes), relations=found)


def study_of(codebook: Codebook, *sources: Source) -> CodedStudy:
    return code_study(sources, codebook)[0]


ARGUMENT = related(("p", "caused_by", "c"), ("c", "addressed_by", "m"), ("p", "addressed_by", "m"))


def test_every_link_of_the_example_leads_back_to_quotations() -> None:
    table = chain(example_study(), types=("caused_by", "addressed_by", "leads_to"))["chain"]
    assert len(table.rows) == len(example_study().codebook.relations)
    for row in table.records():
        ends = {end: quoted(str(row[end])) for end in ("from", "to")}
        for end, rows in ends.items():
            assert row[f"{end}_mentions"] == sum(str(one["hits"]).count("; ") + 1 for one in rows)
            assert row[f"{end}_segments"] == len(rows)
            assert row[f"{end}_sources"] == len(column(rows, "source"))
            assert row[f"{end}_cases"] == len(column(rows, "case"))
        for count, names in (
            ("cases", ["case"]),
            ("turns", ["source", "turn"]),
            ("segments", ["source", "start", "end"]),
        ):
            both = column(ends["from"], *names) & column(ends["to"], *names)
            assert row[f"{count}_both"] == len(both), row
        both_cases = column(ends["from"], "case") & column(ends["to"], "case")
        assert set(str(row["case_names"]).split("; ")) - {""} == {str(case) for (case,) in both_cases}


def test_every_chain_of_the_example_leads_back_to_quotations() -> None:
    table = chain(example_study())["chain_paths"]
    study_chains = [row for row in table.records() if str(row["start"]).startswith("problem_") and row["middle"]]
    assert [row["end"] for row in study_chains] == [
        "measure_party_leadership",
        "measure_guarantee_mechanism",
        "measure_standardise_organisations",
        "measure_urban_rural_integration",
        "measure_public_atmosphere",
    ]
    for row in study_chains:
        start, middle, end = (column(quoted(str(row[place])), "case") for place in ("start", "middle", "end"))
        assert (row["start_cases"], row["middle_cases"], row["end_cases"]) == (len(start), len(middle), len(end))
        assert row["cases_start_middle"] == len(start & middle)
        assert row["cases_middle_end"] == len(middle & end)
        assert row["cases_start_end"] == len(start & end)
        assert row["cases_all"] == len(start & middle & end)


def test_every_quotation_is_a_row_of_quotes_csv() -> None:
    rows = list(chain(example_study(), n_quotes=2)["chain_quotes"].records())
    assert rows
    for row in rows:
        codes = {"from": [row["from"]], "to": [row["to"]], "both": [row["from"], row["to"]]}[str(row["side"])]
        for one in codes:
            found = quoted(str(one), source=row["source"], start=row["start"], end=row["end"])
            assert [quote["text"] for quote in found] == [row["text"]]
    assert max(int(row["rank"]) for row in rows) == 2


@pytest.mark.parametrize(
    ("texts", "evidence", "counts"),
    [
        (["答：问题在原因。"], "turn", (1, 1, 1)),
        (["答：有问题。有原因。"], "turn", (1, 1, 0)),
        (["答：有问题。\n问：？\n答：有原因。"], "case", (1, 0, 0)),
        (["答：有问题。", "答：有原因。"], "apart", (0, 0, 0)),
        (["答：有问题。"], "one_end", (0, 0, 0)),
        (["答：有原因。"], "one_end", (0, 0, 0)),
        (["答：没话。"], "none", (0, 0, 0)),
    ],
)
def test_evidence_by_how_close_the_ends_stand(texts: list[str], evidence: str, counts: tuple[int, ...]) -> None:
    study = study_of(related(("p", "caused_by", "c")), *(talk(text, f"T{n}") for n, text in enumerate(texts)))
    (row,) = chain(study)["chain"].records()
    assert row["evidence"] == evidence
    assert (row["cases_both"], row["turns_both"], row["segments_both"]) == counts


def test_the_closest_words_come_first_and_cases_take_turns() -> None:
    study = study_of(
        related(("p", "caused_by", "c")),
        talk(
            "答：问题问题，问题，这里有很多很多字的原因。有一个问题，也有一个原因。\n问：？\n答：有问题。有原因。", "T1"
        ),
        talk("答：有问题。\n问：？\n答：有原因。", "T2"),
        talk("答：问题来自这样那样的一些原因吧。", "T3"),
    )
    (link,) = links(study)
    found = [(joint.together, [passage.source.id for passage in joint.passages]) for joint in joints(link)]
    assert found == [
        ("unit", ["T1"]),
        ("unit", ["T3"]),
        ("unit", ["T1"]),
        ("turn", ["T1", "T1"]),
        ("case", ["T2", "T2"]),
    ]


def test_negated_words_are_weaker() -> None:
    study = study_of(
        related(("p", "caused_by", "c")),
        talk(
            "答：这里没有问题，也没有原因，也没有原因，都好。\n问：？\n答：这里就是有问题，也有原因，大家都知道。", "T1"
        ),
    )
    (link,) = links(study)
    assert next(sum(p.negated for p in joint.passages) for joint in joints(link)) == 0


def test_types_of_the_argument_else_all() -> None:
    assert argument_types(ARGUMENT) == ("caused_by", "addressed_by")
    assert argument_types(related(("p", "leads_to", "c"))) == ("leads_to",)
    assert argument_types(related()) == ()
    study = study_of(related(("p", "caused_by", "c"), ("c", "leads_to", "x")), talk("答：问题。"))
    assert [row[0] for row in chain(study)["chain"].rows] == ["caused_by"]
    assert [row[0] for row in chain(study, types=("leads_to",))["chain"].rows] == ["leads_to"]


def test_kinds_narrow_the_material() -> None:
    study = study_of(ARGUMENT, talk("答：问题、原因。"), talk("问题、原因。", "L", kind="literature"))
    counts = {kinds: chain(study, kinds=kinds)["chain"].rows[0][9] for kinds in [(), ("literature",), ("survey",)]}
    assert counts == {(): 2, ("literature",): 1, ("survey",): 0}


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([], []),
        ([("p", "c")], [("p", "", "c")]),
        ([("p", "c"), ("c", "m")], [("p", "c", "m")]),
        ([("p", "c"), ("c", "m"), ("p", "m")], [("p", "c", "m")]),
        ([("p", "c"), ("p", "d"), ("c", "m"), ("d", "m")], [("p", "c", "m"), ("p", "d", "m")]),
        ([("a", "b"), ("b", "a")], [("a", "", "b"), ("b", "", "a")]),
        ([("a", "a")], [("a", "", "a")]),
        ([("a", "b"), ("b", "c"), ("c", "d")], [("a", "b", "c"), ("b", "c", "d")]),
        ([("p", "c"), ("p", "c")], [("p", "", "c")]),
    ],
)
def test_links_join_to_chains(edges: Iterable[tuple[str, str]], expected: list[tuple[str, str, str]]) -> None:
    assert paths(list(edges)) == expected


def test_references_number_sources_by_kind_and_respondents_once() -> None:
    answers = [
        replace(talk("问题。", f"S.{who}.Q{question}", kind="survey"), case=who, question=f"Q{question}")
        for who in ("7", "9")
        for question in (1, 2)
    ]
    study = study_of(
        ARGUMENT, talk("答：问题。", "乙10"), talk("答：问题。", "乙2"), talk("x", "L", kind="literature"), *answers
    )
    numbered = references(study)
    assert numbered["乙2"].of(12) == "A01-12"
    assert numbered["乙10"].of(1) == "A02-1"
    assert numbered["L"].of(1) == "D01-1"
    assert [numbered[f"S.{who}.Q{n}"].of(1) for who in ("7", "9") for n in (1, 2)] == [
        "C01-1",
        "C01-2",
        "C02-1",
        "C02-2",
    ]
    assert reference_table(study).rows[0] == ("A01", "interview", "乙2", "乙2")
