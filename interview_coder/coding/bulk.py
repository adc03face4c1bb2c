"""Many sources matched as one long text: scanned in one pass, and cut only around what was found, in one call.

What comes out is what `Matcher.unit_views` gives source by source, without the units that no rule can hold in.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interview_coder.coding.asking import Asking
from interview_coder.coding.compile import CompiledCodebook
from interview_coder.coding.evaluate import SourceView, UnitView
from interview_coder.coding.proximity import Span
from interview_coder.coding.scan import Occurrences
from interview_coder.coding.tokens import TokenRules
from interview_coder.coding.views import spoken_view
from interview_coder.domain.codebook import KHCODER, NONE, Code
from interview_coder.domain.points import Points, folded, points_of, text_of
from interview_coder.domain.ports import BulkWords, Words
from interview_coder.domain.rules import Condition, Near, Node, Not, Tokens, Wildcard
from interview_coder.domain.segments import Segment
from interview_coder.domain.sources import Source

Column = NDArray[np.int64]
Flags = NDArray[np.bool_]
Spans = dict[str, list[Span]]
Found = tuple[set[str], Spans, Spans]
"""Of a unit: its surfaces, the places of those that are evidence themselves, and those between word boundaries."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What one role spoke in one source; it begins at ``base`` in the long text, its units at number ``first``."""

    number: int
    source: Source
    spoken: str
    units: Sequence[Segment]
    base: int
    first: int


class BulkViews:
    """Finds the units worth coding in many sources at once.

    Args:
        compiled: The codebook.
        words: Gives the words of a long text.
        asking: What questions ask.
        tokens: The patterns over words.
    """

    def __init__(
        self,
        compiled: CompiledCodebook,
        words: Callable[[Points], BulkWords],
        asking: Asking,
        tokens: TokenRules,
    ) -> None:
        self._compiled = compiled
        self._words = words
        self._asking = asking
        self._tokens = tokens
        self._is_bounded = np.array([surface in compiled.bounded for surface in compiled.surfaces], bool)
        self._is_free = ~self._is_bounded | np.array([surface in compiled.free for surface in compiled.surfaces], bool)
        self._is_pointed = np.array([surface in compiled.pointed for surface in compiled.surfaces], bool)
        self._asks_words = _asks_words(compiled)

    def unit_views(self, sources: Sequence[tuple[Source, Sequence[Segment]]]) -> Iterator[tuple[int, UnitView]]:
        """Yield the units worth coding, each with the number of its source, in the order of the sources."""
        parts = _parts(sources)
        points = points_of("\n".join(part.spoken for part in parts))
        words = self._words(points)
        bases = np.array([part.base for part in parts for _ in part.units], np.int64)
        starts = np.array([unit.start for part in parts for unit in part.units], np.int64) + bases
        ends = np.array([unit.end for part in parts for unit in part.units], np.int64) + bases
        found, unit_of = _in_units(self._compiled.scanner.columns(points), starts, ends)
        on_words, useful = self._bounds(found, words)
        surface, start, end = (column[useful] for column in found)
        unit_of = unit_of[useful]
        self._prepare(surface, unit_of, (starts, ends), words)
        in_source = Occurrences(surface, start - bases[unit_of], end - bases[unit_of])
        by_unit = self._by_unit(in_source, on_words[useful], unit_of)
        text = text_of(folded(points))
        for part in parts:
            yield from self._views(part, by_unit, text[part.base : part.base + len(part.spoken)], words)

    def _bounds(self, found: Occurrences, words: BulkWords) -> tuple[Flags, Flags]:
        """Tell which occurrences stand between word boundaries, and which are of any use."""
        on_words = np.zeros(len(found.start), bool)
        asked = np.flatnonzero(self._is_bounded[found.surface])
        places = np.concatenate((found.start[asked], found.end[asked]))
        on_words[asked] = words.are_boundaries(places).reshape(2, -1).all(axis=0)
        return on_words, on_words | self._is_free[found.surface]

    def _prepare(self, surface: Column, unit_of: Column, units: tuple[Column, Column], words: BulkWords) -> None:
        """Have the words ready of the units in which rules will ask for words."""
        starts, ends = units
        asks = np.full(len(starts), bool(self._compiled.everywhere))
        asks[unit_of[self._asks_words[surface]]] = True
        asking = np.flatnonzero(asks)
        words.prepare(starts[asking], ends[asking])

    def _by_unit(self, found: Occurrences, on_words: Flags, unit_of: Column) -> dict[int, Found]:
        """Sort occurrences by unit and surface."""
        names, by_unit = self._compiled.surfaces, dict[int, Found]()
        is_pointed = self._is_pointed[found.surface]
        columns = [column.tolist() for column in (unit_of, *found, is_pointed, on_words)]
        for unit, number, start, end, is_evidence, is_bounded in zip(*columns, strict=True):
            surfaces, spans, bounded = by_unit.setdefault(unit, (set(), {}, {}))
            surface = names[number]
            surfaces.add(surface)
            if is_evidence:
                spans.setdefault(surface, []).append((start, end))
            if is_bounded:
                bounded.setdefault(surface, []).append((start, end))
        return by_unit

    def _views(
        self, part: _Part, by_unit: dict[int, Found], folded_text: str, words: BulkWords
    ) -> Iterator[tuple[int, UnitView]]:
        compiled = self._compiled
        view = SourceView(
            part.source, folded_text, part.spoken, _PartWords(words, part.base), self._asking, self._tokens
        )
        numbers = range(part.first, part.first + len(part.units))
        for number in numbers if compiled.everywhere else [number for number in numbers if number in by_unit]:
            surfaces, spans, on_words = by_unit.get(number, _NOTHING)
            index = number - part.first
            previous = part.units[index - 1] if index else None
            yield part.number, UnitView(view, part.units[index], surfaces, spans, on_words, previous)


_NOTHING: Found = (set(), {}, {})


class _PartWords:
    """The words of a part of a long text, in its own positions."""

    def __init__(self, words: Words, base: int) -> None:
        self._words = words
        self._base = base

    def is_boundary(self, position: int) -> bool:
        return self._words.is_boundary(position + self._base)

    def words(self, start: int, end: int) -> list[Span]:
        base = self._base
        return [(left - base, right - base) for left, right in self._words.words(start + base, end + base)]

    def rows(self, start: int, end: int) -> list[Span]:
        base = self._base
        return [(left - base, right - base) for left, right in self._words.rows(start + base, end + base)]


def _parts(sources: Sequence[tuple[Source, Sequence[Segment]]]) -> list[_Part]:
    parts = []
    base = first = 0
    for number, (source, segments) in enumerate(sources):
        for role in dict.fromkeys(segment.role for segment in segments):
            units = [segment for segment in segments if segment.role == role]
            parts.append(_Part(number, source, spoken_view(source, role), units, base, first))
            base += len(source.text) + 1
            first += len(units)
    return parts


def _asks_words(compiled: CompiledCodebook) -> Flags:
    """Tell of which surfaces the rules will want the words of the unit."""
    asking = {
        trigger
        for triggers in (compiled.triggers, *compiled.asking.values())
        for trigger, candidates in triggers.items()
        if any(_needs_words(rule.expression) or _counts_words(rule.code) for rule, _ in candidates)
    }
    return np.array([surface in asking for surface in compiled.surfaces], bool)


def _needs_words(node: Node) -> bool:
    """Tell whether an expression looks at the words of a unit, beyond the boundaries of its terms."""
    if isinstance(node, Wildcard | Tokens | Near):
        return True
    if isinstance(node, Condition):
        return node.field == "len_words"
    operands = (node.operand,) if isinstance(node, Not) else getattr(node, "operands", ())
    return any(map(_needs_words, operands))


def _counts_words(code: Code) -> bool:
    return code.nested != NONE or code.compatibility == KHCODER


def _in_units(found: Occurrences, starts: Column, ends: Column) -> tuple[Occurrences, Column]:
    """Keep the occurrences that lie in one unit; return them with the numbers of their units."""
    unit_of = np.searchsorted(starts, found.start, side="right") - 1
    inside = unit_of >= 0
    inside[inside] = found.end[inside] <= ends[unit_of[inside]]
    return Occurrences(*(column[inside] for column in found)), unit_of[inside]
