"""A codebook's file as text that can be edited in places: whatever is not edited keeps its bytes."""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_coder.codebook.document import read_document
from interview_coder.codebook.nodes import FOLDED, LITERAL, ListNode, MapNode, Node, TextNode
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import versions as problems

_LINE_END = re.compile(r"\r\n|\r|\n")
_SIMPLE = re.compile(r"[(]*[\u4e00-\u9fff]+(?:[()]* [(]*(?:[\u4e00-\u9fff]+|OR|AND|NEAR/\d+|THEN/\d+))*[)]*")


@dataclass(frozen=True, slots=True)
class EditableFile:
    """The text of a file without byte order mark, its root, and the offsets where its lines start."""

    name: str
    text: str
    root: MapNode
    starts: Sequence[int]
    has_mark: bool

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place that counts from 1."""
        if line > len(self.starts):
            return len(self.text)
        return min(self.starts[line - 1] + column - 1, len(self.text))

    def span(self, node: Node) -> tuple[int, int]:
        """Return the offsets of a text or of a collection in brackets."""
        return self.offset(node.line, node.column), self.offset(*node.end)

    def source(self, node: Node) -> str:
        """Return what the file has for a text or a collection in brackets."""
        start, end = self.span(node)
        return self.text[start:end]

    def line_end(self, line: int) -> int:
        """Return the offset of the end of a line, before its line end."""
        match = _LINE_END.search(self.text, self.offset(line, 1))
        return match.start() if match else len(self.text)

    @property
    def newline(self) -> str:
        """The line end that the file uses first."""
        match = _LINE_END.search(self.text)
        return match[0] if match else "\n"

    def edited(self, *edits: tuple[int, int, str]) -> bytes:
        """Return the bytes of the file with stretches of its text replaced; stretches must not overlap."""
        text = self.text
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        return (codecs.BOM_UTF8 if self.has_mark else b"") + text.encode("utf-8")


def open_for_edit(data: bytes, name: str) -> tuple[EditableFile | None, tuple[Problem, ...]]:
    """Read a file to edit it; one with faults of YAML is left alone, and the problems say why."""
    document = read_document(data, name)
    errors = tuple(problem for problem in document.problems if problem.is_error)
    if errors or not isinstance(document.root, MapNode):
        return None, errors or (problems.not_editable(Where(name, 1, 1)),)
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    return EditableFile(name, text, document.root, starts, data.startswith(codecs.BOM_UTF8)), ()


def last_line(node: Node) -> int:
    """Return the last line that holds something of a node."""
    if isinstance(node, TextNode):
        is_block = node.style in (LITERAL, FOLDED)
        return max(node.end[0] - 1, node.line) if is_block and node.end[1] == 1 else max(node.end[0], node.line)
    if node.in_flow:
        return node.end[0]
    inner = node.items if isinstance(node, ListNode) else [value for _, value in node.entries]
    keys = [] if isinstance(node, ListNode) else [key.line for key, _ in node.entries]
    return max([node.line, *keys, *map(last_line, inner)])


def entry(node: MapNode, key: str) -> tuple[TextNode, Node] | None:
    """Return the entry of a mapping under a key."""
    return next(((one, value) for one, value in node.entries if one.text == key), None)


def codes_of(root: MapNode) -> Iterator[MapNode]:
    """Yield the codes of a file, each before its children."""
    found = entry(root, "codes")
    if found and isinstance(found[1], ListNode):
        for item in found[1].items:
            if isinstance(item, MapNode):
                yield item
                yield from codes_of(item)


def text_of(node: MapNode, key: str) -> str:
    """Return the text under a key, stripped; empty if there is none."""
    found = entry(node, key)
    return found[1].text.strip() if found and isinstance(found[1], TextNode) else ""


def texts_of(node: MapNode, key: str) -> list[str]:
    """Return the texts under a key that takes one text or a list of them."""
    found = entry(node, key)
    if found is None or isinstance(found[1], MapNode):
        return []
    items = found[1].items if isinstance(found[1], ListNode) else (found[1],)
    return [item.text.strip() for item in items if isinstance(item, TextNode) and item.text.strip()]


def quoted(text: str) -> str:
    """Return a text as YAML: bare where that is beyond doubt, else in single quotes."""
    return text if _SIMPLE.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def with_version(file: EditableFile, version: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return the file with another version, in the quotes that the old one had."""
    found = entry(file.root, "version")
    if found is None or not isinstance(found[1], TextNode) or found[1].text.strip() not in file.source(found[1]):
        return None, (
            problems.not_editable(Where(file.name, *((found[1].line, found[1].column) if found else (1, 1)))),
        )
    start, end = file.span(found[1])
    new = file.source(found[1]).replace(found[1].text.strip(), version) if found[1].text.strip() else f" {version}"
    return file.edited((start, end, new)), ()
