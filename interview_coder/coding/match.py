"""The whole of coding one source: units and rules in, codings out. Pure; the order of sources does not matter."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from interview_coder.coding.asking import Asking
from interview_coder.coding.compile import Candidate, CompiledCodebook, CompiledRule, Trigger
from interview_coder.coding.evaluate import SourceView, UnitView, evaluate
from interview_coder.coding.negation import Negation
from interview_coder.coding.nesting import choose, without_nested
from interview_coder.coding.proximity import Span, leftmost_longest
from interview_coder.coding.tokens import TokenRules
from interview_coder.coding.views import spoken_view
from interview_coder.domain.codebook import DROP, KEEP, NESTED_BOOK, NONE, Code
from interview_coder.domain.codings import Coding, Hit
from interview_coder.domain.fold import fold
from interview_coder.domain.ports import BulkWords, Words
from interview_coder.domain.segments import Segment
from interview_coder.domain.sources import Source

if TYPE_CHECKING:
    from interview_coder.coding.bulk import BulkViews
    from interview_coder.domain.points import Points

Spans = dict[str, list[Span]]
_NO_MORE: tuple[int, UnitView | None] = (-1, None)

MUCH = 2_000_000
"""Characters from which it pays to load numpy, a third of a second with its tables, and to look at many at once."""


class Matcher:
    """Codes sources with one compiled codebook.

    Args:
        compiled: The codebook.
        text_words: Gives the words of a folded text.
        long_words: Gives the words of a long text as code points; None if all texts are to be looked at one by one.
        negation: The cues in force.
        tag: Gives the part of speech of a folded word.
    """

    def __init__(
        self,
        compiled: CompiledCodebook,
        text_words: Callable[[str], Words],
        long_words: Callable[["Points"], BulkWords] | None = None,
        *,
        negation: Negation | None = None,
        tag: Callable[[str], str] = lambda _: "x",
    ) -> None:
        self._tokens = TokenRules(compiled.patterns, tag)
        self._asking = Asking(compiled.patterns, compiled.asking, compiled.literals)
        self._compiled = compiled
        self._text_words = text_words
        self._long_words = long_words
        self._n_seen = 0
        self._negation = negation or Negation()
        self._code_unit = self._rule_codings
        if any(code.nested == NESTED_BOOK for code in compiled.codes):
            self._by_id = {code.id: code for code in compiled.codes}
            self._code_unit = self._outer_codings

    def code_source(self, source: Source, segments: Sequence[Segment]) -> list[Coding]:
        """Put codes on the segments of a source.

        Returns:
            Codings sorted by the codes' order of evaluation within each segment, segments in the order of the text.
        """
        everywhere = bool(self._compiled.everywhere)
        units = self.unit_views(source, segments)
        return [coding for unit in units if everywhere or unit.surfaces for coding in self._code_unit(unit)]

    def code_sources(self, sources: Sequence[tuple[Source, Sequence[Segment]]]) -> Iterator[list[Coding]]:
        """Yield the codings of source after source: those of `code_source`, but faster once there is much text."""
        self._n_seen += sum(len(source.text) for source, _ in sources)
        if self._long_words is None or self._n_seen < MUCH:
            yield from (self.code_source(source, segments) for source, segments in sources)
            return
        units = self._bulk.unit_views(sources)
        number, unit = next(units, _NO_MORE)
        for current in range(len(sources)):
            codings: list[Coding] = []
            while number == current and unit:
                codings += self._code_unit(unit)
                number, unit = next(units, _NO_MORE)
            yield codings

    @cached_property
    def _bulk(self) -> "BulkViews":
        from interview_coder.coding.bulk import BulkViews  # noqa: PLC0415 - heavy: needs numpy

        assert self._long_words
        return BulkViews(self._compiled, self._long_words, self._asking, self._tokens)

    def unit_views(self, source: Source, segments: Sequence[Segment]) -> Iterator[UnitView]:
        """Yield the segments as matching sees them, role by role, with the surfaces found in each."""
        for role in dict.fromkeys(segment.role for segment in segments):
            spoken = spoken_view(source, role)
            folded = fold(spoken)
            words = self._text_words(folded)
            view = SourceView(source, folded, spoken, words, self._asking, self._tokens)
            units = [segment for segment in segments if segment.role == role]
            previous = None
            for segment, (surfaces, spans) in zip(units, self._scan(folded, units), strict=True):
                yield UnitView(view, segment, surfaces, spans, self._on_words(surfaces, spans, words), previous)
                previous = segment

    def _scan(self, text: str, units: Sequence[Segment]) -> Iterator[tuple[set[str], Spans]]:
        """Yield for each unit the surfaces of which it holds the whole, and the places of those that are evidence."""
        names, pointed = self._compiled.surfaces, self._compiled.pointed
        found = self._compiled.scanner.occurrences(text)
        ends = [end for _, _, end in found]
        for unit in units:
            first = bisect_right(ends, unit.start)
            inside, start = found[first : bisect_right(ends, unit.end, first)], unit.start
            surfaces = {names[number] for number, left, _ in inside if left >= start}
            spans: Spans = {}
            if not pointed.isdisjoint(surfaces):
                for number, left, right in inside:
                    if left >= start and names[number] in pointed:
                        spans.setdefault(names[number], []).append((left, right))
            yield surfaces, spans

    def _on_words(self, surfaces: set[str], spans: Spans, words: Words) -> Spans:
        """Return the places between word boundaries; takes out the surfaces that can make no rule hold elsewhere."""
        bounded, free, is_boundary = self._compiled.bounded, self._compiled.free, words.is_boundary
        on_words: Spans = {}
        if bounded.isdisjoint(surfaces):
            return on_words
        for surface in bounded.intersection(surfaces):
            kept = [(start, end) for start, end in spans[surface] if is_boundary(start) and is_boundary(end)]
            if kept:
                on_words[surface] = kept
            elif surface not in free:
                surfaces.remove(surface)
        return on_words

    def _outer_codings(self, unit: UnitView) -> Iterator[Coding]:
        """Code a unit where matches of one code may take those of another away."""
        return iter(without_nested(self._rule_codings(unit), self._by_id, unit.rows))

    def _rule_codings(self, unit: UnitView) -> Iterator[Coding]:
        agenda = _Agenda(self._compiled, unit)
        handed: dict[str, list[Hit]] = {}
        while agenda:
            code, rules = agenda.next()
            hits = [*self.hits(code, rules, unit), *handed.pop(code.id, [])]
            if not hits:
                continue
            kept, moved = self.settle(code, hits, unit)
            if moved:
                handed.setdefault(code.when_negated, []).extend(moved)
                agenda.add_code(code.when_negated)
            if kept:
                unit.codes[code.id] = [(hit.start, hit.end) for hit in kept]
                yield Coding(unit.view.source.id, code.id, unit.segment, tuple(kept))
                agenda.trigger("@" + code.id)

    def hits(self, code: Code, rules: Sequence[CompiledRule], unit: UnitView) -> list[Hit]:
        """Return the hits of one code: leftmost-longest over all of its rules, marked where negated."""
        if unit.segment.role not in code.roles:
            return []
        by_span: dict[Span, int] = {}
        for rule in rules:
            evidence = evaluate(rule.expression, unit, boundary=code.boundary)
            if evidence is not None:
                for span in evidence or [(unit.segment.start, unit.segment.end)]:
                    by_span.setdefault(span, rule.index)
        if not by_span:
            return []
        if code.nested == NONE == code.compatibility:
            spans = leftmost_longest(list(by_span))
        else:
            spans = choose(code, list(by_span), unit.rows)
        return [Hit(start, end, by_span[start, end], self.is_negated(start, unit)) for start, end in spans]

    def is_negated(self, start: int, unit: UnitView) -> bool:
        """Tell whether a hit that begins at ``start`` stands behind a negation cue."""
        view = unit.view
        return self._negation.is_negated(view.folded, view.words, unit_start=unit.segment.start, hit_start=start)

    def settle(self, code: Code, hits: list[Hit], unit: UnitView) -> tuple[list[Hit], list[Hit]]:
        """Apply ``unless`` and what the codebook says of negated hits: those that stay, those for another code."""
        if not hits or any(evaluate(rule.expression, unit, boundary=code.boundary) is not None for rule in code.unless):
            return [], []
        hits = _apart(hits)
        if code.when_negated == KEEP:
            return hits, []
        stay = [hit for hit in hits if not hit.negated or hit.via]
        moved = [replace(hit, via=code.id) for hit in hits if hit.negated and not hit.via]
        return stay, moved if code.when_negated != DROP else []


def _apart(hits: Sequence[Hit]) -> list[Hit]:
    """Sort hits; of those that overlap, a code's own stay before those handed on by another."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: bool(hit.via)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept if hit.via):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


class _Agenda:
    """Codes whose rules are worth evaluating in a unit, taken in the order of evaluation."""

    def __init__(self, compiled: CompiledCodebook, unit: UnitView) -> None:
        self._compiled = compiled
        self._unit = unit
        self._queue: list[int] = []
        self._rules: dict[int, dict[int, CompiledRule]] = {}
        asks = unit.asked.asks if compiled.asking else ()
        self._open = (compiled.triggers, *(compiled.asking[asked] for asked in asks))
        self._add(compiled.everywhere)
        for triggers in self._open:
            self._add([found for surface in unit.surfaces if surface in triggers for found in triggers[surface]])

    def __bool__(self) -> bool:
        return bool(self._queue)

    def trigger(self, trigger: Trigger) -> None:
        """Take in the rules that a trigger makes worth evaluating."""
        for triggers in self._open:
            self._add(triggers.get(trigger, ()))

    def _add(self, candidates: Sequence[Candidate]) -> None:
        """Take in the rules of which the unit holds all that they need, and what it answers all that they ask."""
        surfaces = self._unit.surfaces
        for rule, needs in candidates:
            for need in needs:
                if need.isdisjoint(surfaces):
                    break
            else:
                if not rule.asks or all(map(self._unit.asked.__getitem__, rule.asks)):
                    self._place(rule.order)[rule.index] = rule

    def add_code(self, code: str) -> None:
        self._place(self._compiled.places[code])

    def next(self) -> tuple[Code, list[CompiledRule]]:
        place = heappop(self._queue)
        rules = self._rules.pop(place)
        return self._compiled.codes[place], [rules[index] for index in sorted(rules)]

    def _place(self, order: int) -> dict[int, CompiledRule]:
        if order not in self._rules:
            self._rules[order] = {}
            heappush(self._queue, order)
        return self._rules[order]
