"""A document as Word: heading styles, captions that Word numbers, three-line tables, quotations set in."""

import re
from pathlib import Path

from interview_coder.domain.documents import Block, Document, Heading, Paragraph, Quote, TableBlock
from interview_coder.export.docx_parts import (
    Line,
    add_caption,
    add_heading,
    add_note,
    add_quote,
    add_text,
    add_three_line_table,
    new_document,
    save_document,
)
from interview_coder.export.terms import is_chinese

_NUMBER = re.compile(r"(?:-?[\d.,]+%?(?: ?[（(][\d.,%–-]+[）)])?\*?|[—–]|\d+ : \d+|\d+\+\d+|)")
"""A number, perhaps with another one in brackets; a dash for none; a proportion; a point of saturation."""
_PAGE_WIDTH = 16.0
"""Centimetres between the margins."""


def write_document_docx(document: Document, path: Path) -> None:
    """Write a document as a Word file; equal content gives equal bytes."""
    word = new_document(document.title)
    is_zh = is_chinese(document.language)
    number = 0
    for block in document.blocks:
        number += isinstance(block, TableBlock)
        _add(word, block, number, is_zh=is_zh)
    save_document(word, path)


def _add(word: object, block: Block, number: int, *, is_zh: bool) -> None:
    match block:
        case Heading():
            add_heading(word, block.text, block.level)
        case Paragraph():
            add_text(word, block.text)
        case Quote():
            add_quote(word, block.text, f"（{block.place}）" if is_zh else f" ({block.place})")
        case TableBlock():
            add_caption(word, "表" if is_zh else "Table", number, block.caption)
            rows = [[[Line(text)] for text in row] for row in block.rows]
            share = _PAGE_WIDTH / sum(block.weights)
            widths = [weight * share for weight in block.weights]
            add_three_line_table(word, block.heads, rows, widths, centred=_numbers(block))
            if block.note:
                add_note(word, ("注：" if is_zh else "Note. ") + block.note)


def _numbers(block: TableBlock) -> set[int]:
    """Return the places of the columns in which every cell is a number."""
    columns = enumerate(zip(*block.rows, strict=True))
    return {place for place, cells in columns if all(_NUMBER.fullmatch(cell) for cell in cells)}
