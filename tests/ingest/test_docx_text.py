"""What of a Word document becomes text: each character once, in reading order."""

import io
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import NAMESPACES, Reading, W, codes, docx, p, r, spoken, table, tc

from interview_coder.ingest.docx_xml import symbol

BOX = "<w:txbxContent>{}</w:txbxContent>"


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


def _field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}{r(result)}{mark('end')}"


BODIES = {
    "paragraphs": (p("一") + p("") + p("二"), "一\n\n二"),
    "soft breaks and tabs": (
        p("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:tab/><w:t>三</w:t></w:r>"),
        "一\n二\n\t三",
    ),
    "runs of one word": (p("志", "愿", "者"), "志愿者"),
    "page break": (p("一") + p('<w:r><w:br w:type="page"/></w:r>') + p("二"), "一\n\n\n二"),
    "rendered page break": (p("<w:r><w:t>一</w:t><w:lastRenderedPageBreak/><w:t>二</w:t></w:r>"), "一二"),
    "hyperlink": (p("见", f'<w:hyperlink r:id="x">{r("网页")}</w:hyperlink>'), "见网页"),
    "inserted and deleted": (
        p(f"<w:ins>{r('新')}</w:ins>", "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "的"),
        "新的",
    ),
    "moved": (p("一") + p(f"<w:moveFrom>{r('二')}</w:moveFrom>") + p(f"<w:moveTo>{r('二')}</w:moveTo>"), "一\n\n二"),
    "deleted paragraph mark": (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('前')}</w:p>" + p("后"), "前后"),
    "content control in a line": (p("答：", f"<w:sdt><w:sdtContent>{r('好')}</w:sdtContent></w:sdt>"), "答：好"),
    "content control of blocks": (
        f"<w:sdt><w:sdtContent>{p('一')}{p('二')}</w:sdtContent></w:sdt>" + p("三"),
        "一\n二\n三",
    ),
    "field": (p("第", _field("PAGE", "3"), "页"), "第3页"),
    "field in a field's code": (
        p(_field("IF " + "</w:instrText></w:r>" + _field("REF a", "隐") + "<w:r><w:instrText>", "显")),
        "显",
    ),
    "field without end": (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "还在") + p("都在"), "还在\n都在"),
    "simple field": (p(f'<w:fldSimple w:instr="DATE">{r("今天")}</w:fldSimple>'), "今天"),
    "symbols": (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "是"), "☑是"),
    "hidden": (p("看得见", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>"), "看得见"),
    "hidden switched off": (p('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>看得见</w:t></w:r>'), "看得见"),
    "ruby": (
        p(
            "<w:r><w:ruby><w:rt><w:r><w:t>zhì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>志</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        ),
        "志",
    ),
    "formula": (p("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"), "x+1"),
    "line separators": (p("一\u2028二\x85三"), "一\n二\n三"),
    "pretty-printed": ("<w:p><w:r>\n  <w:t>\n  你好\n  </w:t>\n</w:r></w:p>", "你好"),
    "no-break hyphen": (p("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/></w:r>"), "A-B"),
    "list numbers are not in the text": (p("<w:pPr><w:numPr/><w:tabs><w:tab/></w:tabs></w:pPr>", "项"), "项"),
    "rare character": (p("𠮷野家"), "𠮷野家"),
}


@pytest.mark.parametrize(("body", "text"), BODIES.values(), ids=BODIES.keys())
def test_text_of_a_body(read: Reading, body: str, text: str) -> None:
    assert read.one("a.docx", docx(body + p("。"))).text == f"{text}\n。"


def test_deleted_paragraph_mark_at_the_end(read: Reading) -> None:
    assert read.one("a.docx", docx(f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('前')}</w:p>")).text == "前"


def test_text_box_once_after_its_paragraph(read: Reading) -> None:
    new = f"<w:drawing><wp:anchor><wps:txbx>{BOX.format(p('框里') + p('两行'))}</wps:txbx></wp:anchor></w:drawing>"
    old = f"<w:pict><v:textbox>{BOX.format(p('框里') + p('两行'))}</v:textbox></w:pict>"
    both = f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    body = p("前", both, "后") + p("尾")
    assert read.one("a.docx", docx(body)).text == "前后\n框里\n两行\n尾"


def test_fallback_where_the_choice_is_empty(read: Reading) -> None:
    both = f"<w:r><mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:pict>{BOX.format(p('旧'))}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    assert read.one("a.docx", docx(p(both))).text == "\n旧"


def test_text_box_in_a_group_and_table_in_a_text_box(read: Reading) -> None:
    inner = f"<mc:AlternateContent><mc:Choice>{BOX.format(table(['甲', '乙']))}</mc:Choice><mc:Fallback>{BOX.format(p('旧'))}</mc:Fallback></mc:AlternateContent>"
    assert (
        read.one("a.docx", docx(p(f"<w:r><w:drawing><wps:wgp>{inner}</wps:wgp></w:drawing></w:r>"))).text == "\n甲\n乙"
    )


def test_table_cells_row_by_row_a_line_a_paragraph(read: Reading) -> None:
    body = p("题") + table(["会议主题", "志愿服务", "时间", "2024年"], [tc("问：好吗？", "答：好。"), ""]) + p("完")
    assert read.one("a.docx", docx(body)).text == "题\n会议主题\n志愿服务\n时间\n2024年\n问：好吗？\n答：好。\n完"


def test_merged_cells_once(read: Reading) -> None:
    wide = tc("宽", properties='<w:gridSpan w:val="2"/>')
    first = tc("高", properties='<w:vMerge w:val="restart"/>')
    below = tc(properties="<w:vMerge/>")
    body = table([wide, "右"], [first, "一", "二"], [below, "三", "四"])
    assert read.one("a.docx", docx(body)).text == "宽\n右\n高\n一\n二\n三\n四"


def test_words_under_a_merged_cell_are_told(read: Reading) -> None:
    first = tc("高", properties='<w:vMerge w:val="restart"/>')
    extract = read.one("a.docx", docx(table([first], [tc("盖住", properties='<w:vMerge w:val="continue"/>')])))
    assert extract.text == "高"
    assert "1 处" in extract.problems[0].what.zh


def test_continued_cell_without_a_start_is_kept(read: Reading) -> None:
    assert read.one("a.docx", docx(table([tc("在", properties="<w:vMerge/>")]))).text == "在"


def test_nested_table_deleted_row_and_wrapped_cells(read: Reading) -> None:
    nested = f"<w:tc>{table(['内一', '内二'])}{p('')}</w:tc>"
    rows = (
        f"<w:tr>{nested}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{tc('删')}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{tc('控件')}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
    )
    assert read.one("a.docx", docx(f"<w:tbl>{rows}</w:tbl>")).text == "内一\n内二\n\n控件"


def test_what_is_left_out_is_told(read: Reading) -> None:
    body = p("话", "<w:r><w:footnoteReference w:id='1'/></w:r>", "<w:r><w:commentReference w:id='1'/></w:r>")
    body += p(f"<w:del>{r('旧')}</w:del>", '<w:r><w:sym w:font="Mine" w:char="F021"/></w:r>')
    extract = read.one("a.docx", docx(body))
    assert extract.text == "话\n\ufffd"
    assert codes(extract) == ["IC159", "IC160"]
    assert extract.problems[0].what.en == "left out: 1 tracked deletions, 1 footnotes, 1 comments"
    assert not any(problem.is_error for problem in extract.problems)


def test_blocks_in_alternatives_and_deletions(read: Reading) -> None:
    both = f"<mc:AlternateContent><mc:Choice Requires='x'>{p('新')}</mc:Choice><mc:Fallback>{p('旧')}</mc:Fallback></mc:AlternateContent>"
    neither = "<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback/></mc:AlternateContent>"
    extract = read.one("a.docx", docx(both + neither + f"<w:del>{p('删')}</w:del><w:bookmarkStart/>" + p("完")))
    assert extract.text == "新\n完"


@pytest.mark.parametrize(
    ("font", "code", "text"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "F052", "☑"),
        ("Symbol", "F0B7", "•"),
        ("宋体", "2460", "①"),
        ("Mine", "F0FE", "\ufffd"),
        ("Mine", "D800", "\ufffd"),
        ("Mine", "000B", "\ufffd"),
        ("Mine", "not hexadecimal", "\ufffd"),
    ],
)
def test_symbol_fonts(font: str, code: str, text: str) -> None:
    assert symbol(font, code) == text


def test_form_fields_that_nobody_filled_in(read: Reading) -> None:
    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    inline = f"<w:sdt>{prompt}<w:sdtContent>{r('单击此处输入文字。')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt>{prompt}<w:sdtContent>{p('单击此处输入文字。')}</w:sdtContent></w:sdt>"
    extract = read.one("a.docx", docx(p("姓名：", inline) + block + p("完")))
    assert extract.text == "姓名：\n完"
    assert "2 处" in extract.problems[0].what.zh


def test_strict_namespace_and_other_part_name(read: Reading) -> None:
    strict = NAMESPACES.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read.one("a.docx", docx(p("好"), part="word/document2.xml", namespaces=strict)).text == "好"


def test_doc_that_is_a_docx(read: Reading) -> None:
    assert read.one("a.doc", docx(p("好"))).text == "好"


def test_layouts_decide_on_turns(read: Reading) -> None:
    assert read.one("a.docx", docx(p("问：好吗？"))).turns is None


def test_table_of_turns(read: Reading) -> None:
    first = tc("访谈者", properties='<w:vMerge w:val="restart"/>')
    below = tc(properties="<w:vMerge/>")
    rows = table(
        ["发言人", "时间", "内容"],
        [first, "00:01", tc("您好。", "请坐。")],
        [below, "00:09", "开始吧。"],
        ["受访者", "00:12", "（笑）好的，我们这里是去年开始的。"],
    )
    extract = read.one("a.docx", docx(p("记录") + rows))
    assert extract.turns is not None
    assert spoken(extract) == [
        ("访谈者", "您好。\n请坐。"),
        ("访谈者", "开始吧。"),
        ("受访者", "（笑）好的，我们这里是去年开始的。"),
    ]
    assert [turn.role for turn in extract.turns] == ["interviewer", "interviewer", "participant"]
    assert [turn.time for turn in extract.turns] == ["00:01", "00:09", "00:12"]
    (start, end), *_ = extract.turns[2].gaps
    assert extract.text[start:end] == "（笑）"


def test_table_of_two_columns_of_roles(read: Reading) -> None:
    extract = read.one("a.docx", docx(table(["问", "来多久了？"], ["答", "三年。"], ["问", "习惯吗？"])))
    assert spoken(extract) == [("问", "来多久了？"), ("答", "三年。"), ("问", "习惯吗？")]


def test_table_of_questions_and_answers(read: Reading) -> None:
    extract = read.one("a.docx", docx(table(["问题", "回答"], ["来多久了？", tc("三年。", "快四年了。")])))
    assert extract.text == "问题\n回答\n来多久了？\n三年。\n快四年了。"
    assert spoken(extract) == [("问题", "来多久了？"), ("回答", "三年。\n快四年了。")]


def test_small_table_of_roles_in_a_transcript_is_no_transcript(read: Reading) -> None:
    body = (
        table(["访谈者", "李老师"], ["受访者", "王某"]) + p("访谈者：您好，请您先介绍一下自己。") + p("受访者：好的。")
    )
    assert read.one("a.docx", docx(body)).turns is None


@given(
    st.lists(
        st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\u2028\u2029"), max_size=20),
        min_size=1,
    )
)
def test_paragraphs_as_python_docx_writes_them(tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str]) -> None:
    document = python_docx.Document()
    allowed = ["".join(c for c in text if c not in "\ufffe\uffff") + "字" for text in paragraphs]
    for text in allowed:
        document.add_paragraph(text)
    packed = io.BytesIO()
    document.save(packed)
    extract = Reading(tmp_path_factory.mktemp("docx")).one("a.docx", packed.getvalue())
    assert extract.text.split("\n") == allowed
