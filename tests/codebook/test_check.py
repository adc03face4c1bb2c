"""What follows from the form of rules alone."""

from pathlib import Path

import pytest

from interview_coder.codebook import read_codebook
from interview_coder.codebook.check import check_codebook
from interview_coder.codebook.rule_logic import contradictions, is_deeper, key_of, needs, text_of
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.problems import Where
from interview_coder.domain.rules import Node, Not, Term


def node(text: str) -> Node:
    found, problems = parse_expression(text, Where("f"))
    assert found is not None, problems
    return found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("甲 AND 乙", "乙 AND 甲", True),
        ("甲 OR (乙 OR 丙)", "丙 OR 乙 OR 甲", True),
        ("甲 AND 甲", "甲", True),
        ("甲 NEAR/3 乙", "乙 NEAR/3 甲", True),
        ("甲 NEAR/3 乙", "甲 NEAR/4 乙", False),
        ("甲 THEN/3 乙", "乙 THEN/3 甲", False),
        ("NEAR/3(甲, 乙, 丙)", "NEAR/3(丙, 乙, 甲)", False),
        ("甲 + 乙", "乙 + 甲", False),
        ("甲", '"甲"', False),
        ("role=participant", "role=interviewer", False),
        ("甲*", "甲", False),
        ("/甲/", "甲", False),
        ("@甲", "甲", False),
    ],
)
def test_rules_of_the_same_form(one: str, other: str, same: bool) -> None:
    assert (key_of(node(one)) == key_of(node(other))) is same


@pytest.mark.parametrize(
    ("whole", "part", "needed"),
    [
        ("甲 AND 乙", "甲", True),
        ("甲 NEAR/3 乙", "乙", True),
        ("甲 + 乙", "乙", True),
        ("甲 OR 乙", "甲", False),
        ("(甲 AND 丙) OR (乙 AND 丙)", "丙", True),
        ("NOT 甲", "甲", False),
        ("甲 AND NOT 乙", "NOT 乙", True),
    ],
)
def test_what_an_expression_needs(whole: str, part: str, needed: bool) -> None:
    assert (key_of(node(part)) in needs(node(whole))) is needed


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲 AND NOT 甲", ["甲 AND NOT 甲"]),
        ("甲 AND (乙 AND NOT 甲)", ["甲 AND (乙 AND NOT 甲)"]),
        ("甲 AND NOT (甲 OR 乙)", ["甲 AND NOT (甲 OR 乙)"]),
        ("(甲 NEAR/2 乙) AND NOT 甲", ["(甲 NEAR/2 乙) AND NOT 甲"]),
        ("丙 OR (甲 AND NOT 甲)", ["甲 AND NOT 甲"]),
        ("(甲 OR 乙) AND NOT 甲", []),
        ("甲 AND NOT (甲 AND 乙)", []),
        ("甲 AND NOT (甲 NEAR/2 乙)", []),
        ("甲 AND 乙", []),
    ],
)
def test_contradictions(text: str, parts: list[str]) -> None:
    assert [text_of(part) for part in contradictions(node(text))] == parts


@pytest.mark.parametrize(
    "text",
    [
        "甲",
        '"甲 乙"',
        "甲*",
        "/甲|乙/",
        "@甲",
        "role=participant",
        "甲 AND NOT (乙 OR 丙)",
        "甲 NEAR/3 (乙 THEN/2 丙)",
        "甲 + 乙",
    ],
)
def test_expressions_are_written_as_users_do(text: str) -> None:
    assert text_of(node(text)) == text


def test_depth_is_measured_without_recursion() -> None:
    deep: Node = Term("甲")
    for _ in range(100_000):
        deep = Not(deep)
    assert is_deeper(deep, 50)
    assert not is_deeper(node("甲 AND NOT (乙 OR 丙)"), 3 + 1)


def test_only_own_codes_are_checked(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(
        "codebook: b\nversion: 1.0.0\ncodes: [{id: b1, name: b1, rules: 甲}]\n", encoding="utf-8"
    )
    (tmp_path / "a.yaml").write_text(
        "codebook: a\nversion: 1.0.0\nuses: [./b.yaml]\ncodes: [{id: a1, name: a1, rules: 甲}]\n", encoding="utf-8"
    )
    book, problems = read_codebook(tmp_path / "a.yaml", parse=parse_expression)
    assert problems == ()
    assert book is not None
    assert [(problem.code, "a1" in str(problem.what)) for problem in check_codebook(book)] == [
        ("IC272", True),
        ("IC273", True),
    ]
