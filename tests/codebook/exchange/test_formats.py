"""Codebooks of other programs: in, out, and round, with every loss said."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from interview_coder.codebook import built_in_codebooks, read_codebook
from interview_coder.codebook.exchange.compile_tree import as_codebook, as_yaml
from interview_coder.codebook.exchange.formats import FORMATS, NAMES, format_of_input, format_of_output
from interview_coder.codebook.exchange.terms import rule_of
from interview_coder.codebook.exchange.tree import Entry, Parsed, Tree
from interview_coder.codebook.rule_logic import key_of
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.codebook import Code, Codebook
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.tables import Table

ROOT = Path(__file__).parents[3]
SCHEMA = etree.XMLSchema(etree.parse(ROOT / "interview_coder" / "data" / "refi-qda" / "Codebook.xsd"))
HERE = Where("in.x")
HOSTILE = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\"'“”:#-*&!|>@%`{}[]()/\\,，、；+?=<&\t\n %_$^."),
    max_size=12,
)
WORDS = ("志愿*", "不足", "new york", "it's", "a-b", "no", "1", "12:30", "经费 短缺")


def parse(form: str, content: str | bytes | Table) -> Parsed:
    one = FORMATS[form]
    if isinstance(content, Table):
        assert one.parse_rows
        return one.parse_rows([content.columns, *cast("list[tuple[str, ...]]", content.rows)], "in.x")
    if isinstance(content, bytes):
        assert one.parse_bytes
        return one.parse_bytes(content, "in.x")
    assert one.parse_text
    return one.parse_text(content, "in.x")


def book_of(tree: Tree) -> tuple[Codebook, list[Problem]]:
    text, found = as_yaml(tree, "book", parse_expression, HERE)
    book, errors = as_codebook(text, parse_expression, HERE)
    assert book is not None, text
    assert errors == (), text
    return book, list(found)


def round_trip(form: str, book: Codebook) -> tuple[Codebook, list[str]]:
    output, lost = FORMATS[form].write(book)
    tree, found = parse(form, output)
    assert not [problem for problem in found if problem.is_error]
    return book_of(tree)[0], [problem.code for problem in lost]


def whole(code: Code) -> tuple[object, ...]:
    rules, unless = [rule.text for rule in code.rules], [rule.text for rule in code.unless]
    plain = (code.id, code.name, code.path, code.family, code.constructs, code.valence, code.definition, code.include)
    rest = (code.exclude, code.examples, code.counterexamples, code.when_negated, code.roles, code.boundary)
    return (*plain, *rest, code.color.upper(), rules, unless)


def small() -> Codebook:
    entries = (
        Entry("问题", definition="甲\n\n乙", color="#FF8800", rules=tuple(map(rule_of, WORDS))),
        Entry("供给: 不足", 1, rules=('"没人 来"', "A NEAR/3 B")),
        Entry("孙", 2, rules=("不足",)),
        Entry("空", constructs=("t.a",)),
    )
    return book_of(Tree(entries))[0]


@pytest.mark.parametrize("form", ["qdc", "sheet"])
@pytest.mark.parametrize("path", built_in_codebooks(), ids=lambda path: path.stem)
def test_what_can_hold_all_of_a_code_gives_it_back(form: str, path: Path) -> None:
    book, _ = read_codebook(path, parse=parse_expression)
    assert book is not None
    back, _ = round_trip(form, book)
    assert list(map(whole, back.codes)) == list(map(whole, book.codes))


@pytest.mark.parametrize("path", built_in_codebooks(), ids=lambda path: path.stem)
def test_a_written_qdc_is_valid(path: Path) -> None:
    book, _ = read_codebook(path, parse=parse_expression)
    assert book is not None
    output, lost = FORMATS["qdc"].write(book)
    assert isinstance(output, bytes)
    SCHEMA.assertValid(etree.fromstring(output))
    assert output == FORMATS["qdc"].write(book)[0]
    assert "references" in " ".join(problem.what.en for problem in lost)


TREES = sorted(set(FORMATS) - {"khcoder", "lexicoder"})


@pytest.mark.parametrize("form", TREES)
def test_names_tree_and_words_come_back(form: str) -> None:
    back, lost = round_trip(form, small())
    assert [(code.path.count("/"), code.name) for code in back.codes] == [
        (0, "问题"), (1, "供给: 不足"), (2, "孙"), (0, "空"),
    ]  # fmt: skip
    assert [rule.text for rule in back.codes[0].rules] == [rule_of(word) for word in WORDS]
    assert ("IC264" in lost) == (form not in ("qdc", "sheet"))


def test_lexicoder_three_has_no_levels_and_says_so() -> None:
    back, lost = round_trip("lexicoder", small())
    assert {code.path.count("/") for code in back.codes} == {0}
    assert [rule.text for rule in back.codes[0].rules] == [rule_of(word) for word in WORDS]
    assert "IC263" in lost


def test_a_code_without_rules_above_others_is_a_folder() -> None:
    book = book_of(Tree((Entry("夹"), Entry("叶", 1), Entry("类", rules=("甲",)), Entry("子", 1, color="#abcdef"))))[0]
    output, _ = FORMATS["qdc"].write(book)
    assert isinstance(output, bytes)
    codes = {code.get("name"): code for code in etree.fromstring(output).iter("{*}Code")}
    assert {name: code.get("isCodable") for name, code in codes.items()} == {
        "夹": "false", "叶": "true", "类": "true", "子": "true",
    }  # fmt: skip
    assert codes["子"].get("color") == "#ABCDEF"
    assert [child.tag.rpartition("}")[2] for child in codes["类"]] == ["Description", "Code"]


LIBERAL = """<?xml version="1.0"?>
<p:Project xmlns:p="urn:QDA-XML:project:0:10" name="x"><p:Users/><p:CodeBook><p:Codes>
<p:Code guid="{c001}" name="甲" isCodable="False" color="#f80" description="说明"><p:NoteRef targetGUID="x"/>
<p:Code guid="B" name="乙" color="rgb(1, 2, 3)"><p:Description> 定义
两行 </p:Description></p:Code></p:Code><p:Code/></p:Codes></p:CodeBook>
<p:Sets><p:Set name="第一轮"><p:MemberCode targetGUID="b"/></p:Set><p:Set name="空"><p:MemberCode guid="zz"/></p:Set></p:Sets></p:Project>"""


def test_a_qdc_is_read_as_real_programs_write_it() -> None:
    tree, found = parse("qdc", LIBERAL.encode())
    assert [(one.name, one.depth, one.color, one.definition, one.constructs) for one in tree.entries] == [
        ("甲", 0, "#FF8800", "说明", ()), ("乙", 1, "#010203", "定义\n两行", ("第一轮",)), ("", 0, "", "", ()),
    ]  # fmt: skip
    assert [problem.code for problem in found] == ["IC266"] * 3
    book, _ = book_of(tree)
    assert [code.constructs for code in book.codes] == [(), ("sets.第一轮",), ()]


@pytest.mark.parametrize("tail", ["<Sets/>", ""])
def test_empty_sets_and_no_namespace_do_no_harm(tail: str) -> None:
    tree, found = parse("qdc", f'<CodeBook><Codes><Code name="甲"/></Codes>{tail}</CodeBook>'.encode())
    assert [one.name for one in tree.entries] == ["甲"]
    assert found == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param('<!DOCTYPE a [<!ENTITY x "y">]><CodeBook><Codes><Code name="&x;"/></Codes></CodeBook>', "IC261", id="entity"),
        pytest.param('<!DOCTYPE a SYSTEM "http://x/"><CodeBook/>', "IC261", id="doctype"),
        pytest.param("<CodeBook>", "IC261", id="torn"),
        pytest.param("<Other/>", "IC261", id="other root"),
        pytest.param("<CodeBook><Codes/></CodeBook>", "IC262", id="empty"),
        pytest.param("<CodeBook><Codes>" + '<Code name="a">' * 150 + "</Code>" * 150 + "</Codes></CodeBook>", "IC268", id="deep"),
        pytest.param("<CodeBook><Codes>" + '<Code name="a"/>' * 10_001 + "</Codes></CodeBook>", "IC268", id="many"),
    ],
)  # fmt: skip
def test_a_qdc_that_is_refused(content: str, code: str) -> None:
    tree, found = parse("qdc", content.encode())
    assert tree.entries == ()
    assert [problem.code for problem in found] == [code]


KHCODER = [
    ("甲 or 乙", ["甲", "乙"]),
    ("( 甲 | 乙 ) &! 丙", ["(甲 OR 乙) AND NOT 丙"]),
    ("甲 or 乙 and not 丙", ["甲", "乙 AND NOT 丙"]),
    ("not 甲 = 0 and ! 乙", ["NOT NOT 甲 AND NOT 乙"]),
    ("near(甲-乙-丙)", ["甲 NEAR/10 乙 NEAR/10 丙"]),
    ("seq(甲-乙)[b0]", ["甲 THEN/0 乙"]),
    ("甲+乙", ["甲 + 乙"]),
    ("'说了 算' and \"or\"", ['"说了 算" AND "or"']),
    ("'it''s'", ['"it\'s"']),
    ("lw > 20 & <>地区-->农村", ['len_words>20 AND case.地区="农村"']),
    ("<*前>", ["@前"]),
    ("志愿-->名词", ["志愿"]),
    ("政府 + 国家 > 0", ["政府", "国家"]),
]


@pytest.mark.parametrize(("condition", "rules"), KHCODER)
def test_a_condition_of_kh_coder(condition: str, rules: list[str]) -> None:
    tree, _ = parse("khcoder", f"*前\n前\n# 注\n＊码\n{condition}\n")
    book, _ = book_of(tree)
    assert [rule.text for rule in book.codes[1].rules] == rules


@pytest.mark.parametrize(
    "condition", ["甲 + 乙 >= 3", "<>heading1-->x", "No. > 3", "甲 乙", "( 甲", "<*后>", "lw", "3"]
)
def test_a_condition_that_cannot_be_said_is_named(condition: str) -> None:
    tree, found = parse("khcoder", f"*码\n{condition}\n*后\n后\n")
    assert tree.entries[0].rules == ()
    assert [(problem.code, problem.where.line) for problem in found] == [("IC266", 1)]


def test_kh_coder_gives_back_its_own_rules() -> None:
    text = "*甲\n志愿\nor near(志愿-服务)[5]\n\n*乙\n( <*甲> and not ( 'x y' ) )\n"
    output, lost = FORMATS["khcoder"].write(book_of(parse("khcoder", text)[0])[0])
    assert output == text
    assert lost == ()


SHEET: list[tuple[list[list[str]], list[tuple[str, int, tuple[str, ...]]]]] = [
    ([["编码", "名称", "关键词", "上级"], ["b", "乙", "志愿者、义工", "a"], ["a", "甲", "(x OR y)", ""]], [("甲", 0, ("(x OR y)",)), ("乙", 1, ("志愿者", "义工"))]),
    ([["Code", "Label", "Keywords"], ["1", "One", "new york; city"]], [("One", 0, ("new + york", "city"))]),
    ([["编码手册"], ["编码 id", "名称", "规则（关键词）"], ["1", "甲", "经费 短缺"]], [("甲", 0, ("经费", "短缺"))]),
    ([["编码", "名称", "上级"], ["a", "甲", "b"], ["b", "乙", "a"]], [("甲", 0, ()), ("乙", 1, ())]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), SHEET, ids=["chinese", "english", "title above", "circle"])
def test_a_sheet_as_teams_keep_it(rows: list[list[str]], expected: list[tuple[str, int, tuple[str, ...]]]) -> None:
    one = FORMATS["sheet"].parse_rows
    assert one is not None
    tree, _ = one(rows, "in.xlsx")
    assert [(entry.name, entry.depth, entry.rules) for entry in tree.entries] == expected


def test_a_maxdictio_table_is_known_by_its_headings() -> None:
    one = FORMATS["sheet"].parse_rows
    assert one is not None
    tree, _ = one([["分类", "检索词"], ["问题\\资金", "没钱"], ["问题\\资金", "经费*"]], "in.xlsx")
    assert [(entry.name, entry.depth, entry.rules) for entry in tree.entries] == [
        ("问题", 0, ()), ("资金", 1, ("没钱", "经费*")),
    ]  # fmt: skip


def test_liwc_with_defects() -> None:
    tree, found = parse("liwc", "%\n01\t情绪\n\t2\t消极\n%\n难过*\t1\t02\nlike (x)\t1\n怪\t9\n词 1 2\n")
    assert [(one.name, one.depth, one.rules) for one in tree.entries] == [
        ("情绪", 0, ("难过*", "词")), ("消极", 1, ("难过*", "词")), ("9", 0, ("怪",)),
    ]  # fmt: skip
    assert [(problem.code, problem.where.line) for problem in found] == [("IC266", 6), ("IC266", 7)]


def test_wordstat_with_blanks_and_weights() -> None:
    tree, found = parse("wordstat", "POS\n\t好 (1)\n    很_好 (2)\n\tSUB\n\t\t棒 (1)\n")
    assert [(one.name, one.depth, one.rules) for one in tree.entries] == [
        ("POS", 0, ("好", "很 + 好")), ("SUB", 1, ("棒",)),
    ]  # fmt: skip
    assert [problem.code for problem in found] == ["IC266"]


def test_quanteda_keys_beside_values() -> None:
    tree, _ = parse("quanteda", "a:\n  __: [x*]\n  b: [y z]\nc: 词\n")
    assert [(one.name, one.depth, one.rules) for one in tree.entries] == [
        ("a", 0, ("x*",)), ("b", 1, ("y + z",)), ("c", 0, ("词",)),
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(HOSTILE, HOSTILE, st.integers(0, 11)), min_size=1, max_size=5))
def test_our_yaml_holds_any_name_and_word(parts: list[tuple[str, str, int]]) -> None:
    entries = tuple(
        Entry(name, depth, id=word, definition=word, rules=(rule_of(word), word), constructs=(name,), examples=(word,))
        for name, word, depth in parts
    )
    text, found = as_yaml(Tree(entries, title=parts[0][0]), "书", parse_expression, HERE)
    assert not [problem for problem in found if problem.is_error], text
    book, _ = as_codebook(text, parse_expression, HERE)
    assert book is not None
    assert len(book.codes) == len(entries)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE), min_size=1, max_size=4), st.sampled_from(sorted(FORMATS)))
def test_hostile_names_survive_every_format(parts: list[tuple[str, str, str]], form: str) -> None:
    entries = tuple(
        Entry(name, place % 2, rules=(rule_of(word),), definition=text)
        for place, (name, word, text) in enumerate(parts)
    )
    book, _ = book_of(Tree(entries))
    book = replace(book, title="t")
    back, _ = round_trip(form, book)
    if form in ("qdc", "sheet"):
        assert [
            (code.name, code.definition, code.rules and key_of(code.rules[0].expression)) for code in back.codes
        ] == [(code.name, code.definition, code.rules and key_of(code.rules[0].expression)) for code in book.codes]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FORMATS)), st.data())
def test_mutated_files_never_raise(form: str, data: st.DataObject) -> None:
    output = FORMATS[form].write(small())[0]
    if isinstance(output, Table):
        rows = [output.columns, *output.rows]
        cut = data.draw(st.lists(st.lists(HOSTILE, max_size=4), max_size=3))
        one = FORMATS[form].parse_rows
        assert one is not None
        tree, found = one([*cut, *cast("list[tuple[str, ...]]", rows[data.draw(st.integers(0, 2)) :]), *cut], "in.x")
    else:
        content = output if isinstance(output, str) else output.decode()
        start = data.draw(st.integers(0, len(content)))
        mutant = content[:start] + data.draw(HOSTILE) + content[start + data.draw(st.integers(0, 40)) :]
        tree, found = parse(form, mutant if isinstance(output, str) else mutant.encode())
    assert tree.entries or any(problem.is_error for problem in found)
    if tree.entries:
        book_of(tree)


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [("a.qdc", b"", "qdc"), ("a.YML", b"x: [y]", "quanteda"), ("a.yml", b"codebook: x", "yaml"), ("a.rtf", b"", "")],
)
def test_the_format_is_told_by_name_and_keys(name: str, content: bytes, form: str) -> None:
    assert format_of_input(name, content) == form


def test_the_format_to_write_is_told_by_name() -> None:
    assert [format_of_output(name, "yaml") for name in ("a.yml", "a.dic", "a.yaml", "a")] == [
        "quanteda",
        "liwc",
        "yaml",
        "",
    ]
    assert format_of_output("a.yml", "liwc") == "yaml"
    assert set(NAMES) > set(FORMATS)
