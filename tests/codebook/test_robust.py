"""No file, however broken, makes the reader fail, hang, or return a codebook that does not hold together."""

import random
import time
from pathlib import Path

import pytest

from interview_coder.codebook import read_codebook
from interview_coder.codebook.check import check_codebook
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.rules import CodeRef, leaves

ROOT = Path(__file__).parents[2]
SEEDS = [
    path.read_bytes().decode("utf-8", "surrogateescape")[:8_000]
    for folder in (ROOT / "tests" / "golden" / "codebooks", ROOT / "codebooks")
    for path in sorted(folder.rglob("*.yaml"))
]
BITS = [*"：:\t\n[]{}'\"#!|>%`，?\\()\r\0 \u3000\u2028\u0085𠮷&*@", "- ", "*a", "&a ", "@x", "--- ", "<<: ", "NOT ", "NEAR/5 ", "id: ", "codes:", "  ", "\ud800"]  # fmt: skip


def mutated(chance: random.Random) -> bytes:
    text = chance.choice(SEEDS)
    for _ in range(chance.randint(1, 6)):
        at, other = chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)
        text = chance.choice(
            [
                text[:at] + chance.choice(BITS) + text[at:],
                text[:at] + chance.choice(BITS) + text[at:],
                text[:at] + text[at + chance.randint(1, 8) :],
                text[:at] + text[other : other + chance.randint(1, 200)] + text[at:],
                text[:at] if chance.random() < 0.2 else text,
            ]
        )
    return text.encode("utf-8", "surrogatepass" if "\ud800" in text else "surrogateescape")


def holds_together(book: Codebook) -> bool:
    ids = [code.id for code in book.codes]
    constructs = {construct.id for construct in book.constructs}
    references = [
        leaf for code in book.codes for rule in (*code.rules, *code.unless) for leaf in leaves(rule.expression)
    ]
    return (
        len(set(ids)) == len(ids)
        and all(code.when_negated in ("keep", "drop", *ids) for code in book.codes)
        and all(set(code.constructs) <= constructs for code in book.codes)
        and all(not one.parent or one.parent in constructs for one in book.constructs)
        and all(leaf.code in ids for leaf in references if isinstance(leaf, CodeRef))
        and all({relation.source, relation.target} <= set(ids) for relation in book.relations)
    )


@pytest.mark.parametrize("seed", range(10))
def test_mutated_codebooks_never_fail(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    path = tmp_path / "mutated.yaml"
    for _ in range(40):
        path.write_bytes(mutated(chance))
        start = time.perf_counter()
        book, problems = read_codebook(path, parse=parse_expression)
        assert book is not None or any(problem.is_error for problem in problems)
        if book is not None:
            assert holds_together(book)
            problems = (*problems, *check_codebook(book))
        for problem in problems:
            assert problem.render("zh").encode()
            assert problem.render("en").encode()
        assert time.perf_counter() - start < 10, path.read_bytes()


def big(*, codes: int, terms: int) -> str:
    lines = ["codebook: big", "version: 1.0.0", "codes:"]
    for code in range(codes):
        lines += [f"  - id: code_{code}", f"    name: 编码{code}", "    rules:"]
        lines += [f"      - 词{code}之{term}" for term in range(terms)]
    return "\n".join(lines) + "\n"


def test_time_grows_with_the_size_only(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_text(big(codes=2_000, terms=25), encoding="utf-8")
    start = time.perf_counter()
    book, problems = read_codebook(path, parse=parse_expression)
    assert problems == ()
    assert book is not None
    assert sum(len(code.rules) for code in book.codes) == 50_000
    assert time.perf_counter() - start < 20, "about two seconds on a machine of 2024"


def test_thousands_of_faults_take_no_longer(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    text = big(codes=1_000, terms=3).replace("    name: ", "    nam: ").replace("之1\n", " AND @code_x\n")
    path.write_text(f"{text}  - name：坏\n    id: 'x\n", encoding="utf-8")
    start = time.perf_counter()
    _book, problems = read_codebook(path, parse=parse_expression)
    assert len([problem for problem in problems if problem.is_error]) == 2_002
    assert time.perf_counter() - start < 20
