"""Codes found together: in one unit, one turn, a window of units, or one case; and how their evidence lies."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import log2
from typing import NamedTuple

from interview_coder.analyse.items import Item, column_of, items_by_code, items_of
from interview_coder.domain.choices import ANY, CODES, INCLUSION, OVERLAP, PROXIMITY, RELATIONS, UNIT, WITHIN
from interview_coder.domain.coded import CodedSource, CodedStudy
from interview_coder.domain.tables import Cell, Table

_MEASURES = (
    *("together", "inclusion", "overlap", "proximity", "cases"),
    *("contexts_a", "contexts_b", "contexts", "expected", "jaccard", "pmi"),
)
NODE_COLUMNS = ("name", "group", "contexts", "cases", "pairs")


class Place(NamedTuple):
    """Where a hit stands, and who says it."""

    source: str
    start: int
    end: int
    case: str = ""


Evidence = Mapping[str, set[Place]]
"""What stands in one context: the hits of each item."""


@dataclass(frozen=True, slots=True)
class Context:
    """What counts as together.

    ``within`` is a coded ``unit``, a ``turn``, a ``window`` of successive units of one source (moving on one unit at
    a time), or all that one ``case`` says; units of roles that no code looks at are in none. ``relation`` says how
    the evidence of the two has to lie: ``inclusion``, a hit of one lies within a hit of the other; ``overlap``, hits
    share characters, but none lies within the other; ``proximity``, they share none; ``any``.

    Raises:
        ValueError: If ``within`` or ``relation`` is unknown, or the window holds less than two units.
    """

    within: str = UNIT
    window: int = 3
    relation: str = ANY

    def __post_init__(self) -> None:
        """Refuse what has no meaning."""
        if self.within not in WITHIN:
            raise ValueError(f"unknown context {self.within!r}, choose from {', '.join(WITHIN)}")
        if self.relation not in RELATIONS:
            raise ValueError(f"unknown relation {self.relation!r}, choose from {', '.join(RELATIONS)}")
        if self.window < 2:  # noqa: PLR2004 - a window of one unit is a unit
            raise ValueError("a window holds two units at least")


@dataclass(slots=True)
class _Pair:
    """In how many contexts two items stand, and who says so, by relation."""

    relations: Counter[str] = field(default_factory=Counter)
    cases: dict[str, set[str]] = field(default_factory=dict)

    def together(self, relation: str) -> int:
        return sum(self.relations.values()) if relation == ANY else self.relations[relation]

    def in_cases(self, relation: str) -> int:
        chosen = self.cases.values() if relation == ANY else [self.cases.get(relation, set())]
        return len(set().union(*chosen))


@dataclass(slots=True)
class _Counted:
    """Contexts at all, with each item, with each pair."""

    contexts: int = 0
    alone: Counter[str] = field(default_factory=Counter)
    cases: dict[str, set[str]] = field(default_factory=dict)
    pairs: dict[tuple[str, str], _Pair] = field(default_factory=dict)

    def add(self, evidence: Evidence, order: Mapping[str, int]) -> None:
        self.contexts += 1
        present = sorted(evidence, key=order.__getitem__)
        self.alone.update(present)
        speakers = {item: {place.case for place in evidence[item]} for item in present}
        for item in present:
            self.cases.setdefault(item, set()).update(speakers[item])
        for a, b in combinations(present, 2):
            pair = self.pairs.setdefault((a, b), _Pair())
            found = relation_of(evidence[a], evidence[b])
            pair.relations[found] += 1
            pair.cases.setdefault(found, set()).update(speakers[a] | speakers[b])


def code_pairs(
    study: CodedStudy, context: Context, *, of: str = CODES, least: int = 1, kinds: Sequence[str] = ()
) -> tuple[Table, Table]:
    """Count which codes or constructs stand together.

    Args:
        study: The coded study.
        context: What counts as together.
        of: ``codes`` or ``constructs``.
        least: In how many contexts a pair stands at least.
        kinds: Kinds of sources; all where empty.

    Returns:
        ``code_pairs``, one row per pair in the order of the codebook, most often together first: contexts that hold
        both in the relation asked for, those of each relation, cases that say so, contexts with each and contexts at
        all; how many would be expected if the two had nothing to do with each other; Jaccard index (0-1, four
        decimals) and pointwise mutual information (binary logarithm of together by expected).
        ``code_nodes``, one row per code that occurs: contexts, cases, and in how many of the pairs it is.

    Source:
        Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist 11(2), 37-50.
        Church, K. W., & Hanks, P. (1990). Word association norms, mutual information, and lexicography.
        Computational Linguistics 16(1), 22-29.
    """
    items = items_of(study.codebook, of)
    order = {item.id: number for number, item in enumerate(items)}
    counted = _Counted()
    for evidence in _contexts(study, context, kinds, items_by_code(study.codebook, of)):
        counted.add(evidence, order)
    kept = {ends: pair for ends, pair in counted.pairs.items() if pair.together(context.relation) >= least}
    names = {item.id: item.name for item in items}
    rows = [
        (*ends, names[ends[0]], names[ends[1]], *_measures(ends, pair, context.relation, counted))
        for ends, pair in kept.items()
    ]
    rows.sort(key=lambda row: (-int(row[4]), order[str(row[0])], order[str(row[1])]))
    column = column_of(of)
    table = Table("code_pairs", (f"{column}_a", f"{column}_b", "name_a", "name_b", *_MEASURES), rows)
    return table, Table("code_nodes", (column, *NODE_COLUMNS), list(_nodes(items, counted, kept)))


def relation_of(one: Iterable[Place], other: Iterable[Place]) -> str:
    """Return how the hits of two codes lie: the closest relation that any two of them have.

    Example:
        >>> relation_of([Place("s", 0, 4)], [Place("s", 1, 3), Place("s", 9, 11)])
        'inclusion'
        >>> [relation_of([Place("s", 0, 4)], [Place("s", start, 6)]) for start in (3, 4)]
        ['overlap', 'proximity']
    """
    found = PROXIMITY
    others = list(other)
    for a in one:
        for b in others:
            if a.source != b.source or a.start >= b.end or b.start >= a.end:
                continue
            if (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end):
                return INCLUSION
            found = OVERLAP
    return found


_Unit = tuple[str, int, Evidence]
"""Case, turn and evidence."""


def _contexts(
    study: CodedStudy, context: Context, kinds: Sequence[str], counted_for: Mapping[str, Sequence[str]]
) -> Iterator[Evidence]:
    """Yield the evidence of each context, empty where there is none."""
    by_case: dict[str, list[Evidence]] = {}
    for coded in study.sources:
        if kinds and coded.source.kind not in kinds:
            continue
        units = _units(coded, counted_for)
        match context.within:
            case "unit":
                yield from (evidence for _, _, evidence in units)
            case "turn":
                yield from _by_turn(units)
            case "window":
                yield from _by_window(units, context.window)
            case _:
                for speaker, _, evidence in units:
                    by_case.setdefault(speaker, []).append(evidence)
    yield from map(_joined, by_case.values())


def _by_turn(units: Sequence[_Unit]) -> Iterator[Evidence]:
    turns: dict[int, list[Evidence]] = {}
    for _, turn, evidence in units:
        turns.setdefault(turn, []).append(evidence)
    return map(_joined, turns.values())


def _by_window(units: Sequence[_Unit], window: int) -> Iterator[Evidence]:
    for first in range(max(1, len(units) - window + 1) if units else 0):
        yield _joined(evidence for _, _, evidence in units[first : first + window])


def _units(coded: CodedSource, counted_for: Mapping[str, Sequence[str]]) -> list[_Unit]:
    """Return the units of a source in the order of the text."""
    found: dict[tuple[int, int], dict[str, set[Place]]] = {}
    for coding in coded.codings:
        segment = coding.segment
        evidence = found.setdefault((segment.start, segment.end), {})
        places = {Place(coding.source, hit.start, hit.end, segment.case) for hit in coding.hits}
        for item in counted_for[coding.code]:
            evidence.setdefault(item, set()).update(places)
    ordered = sorted(coded.segments, key=lambda segment: (segment.start, segment.end))
    return [(one.case, one.turn, found.get((one.start, one.end), {})) for one in ordered]


def _joined(parts: Iterable[Evidence]) -> dict[str, set[Place]]:
    joined: dict[str, set[Place]] = {}
    for part in parts:
        for item, places in part.items():
            joined.setdefault(item, set()).update(places)
    return joined


def _measures(ends: tuple[str, str], pair: _Pair, relation: str, counted: _Counted) -> tuple[Cell, ...]:
    together, a, b = pair.together(relation), counted.alone[ends[0]], counted.alone[ends[1]]
    expected = a * b / counted.contexts
    return (
        together,
        *(pair.relations[name] for name in (INCLUSION, OVERLAP, PROXIMITY)),
        pair.in_cases(relation),
        *(a, b, counted.contexts, round(expected, 4)),
        round(together / (a + b - together), 4),
        round(log2(together / expected), 4),
    )


def _nodes(items: Sequence[Item], counted: _Counted, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[Cell, ...]]:
    n_pairs = Counter(end for ends in pairs for end in ends)
    for item in items:
        if counted.alone[item.id]:
            yield item.id, item.name, item.group, counted.alone[item.id], len(counted.cases[item.id]), n_pairs[item.id]
