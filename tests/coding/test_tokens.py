"""Patterns over words, in the format of spaCy's Matcher."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from builders import WHERE, code, coded, talk

from interview_coder.codebook import read_codebook
from interview_coder.codebook.check import check_codebook
from interview_coder.coding.compile import required
from interview_coder.coding.parse import parse_expression
from interview_coder.coding.tokens import literals
from interview_coder.coding.write import write_expression
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Problem
from interview_coder.domain.rules import Tokens
from interview_coder.domain.study import LexiconWord
from interview_coder.pipeline import code_sources, explain_source


def read(folder: Path, *rules: str, unless: str = "") -> tuple[Codebook, tuple[Problem, ...]]:
    path = folder / "b.yaml"
    lines = [f"      - {rule}" for rule in rules] + ([f"    unless: {unless}"] if unless else [])
    head = "codebook: b\nversion: 1.0.0\ncodes:\n  - id: c\n    name: c\n    rules:\n"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    book, problems = read_codebook(path, parse=parse_expression)
    assert book
    return book, problems


def found(folder: Path, text: str, *rules: str, unless: str = "", lexicon: tuple[LexiconWord, ...] = ()) -> list[str]:
    book, problems = read(folder, *rules, unless=unless)
    assert problems == ()
    records = code_sources([talk(text)], book, lexicon=lexicon).tables["quotes"].records()
    return [hit.partition(":")[2] for record in records for hit in str(record["hits"]).split("; ")]


@pytest.mark.parametrize(
    ("tokens", "text", "hits"),
    [
        ("[{TEXT: 经费}]", "经费和经费。", ["经费", "经费"]),
        ("[{LOWER: 經費}]", "经费。", ["经费"]),
        ("[{TEXT: 经费}]", "經費。", ["經費"]),
        ("[{TEXT: NGO}, {TEXT: 来}]", "ＮＧＯ来了", ["ＮＧＯ来"]),
        ("[{TEXT: {REGEX: ^志愿}}, {TAG: v}]", "志愿者参加，志愿者很好", ["志愿者参加"]),
        ('[{TEXT: {REGEX: "NGO|志愿"}}]', "ngo和志愿者", ["ngo", "志愿者"]),
        ('[{TEXT: 经费}, {TAG: d, OP: "*"}, {TEXT: 紧张}]', "经费非常紧张", ["经费非常紧张"]),
        ('[{TEXT: 大家}, {IS_PUNCT: true, OP: "?"}, {TEXT: 参加}]', "大家，参加。大家参加", ["大家，参加", "大家参加"]),
        (
            '[{TEXT: {REGEX: ^志愿}}, {TAG: {IN: [d, ad]}, OP: "*"}, {TAG: {IN: [v, vn]}}]',
            "志愿者积极参加巡逻",
            ["志愿者积极参加"],
        ),
        ("[{TAG: m}, {TEXT: 个}]", "3 个", ["3 个"]),
        ("[{LENGTH: {'>=': 3}}]", "大家和志愿者", ["志愿者"]),
        ("[{TEXT: {IN: [经费, 补贴]}}]", "补贴和经费", ["补贴", "经费"]),
        ("[{TEXT: {REGEX: 志願, NOT_IN: [志愿]}}]", "志愿和志愿者", ["志愿者"]),
        ("[{TEXT: {REGEX: 志, IN: [志愿者, 經費]}}]", "志愿和志愿者的经费", ["志愿者"]),
        ("[{TEXT: 大家}, {TAG: {REGEX: ^v}}]", "大家参加", ["大家参加"]),
        ("[{TEXT: 志愿}]", "志愿者", []),
        ("[{TEXT: 经费}, {TEXT: 紧张}]", "经费。\n紧张", []),
    ],
)
def test_patterns_find_words(tokens: str, text: str, hits: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, "答：" + text, f"{{tokens: {tokens}}}") == hits


def test_tokens_stand_beside_expressions_and_under_unless(tmp_path: Path) -> None:
    rules = ["补贴", '{tokens: [{TEXT: 经费}, {TAG: a, OP: "?"}]}']
    assert found(tmp_path, "答：补贴和经费", *rules) == ["补贴", "经费"]
    assert found(tmp_path, "答：补贴和经费", *rules, unless="{tokens: [{TEXT: 经费}]}") == []


def test_the_lexicon_gives_words_and_tags(tmp_path: Path) -> None:
    lexicon = (LexiconWord("老面孔", 1000, "nz"),)
    assert found(tmp_path, "答：都是老面孔", "{tokens: [{TAG: nz}]}", lexicon=lexicon) == ["老面孔"]


def test_a_pattern_with_a_literal_needs_it_in_the_unit() -> None:
    node, _ = parse_expression('tokens: [{"TAG": "v"}, {"LOWER": {"IN": ["經費", "补贴"]}, "OP": "+"}]', WHERE)
    assert isinstance(node, Tokens)
    assert required(node, {}) == ((frozenset({"经费", "补贴"}),),)
    assert write_expression(node) == 'tokens: [{"TAG":"v"},{"LOWER":{"IN":["經費","补贴"]},"OP":"+"}]'
    assert parse_expression(write_expression(node), WHERE) == (node, ())


@pytest.mark.parametrize(
    ("pattern", "certain"),
    [
        ([{"TEXT": "经费", "OP": "?"}], set()),
        ([{"TEXT": "经费", "OP": "*"}], set()),
        ([{"TEXT": "经费", "OP": "!"}], set()),
        ([{"TEXT": "经费", "OP": "{0,2}"}], set()),
        ([{"TEXT": "经费", "OP": "{1,2}"}], {"经费"}),
        ([{"TEXT": {"NOT_IN": ["经费"]}}], set()),
        ([{"TEXT": {"REGEX": "^志愿"}}], {"志愿"}),
        ([{"TAG": "v"}], set()),
        ([{"TEXT": "经费"}, {"LOWER": "志愿者"}], {"志愿者"}),
    ],
)
def test_only_certain_literals_are_asked_for(pattern: object, certain: set[str]) -> None:
    assert literals(json.dumps(pattern)) == certain


@pytest.mark.parametrize(
    ("rule", "column", "reason"),
    [
        ("{tokens: [{TEXTT: 经费}]}", 19, "unknown key 'TEXTT'"),
        ("{tokens: [{TEXT: 经费}, {TAG: {FOO: v}}]}", 31, "TAG -> FOO: Extra inputs are not permitted"),
        ('{tokens: [{OP: "{3,1}"}]}', 19, "[E011]"),
        ("{tokens: [{TEXT: {REGEX: (}}]}", 19, "REGEX '('"),
        ("{tokens: [{SHAPE: {REGEX: x}}]}", 19, "REGEX is for TEXT"),
        ("{tokens: [经费]}", 19, "'经费' is no token"),
        ("{tokens: [{TEXT: 经费, LEMMA: 经费}]}", 19, "unknown key 'LEMMA'"),
        ("{tokens: [[经费]]}", 19, "is no token"),
    ],
)
def test_faults_have_their_place(rule: str, column: int, reason: str, tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path, rule)
    assert (problem.code, problem.where.line, problem.where.column) == ("IC313", 7, column)
    assert reason in problem.what.en


def test_the_whole_text_of_the_problem(tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path, "{tokens: [经费]}")
    place = f"{tmp_path / 'b.yaml'}:7:19"
    assert problem.render("en").splitlines() == [
        f"{place}: IC313 the tokens are not valid: '经费' is no token; a token is a mapping such as {{TEXT: 志愿者}}",
        '  fix: write a list of tokens as for spaCy\'s Matcher: tokens: [{TEXT: 经费}, {TAG: v, OP: "?"}]',
    ]
    assert problem.render("zh").splitlines() == [
        f"{place}: IC313 tokens 无效：'经费' is no token; a token is a mapping such as {{TEXT: 志愿者}}",
        "  修改: 按 spaCy 的 Matcher 写成列表：tokens: [{TEXT: 经费}, {TAG: v, OP: '?'}]",
    ]


@pytest.mark.parametrize("rule", ["{tokens: 经费}", "{token: [{TEXT: 经费}]}", "{tokens: []}", "{tokens: }", "{}"])
def test_other_forms_are_refused_or_doubted(rule: str, tmp_path: Path) -> None:
    assert read(tmp_path, rule)[1]


def test_a_rule_that_stands_twice_is_found(tmp_path: Path) -> None:
    book, _ = read(tmp_path, "{tokens: [{TEXT: 经费}]}", "{tokens: [{TEXT: '经费'}]}")
    assert "IC2" in "".join(problem.code for problem in check_codebook(book) if "tokens" in problem.what.en)


def test_explain_names_the_pattern(tmp_path: Path) -> None:
    book, _ = read(tmp_path, "{tokens: [{TEXT: 经费}]}")
    (unit,) = explain_source(talk("答：经费"), book)
    assert [(rule.text, rule.holds) for rule in unit.codes[0].rules] == [('tokens: [{"TEXT":"经费"}]', True)]


def test_without_such_rules_spacy_is_not_imported() -> None:
    script = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from builders import coded, code\n"
        "assert list(coded('答：经费紧张', code('c', '经费 NEAR/3 紧张', '/紧.*/')).tables['quotes'].records())\n"
        "assert 'spacy' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])


def test_a_slow_expression_is_left_out_and_reported(tmp_path: Path) -> None:
    book, _ = read(tmp_path, "经费", "{tokens: [{TEXT: {REGEX: ^(a+)+$}}]}")
    result = code_sources([talk("答：经费，" + "a" * 60 + "9")], book)
    assert [record["hits"] for record in result.tables["quotes"].records()] == ["2-4:经费"]
    # IC510: these tests run on jieba itself
    assert [(problem.code, problem.where.line) for problem in result.problems] == [("IC510", 0), ("IC501", 8)]


def test_the_record_names_the_version_of_spacy(tmp_path: Path) -> None:
    books = [read(tmp_path, rule)[0] for rule in ("经费", "{tokens: [{TEXT: 经费}]}")]
    tools = [code_sources([talk("答：经费")], book).run["tool"] for book in books]
    assert ["spacy" in str(tool) for tool in tools] == [False, True]


def test_an_expression_may_be_a_pattern() -> None:
    result = coded("答：大家参加", code("c", 'tokens: [{"TEXT": "大家"}, {"TAG": "v"}]'))
    assert [record["hits"] for record in result.tables["quotes"].records()] == ["2-6:大家参加"]
