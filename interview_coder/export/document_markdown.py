"""A document as Markdown, for those who write their papers in it."""

from collections.abc import Iterator

from interview_coder.domain.documents import Block, Document, Heading, Paragraph, Quote, TableBlock
from interview_coder.export.terms import is_chinese


def document_markdown(document: Document) -> str:
    """Return a document as Markdown; signs that Markdown would read as markup are escaped."""
    blocks: list[str] = []
    number = 0
    for block in document.blocks:
        number += isinstance(block, TableBlock)
        blocks.append("\n".join(_lines(block, number, is_zh=is_chinese(document.language))))
    return "\n\n".join(blocks) + "\n"


def _lines(block: Block, number: int, *, is_zh: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {_escaped(block.text)}"
        case Paragraph():
            yield _escaped(block.text)
        case Quote():
            place = f"（{block.place}）" if is_zh else f" ({block.place})"
            yield f"> {_escaped(block.text)}{_escaped(place)}"
        case TableBlock():
            yield f"**{'表' if is_zh else 'Table'} {number}** {_escaped(block.caption)}"
            yield ""
            for row in (block.heads, tuple("---" for _ in block.heads), *block.rows):
                yield "| " + " | ".join(cell if cell == "---" else _escaped(cell) for cell in row) + " |"
            if block.note:
                yield ""
                yield ("注：" if is_zh else "*Note.* ") + _escaped(block.note)


def _escaped(text: str) -> str:
    one_line = " ".join(text.split())
    return "".join("\\" + sign if sign in "\\`*_[]<>|#" else sign for sign in one_line)
