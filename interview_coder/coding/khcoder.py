"""KH Coder's ``near`` and ``seq``: gaps in rows of its word table, and one count for each start."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from interview_coder.coding.proximity import Span, Spans

_Item = tuple[int, int, int, int, int]


def starts_within(operands: Sequence[Spans], rows: Spans, *, distance: int, ordered: bool) -> list[Span]:
    """Find every start from which all operands are reached.

    Chained: each newly matched operand begins at most ``distance`` rows after the one matched before it. A start is
    passed over when the very next occurrence of any operand is one of the same operand. No two operands may be the
    same; whoever calls sees to that.

    Args:
        operands: The spans of each operand, sorted.
        rows: The spans of the unit's words and punctuation marks, sorted.
        distance: In rows, neighbours are at 1; 0 sets no limit.
        ordered: ``seq`` instead of ``near``.

    Returns:
        One span per start, from there to the end of the operand matched last; they may overlap.
    """
    starts, ends = [start for start, _ in rows], [end for _, end in rows]
    items = sorted(
        (start, end, index, bisect_right(ends, start), bisect_left(starts, end) - 1)
        for index, spans in enumerate(operands)
        for start, end in spans
    )
    found = []
    for position, item in enumerate(items):
        follower = items[position + 1][2] if position + 1 < len(items) else -1
        if follower != item[2] and (not ordered or item[2] == 0):
            end = _reach(items[position:], len(operands), distance, ordered=ordered)
            if end:
                found.append((item[0], end))
    return found


def _reach(items: Sequence[_Item], n_operands: int, distance: int, *, ordered: bool) -> int:
    """Return where a chain that begins with the first item ends, 0 if it breaks off."""
    _, end, index, _, last_row = items[0]
    missing = set(range(n_operands)) - {index}
    for start, stop, other, first_row, stop_row in items[1:]:
        if not missing or (distance and first_row - last_row > distance):
            break
        if start >= end and other in missing and not (ordered and other != min(missing)):
            missing.remove(other)
            end, last_row = stop, stop_row
    return 0 if missing else end
