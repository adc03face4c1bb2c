"""KH Coder's near and seq: the table of published results, on rows and through a codebook."""

from pathlib import Path

import pytest
from builders import WHERE, talk

from interview_coder.codebook import read_codebook
from interview_coder.coding.khcoder import starts_within
from interview_coder.coding.parse import parse_expression
from interview_coder.pipeline import code_sources

WORDS = {"A": "志愿者", "B": "经费", "C": "社区", "x": "，"}
TABLE = [
    ("ABA", "near(A-B)", 2),
    ("AAB", "near(A-B)", 1),
    ("ABAB", "near(A-B)", 3),
    ("A" + 8 * "x" + "B", "near(A-B)", 1),
    ("A" + 9 * "x" + "B", "near(A-B)", 1),
    ("A" + 10 * "x" + "B", "near(A-B)", 0),
    ("A" + 9 * "x" + "B" + 9 * "x" + "C", "near(A-B-C)", 1),
    ("A" + 499 * "x" + "B", "near(A-B)[0]", 1),
    ("BAB", "seq(A-B)", 1),
    ("ABAB", "seq(A-B)", 2),
    ("ACB", "seq(A-B-C)", 0),
    ("ACBC", "seq(A-B-C)", 1),
]
REPEATED = [("AA", "near(A-A)", 0), ("ABA", "seq(A-B-A)", 0)]


@pytest.mark.parametrize(("text", "written", "value"), TABLE)
def test_starts_are_counted_as_in_khcoder(text: str, written: str, value: int) -> None:
    operator, words, distance = _parts(written)
    operands = [[(n, n + 1) for n, sign in enumerate(text) if sign == word] for word in words]
    rows = [(n, n + 1) for n in range(len(text))]
    found = starts_within(operands, rows, distance=distance, ordered=operator == "seq")
    assert len(found) == value


@pytest.mark.parametrize(("text", "written", "value"), TABLE + REPEATED)
def test_a_codebook_counts_as_khcoder(text: str, written: str, value: int, tmp_path: Path) -> None:
    operator, words, distance = _parts(written)
    name = {"near": "NEAR", "seq": "THEN"}[operator]
    rule = f" {name}/{distance} ".join(WORDS[word] for word in words)
    assert _mentions("".join(WORDS[sign] for sign in text), rule, tmp_path) == value


def test_ten_is_the_distance_if_none_is_given(tmp_path: Path) -> None:
    texts = ["志愿者" + n * "，" + "经费" for n in (9, 10)]
    assert [_mentions(text, "志愿者 NEAR 经费", tmp_path) for text in texts] == [1, 0]


def test_blanks_are_no_rows(tmp_path: Path) -> None:
    assert _mentions("志愿者" + 30 * " " + "经费", "志愿者 NEAR/1 经费", tmp_path) == 1


def test_the_setting_is_needed_for_a_distance_without_limit() -> None:
    node, problems = parse_expression("志愿者 NEAR/0 经费", WHERE)
    assert node is None
    assert [problem.code for problem in problems] == ["IC309"]


def _parts(written: str) -> tuple[str, list[str], int]:
    operator, _, rest = written.partition("(")
    words, _, option = rest.partition(")")
    return operator, words.split("-"), int(option.strip("[]") or 10)


def _mentions(text: str, rule: str, folder: Path) -> int:
    path = folder / "b.yaml"
    path.write_text(
        "codebook: b\nversion: 1.0.0\ndefaults: {compatibility: khcoder}\n"
        f"codes:\n  - {{id: c, name: c, rules: [{rule}]}}\n",
        encoding="utf-8",
    )
    book, problems = read_codebook(path, parse=parse_expression)
    assert book
    assert not [problem for problem in problems if problem.is_error]
    (row,) = code_sources([talk("答：" + text)], book).tables["frequencies"].records()
    return int(str(row["mentions"]))
