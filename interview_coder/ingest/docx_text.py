"""Walk the body of a Word document in reading order and yield its paragraphs and tables as text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from interview_coder.ingest.docx_fields import field_codes
from interview_coder.ingest.docx_xml import has, symbol, tag, truthy, value
from interview_coder.ingest.plain import plain

_CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_NOT_TEXT = frozenset(
    {
        *("w:pPr", "w:rPr", "w:sectPr", "w:sdtPr", "w:sdtEndPr", "w:rubyPr"),
        *("w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr"),
        *("w:instrText", "w:delText", "w:rt"),
    }
)
_DELETED = frozenset({"w:del", "w:moveFrom"})
_PICTURES = frozenset({"w:drawing", "w:pict", "w:object"})
_NOTES = {
    "w:footnoteReference": "footnotes",
    "w:endnoteReference": "footnotes",
    "w:commentReference": "comments",
}
_MOST_COLUMNS = 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell, once, however many grid columns or rows it spans; ``text`` has a line per paragraph."""

    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table with their cells in order."""

    rows: tuple[tuple[Cell, ...], ...]


Block = str | Table


class Body:
    """Reads blocks and counts in ``left_out`` what it passes over."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._hidden = field_codes(root)
        self.left_out: Counter[str] = Counter()

    def blocks(self) -> Iterator[Block]:
        """Yield the paragraphs and tables of the body in the order of the document."""
        for child in self._root:
            if tag(child) == "w:body":
                yield from self._blocks(child)

    def _blocks(self, parent: Iterable[etree._Element]) -> Iterator[Block]:
        held = ""
        for element in _unwrapped(parent, self.left_out):
            name = tag(element)
            if name == "w:tbl":
                yield Table(tuple(self._rows(element)))
            elif name == "w:altChunk":
                self.left_out["chunks"] += 1
            elif name == "w:p":
                boxes: list[etree._Element] = []
                held += "".join(self._inline(element, boxes))
                if not _mark_is_deleted(element):
                    yield held
                    held = ""
                for box in boxes:
                    yield from self._blocks(box)
        if held:
            yield held

    def _inline(self, parent: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        for child in parent:
            name = tag(child)
            if name in _NOT_TEXT or child in self._hidden:
                continue
            if name in _DELETED:
                self.left_out["deletions"] += 1
            elif name == "w:r" and _is_hidden_run(child):
                self.left_out["hidden"] += 1
            elif name == "w:sdt" and _is_placeholder(child):
                self.left_out["placeholders"] += 1
            elif name == "mc:AlternateContent":
                yield from self._alternative(child, boxes)
            else:
                yield from self._piece(child, name, boxes)

    def _piece(self, child: etree._Element, name: str, boxes: list[etree._Element]) -> Iterator[str]:
        if name in {"w:t", "m:t"}:
            yield _words(child)
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name == "w:sym":
            yield self._symbol(child)
        elif name in _PICTURES:
            found = list(_text_boxes(child))
            boxes.extend(found)
            self.left_out["pictures"] += not found
        elif name in _NOTES:
            self.left_out[_NOTES[name]] += 1
        else:
            yield from self._inline(child, boxes)

    def _alternative(self, element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        """Take one branch only: Word writes the same text box for new and for old readers."""
        for branch in _branches(element):
            found: list[etree._Element] = []
            text = "".join(self._inline(branch, found))
            if text or found:
                boxes.extend(found)
                yield text
                return

    def _symbol(self, element: etree._Element) -> str:
        text = symbol(value(element, "font"), value(element, "char"))
        self.left_out["symbols"] += text == "\ufffd"
        return text

    def _rows(self, table: etree._Element) -> Iterator[tuple[Cell, ...]]:
        open_columns: set[int] = set()
        for row in _unwrapped(table, self.left_out):
            if tag(row) != "w:tr":
                continue
            if has(row, "w:trPr", "w:del"):
                self.left_out["deletions"] += 1
                continue
            cells, open_columns = self._cells(row, open_columns)
            yield tuple(cells)

    def _cells(self, row: etree._Element, covered: set[int]) -> tuple[list[Cell], set[int]]:
        """Read one row; ``covered`` are the columns over which a cell of the row above goes on."""
        column, cells, open_columns = _number(row, "w:trPr", "w:gridBefore", 0), list[Cell](), set[int]()
        for element in _unwrapped(row, self.left_out):
            if tag(element) != "w:tc":
                continue
            merge = _property(element, "w:vMerge")
            if merge is not None:
                open_columns.add(column)
            text = "\n".join(_lines(self._blocks(element)))
            if merge is not None and merge != "restart" and column in covered:
                self.left_out["covered"] += bool(text.strip())
            else:
                cells.append(Cell(column, text))
            column += _number(element, "w:tcPr", "w:gridSpan", 1)
        return cells, open_columns


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, str):
            yield block
        else:
            yield from (cell.text for row in block.rows for cell in row)


_TRANSPARENT = frozenset(
    {
        *("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag"),
        *("w:ins", "w:moveTo", "w:dir", "w:bdo"),
    }
)


def _unwrapped(parent: Iterable[etree._Element], left_out: Counter[str]) -> Iterator[etree._Element]:
    """Yield the children, looking through content controls and insertions but not into deletions."""
    for child in parent:
        name = tag(child)
        if name == "mc:AlternateContent":
            branch = next((branch for branch in _branches(child) if len(branch)), None)
            if branch is not None:
                yield from _unwrapped(branch, left_out)
        elif name == "w:sdt" and _is_placeholder(child):
            left_out["placeholders"] += 1
        elif name in _TRANSPARENT:
            yield from _unwrapped(child, left_out)
        elif name in _DELETED:
            left_out["deletions"] += 1
        else:
            yield child


def _branches(element: etree._Element) -> list[etree._Element]:
    """Return the branches of an AlternateContent, preferred first."""
    return sorted((child for child in element if tag(child) in {"mc:Choice", "mc:Fallback"}), key=tag)


def _text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if tag(child) == "w:txbxContent":
            yield child
        elif tag(child) == "mc:AlternateContent":
            found = (list(_text_boxes(branch)) for branch in _branches(child))
            yield from next((boxes for boxes in found if boxes), [])
        else:
            yield from _text_boxes(child)


def _words(element: etree._Element) -> str:
    """Return a text node's characters; line breaks of the XML itself are blanks to Word."""
    text = element.text or ""
    if "\n" in text or "\r" in text:
        text = text.replace("\r\n", " ").replace("\r", " ").replace("\n", " ").strip()
    return plain(text)[0]


def _is_hidden_run(run: etree._Element) -> bool:
    return any(truthy(mark) for part in run if tag(part) == "w:rPr" for mark in part if tag(mark) == "w:vanish")


def _is_placeholder(control: etree._Element) -> bool:
    """Tell whether a content control shows its prompt, because nobody has filled it in."""
    return has(control, "w:sdtPr", "w:showingPlcHdr")


def _mark_is_deleted(paragraph: etree._Element) -> bool:
    """Tell whether the paragraph's end was deleted under change tracking, so that the next one joins it."""
    properties = [part for part in paragraph if tag(part) == "w:pPr"]
    return any(has(part, "w:rPr", name) for part in properties for name in _DELETED)


def _property(cell: etree._Element, name: str) -> str | None:
    """Return the value of a cell property; None where it is not given."""
    for part in cell:
        if tag(part) == "w:tcPr":
            for entry in part:
                if tag(entry) == name:
                    return value(entry, "val")
    return None


def _number(element: etree._Element, properties: str, name: str, default: int) -> int:
    for part in element:
        if tag(part) == properties:
            for entry in part:
                if tag(entry) == name and value(entry, "val").isdecimal():
                    return min(int(value(entry, "val")[:6]), _MOST_COLUMNS)
    return default
