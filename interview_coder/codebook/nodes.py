"""The values of a YAML file as written: text, lists and mappings with their places."""

from dataclasses import dataclass, field

PLAIN, SINGLE, DOUBLE, LITERAL, FOLDED = "", "'", '"', "|", ">"
BROKEN = "!"
"""Style of a value that was already reported and stands for nothing."""


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar. Line and column count from 1; for quoted text they are those of the quote.

    ``end`` is the place after the last character; a block scalar ends where the next line that is not blank begins.
    """

    text: str
    line: int
    column: int
    style: str = PLAIN
    last_line: int = 0
    in_flow: bool = False
    end: tuple[int, int] = field(default=(0, 0), compare=False)

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
    """A sequence; ``in_flow`` is the form with brackets, whose ``end`` is the place after the closing one."""

    items: tuple["Node", ...]
    line: int
    column: int
    in_flow: bool = False
    end: tuple[int, int] = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping in the order of the file; keys are unique. ``in_flow`` and ``end`` are as for a sequence."""

    entries: tuple[tuple[TextNode, "Node"], ...]
    line: int
    column: int
    in_flow: bool = field(default=False, compare=False)
    end: tuple[int, int] = field(default=(0, 0), compare=False)


Node = TextNode | ListNode | MapNode


def kind_of(node: Node) -> str:
    """Return ``text``, ``list`` or ``mapping``."""
    if isinstance(node, TextNode):
        return "text"
    return "list" if isinstance(node, ListNode) else "mapping"
