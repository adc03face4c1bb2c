"""The values of a YAML file as written: text, lists and mappings with their places."""

from dataclasses import dataclass

PLAIN, SINGLE, DOUBLE, LITERAL, FOLDED = "", "'", '"', "|", ">"
BROKEN = "!"
"""Style of a value that was already reported and stands for nothing."""


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar. Line and column count from 1; for quoted text they are those of the quote."""

    text: str
    line: int
    column: int
    style: str = PLAIN
    last_line: int = 0
    in_flow: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the text stands without quotes."""
        return self.style == PLAIN

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands here at all."""
        return self.style == PLAIN and not self.text


@dataclass(frozen=True, slots=True)
class ListNode:
    """A sequence; ``in_flow`` is the form with brackets."""

    items: tuple["Node", ...]
    line: int
    column: int
    in_flow: bool = False


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping in the order of the file; keys are unique."""

    entries: tuple[tuple[TextNode, "Node"], ...]
    line: int
    column: int


Node = TextNode | ListNode | MapNode


def kind_of(node: Node) -> str:
    """Return ``text``, ``list`` or ``mapping``."""
    if isinstance(node, TextNode):
        return "text"
    return "list" if isinstance(node, ListNode) else "mapping"
