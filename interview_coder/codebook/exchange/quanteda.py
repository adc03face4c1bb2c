"""quanteda dictionaries (.yml): nested keys, lists of patterns at the leaves, ``__`` for those beside keys."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from interview_coder.codebook.document import read_document
from interview_coder.codebook.exchange.dictionary import Category, Kind, categories_of, entry_of
from interview_coder.codebook.exchange.tree import Entry, Parsed, Tree, limited
from interview_coder.codebook.nodes import ListNode, MapNode, Node, TextNode
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems

FORM = "quanteda (.yml)"
_LOOSE = "__"
_KIND = Kind(FORM, frozenset(("tree",)), fit_name=lambda name: "_ _" if name == _LOOSE else name)


@dataclass(slots=True)
class _Reading:
    path: str
    entries: list[Entry] = field(default_factory=list)
    found: list[Problem] = field(default_factory=list)

    def level(self, node: MapNode, depth: int) -> None:
        """Read the keys of a mapping; the reader of YAML bounds how deep they are."""
        for key, value in node.entries:
            if key.text != _LOOSE:
                self.entries.append(entry_of(key.text, depth, self.words(value)))
                if isinstance(value, MapNode):
                    self.level(value, depth + 1)
            elif depth == 0:
                self.skip(value)

    def words(self, node: Node) -> list[str]:
        """Return the patterns of a key, those under ``__`` included."""
        if isinstance(node, TextNode):
            return [node.text]
        if isinstance(node, ListNode):
            for item in node.items:
                if not isinstance(item, TextNode):
                    self.skip(item)
            return [item.text for item in node.items if isinstance(item, TextNode)]
        return [word for key, value in node.entries if key.text == _LOOSE for word in self.words(value)]

    def skip(self, node: Node) -> None:
        """Note a value where a dictionary has none."""
        reason = Message("a dictionary has a list of words here", "此处应为词语列表")
        shown = node.text if isinstance(node, TextNode) else "[…]"
        self.found.append(problems.entry_left_out(shown, reason, Where(self.path, node.line, node.column)))


def parse_quanteda(text: str, name: str) -> Parsed:
    """Read a dictionary; patterns are globs."""
    document = read_document(text.encode("utf-8", "replace"), name)
    if not isinstance(document.root, MapNode):
        reason = Message("it is no YAML mapping", "不是 YAML 映射")
        return Tree(), (*document.problems, problems.not_readable(FORM, reason, Where(name)))
    reading = _Reading(name)
    reading.level(document.root, 0)
    tree, refused = limited(Tree(tuple(reading.entries)), FORM, Where(name))
    return tree, (*document.problems, *reading.found, *refused)


def write_quanteda(book: Codebook) -> tuple[str, tuple[Problem, ...]]:
    """Return a codebook as a dictionary, as quanteda's own ``as.yaml`` writes it."""
    categories, found = categories_of(book, _KIND)
    lines: list[str] = []
    for category, following in zip(categories, [*categories[1:], None], strict=True):
        is_parent = following is not None and following.depth > category.depth
        lines += _lines(category, is_parent=is_parent)
    return "\n".join(lines) + "\n", tuple(found)


def _lines(category: Category, *, is_parent: bool) -> Iterator[str]:
    indent = "  " * category.depth
    yield f"{indent}{_quoted(category.name)}:" + ("" if is_parent or category.words else " []")
    if is_parent and category.words:
        yield f"{indent}  {_LOOSE}:"
        indent += "  "
    yield from _items(indent, category.words)


def _items(indent: str, words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield f"{indent}  - {_quoted(word)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
