"""Evaluates one expression on one unit: does it hold, and which words show it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from interview_coder.coding.asking import Asking, Question
from interview_coder.coding.khcoder import starts_within
from interview_coder.coding.proximity import Span, adjacent, near
from interview_coder.coding.tokens import TokenRules
from interview_coder.coding.views import questions
from interview_coder.coding.write import write_expression
from interview_coder.domain.fold import fold, simplify
from interview_coder.domain.ports import Words
from interview_coder.domain.rules import (
    Adjacent,
    And,
    CodeRef,
    Condition,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Regex,
    Term,
    Tokens,
    Wildcard,
)
from interview_coder.domain.segments import Segment
from interview_coder.domain.sources import Source

_folded = cache(fold)

Evidence = Sequence[Span]
"""The spans that show it; None where the expression does not hold, empty where it holds without pointing at words."""

_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
}


@dataclass(slots=True)
class SourceView:
    """One source as matching sees it: views of equal length in which only the spoken words of a role are left."""

    source: Source
    folded: str
    spoken: str
    words: Words
    asking: Asking
    tokens: TokenRules
    _simplified: str | None = None
    _questions: list[str] | None = None

    @property
    def simplified(self) -> str:
        """The spoken words in simplified script; made when first asked for."""
        if self._simplified is None:
            self._simplified = simplify(self.spoken)
        return self._simplified

    def question(self, turn: int) -> str:
        """Return what a turn answers; empty if nothing was asked."""
        if self._questions is None:
            self._questions = list(questions(self.source))
        return self._questions[turn - 1]

    def has(self, pattern: str, folded: str, simplified: str) -> bool | None:
        """Tell whether an expression is found in a text; None if it is too slow."""
        return self.asking.patterns[pattern].is_in(folded, simplified)

    def asked(self, turn: int) -> Question:
        """Return what is known of the question that a turn answers."""
        return self.asking.question(self.question(turn))


@dataclass(slots=True)
class UnitView:
    """One unit, with the surfaces found in it and the codes that hold so far.

    ``spans`` are the places of those surfaces that are evidence themselves, ``on_words`` those between word boundaries;
    ``previous`` is the unit before, of the same role.
    """

    view: SourceView
    segment: Segment
    surfaces: set[str]
    spans: Mapping[str, list[Span]]
    on_words: Mapping[str, list[Span]]
    previous: Segment | None
    codes: dict[str, list[Span]] = field(default_factory=dict)
    _words: list[Span] | None = None
    _folded: str | None = None
    _simplified: str | None = None

    @property
    def folded(self) -> str:
        """The unit's folded text."""
        if self._folded is None:
            self._folded = self.view.folded[self.segment.start : self.segment.end]
        return self._folded

    @property
    def simplified(self) -> str:
        """The unit's text in simplified script."""
        if self._simplified is None:
            self._simplified = self.view.simplified[self.segment.start : self.segment.end]
        return self._simplified

    @property
    def words(self) -> list[Span]:
        """The spans of the unit's words, punctuation left out."""
        if self._words is None:
            self._words = list(self.view.words.words(self.segment.start, self.segment.end))
        return self._words

    @property
    def rows(self) -> Sequence[Span]:
        """The spans of the unit's words and punctuation marks."""
        return self.view.words.rows(self.segment.start, self.segment.end)

    @property
    def asked(self) -> Question:
        """What is known of the question that the unit answers."""
        return self.view.asked(self.segment.turn)

    @property
    def before(self) -> slice:
        """Where the unit before stands, if it is in the same turn; empty for the first one."""
        previous = self.previous
        if previous is None or previous.turn != self.segment.turn:
            return slice(0, 0)
        return slice(previous.start, previous.end)


def evaluate(node: Node, unit: UnitView, *, boundary: str) -> Evidence | None:
    """Return the evidence of an expression in a unit, or None if it does not hold."""
    if isinstance(node, Regex):  # what most rules are made of, and most of it is not there
        return _matches(node, unit) or None
    if isinstance(node, And):
        return _evaluate_joint(node, unit, boundary)
    match node:
        case Term() | Literal() | Wildcard() | Tokens():
            return _found(node, unit, boundary) or None
        case CodeRef():
            return unit.codes.get(node.code)
        case Condition():
            return () if holds(node, unit) else None
        case Not():
            return () if evaluate(node.operand, unit, boundary=boundary) is None else None
        case Or():
            parts = [evaluate(operand, unit, boundary=boundary) for operand in node.operands]
            return _join([part for part in parts if part is not None]) if any(p is not None for p in parts) else None
    return _evaluate_joint(node, unit, boundary)


def _evaluate_joint(node: And | Near | Adjacent, unit: UnitView, boundary: str) -> Evidence | None:
    parts: list[Evidence] = []
    for operand in node.operands:
        part = evaluate(operand, unit, boundary=boundary)
        if part is None:
            return None
        parts.append(part)
    if isinstance(node, And):
        return _join(parts)
    if isinstance(node, Near):
        if node.khcoder:
            return _as_khcoder(node, parts, unit)
        return near(parts, unit.words, distance=node.distance, ordered=node.ordered) or None
    text = unit.view.folded
    return adjacent(parts, lambda start, end: text[start:end].isspace()) or None


def _as_khcoder(node: Near, parts: Sequence[Evidence], unit: UnitView) -> Evidence | None:
    """Find what KH Coder finds; a list in which a word stands twice never matches there."""
    if len({write_expression(operand) for operand in node.operands}) < len(node.operands):
        return None
    return starts_within(parts, unit.rows, distance=node.distance, ordered=node.ordered) or None


def _matches(node: Regex, unit: UnitView) -> list[Span]:
    pattern = unit.view.asking.patterns[node.pattern]
    start = unit.segment.start
    return [(start + left, start + right) for left, right in pattern.spans(unit.simplified)]


def _found(node: Term | Literal | Wildcard | Tokens, unit: UnitView, boundary: str) -> list[Span]:
    match node:
        case Term():
            surface = _folded(node.text)
            return list(unit.on_words.get(surface, ())) if boundary == "word" else list(unit.spans.get(surface, ()))
        case Literal():
            return list(unit.spans.get(_folded(node.text), ()))
        case Tokens():
            return unit.view.tokens.spans(node.pattern, unit.view.folded, unit.rows)
        case Wildcard():
            is_match = _glob(_folded(node.pattern))
            return [(start, end) for start, end in unit.words if is_match(unit.view.folded[start:end])]


def _join(parts: Sequence[Evidence]) -> list[Span]:
    return sorted({span for part in parts for span in part})


@cache
def _glob(pattern: str) -> Callable[[str], re.Match[str] | None]:
    expression = "".join({"*": ".*", "?": "."}.get(char, re.escape(char)) for char in pattern)
    return re.compile(expression, re.DOTALL).fullmatch


def holds(condition: Condition, unit: UnitView) -> bool:
    """Tell whether a condition on speaker, case, source or unit is true; an absent attribute makes it false."""
    if condition.is_pattern:
        is_found = _has(condition, unit)
        return is_found is not None and is_found == (condition.operator == "=")
    actual = _value(condition.field, unit)
    if actual is None:
        return False
    try:
        return _COMPARE[condition.operator](float(actual), float(condition.value))
    except ValueError:
        same = fold(actual) == fold(condition.value)
        return same if condition.operator == "=" else condition.operator == "!=" and not same


def _has(condition: Condition, unit: UnitView) -> bool | None:
    """Tell whether the condition's expression is found; None if there is nothing to search or it is too slow."""
    view = unit.view
    if condition.field == "question":
        return unit.asked[condition.value]
    if condition.field == "before":
        before = unit.before
        return view.has(condition.value, view.folded[before], view.simplified[before])
    actual = _value(condition.field, unit)
    return None if actual is None else view.has(condition.value, fold(actual), simplify(actual))


def _value(name: str, unit: UnitView) -> str | None:
    segment, source = unit.segment, unit.view.source
    match name:
        case "role" | "speaker" | "case":
            return str(getattr(segment, name))
        case "question":
            return unit.view.question(segment.turn)
        case "before":
            return unit.view.spoken[unit.before]
        case "kind":
            return source.kind
        case "source":
            return source.id
        case "len_words":
            return str(len(unit.words))
        case "len_chars":
            return str(segment.end - segment.start)
    return source.attributes.get(name.partition(".")[2])
