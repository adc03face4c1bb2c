"""The example study: every number of the analyses comes out again when it is recomputed from quotes.csv."""

import csv
import json
from collections import Counter
from functools import cache
from itertools import combinations
from math import log2
from pathlib import Path

import pytest

from interview_coder.analyse.code_pairs import Context
from interview_coder.codebook import read_codebook
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.coded import CodedStudy
from interview_coder.ingest import read_sources
from interview_coder.pipeline import code_sources
from interview_coder.pipeline.code_tables import constructs, cooccurrence, frequencies, matrix
from interview_coder.pipeline.coded import code_study

ROOT = Path(__file__).parents[2]
Row = dict[str, str]


@cache
def study() -> CodedStudy:
    codebook, _ = read_codebook(ROOT / "codebooks" / "volunteer-governance.yaml", parse=parse_expression)
    assert codebook is not None
    return code_study(read_sources([ROOT / "transcripts"])[0], codebook)[0]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("results")
    code_sources([coded.source for coded in study().sources], study().codebook).write(folder)
    return folder


def table(results: Path, name: str) -> list[Row]:
    with (results / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_frequencies_and_constructs_are_those_of_the_files(results: Path) -> None:
    for found in (frequencies(study()), constructs(study())):
        written = [tuple(row.values()) for row in table(results, found.name)]
        assert [tuple(map(str, row)) for row in found.rows] == written


@pytest.mark.parametrize("of", ["codes", "constructs"])
@pytest.mark.parametrize("by", ["kind", "case", "district"])
def test_the_matrix_can_be_recomputed(results: Path, by: str, of: str) -> None:
    with (ROOT / "transcripts" / "sources.csv").open(encoding="utf-8-sig", newline="") as file:
        district = {row["source"]: row["district"] for row in csv.DictReader(file)}
    segments: dict[tuple[str, str], set[tuple[str, str, str]]] = {}
    cases: dict[tuple[str, str], set[str]] = {}
    mentions: Counter[tuple[str, str]] = Counter()
    for quote in table(results, "quotes"):
        group = district.get(quote["source"], "") if by == "district" else quote[by]
        for item in [quote["code"]] if of == "codes" else quote["construct"].split("; "):
            if group and item:
                segments.setdefault((item, group), set()).add((quote["source"], quote["start"], quote["end"]))
                cases.setdefault((item, group), set()).add(quote["case"])
                mentions[item, group] += len(quote["hits"].split("; "))
    found = matrix(study(), by=by, of=of)
    records = [
        (str(row[0]), record)
        for row, record in zip(found.tables["matrix_groups"].rows, found.tables["matrix_groups"].records(), strict=True)
    ]
    assert {item: 0 for item, _ in records}.keys() >= {item for item, _ in segments}
    for item, record in records:
        key = item, str(record["group"])
        assert record["segments"] == len(segments.get(key, ()))
        assert record["cases"] == len(cases.get(key, ()))
        assert record["mentions"] == mentions[key]
        assert record["share_of_segments"] == round(int(record["segments"]) / int(record["group_segments"]), 4)
        assert record["share_of_cases"] == round(int(record["cases"]) / int(record["group_cases"]), 4)
    if by != "district":
        counts = json.loads((results / "run.json").read_text(encoding="utf-8"))["counts"]
        first = [record for item, record in records if item == records[0][0]]
        assert sum(int(record["group_segments"]) for record in first) == counts["spoken"]["participant"]["segments"]


def hits(quote: Row) -> set[tuple[str, int, int]]:
    spans = (hit.partition(":")[0].split("-") for hit in quote["hits"].split("; "))
    return {(quote["source"], int(start), int(end)) for start, end in spans}


def relation(one: set[tuple[str, int, int]], other: set[tuple[str, int, int]]) -> str:
    shared = [(a, b) for a in one for b in other if a[0] == b[0] and set(range(*a[1:])) & set(range(*b[1:]))]
    if any(set(range(*a[1:])) <= set(range(*b[1:])) or set(range(*a[1:])) >= set(range(*b[1:])) for a, b in shared):
        return "inclusion"
    return "overlap" if shared else "proximity"


@pytest.mark.parametrize("within", ["unit", "turn", "case"])
def test_cooccurrences_can_be_recomputed(results: Path, within: str) -> None:
    keys = {"unit": ("source", "start", "end"), "turn": ("source", "turn"), "case": ("case",)}[within]
    contexts: dict[tuple[str, ...], dict[str, set[tuple[str, int, int]]]] = {}
    for quote in table(results, "quotes"):
        context = contexts.setdefault(tuple(quote[key] for key in keys), {})
        context.setdefault(quote["code"], set()).update(hits(quote))
    alone = Counter(code for context in contexts.values() for code in context)
    order = [code.id for code in study().codebook.codes]
    relations: dict[tuple[str, str], Counter[str]] = {}
    for context in contexts.values():
        for a, b in combinations(sorted(context, key=order.index), 2):
            relations.setdefault((a, b), Counter())[relation(context[a], context[b])] += 1
    found = cooccurrence(study(), Context(within))["code_pairs"]
    assert {(row[0], row[1]) for row in found.rows} == set(relations)
    for record in found.records():
        pair = str(record["code_a"]), str(record["code_b"])
        n_a, n_b, both = alone[pair[0]], alone[pair[1]], sum(relations[pair].values())
        assert (record["together"], record["contexts_a"], record["contexts_b"]) == (both, n_a, n_b)
        assert {name: record[name] for name in ("inclusion", "overlap", "proximity")} == {
            name: relations[pair][name] for name in ("inclusion", "overlap", "proximity")
        }
        assert record["jaccard"] == round(both / (n_a + n_b - both), 4)
        assert record["expected"] == round(n_a * n_b / int(record["contexts"]), 4)
        assert record["pmi"] == pytest.approx(log2(both * int(record["contexts"]) / (n_a * n_b)), abs=5e-5)


def test_pairs_in_a_unit_are_those_of_the_small_file(results: Path) -> None:
    small = {
        (row["code_a"], row["code_b"]): (int(row["segments"]), float(row["jaccard"]))
        for row in table(results, "cooccurrence")
    }
    found = cooccurrence(study())["code_pairs"]
    assert {
        (row[0], row[1]): (record["together"], record["jaccard"])
        for row, record in zip(found.rows, found.records(), strict=True)
    } == small
    spoken = json.loads((results / "run.json").read_text(encoding="utf-8"))["counts"]["spoken"]
    assert {record["contexts"] for record in found.records()} == {spoken["participant"]["segments"]}
