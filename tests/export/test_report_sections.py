"""Sections of the written report: they are there where the study has what they need, as three-line tables."""

from dataclasses import replace
from pathlib import Path

import docx
from builders import WHERE, book, code, talk
from example import example_study

from interview_coder.domain.codebook import Relation
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.documents import Document, Heading, TableBlock
from interview_coder.export.document_docx import write_document_docx
from interview_coder.pipeline.coded import code_study
from interview_coder.pipeline.report import study_report
from interview_coder.pipeline.report_sections import SECTIONS, report_sections

HEADINGS = {"chain": "论证链", "levels": "三级编码", "triangulation": "三角互证", "saturation": "理论饱和度"}


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2]


def bare() -> CodedStudy:
    return code_study([talk("答：志愿者来了。")], book(code("v", "志愿者")))[0]


def test_the_example_has_every_section_between_tables_and_quotations() -> None:
    found = headings(study_report(example_study(), n_quotes=1))
    assert found == ["研究方法", "编码频次", "理论构念", *HEADINGS.values(), "引文"]


def test_a_study_without_what_they_need_has_none_of_them() -> None:
    assert headings(study_report(bare(), language="zh")) == ["研究方法", "编码频次", "引文"]


def test_each_section_comes_with_what_it_needs() -> None:
    codes = (code("v", "志愿者"), code("m", "经费"))
    chained = replace(book(*codes), relations=(Relation("v", "caused_by", "m", WHERE),))
    named = replace(book(replace(codes[0], family="problem"), codes[1]))
    texts = [talk("答：志愿者来了。经费没了。", f"T{n}") for n in range(3)]
    several = [talk("答：志愿者来了。"), talk("志愿者。", "L", kind="literature")]
    for name, sources, codebook in [
        ("chain", texts[:1], chained),
        ("levels", texts[:1], named),
        ("triangulation", several, book(*codes)),
        ("saturation", texts, book(*codes)),
    ]:
        study = code_study(sources, codebook)[0]
        blocks = report_sections(study, wanted=tuple(SECTIONS), language="zh", n_quotes=1)
        assert [one.text for one in blocks if isinstance(one, Heading) and one.level == 2] == [HEADINGS[name]]


def test_only_sections_asked_for() -> None:
    blocks = report_sections(example_study(), wanted=("saturation", "chain"), language="en", n_quotes=0)
    assert [one.text for one in blocks if isinstance(one, Heading) and one.level == 2] == ["The argument", "Saturation"]


def test_no_quotations_no_levels() -> None:
    assert "三级编码" not in headings(study_report(example_study(), n_quotes=0))


def test_word_gets_them_as_three_line_tables_with_captions(tmp_path: Path) -> None:
    blocks = report_sections(example_study(), wanted=("chain", "saturation"), language="zh", n_quotes=1)
    document = Document("报告", "zh", tuple(blocks))
    write_document_docx(document, tmp_path / "报 告.docx")
    word = docx.Document(str(tmp_path / "报 告.docx"))
    expected = [block for block in document.blocks if isinstance(block, TableBlock)]
    captions = [one.text for one in word.paragraphs if one.style and one.style.name == "Caption"]
    assert [caption.partition("  ")[2].strip() for caption in captions] == [block.caption for block in expected]
    assert len(word.tables) == len(expected) > 4
    for table, block in zip(word.tables, expected, strict=True):
        assert tuple(cell.text for cell in table.rows[0].cells) == block.heads
        assert len(table.rows) == len(block.rows) + 1
        borders = table._tbl.tblPr.xml
        assert "w:top" in borders
        assert "w:bottom" in borders
        assert "w:insideV" not in borders
