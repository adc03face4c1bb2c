"""What Word documents of ours share: Chinese fonts, heading styles, three-line tables, the same bytes each time.

The only module that imports python-docx.
"""

import io
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interview_coder.export.files import replacing
from interview_coder.export.xml_text import xml_text

SONG, HEI, LATIN = "宋体", "黑体", "Times New Roman"
TABLE_STYLE = "Table Text"
_TABLE_STYLE_ID, _QUOTE_ID = "TableText", "Quote"
"""Ids of styles: to look one up by its name for every cell takes most of the time of a long table."""
_HEADING_SIZES = (16, 14, 12)
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_THICK, _THIN = "12", "6"
"""Widths of lines in eighths of a point: 1.5 pt above and below a table, 0.75 pt under its head."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a table's cell: a bold label, then text."""

    text: str
    label: str = ""


Cell = Sequence[Line]


def new_document(title: str) -> Any:  # noqa: ANN401 - python-docx has no types
    """Return an empty A4 document with our styles and page numbers."""
    from docx import Document  # noqa: PLC0415 - only where a document is asked for
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.54)
    _set_defaults(document)
    _set_style(document.styles["Normal"], SONG, Pt(12))
    document.styles["Normal"].paragraph_format.line_spacing = 1.5
    for level, size in enumerate(_HEADING_SIZES, 1):
        style = document.styles[f"Heading {level}"]
        _set_style(style, HEI, Pt(size))
        style.font.color.rgb = RGBColor(0, 0, 0)
    _set_style(document.styles["Caption"], HEI, Pt(10.5))
    document.styles["Caption"].font.color.rgb = RGBColor(0, 0, 0)
    document.styles["Caption"].font.bold = False
    document.styles["Caption"].paragraph_format.keep_with_next = True
    _set_quote_style(document.styles["Quote"])
    _add_table_style(document)
    _number_pages(section)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = xml_text(title)[:255], "interview-coder", ""
    return document


def add_heading(document: Any, text: str, level: int) -> None:  # noqa: ANN401
    """Add a heading of level 1 to 3 in Word's own style, so that a table of contents finds it."""
    document.add_heading(xml_text(text), level)


def add_text(document: Any, text: str, *, centred: bool = False) -> None:  # noqa: ANN401
    """Add a paragraph of running text, its first line indented by two characters as Chinese is set."""
    paragraph = document.add_paragraph(xml_text(text))
    if centred:
        paragraph.alignment = 1
    else:
        paragraph._p.get_or_add_pPr().append(_element("w:ind", firstLineChars="200", firstLine="480"))  # noqa: SLF001


def add_quote(document: Any, text: str, place: str) -> None:  # noqa: ANN401
    """Add a quotation in Word's own style for block quotations, with its place behind it."""
    paragraph = document.add_paragraph(xml_text(text))
    paragraph._p.style = _QUOTE_ID  # noqa: SLF001 - no public way by id
    paragraph.add_run(xml_text(place)).italic = False


def add_note(document: Any, text: str) -> None:  # noqa: ANN401
    """Add the note below a table, in place of the empty line that follows one."""
    last = document.paragraphs[-1]
    last.add_run(xml_text(text))


def add_caption(document: Any, label: str, number: int, text: str) -> None:  # noqa: ANN401
    """Add a table's caption with a number that Word counts itself."""
    paragraph = document.add_paragraph(f"{label} ", style="Caption")
    paragraph.alignment = 1
    _add_field(paragraph, f"SEQ {label} \\* ARABIC", str(number))
    paragraph.add_run(f"  {xml_text(text)}")


def add_three_line_table(
    document: Any,  # noqa: ANN401
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    centred: Collection[int] = (),
) -> None:
    """Add a three-line table, its head repeated on each page.

    ``widths`` of the columns are in centimetres, ``centred`` are the places of columns that hold numbers.
    """
    from docx.shared import Cm  # noqa: PLC0415

    table = document.add_table(rows=0, cols=len(heads))
    table.autofit = False
    table.alignment = 1
    _set_borders(table._tbl.tblPr, "w:tblBorders", top=_THICK, bottom=_THICK)  # noqa: SLF001 - no public way
    for number, cells in enumerate([[[Line("", head)] for head in heads], *rows]):
        row = table.add_row()
        if number == 0:
            # Rows may break over pages: with a dozen examples in one, keeping it whole would leave half a page empty.
            row._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001
        for place, (cell, lines, width) in enumerate(zip(row.cells, cells, widths, strict=True)):
            cell.width = Cm(width)
            _fill(cell, lines)
            if place in centred:
                cell.paragraphs[0].alignment = 1
            if number == 0:
                _set_borders(cell._tc.get_or_add_tcPr(), "w:tcBorders", bottom=_THIN)  # noqa: SLF001
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    document.add_paragraph(style=TABLE_STYLE)


def save_document(document: Any, path: Path) -> None:  # noqa: ANN401
    """Write the document; equal content gives equal bytes, whatever the clock says."""
    buffer = io.BytesIO()
    document.save(buffer)
    with replacing(path) as temporary, zipfile.ZipFile(buffer) as read, zipfile.ZipFile(temporary, "w") as written:
        for name in read.namelist():
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(info, read.read(name))


def _fill(cell: Any, lines: Cell) -> None:  # noqa: ANN401
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph._p.style = _TABLE_STYLE_ID  # noqa: SLF001 - no public way by id
        if line.label:
            paragraph.add_run(xml_text(line.label)).bold = True
        paragraph.add_run(xml_text(line.text))
    if not lines:
        cell.paragraphs[0]._p.style = _TABLE_STYLE_ID  # noqa: SLF001


def _set_borders(properties: Any, tag: str, **sides: str) -> None:  # noqa: ANN401
    borders = _element(tag)
    for side, size in sides.items():
        borders.append(_element(f"w:{side}", val="single", sz=size, space="0", color="000000"))
    properties.append(borders)


def _set_defaults(document: Any) -> None:  # noqa: ANN401
    """Take the theme's fonts out of the defaults, where they would win over ours, and say that the text is Chinese."""
    defaults = document.styles.element.find(".//" + _qualified("w:rPrDefault"))
    for fonts in defaults.iter(_qualified("w:rFonts")):
        _set_fonts(fonts, SONG)
    for language in defaults.iter(_qualified("w:lang")):
        language.set(_qualified("w:eastAsia"), "zh-CN")


def _set_style(style: Any, east_asian: str, size: Any) -> None:  # noqa: ANN401
    style.font.size = size
    style.font.name = LATIN
    _set_fonts(style.element.rPr.rFonts, east_asian)


def _set_fonts(fonts: Any, east_asian: str) -> None:  # noqa: ANN401
    for name in list(fonts.attrib):
        if name.lower().endswith("theme"):
            del fonts.attrib[name]
    for kind, font in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", east_asian), ("cs", LATIN)):
        fonts.set(_qualified(f"w:{kind}"), font)


def _set_quote_style(style: Any) -> None:  # noqa: ANN401
    """Set quotations in by two characters on both sides, in the type that Chinese uses for them, upright."""
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    _set_style(style, "楷体", Pt(11))
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Pt(24)
    style.paragraph_format.line_spacing = 1.25
    style.paragraph_format.space_after = Pt(4)


def _add_table_style(document: Any) -> None:  # noqa: ANN401
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    style = document.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _set_style(style, SONG, Pt(9))
    style.paragraph_format.line_spacing = 1.15
    style.paragraph_format.space_after = Pt(2)


def _number_pages(section: Any) -> None:  # noqa: ANN401
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = 1
    _add_field(paragraph, "PAGE", "1")


def _add_field(paragraph: Any, instruction: str, shown: str) -> None:  # noqa: ANN401
    """Add a field that Word computes; ``shown`` stands there until it does."""
    field = _element("w:fldSimple", instr=instruction)
    run = paragraph.add_run(shown)
    field.append(run._r)  # noqa: SLF001
    paragraph._p.append(field)  # noqa: SLF001


def _element(tag: str, **attributes: str) -> Any:  # noqa: ANN401
    from docx.oxml import OxmlElement  # noqa: PLC0415

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(_qualified(f"w:{name}"), value)
    return element


def _qualified(tag: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415

    return str(qn(tag))
