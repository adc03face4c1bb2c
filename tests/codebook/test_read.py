"""The example of the documentation, read whole."""

import hashlib
from pathlib import Path

import pytest

from interview_coder.codebook import read_codebook
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.codebook import Codebook, Construct, Defaults, Reference, Relation, Theory, Use
from interview_coder.domain.problems import Problem, Where

MASLOW = """\
codebook: maslow
version: 1.4.2
codes:
  - {id: guarantee_mechanism_missing, name: 保障机制缺失, definition: …, rules: 保障机制}
  - {id: improve_guarantee_mechanism, name: 完善保障机制, definition: …, rules: [完善保障]}
"""
VOLUNTEERS = """\
codebook: volunteer-governance          # id: [a-z0-9-]+
version: 1.2.0
title: 志愿服务组织参与基层社会治理
language: zh
license: CC-BY-4.0
authors: [张三]
references:
  salamon1987: {cite: "Salamon, L. M. (1987).", doi: 10.1177/089976408701600104}
theories:
  voluntary_failure:
    name: 志愿失灵理论
    reference: salamon1987
    constructs:
      failure: {name: 志愿失灵}
      insufficiency: {name: 慈善供给不足, definition: 资源不够, parent: failure}
uses: [maslow@^1]
defaults: {unit: turn, roles: [participant, other], boundary: none, when_negated: drop}
negation_cues: [不, 没有]
codes:
  - id: funding_shortage
    name: 经费不足
    family: problem
    construct: voluntary_failure.insufficiency
    valence: unmet
    definition: 缺钱
    include: 说到钱不够
    exclude: 说到人手
    examples: ["项目一结束，经费就断了。"]
    counterexamples: ["今年经费很充足。"]
    rules:
      - 经费不足
      - (经费 OR 资金) NEAR/4 (不足 OR 断)
    unless: 经费 NEAR/4 充足
    when_negated: keep
    roles: participant
    boundary: word
    color: '#1f77b4'
    codes:
      - id: 政府拨款
        name: 政府拨款不足
        rules: '"拨款" AND @guarantee_mechanism_missing'
        when_negated: funding_shortage
relations:
  - {from: funding_shortage, type: caused_by, to: guarantee_mechanism_missing}
"""


def read(path: Path) -> tuple[Codebook, tuple[Problem, ...]]:
    book, problems = read_codebook(path, parse=parse_expression)
    assert book is not None, [problem.render("en") for problem in problems]
    return book, problems


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Codebook:
    monkeypatch.chdir(tmp_path)
    Path("maslow.yaml").write_text(MASLOW, encoding="utf-8")
    Path("volunteers.yaml").write_text(VOLUNTEERS, encoding="utf-8")
    book, problems = read(Path("volunteers.yaml"))
    assert problems == book.problems == ()
    return book


def test_head_is_read(book: Codebook) -> None:
    assert (book.id, book.version, book.title) == (
        "volunteer-governance",
        "1.2.0",
        "志愿服务组织参与基层社会治理",
    )
    assert (book.language, book.license, book.path) == ("zh", "CC-BY-4.0", "volunteers.yaml")
    assert book.defaults == Defaults("turn", ("participant", "other"), "none", "drop")
    assert book.negation_cues == ("不", "没有")
    assert book.uses == (Use("maslow", "^1", Where("volunteers.yaml", 16, 8)),)


def test_theories_and_references_are_read(book: Codebook) -> None:
    assert book.references == (Reference("salamon1987", "Salamon, L. M. (1987).", "10.1177/089976408701600104"),)
    assert book.theories == (
        Theory(
            "voluntary_failure",
            "志愿失灵理论",
            "salamon1987",
            (
                Construct("voluntary_failure.failure", "voluntary_failure", "志愿失灵"),
                Construct(
                    "voluntary_failure.insufficiency",
                    "voluntary_failure",
                    "慈善供给不足",
                    "资源不够",
                    "voluntary_failure.failure",
                ),
            ),
        ),
    )


def test_codes_of_used_codebooks_come_first(book: Codebook) -> None:
    assert [(code.codebook, code.id) for code in book.codes] == [
        ("maslow", "guarantee_mechanism_missing"),
        ("maslow", "improve_guarantee_mechanism"),
        ("volunteer-governance", "funding_shortage"),
        ("volunteer-governance", "政府拨款"),
    ]
    assert book.codes[0].roles == ("participant",), "the defaults of its own codebook hold for a code"


def test_a_code_is_read_whole(book: Codebook) -> None:
    code = book.codes[2]
    assert (code.name, code.path, code.parent, code.where) == (
        "经费不足",
        "funding_shortage",
        "",
        Where("volunteers.yaml", 20, 9),
    )
    assert (code.family, code.constructs, code.valence) == ("problem", ("voluntary_failure.insufficiency",), "unmet")
    assert (code.definition, code.include, code.exclude) == ("缺钱", "说到钱不够", "说到人手")
    assert code.examples == ("项目一结束，经费就断了。",)
    assert code.counterexamples == ("今年经费很充足。",)
    assert [(rule.text, rule.where.line, rule.where.column) for rule in code.rules + code.unless] == [
        ("经费不足", 31, 9),
        ("(经费 OR 资金) NEAR/4 (不足 OR 断)", 32, 9),
        ("经费 NEAR/4 充足", 33, 13),
    ]
    assert (code.when_negated, code.roles, code.boundary, code.color) == ("keep", ("participant",), "word", "#1f77b4")


def test_a_child_knows_its_parent_and_takes_the_defaults(book: Codebook) -> None:
    child = book.codes[3]
    assert (child.path, child.parent) == ("funding_shortage/政府拨款", "funding_shortage")
    assert (child.when_negated, child.roles, child.boundary) == ("funding_shortage", ("participant", "other"), "none")
    assert child.rules[0].where == Where("volunteers.yaml", 41, 17), "the place after the YAML quote"


def test_relations_are_read(book: Codebook) -> None:
    where = Where("volunteers.yaml", 44, 5)
    assert book.relations == (Relation("funding_shortage", "caused_by", "guarantee_mechanism_missing", where),)


def test_hash_is_that_of_the_files_one_after_the_other(book: Codebook) -> None:
    assert book.sha256 == hashlib.sha256((MASLOW + VOLUNTEERS).encode()).hexdigest()
    alone, _ = read(Path("maslow.yaml"))
    assert alone.sha256 == hashlib.sha256(MASLOW.encode()).hexdigest()
