"""The codebooks that come with the product: every example is coded, no counterexample is."""

from functools import cache
from pathlib import Path

import pytest

from interview_coder.codebook import read_codebook
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.codebook import Code, Codebook
from interview_coder.domain.sources import Source, Turn
from interview_coder.pipeline import code_sources

FOLDER = Path(__file__).parents[2] / "codebooks"
BOOKS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
NEEDED = ("voluntary-failure", "collaborative-governance", "maslow", "volunteer-governance")


@cache
def shipped(name: str) -> Codebook:
    book, problems = read_codebook(FOLDER / f"{name}.yaml", parse=parse_expression)
    assert book is not None
    assert [problem.render("en") for problem in problems] == []
    return book


def own_codes(book: Codebook) -> list[Code]:
    return [code for code in book.codes if code.codebook == book.id]


@cache
def found_in(name: str) -> dict[str, set[str]]:
    """Code all examples and counterexamples of a book at once; return the codes of each text."""
    book = shipped(name)
    texts = sorted({text for code in book.codes for text in (*code.examples, *code.counterexamples)})
    sources = [
        Source(f"E{number:05d}", text, (Turn("", "participant", 0, len(text)),), case="E")
        for number, text in enumerate(texts)
    ]
    quotes = code_sources(sources, book).tables["quotes"]
    found: dict[str, set[str]] = {text: set() for text in texts}
    for record in quotes.records():
        found[texts[int(str(record["source"])[1:])]].add(str(record["code"]))
    return found


def test_the_four_books_are_there() -> None:
    assert set(NEEDED) <= set(BOOKS)


@pytest.mark.parametrize("name", BOOKS)
def test_every_code_says_what_it_means_and_shows_it(name: str) -> None:
    thin = [
        code.id
        for code in own_codes(shipped(name))
        if not (code.definition and code.include and code.exclude)
        or len(code.examples) < 3
        or len(code.counterexamples) < 2
    ]
    assert thin == []


@pytest.mark.parametrize("name", BOOKS)
def test_every_example_is_coded(name: str) -> None:
    found = found_in(name)
    missed = [
        (code.id, text) for code in own_codes(shipped(name)) for text in code.examples if code.id not in found[text]
    ]
    assert missed == []


@pytest.mark.parametrize("name", BOOKS)
def test_no_counterexample_is_coded(name: str) -> None:
    found = found_in(name)
    wrong = [
        (code.id, text) for code in own_codes(shipped(name)) for text in code.counterexamples if code.id in found[text]
    ]
    assert wrong == []


@pytest.mark.parametrize("name", BOOKS)
def test_every_construct_has_a_source_and_a_code(name: str) -> None:
    book = shipped(name)
    used = {construct for code in book.codes for construct in code.constructs}
    parents = {construct.parent for construct in book.constructs}
    assert [c.id for c in book.constructs if c.id not in used | parents] == []
    known = {reference.id for reference in book.references}
    assert [theory.id for theory in book.theories if theory.reference not in known] == []


def test_the_study_chains_problem_cause_and_countermeasure() -> None:
    book = shipped("volunteer-governance")
    family = {code.id: code.family for code in book.codes}
    assert {use.name for use in book.uses} == {"voluntary-failure", "collaborative-governance", "maslow"}
    links = {(family[relation.source], relation.type, family[relation.target]) for relation in book.relations}
    assert ("problem", "caused_by", "cause") in links
    assert ("cause", "addressed_by", "countermeasure") in links
    problems = {relation.source for relation in book.relations if relation.type == "caused_by"}
    assert len(problems) >= 5
    assert {"practice", "effect"} <= set(family.values())


def test_needs_are_met_and_unmet() -> None:
    book = shipped("maslow")
    for construct in book.constructs:
        valences = {code.valence for code in book.codes if construct.id in code.constructs}
        assert {"met", "unmet"} <= valences, construct.id
