"""``table chain``: the printed argument, its files, and what is said where there is none."""

import json
from pathlib import Path

import docx
import pytest
from cli.conftest import Run

BOOK = """\
codebook: small
version: 1.0.0
title: 小手册
language: zh
codes:
  - {id: p, name: 缺钱, family: problem, definition: 缺钱, rules: [缺钱]}
  - {id: c, name: 无保障, family: cause, definition: 无保障, rules: [拨款]}
  - {id: m, name: 给钱, family: countermeasure, definition: 给钱, rules: [补贴]}
  - {id: e, name: 好了, family: effect, definition: 好了, rules: [好了]}
"""
RELATIONS = """\
relations:
  - {from: p, type: caused_by, to: c}
  - {from: c, type: addressed_by, to: m}
  - {from: m, type: leads_to, to: e}
"""


@pytest.fixture
def argued(study: Path) -> Path:
    (study / "codebooks" / "small.yaml").write_text(BOOK + RELATIONS, encoding="utf-8")
    text = "问：难吗？\n答：我们缺钱。拨款总是拖。\n问：怎么办？\n答：应该给补贴。\n"
    (study / "transcripts" / "张 三（村）.txt").write_text(text, encoding="utf-8")
    return study


def test_the_readable_form_has_chain_quotations_and_what_is_missing(argued: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "chain", "--format", "md")
    assert outcome.code == 0
    assert "| 问题 | 原因 | 对策 | 问题与原因 | 原因与对策 | 三者皆谈 |" in outcome.out
    assert "| 缺钱 (1) | 无保障 (1) | 给钱 (1) | 1 (1) | 1 (0) | 1 |" in outcome.out
    assert "> 我们缺钱。拨款总是拖。（A01-2，" in outcome.out
    assert "每个环节都至少有一个个案同时谈到两端。" in outcome.out
    assert "IC529" in outcome.err
    assert "leads_to" in outcome.err


def test_links_that_nobody_makes_are_named(argued: Path, run: Run) -> None:
    outcome = run("--lang", "en", "table", "chain", "--types", "all", "--format", "md")
    assert "Only one end is spoken of: 给钱 → 好了." in outcome.out
    assert "IC529" not in outcome.err


def test_parts_for_machines(argued: Path, run: Run) -> None:
    rows = json.loads(run("table", "chain", "-f", "json").out)
    assert [(row["from"], row["to"], row["evidence"]) for row in rows] == [("p", "c", "turn"), ("c", "m", "case")]
    quotes = json.loads(run("table", "chain", "-f", "json", "--part", "chain_quotes").out)
    assert [(row["side"], row["reference"], row["text"]) for row in quotes][:2] == [
        ("from", "A01-2", "我们缺钱。"),
        ("to", "A01-2", "拨款总是拖。"),
    ]
    assert run("table", "chain", "--part", "nothing").code == 2


def test_files_by_their_endings(argued: Path, run: Run) -> None:
    for name in ("链 一.csv", "链 一.xlsx", "链 一.md", "链 一.docx"):
        assert run("--lang", "zh", "table", "chain", "-o", name).code == 0
    assert (argued / "链 一.csv").read_text(encoding="utf-8-sig").startswith("type,from,from_name,to")
    assert (argued / "链 一.md").read_text(encoding="utf-8").startswith("## 论证链")
    word = docx.Document(str(argued / "链 一.docx"))
    assert [cell.text for cell in word.tables[0].rows[0].cells][:3] == ["问题", "原因", "对策"]
    outcome = run("table", "chain", "-o", "x.pdf")
    assert outcome.code == 2
    assert ".docx" in outcome.err


def test_no_relations_is_a_problem_with_its_fix(argued: Path, run: Run) -> None:
    (argued / "codebooks" / "small.yaml").write_text(BOOK, encoding="utf-8")
    outcome = run("--lang", "zh", "table", "chain")
    assert outcome.code == 1
    assert "small.yaml: 错误 IC521 编码手册中没有 relations，无从成链" in outcome.err
    assert "type: caused_by" in outcome.err
    assert outcome.out == ""


def test_unknown_types_are_wrong_use(argued: Path, run: Run) -> None:
    outcome = run("--lang", "en", "table", "chain", "--types", "because")
    assert outcome.code == 2
    assert "IC522 --types: there is no 'because'" in outcome.err
    assert "use one of: caused_by, addressed_by, leads_to" in outcome.err


def test_kinds_that_do_not_exist_are_wrong_use(argued: Path, run: Run) -> None:
    assert run("table", "chain", "--kinds", "访谈").code == 2


def test_the_figure(argued: Path, run: Run) -> None:
    for name in ("图 一.png", "图 一.svg"):
        assert run(*["table", "chain"], "--plot", name).code == 0
        assert (argued / name).stat().st_size > 3000
    assert run(*["table", "chain"], "--plot", "x.pdf").code == 2


def test_no_source_of_a_kind_is_a_problem(argued: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "chain", "--kinds", "literature")
    assert outcome.code == 1
    assert "IC523 没有类型为 literature 的材料" in outcome.err
    assert outcome.out == ""
