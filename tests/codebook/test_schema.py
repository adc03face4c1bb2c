"""The JSON Schema is current, and says of the form of a file what the reader says."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from interview_coder.codebook import keys, read_codebook
from interview_coder.codebook.schema import codebook_schema
from interview_coder.codebook.schema_texts import TEXTS
from interview_coder.coding.parse import parse_expression

ROOT = Path(__file__).parents[2]
COPIES = (ROOT / "docs" / "codebook.schema.json", ROOT / "interview_coder" / "data" / "codebook.schema.json")
BOOKS = sorted((ROOT / "codebooks").glob("*.yaml"))
VALIDATOR = Draft7Validator(codebook_schema())
FULL = """\
codebook: full
version: 1.0.0
title: 全
authors: [甲, 乙]
references: {r1: {cite: 某, doi: 10.1/x, url: u}}
theories: {t: {name: 理论, reference: r1, constructs: {a: {name: 甲, definition: 义}, b: {name: 乙, parent: a}}}}
defaults: {unit: turn, roles: [participant, other], boundary: none, when_negated: drop, nested: key, compatibility: khcoder}
negation_cues: [不, 没]
codes:
  - id: money
    name: 钱
    family: problem
    construct: [t.a, t.b]
    valence: unmet
    definition: 义
    include: 用
    exclude: 不用
    examples: 缺钱
    counterexamples: [有人]
    rules: [缺钱, '"没钱"', {tokens: [{TEXT: 没有}, {TEXT: {REGEX: 钱$}, OP: "+"}]}]
    unless: 充足
    when_negated: keep
    roles: participant
    boundary: word
    color: '#1f77b4'
    codes: [{id: 下级, name: 下, rules: 下, when_negated: money}]
relations: [{from: money, type: caused_by, to: 下级}]
tests: [{text: 缺钱, expect: [money], role: other, unit: turn}, {text: 甲, expect: []}]
"""


def load(text: str) -> Any:  # noqa: ANN401 - whatever stands there
    return yaml.load(text, Loader=yaml.CSafeLoader)


def test_the_schema_is_current() -> None:
    for path in COPIES:
        assert json.loads(path.read_text(encoding="utf-8")) == codebook_schema(), "run python docs/make_schema.py"


def test_the_schema_itself_is_sound() -> None:
    Draft7Validator.check_schema(codebook_schema())


def test_every_key_has_a_text() -> None:
    assert {key for texts in TEXTS.values() for key in texts} == keys.ALL


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_shipped_codebooks_validate(path: Path) -> None:
    errors = [error.message[:200] for error in VALIDATOR.iter_errors(load(path.read_text(encoding="utf-8")))]
    assert errors == []


def test_every_key_validates_where_the_reader_takes_it(tmp_path: Path) -> None:
    (tmp_path / "full.yaml").write_text(FULL, encoding="utf-8")
    _book, problems = read_codebook(tmp_path / "full.yaml", parse=parse_expression)
    assert problems == ()
    assert list(VALIDATOR.iter_errors(load(FULL))) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("codebook: full", "codebook: 全"),
        ("version: 1.0.0", "version: 1.2"),
        ("version: 1.0.0", "version: v1"),
        ("version: 1.0.0\n", ""),
        ("title: 全", "标题: 全"),
        ("unit: turn, roles", "unit: word, roles"),
        ("roles: participant", "roles: boss"),
        ("nested: key", "nested: dictionary"),
        ("compatibility: khcoder", "compatibility: quanteda"),
        ("{tokens: [{TEXT: 没有}", "{words: [{TEXT: 没有}"),
        ("{tokens: [{TEXT: 没有}", "{tokens: [没有"),
        ("valence: unmet", "valence: bad"),
        ("boundary: word", "boundary: no"),
        ("color: '#1f77b4'", "color: red"),
        ("construct: [t.a, t.b]", "construct: a"),
        ("definition: 义\n    include", "konstruct: 义\n    include"),
        ("name: 钱", "name: {a: b}"),
        ("  - id: money\n    name", "  - name"),
        ("{cite: 某, doi", "{doi"),
        ("{name: 理论,", "{"),
        ("{name: 甲, definition", "{definition"),
        ("{from: money, type", "{from: money, kind"),
        ("{text: 甲, expect: []}", "{text: 甲}"),
        ("expect: [money]", "expect: {money: 1}"),
        ("codes: [{id: 下级, name: 下,", "codes: [{id: 下级,"),
        ("relations: [{", "relations: [{note: x, "),
    ],
)
def test_what_the_reader_refuses_does_not_validate(tmp_path: Path, right: str, wrong: str) -> None:
    assert right in FULL
    text = FULL.replace(right, wrong, 1)
    (tmp_path / "full.yaml").write_text(text, encoding="utf-8")
    _book, problems = read_codebook(tmp_path / "full.yaml", parse=parse_expression)
    assert any(problem.is_error for problem in problems)
    assert not VALIDATOR.is_valid(load(text))
