"""Operands close to each other: NEAR, THEN and adjacency, on spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

Span = tuple[int, int]
Spans = Sequence[Span]


def near(operands: Sequence[Spans], words: Spans, *, distance: int, ordered: bool) -> list[Span]:
    """Find the tightest stretches in which all operands stand close together.

    Chained: each next operand begins at most ``distance`` words after the last word of the one before;
    punctuation is not counted. Operands do not overlap each other. ``ordered`` asks for their written order.

    Args:
        operands: The spans of each operand, sorted.
        words: The spans of the unit's words, sorted.
        distance: In words, at least 1; neighbours are at distance 1.
        ordered: THEN instead of NEAR.

    Returns:
        Spans from the first operand to the last, none of which contains another.
    """
    starts, ends = [start for start, _ in words], [end for _, end in words]
    items = sorted(
        (start, end, index, bisect_right(ends, start), bisect_left(starts, end) - 1)
        for index, spans in enumerate(operands)
        for start, end in spans
    )
    found = []
    for position, item in enumerate(items):
        if not ordered or item[2] == 0:
            end = _chain(items, position, len(operands), distance, ordered=ordered)
            if end:
                found.append((item[0], end))
    return tightest(found)


def _chain(
    items: Sequence[tuple[int, int, int, int, int]], position: int, n_operands: int, distance: int, *, ordered: bool
) -> int:
    """Return where a chain that begins at ``position`` ends, 0 if it breaks off."""
    _, end, index, _, last_word = items[position]
    missing = set(range(n_operands)) - {index}
    for start, stop, other, first_word, stop_word in items[position + 1 :]:
        if not missing or first_word - last_word > distance:
            break
        if start >= end and other in missing and not (ordered and other != min(missing)):
            missing.remove(other)
            end, last_word = stop, stop_word
    return 0 if missing else end


def adjacent(operands: Sequence[Spans], is_blank: Callable[[int, int], bool]) -> list[Span]:
    """Find stretches in which the operands follow each other directly, in order, with nothing but blanks between."""
    chains: dict[int, int] = {end: start for start, end in reversed(operands[0])}
    for spans in operands[1:]:
        grown: dict[int, int] = {}
        for start, end in spans:
            for stop, begin in chains.items():
                if stop <= start and (stop == start or is_blank(stop, start)):
                    grown[end] = min(begin, grown.get(end, begin))
        chains = grown
    return sorted((begin, end) for end, begin in chains.items())


def tightest(spans: Sequence[Span]) -> list[Span]:
    """Drop each span that contains another one; sorted, without repetition."""
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (-span[0], span[1])):
        if not kept or end < kept[-1][1]:
            kept.append((start, end))
    return kept[::-1]


def leftmost_longest(spans: Sequence[Span]) -> list[Span]:
    """Choose spans from the left, the longest at each place, none overlapping another."""
    chosen: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not chosen or start >= chosen[-1][1]:
            chosen.append((start, end))
    return chosen
