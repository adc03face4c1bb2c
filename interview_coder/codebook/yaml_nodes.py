"""Reads YAML into `nodes`: everything is text, nothing is resolved, and limits hold before anything is built.

The only module that knows the YAML library. libyaml's parser is many times as fast as the one in Python and is used
where it is there, but the one in Python has the last word: it reads texts with tabs, of which it takes fewer, and
whatever libyaml refuses, for the words that `yaml_faults` knows. So results and messages are the same everywhere.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from interview_coder.codebook.decode import INVISIBLE
from interview_coder.codebook.nodes import BROKEN, DOUBLE, ListNode, MapNode, Node, TextNode
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import yaml as faults
from interview_coder.domain.problems import yaml_syntax as syntax_faults

MAX_DEPTH = 20
_TAG_PREFIX = "tag:yaml.org,2002:"


class _Mark(Protocol):
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """What the YAML parser says about the place where it stopped; lines and columns from 1, 0 if not known."""

    problem: str
    line: int
    column: int
    context: str = ""
    context_line: int = 0
    context_column: int = 0


@dataclass(frozen=True, slots=True)
class Built:
    """The root of a file, or the reason why there is none; and the problems on the way."""

    root: Node | None
    problems: tuple[Problem, ...]
    fault: SyntaxFault | None = None


def build(text: str, name: str) -> Built:
    """Read a text without invisible characters; ``name`` is the file's name in problems."""
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is not None and "\t" not in text:
        built = _build(text, name, fast)
        if built.fault is None:
            return built
    return build_slowly(text, name)


def build_slowly(text: str, name: str) -> Built:
    """Read a text with the parser in Python."""
    return _build(text, name, yaml.SafeLoader)


def _build(text: str, name: str, loader: type) -> Built:
    builder = _Builder(name)
    try:
        builder.take(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        return Built(None, (), _fault(error))
    except yaml.YAMLError as error:
        return Built(None, (), SyntaxFault(str(error), 0, 0))
    return Built(builder.root, tuple(builder.problems))


def _fault(error: yaml.MarkedYAMLError) -> SyntaxFault:
    line, column = _place(error.problem_mark)
    return SyntaxFault(error.problem or "", line, column, error.context or "", *_place(error.context_mark))


def _place(mark: _Mark | None) -> tuple[int, int]:
    """Return line and column counted from 1; the library counts from 0."""
    return (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open."""

    line: int
    column: int
    is_map: bool
    in_flow: bool
    items: list[Node] = field(default_factory=list)

    def close(self, builder: "_Builder", end: tuple[int, int]) -> Node:
        if not self.is_map:
            return ListNode(tuple(self.items), self.line, self.column, self.in_flow, end)
        return MapNode(tuple(builder.entries(self.items)), self.line, self.column, self.in_flow, end)


class _Builder:
    """Builds nodes from events, with a stack instead of recursion."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[_Frame] = []
        self._documents = 0
        self.root: Node | None = None
        self.problems: list[Problem] = []

    def take(self, events: Iterator[yaml.Event]) -> None:
        """Take events until the first document ends or a limit is reached."""
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                if not self._opened(event):
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                self._add(self._open.pop().close(self, _place(event.end_mark)))
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent) and not self._is_first(event):
                return

    def entries(self, items: list[Node]) -> Iterator[tuple[TextNode, Node]]:
        """Pair keys and values; report keys that are no text and keys that stand twice."""
        seen: dict[str, TextNode] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, TextNode):
                self.problems.append(syntax_faults.complex_key(self._at(key)))
                continue
            if key.style == BROKEN:
                continue
            if key.is_plain and key.text == "<<":
                self.problems.append(faults.anchor("<<", self._at(key)))
                continue
            normal = unicodedata.normalize("NFC", key.text)
            if normal in seen:
                self.problems.append(faults.duplicate_key(key.text, self._at(seen[normal]), self._at(key)))
                continue
            seen[normal] = key
            yield key, value

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        line, column = _place(event.start_mark)
        style = event.style or ""
        text = event.value
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
            if event.tag is not None:
                style = BROKEN
        if style == DOUBLE and (escaped := INVISIBLE.search(text)):
            self.problems.append(faults.control_character(ord(escaped[0]), self._mark(event)))
            text = INVISIBLE.sub(" ", text)
        in_flow = bool(self._open) and self._open[-1].in_flow
        end = _place(event.end_mark)
        self._add(TextNode(text, line, column, style, end[0], in_flow, end))

    def _opened(self, event: yaml.CollectionStartEvent) -> bool:
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        line, column = _place(event.start_mark)
        frame = _Frame(line, column, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style))
        if len(self._open) >= MAX_DEPTH:
            self.problems.append(faults.too_deep(MAX_DEPTH, Where(self._name, frame.line, frame.column)))
            self.root = None
            return False
        self._open.append(frame)
        return True

    def _decorated(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        where = self._mark(event)
        if event.anchor is not None:
            self.problems.append(faults.anchor(f"&{event.anchor}", where))
        if event.tag is not None:
            self.problems.append(faults.tag(event.tag.replace(_TAG_PREFIX, "!!"), where))

    def _alias(self, event: yaml.AliasEvent) -> None:
        where = self._mark(event)
        self.problems.append(faults.anchor(f"*{event.anchor}", where))
        self._add(TextNode("", where.line, where.column, BROKEN, where.line))

    def _is_first(self, event: yaml.DocumentStartEvent) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        self.problems.append(faults.second_document(self._mark(event)))
        return False

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].items.append(node)
        elif self.root is None:
            self.root = node

    def _mark(self, event: yaml.Event) -> Where:
        return Where(self._name, *_place(event.start_mark))

    def _at(self, node: Node) -> Where:
        return Where(self._name, node.line, node.column)
