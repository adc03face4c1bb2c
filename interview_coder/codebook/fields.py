"""Typed access to the keys of a mapping; whatever is not as the format wants it is reported with its place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from interview_coder.codebook import keys
from interview_coder.codebook.nodes import BROKEN, ListNode, MapNode, Node, TextNode, kind_of
from interview_coder.codebook.text_checks import TextChecker, like_key, open_parentheses
from interview_coder.domain.problems import Problem, Severity, Where
from interview_coder.domain.problems import codebook as problems
from interview_coder.domain.problems import yaml as faults

_WIDE_BLANKS = "\u3000\u00a0"


class Sheet:
    """One file while it is read: its name, its lines, and the problems found so far."""

    def __init__(self, name: str, lines: Sequence[str]) -> None:
        self.name = name
        self.lines = lines
        self.problems: list[Problem] = []
        self._checker = TextChecker(lines, name)
        self._faulty: set[tuple[int, int]] = set()

    def where(self, node: Node) -> Where:
        """Return the place of a value."""
        return Where(self.name, node.line, node.column)

    def text(self, node: Node, *, sentence: bool = False) -> TextNode | None:
        """Return a value that must be text; None if it is something else or nothing."""
        if not isinstance(node, TextNode):
            self.problems.append(problems.wrong_type("text", kind_of(node), self.where(node)))
            return None
        if node.style == BROKEN:
            return None
        found = self._checker.check(node, sentence=sentence)
        self.problems += found
        if any(problem.is_error for problem in found):
            self._faulty.add((node.line, node.column))
        return node

    def is_sound(self, node: TextNode) -> bool:
        """Tell whether a text already read had no error and is not the rest of one that a comma cut in two."""
        is_rest = node.is_plain and node.in_flow and open_parentheses(node.text) < 0
        return not is_rest and (node.line, node.column) not in self._faulty

    def mapping(self, node: Node) -> MapNode | None:
        """Return a value that must be a mapping."""
        if isinstance(node, MapNode):
            return node
        self._wrong("mapping", node)
        return None

    def items(self, node: Node) -> tuple[Node, ...]:
        """Return the items of a value that must be a list."""
        if isinstance(node, ListNode):
            return node.items
        self._wrong("list", node)
        return ()

    def empty(self, key: str, node: TextNode, *, required: bool = False) -> None:
        """Report a key without a value: an error if the format needs it, else a warning."""
        severity = Severity.ERROR if required else Severity.WARNING
        self.problems += self._checker.cut(node) or [problems.empty_value(key, self.where(node), severity)]

    def _wrong(self, expected: str, node: Node) -> None:
        if isinstance(node, TextNode):
            if node.style == BROKEN:
                return
            explained = like_key(node, self.where(node))
            if explained:
                self.problems.append(explained)
                return
        self.problems.append(problems.wrong_type(expected, kind_of(node), self.where(node)))


class Fields:
    """The keys of one mapping. ``kind`` is what the mapping describes, for messages."""

    def __init__(self, sheet: Sheet, node: MapNode, kind: str, known: Sequence[str]) -> None:
        self.sheet = sheet
        self.node = node
        self._kind = kind
        self._values: dict[str, Node] = {}
        unknown = []
        for key, value in node.entries:
            if key.text in known:
                self._values[key.text] = value
            else:
                unknown.append((key, value))
        for key, value in unknown:
            self._unknown(key, value, known)

    @property
    def where(self) -> Where:
        """The place of the mapping."""
        return self.sheet.where(self.node)

    def has(self, key: str) -> bool:
        """Tell whether the key stands in the file, with whatever value."""
        return key in self._values

    def get(self, key: str, *, required: bool = False) -> Node | None:
        """Return a value as it is; None, after a report, if it is needed and missing, or empty."""
        node = self._values.get(key)
        if node is None and required:
            self.sheet.problems.append(problems.missing_key(key, self._kind, self.where))
        if isinstance(node, TextNode) and node.style != BROKEN and not node.text.strip():
            self.sheet.empty(key, node, required=required)
            return None
        return node

    def text_node(self, key: str, *, required: bool = False) -> TextNode | None:
        """Return a text with its place."""
        node = self.get(key, required=required)
        return self.sheet.text(node) if node is not None else None

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a text, stripped; empty if there is none."""
        node = self.text_node(key, required=required)
        return node.text.strip() if node is not None else ""

    def texts(self, key: str, *, sentences: bool = False) -> list[TextNode]:
        """Return the texts of a key that takes one text or a list of them."""
        node = self.get(key)
        if node is None:
            return []
        items = node.items if isinstance(node, ListNode) else (node,)
        found = []
        for item in items:
            if isinstance(item, TextNode) and item.style != BROKEN and not item.text.strip():
                self.sheet.empty(key, item)
            elif (text := self.sheet.text(item, sentence=sentences)) is not None:
                found.append(text)
        return found

    def texts_and_mappings(self, key: str) -> list[TextNode | MapNode]:
        """Return the items of a key that takes a text, a mapping, or a list of them."""
        node = self._values.get(key)
        items = node.items if isinstance(node, ListNode) else (node,)
        if not any(isinstance(item, MapNode) for item in items):
            return [*self.texts(key)]
        found: list[TextNode | MapNode] = []
        for item in items:
            if isinstance(item, MapNode):
                found.append(item)
            elif item is not None and (text := self.sheet.text(item)) is not None:
                found.append(text)
        return found

    def choice(self, key: str, choices: Sequence[str], default: str) -> str:
        """Return a text that is one of a few."""
        node = self.text_node(key)
        return self.sheet_choice(key, node, choices) or default if node is not None else default

    def choices(self, key: str, choices: Sequence[str], default: tuple[str, ...]) -> tuple[str, ...]:
        """Return texts that are each one of a few, without repetition."""
        found = [self.sheet_choice(key, node, choices) for node in self.texts(key)]
        return tuple(dict.fromkeys(filter(None, found))) or default

    def sheet_choice(self, key: str, node: TextNode, choices: Sequence[str]) -> str:
        """Return the text of a node if it is one of ``choices``, else report it and return an empty text."""
        text = node.text.strip()
        if text in choices:
            return text
        self.sheet.problems.append(problems.not_a_choice(key, text, choices, self.sheet.where(node)))
        return ""

    def mapping(self, key: str) -> MapNode | None:
        """Return a mapping."""
        node = self.get(key)
        return self.sheet.mapping(node) if node is not None else None

    def items(self, key: str, *, required: bool = False) -> tuple[Node, ...]:
        """Return the items of a list."""
        node = self.get(key, required=required)
        return self.sheet.items(node) if node is not None else ()

    def _unknown(self, key: TextNode, value: Node, known: Sequence[str]) -> None:
        where = self.sheet.where(key)
        empty = isinstance(value, TextNode) and value.is_empty
        explained = like_key(key, where) if empty else None
        if explained is None and any(blank in key.text for blank in _WIDE_BLANKS):
            explained = faults.wide_blank(where)
        if explained is not None:
            self.sheet.problems.append(explained)
            name, _, rest = re.split("([:：])", key.text + ":", maxsplit=1)
            value = replace(key, text=rest.rstrip(":"), column=key.column + len(name) + 1) if empty else value
        else:
            name = key.text
            self.sheet.problems.append(problems.unknown_key(name, keys.guess_key(name, known), known, where))
        self._values.setdefault(keys.guess_key(name, known) or name, value)
