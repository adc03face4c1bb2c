"""A codebook's file cut into parts: entries and items with their own lines, comments included.

The texts of all parts one after the other are the text of the file, line for line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from interview_coder.codebook.nodes import ListNode, MapNode, Node, TextNode
from interview_coder.codebook.roundtrip import EditableFile, last_line, text_of

Value = str | tuple["Value", ...]


@dataclass(slots=True)
class Part:
    """An entry of a mapping or an item of a list.

    ``lead`` is the comment and blank lines above; ``head`` its own lines, all of them unless it is a block with
    ``parts`` (then the line of its key); ``tail`` comments that belong to it below. ``column`` counts from 0 and is
    where its key or dash stands. Of an item that is a mapping, the dash is left out of the texts and written again
    when the item is put together. ``inner_column`` is where the items of a list of codes stand.
    """

    key: str
    column: int
    lead: str = ""
    head: str = ""
    parts: list["Part"] | None = None
    tail: str = ""
    has_dash: bool = False
    inner_column: int = 0
    value: Value = ""
    node: Node | None = None
    file: EditableFile | None = None
    ours: "Part | None" = None
    theirs: "Part | None" = None
    is_conflict: bool = False

    @property
    def body(self) -> str:
        """The text without what stands above."""
        return self.head + "".join(part.text for part in self.parts or ()) + self.tail

    @property
    def text(self) -> str:
        """The text, without dashes of items that are mappings."""
        return self.lead + self.body

    def at(self, column: int) -> "Part":
        """Return the part moved to another column."""
        return self if column == self.column else _moved(self, column - self.column)

    def child(self, key: str) -> "Part | None":
        """Return the part below with this key."""
        return next((part for part in self.parts or () if part.key == key), None)


def value_of(node: Node) -> Value:
    """Return what a node means, whatever way it is written in; the order of a mapping does not count."""
    if isinstance(node, TextNode):
        return node.text.strip()
    if isinstance(node, ListNode):
        return ("list", *map(value_of, node.items))
    return ("map", *sorted((key.text, value_of(value)) for key, value in node.entries))


def split_keeping(text: str) -> list[str]:
    """Return the lines of a text with their line ends; nothing but a line feed ends a line."""
    return re.findall(r"[^\n]*\n|[^\n]+$", text)


def cut_into_parts(file: EditableFile) -> Part:
    """Cut a file; the root's ``head`` is what stands above the first entry."""
    text = re.sub(r"\r\n?", "\n", file.text)
    lines = split_keeping(text if text.endswith("\n") or not text else text + "\n")
    return _Cutter(file, _Lines(lines)).root()


class _Lines(list[str]):
    """The lines of a file; numbers count from 1."""

    def text(self, start: int, end: int) -> str:
        """Return the lines from ``start`` up to and without ``end``."""
        return "".join(self[start - 1 : end - 1])

    def indent(self, number: int) -> int:
        line = self[number - 1]
        return len(line) - len(line.lstrip(" "))

    def is_comment(self, number: int) -> bool:
        return self[number - 1].lstrip().startswith("#")


class _Cutter:
    def __init__(self, file: EditableFile, lines: _Lines) -> None:
        self._file = file
        self._lines = lines

    def root(self) -> Part:
        node = self._file.root
        first = node.line
        whole = Part("", 0, value=value_of(node), node=node, file=self._file)
        whole.head = self._lines.text(1, first)
        if node.in_flow:
            whole.head = "".join(self._lines)
            return whole
        whole.parts, whole.tail = self._entries(node, first, len(self._lines) + 1)
        return whole

    def _entries(self, node: MapNode, lead: int, end: int) -> tuple[list[Part], str]:
        starts = [key.line for key, _ in node.entries]
        column = node.entries[0][0].column - 1
        lasts = [max(last_line(value), key.line) for key, value in node.entries]
        parts: list[Part] = []
        regions, tail = self._regions((lead, end), starts, lasts, column)
        for (key, value), (above, start, stop) in zip(node.entries, regions, strict=True):
            parts.append(self._part(key.text, value, (column, start, stop), self._lines.text(above, start)))
        return parts, tail

    def _regions(
        self, lines: tuple[int, int], starts: Sequence[int], lasts: Sequence[int], column: int
    ) -> tuple[list[tuple[int, int, int]], str]:
        """Give each entry its lines: where the comments above it start, where it starts, where it ends."""
        found: list[tuple[int, int, int]] = []
        lead, end = lines
        for place, (start, last) in enumerate(zip(starts, lasts, strict=True)):
            following = starts[place + 1] if place + 1 < len(starts) else end
            stop = last + 1
            for number in range(stop, following):
                if self._lines.is_comment(number) and self._lines.indent(number) > column:
                    stop = number + 1
            found.append((lead, start, stop))
            lead = stop
        return found, self._lines.text(lead, end)

    def _part(self, key: str, value: Node, place: tuple[int, int, int], lead: str) -> Part:
        column, start, stop = place
        part = Part(key, column, lead, value=value_of(value), node=value, file=self._file)
        if isinstance(value, TextNode) or value.in_flow or value.line == start:
            part.head = self._lines.text(start, stop)
            return part
        part.head = self._lines.text(start, start + 1)
        cut = (
            self._items(value, start + 1, stop)
            if isinstance(value, ListNode)
            else self._entries(value, start + 1, stop)
        )
        part.parts, part.tail = cut
        return part

    def _items(self, node: ListNode, lead: int, end: int) -> tuple[list[Part], str]:
        column = node.column - 1
        starts: list[int] = []
        for item in node.items:
            starts.append(self._dash_line(node, item, starts[-1] + 1 if starts else node.line))
        lasts = [max(last_line(item), start) for item, start in zip(node.items, starts, strict=True)]
        regions, tail = self._regions((lead, end), starts, lasts, column)
        parts = [
            self._item(item, (column, start, stop), self._lines.text(above, start))
            for item, (above, start, stop) in zip(node.items, regions, strict=True)
        ]
        return parts, tail

    def _item(self, node: Node, place: tuple[int, int, int], lead: str) -> Part:
        column, start, stop = place
        key = text_of(node, "id") if isinstance(node, MapNode) else ""
        part = Part(key, column, lead, value=value_of(node), node=node, file=self._file)
        if not isinstance(node, MapNode) or node.in_flow or node.line != start:
            part.head = self._lines.text(start, stop)
            return part
        line = self._lines[start - 1]
        self._lines[start - 1] = line[:column] + " " + line[column + 1 :]
        part.has_dash = True
        part.parts, part.tail = self._entries(node, start, stop)
        return part

    def _dash_line(self, node: ListNode, item: Node, first: int) -> int:
        """Return the line of an item's dash, at most the line where the item itself starts."""
        for number in range(min(item.line, len(self._lines)), first - 1, -1):
            if self._lines[number - 1][node.column - 1 : node.column] == "-":
                return number
        return first


def write_parts(part: Part) -> Iterator[tuple[str, str]]:
    """Yield the text of a part in pieces, dashes included, each with the name of the conflict that begins there."""
    if part.is_conflict:
        yield part.lead, ""
        yield "<<<<<<< ours\n", part.key
        yield "".join(text for text, _ in write_parts(part.ours)) if part.ours else "", ""
        yield "=======\n", ""
        yield "".join(text for text, _ in write_parts(part.theirs)) if part.theirs else "", ""
        yield ">>>>>>> theirs\n", ""
        return
    yield part.lead + part.head, ""
    for place, inner in enumerate(part.parts or ()):
        written = write_parts(_dashed(inner, part.column) if part.has_dash and not place else inner)
        yield from written
    yield part.tail, ""


def _dashed(part: Part, column: int) -> Part:
    """Put the dash of an item before its first entry, in both versions where they conflict."""
    if part.is_conflict:
        return replace(
            part,
            ours=_dashed(part.ours, column) if part.ours else None,
            theirs=_dashed(part.theirs, column) if part.theirs else None,
        )
    if part.head:
        return replace(part, head=part.head[:column] + "-" + part.head[column + 1 :])
    first = (part.parts or [])[0]
    return replace(part, parts=[_dashed(first, column), *(part.parts or [])[1:]])


def _moved(part: Part, by: int) -> Part:
    return replace(
        part,
        column=part.column + by,
        inner_column=part.inner_column + by,
        lead=_shifted(part.lead, by),
        head=_shifted(part.head, by),
        tail=_shifted(part.tail, by),
        parts=None if part.parts is None else [_moved(one, by) for one in part.parts],
        ours=_moved(part.ours, by) if part.ours else None,
        theirs=_moved(part.theirs, by) if part.theirs else None,
    )


def _shifted(text: str, by: int) -> str:
    lines = split_keeping(text)
    if by > 0:
        return "".join(" " * by + line if line.strip() else line for line in lines)
    return "".join(line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in lines)
