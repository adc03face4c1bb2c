"""``codebook show``: in the terminal, as Markdown, HTML and Word."""

import zipfile
from pathlib import Path

import pytest
from cli.conftest import Run
from docx import Document
from docx.oxml.ns import qn

EVIL = "<script>alert(1)</script> & | `x` [a](b) *z*"
SHOWN = f"""\
codebook: shown
version: 1.2.0
title: 展示用手册
license: CC-BY-4.0
description: '说明 {EVIL}'
references: {{r: {{cite: 某人（2020）}}}}
theories:
  t:
    name: 某理论
    reference: r
    constructs:
      a: {{name: 甲构念, definition: 甲的定义}}
      b: {{name: 乙构念, parent: a}}
      c: {{name: 丙构念}}
codes:
  - id: first
    name: 第一个
    construct: [t.a, t.b]
    definition: '定义 {EVIL}'
    include: 用
    exclude: 不用
    examples: ['例句一', '{EVIL}']
    counterexamples: 反例一
    rules: 一
    codes:
      - {{id: child, name: 下级, definition: 下级定义, examples: 二, rules: 二}}
  - {{id: loose, name: 散的, family: problem, definition: 散, examples: 三, rules: 三}}
"""


@pytest.fixture
def shown(study: Path) -> Path:
    (study / "codebooks" / "shown.yaml").write_text(SHOWN, encoding="utf-8")
    return Path("codebooks/shown.yaml")


def test_a_tree_in_the_terminal(shown: Path, run: Run) -> None:
    outcome = run("codebook", "show", shown)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "展示用手册\n"
        "shown 版本 1.2.0；构念 3 个；编码 3 个；许可 CC-BY-4.0\n"
        f"说明 {EVIL}\n"
        "\n"
        "某理论\n"
        "  理论来源：某人（2020）\n"
        "  甲构念 t.a\n"
        "    甲的定义\n"
        "    • 第一个 first\n"
        f"        定义：定义 {EVIL}\n"
        "        何时用：用\n"
        "        何时不用：不用\n"
        "        例句：\n"
        "          - 例句一\n"
        f"          - {EVIL}\n"
        "        反例：\n"
        "          - 反例一\n"
        "      • 下级 child\n"
        "          定义：下级定义\n"
        "          例句：\n"
        "            - 二\n"
        "    乙构念 t.b\n"
        "      • 第一个 first → 见 甲构念\n"
        "  丙构念 t.c\n"
        "\n"
        "未归入构念的编码\n"
        "  问题\n"
        "    • 散的 loose\n"
        "        定义：散\n"
        "        例句：\n"
        "          - 三\n"
    )


def test_markdown_takes_nothing_for_markup(shown: Path, run: Run) -> None:
    out = run("codebook", "show", shown, "--format", "md").out
    assert out.startswith("# 展示用手册\n\nshown 版本 1.2.0")
    assert "### 甲构念 (t.a)\n\n甲的定义\n\n#### 第一个 (first)\n\n- **定义**：定义 " in out
    assert r"\<script\>alert(1)\</script\> &amp; \| \`x\` \[a\](b) \*z\*" in out
    assert "<script>" not in out


def test_html_is_escaped_and_self_contained(shown: Path, run: Run) -> None:
    assert run("codebook", "show", shown, "-o", "out/book.html").code == 0
    page = Path("out/book.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; |" in page
    assert "http://" not in page.replace("http-equiv", "")
    assert "https://" not in page
    assert '<h3 id="p1-1">甲构念 <code>t.a</code></h3>' in page
    assert "见 甲构念" in page


def test_word_has_headings_chinese_fonts_and_three_line_tables(shown: Path, run: Run) -> None:
    outcome = run("codebook", "show", shown, "--format", "docx")
    assert (outcome.code, outcome.err) == (0, "shown.docx\n")
    document = Document("shown.docx")
    styled = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    headings = [(str(style), text) for style, text in styled if str(style).startswith("Heading")]
    assert headings == [
        ("Heading 1", "展示用手册"),
        ("Heading 2", "某理论"),
        ("Heading 3", "甲构念"),
        ("Heading 3", "乙构念"),
        ("Heading 3", "丙构念"),
        ("Heading 2", "未归入构念的编码"),
        ("Heading 3", "问题"),
    ]
    fonts = {name: document.styles[name].element.rPr.rFonts for name in ("Normal", "Heading 1", "Caption")}
    assert {name: one.get(qn("w:eastAsia")) for name, one in fonts.items()} == {
        "Normal": "宋体",
        "Heading 1": "黑体",
        "Caption": "黑体",
    }
    assert not [name for one in fonts.values() for name in one.attrib if name.lower().endswith("theme")]
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["编码", "定义与使用", "例句", "反例"]
    assert table.rows[1].cells[2].text == f"1. 例句一\n2. {EVIL}"
    assert table.rows[2].cells[0].text == "— 下级\nchild"
    borders = table._tbl.tblPr.find(qn("w:tblBorders"))
    assert borders is not None
    assert {one.tag.split("}")[1]: one.get(qn("w:sz")) for one in borders} == {"top": "12", "bottom": "12"}
    assert table._tbl.findall(".//" + qn("w:tblHeader"))
    assert len(document.tables) == 3


def test_word_is_the_same_bytes_each_time(shown: Path, run: Run) -> None:
    run("codebook", "show", shown, "-o", "a.docx")
    run("codebook", "show", shown, "-o", "b.docx")
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()
    with zipfile.ZipFile("a.docx") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_control_codes_reach_neither_terminal_nor_xml(study: Path, run: Run) -> None:
    (study / "signs.yaml").write_text(
        'codebook: signs\nversion: 1.0.0\ncodes: [{id: a, name: "\\x1b[31m红\\u0001", rules: 红}]\n', encoding="utf-8"
    )
    assert "\x1b" not in run("codebook", "show", "signs.yaml").out
    run("codebook", "show", "signs.yaml", "-o", "signs.docx")
    assert "红" in Document("signs.docx").tables[0].rows[1].cells[0].text


def test_an_english_codebook_has_english_labels(shown: Path, run: Run) -> None:
    shown.write_text(SHOWN.replace("license:", "language: en\nlicense:"), encoding="utf-8")
    out = run("codebook", "show", shown).out
    assert "shown version 1.2.0; 3 constructs; 3 codes; licence CC-BY-4.0" in out
    assert "Use when: 用" in out


def test_used_codebooks_are_shown_too(study: Path, run: Run) -> None:
    out = run("codebook", "show", "volunteer-governance").out
    assert "志愿失灵理论" in out
    assert "马斯洛" in out


def test_no_codebook(study: Path, run: Run) -> None:
    outcome = run("codebook", "show", "nowhere.yaml")
    assert outcome.code == 1
    assert "IC201" in outcome.err
