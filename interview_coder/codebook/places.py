"""Where the characters of a value stand in the file, for any way YAML has of writing text."""

from collections.abc import Sequence

from interview_coder.codebook.nodes import DOUBLE, FOLDED, LITERAL, SINGLE, TextNode

_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}
_BLANK_ESCAPES = frozenset(" \t\nnNrtLP_vf")

Place = tuple[int, int]


def first_place(node: TextNode, lines: Sequence[str]) -> Place:
    """Return line and column of the first character of a value."""
    if node.style in (SINGLE, DOUBLE):
        return node.line, node.column + 1
    if node.style in (LITERAL, FOLDED):
        for number in range(node.line + 1, len(lines) + 1):
            line = lines[number - 1]
            if line.strip():
                return number, len(line) - len(line.lstrip(" ")) + 1
    return node.line, node.column


def character_places(node: TextNode, lines: Sequence[str]) -> list[Place]:
    """Return line and column of every character of a value, and of the place after the last."""
    walk = _Walk(lines, *first_place(node, lines), node.style)
    return [walk.next_place(char) for char in node.text] + [walk.here]


class _Walk:
    """Goes along the source and the value side by side; blanks of the source need not be in the value."""

    def __init__(self, lines: Sequence[str], line: int, column: int, style: str) -> None:
        self._lines = lines
        self._style = style
        self.here: Place = (line, column)

    def next_place(self, char: str) -> Place:
        if char.isspace():
            place = self.here
            if self._char() == char:
                self._forward(1)
            return place
        self._skip_blanks()
        place = self.here
        self._forward(self._width())
        return place

    def _char(self, ahead: int = 0) -> str:
        line, column = self.here
        if line > len(self._lines):
            return ""
        text = self._lines[line - 1]
        return text[column - 1 + ahead] if column - 1 + ahead < len(text) else "\n"

    def _forward(self, count: int) -> None:
        line, column = self.here
        if line <= len(self._lines):
            at_end = column > len(self._lines[line - 1])
            self.here = (line + 1, 1) if at_end else (line, column + count)

    def _skip_blanks(self) -> None:
        while (char := self._char()) and (char.isspace() or self._is_blank_escape(char)):
            self._forward(1 if char.isspace() else 2)

    def _is_blank_escape(self, char: str) -> bool:
        return self._style == DOUBLE and char == "\\" and self._char(1) in _BLANK_ESCAPES

    def _width(self) -> int:
        char = self._char()
        if self._style == SINGLE and char == "'":
            return 2
        if self._style == DOUBLE and char == "\\":
            return _ESCAPE_LENGTHS.get(self._char(1), 2)
        return 1
