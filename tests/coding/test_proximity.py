from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from interview_coder.coding.proximity import adjacent, leftmost_longest, near, tightest

SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 3)), max_size=8).map(
    lambda pairs: sorted({(start, start + length) for start, length in pairs})
)
# Operands whose own spans do not lie inside each other: there "the nearest" is also "the tightest".
FLAT = SPANS.map(tightest)
WORDS = [(n, n + 1) for n in range(16)]


def overlapping(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@given(FLAT, FLAT, st.integers(1, 6))
def test_near_finds_exactly_the_close_pairs(a: list[tuple[int, int]], b: list[tuple[int, int]], distance: int) -> None:
    pairs = [(x, y) for x, y in product(a, b) if not overlapping(x, y)]
    close = [(min(x[0], y[0]), max(x[1], y[1])) for x, y in pairs if max(x[0], y[0]) - min(x[1], y[1]) + 1 <= distance]
    assert near([a, b], WORDS, distance=distance, ordered=False) == tightest(close)


@given(FLAT, FLAT, st.integers(1, 6))
def test_then_finds_exactly_the_close_pairs_in_order(
    a: list[tuple[int, int]], b: list[tuple[int, int]], distance: int
) -> None:
    close = [(x[0], y[1]) for x, y in product(a, b) if 0 <= y[0] - x[1] <= distance - 1]
    assert near([a, b], WORDS, distance=distance, ordered=True) == tightest(close)


@given(SPANS, SPANS)
def test_adjacent_operands_touch(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> None:
    ends = {y[1] for x, y in product(a, b) if x[1] == y[0]}
    found = adjacent([a, b], lambda _start, _end: False)
    assert {end for _, end in found} == ends


@given(SPANS)
def test_leftmost_longest_leaves_nothing_that_would_fit(spans: list[tuple[int, int]]) -> None:
    chosen = leftmost_longest(spans)
    assert all(left[1] <= right[0] for left, right in pairwise(chosen))
    assert all(any(overlapping(span, other) for other in chosen) for span in spans)


@given(SPANS)
def test_tightest_keeps_no_span_around_another(spans: list[tuple[int, int]]) -> None:
    kept = tightest(spans)
    assert kept == sorted(
        span
        for span in spans
        if not any(other != span and span[0] <= other[0] and other[1] <= span[1] for other in spans)
    )
