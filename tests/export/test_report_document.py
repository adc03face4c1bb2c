"""The written report: every number from the tables, every quotation verbatim, the same bytes each time."""

import re
from pathlib import Path

import docx
import pytest
from builders import book, code, talk

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.documents import Document, Heading, Paragraph, Quote, TableBlock
from interview_coder.export.document_docx import write_document_docx
from interview_coder.export.document_markdown import document_markdown
from interview_coder.export.report_document import telling
from interview_coder.pipeline import code_sources
from interview_coder.pipeline.coded import code_study
from interview_coder.pipeline.report import study_methods, study_report

BOOK = book(
    code("v", "志愿者", constructs=("t.a",)),
    code("m", "经费", constructs=("t.b",)),
    code("none", "从不出现的词"),
    constructs=("t.a", "t.b", "t.c"),
)
SOURCES = [
    talk("问：谁来？\n答：志愿者来了。经费没有。志愿者和经费都有。", "甲"),
    talk("答：没有志愿者。", "乙", kind="survey"),
]


@pytest.fixture
def study() -> CodedStudy:
    found, problems = code_study(SOURCES, BOOK)
    assert problems == []
    return found


def tables_in(document: Document) -> list[TableBlock]:
    return [block for block in document.blocks if isinstance(block, TableBlock)]


def test_a_study_kept_in_memory_is_coded_as_code_does(study: CodedStudy) -> None:
    rows = code_sources(SOURCES, BOOK).tables["quotes"].records()
    assert {(row["source"], row["code"], row["start"], row["end"]) for row in rows} == {
        (coded.source.id, coding.code, coding.segment.start, coding.segment.end) for coded, coding in study.codings()
    }


def test_tables_show_the_numbers_of_the_result_files(study: CodedStudy) -> None:
    frequencies, constructs = tables_in(study_report(study, sections=()))
    tables = code_sources(SOURCES, BOOK).tables
    wanted = {
        row["name"]: (str(row["mentions"]), str(row["segments"]), f"{float(row['share_of_segments']):.1%}")
        for row in tables["frequencies"].records()
        if row["segments"]
    }
    assert {row[0]: row[2:5] for row in frequencies.rows} == wanted
    assert [row[4] for row in constructs.rows] == [str(row["segments"]) for row in tables["constructs"].records()]


def test_what_has_no_evidence_is_named(study: CodedStudy) -> None:
    texts = [block.text for block in study_report(study).blocks if isinstance(block, Paragraph)]
    assert "没有证据的编码：none。" in texts
    assert "没有证据的构念：t.c。" in texts
    english = [block.text for block in study_report(study, language="en").blocks if isinstance(block, Paragraph)]
    assert "Codes without evidence: none." in english


def test_quotations_are_verbatim_and_from_different_cases(study: CodedStudy) -> None:
    texts = {source.text for source in SOURCES}
    quotes = [block for block in study_report(study, n_quotes=2).blocks if isinstance(block, Quote)]
    assert all(any(quote.text in text for text in texts) for quote in quotes)
    assert {quote.place.partition("，")[0] for quote in quotes[:2]} == {"甲", "乙"}
    assert not [block for block in study_report(study, n_quotes=0).blocks if isinstance(block, Quote)]


def test_telling_quotations_leave_negated_and_tiny_ones_for_last() -> None:
    def record(case: str, text: str, negated: int = 0, hits: str = "0-1:字") -> dict[str, str | int]:
        return {"case": case, "text": text, "negated": negated, "hits": hits, "source": case, "start": 0}

    long, tiny, negated = record("a", "字" * 30), record("b", "字"), record("c", "字" * 30, 1)
    assert telling([tiny, negated, long], 1) == [long]
    assert telling([tiny, negated, long], 2) == [tiny, long]
    same = [record("a", "字" * 20, hits="0-1:字; 2-3:字"), record("a", "字" * 20), record("b", "字" * 90)]
    assert telling(same, 2) == [same[0], same[2]]


def test_the_methods_paragraph_states_what_was_done(study: CodedStudy) -> None:
    chinese, english = study_methods(study), study_methods(study, language="en")
    for fact in (
        "访谈 1 份、问卷开放题回答 1 条",
        "版本 1.0.0",
        "3 个编码",
        "4 个单元",
        "编码 5 条",
        "2 个有证据",
        "jieba 0.42.1",
    ):
        assert fact in chinese
    for fact in ("1 interview, 1 open questionnaire answer", "3 codes", "4 units", "5 codings with 5 hits (1 of them"):
        assert fact in english


def test_an_empty_study_says_so() -> None:
    empty, _ = code_study([talk("答：没有什么。")], Codebook("b", "1", "B"))
    texts = [block.text for block in study_report(empty).blocks if isinstance(block, Paragraph)]
    assert texts[-1] == "没有得到任何编码。"


def test_word_gets_real_styles_captions_and_three_lines(study: CodedStudy, tmp_path: Path) -> None:
    first, second = tmp_path / "一 份.docx", tmp_path / "b.docx"
    write_document_docx(study_report(study, sections=()), first)
    write_document_docx(study_report(study, sections=()), second)
    assert first.read_bytes() == second.read_bytes()
    word = docx.Document(str(first))
    styles = [paragraph.style.name for paragraph in word.paragraphs if paragraph.style]
    assert styles.count("Caption") == len(word.tables) == 2
    assert {"Heading 1", "Heading 2", "Heading 3", "Quote"} <= set(styles)
    borders = word.tables[0]._tbl.tblPr.xpath("./w:tblBorders/*")
    assert [border.tag.rpartition("}")[2] for border in borders] == ["top", "bottom"]
    assert "注：" in "".join(paragraph.text for paragraph in word.paragraphs)
    assert word.tables[0].rows[1].cells[2].paragraphs[0].alignment == 1


def test_markdown_keeps_hostile_text_text() -> None:
    hostile = "<script>a|b*c_d[e](f)"
    blocks = (
        Heading(hostile, 2),
        Paragraph("# " + hostile),
        Quote(hostile, "源"),
        TableBlock("表题", ("a|b",), [(hostile,)], (1,), "注"),
    )
    text = document_markdown(Document("t", "zh", blocks))
    assert "<script" not in text.replace("\\<", "")
    assert re.search(r"(?<!\\)\|b", text) is None
    assert text.splitlines()[2].startswith("\\# ")


def test_word_shows_control_characters_as_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "c.docx"
    write_document_docx(Document("t", "en", (Paragraph("a\x00b\x1bc"), Quote("d\x07", "p"))), path)
    assert "a\ufffdb\ufffdc" in [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
