"""Terms found in many texts at once, as columns: the shortest way where nothing but terms is asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interview_coder.coding.scan import Scanner
from interview_coder.domain.fold import fold
from interview_coder.domain.points import Points, points_of
from interview_coder.domain.ports import BulkWords

CHUNK = 1_000_000
"""Code points that are looked at together: enough to make the calls few, not more than the caches like."""

Column = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TermHits:
    """Where terms stand between word boundaries: columns of equal length, by text and end.

    ``text`` and ``term`` count from 0 in what was given; ``start`` and ``end`` are code points of that text.
    """

    text: Column
    term: Column
    start: Column
    end: Column

    def rows(self) -> list[tuple[int, int, int, int]]:
        """Return ``(text, term, start, end)`` of each hit."""
        columns = (self.text.tolist(), self.term.tolist(), self.start.tolist(), self.end.tolist())
        return list(zip(*columns, strict=True))


class TermFinder:
    """Finds every occurrence of every term that stands between word boundaries, overlapping ones too.

    Args:
        terms: The terms; two that fold to the same text are an error.
        words: Gives the words of a long folded text.
    """

    def __init__(self, terms: Sequence[str], words: Callable[[Points], BulkWords]) -> None:
        self._scanner = Scanner([fold(term) for term in terms])
        self._words = words

    def find(self, texts: Iterable[str]) -> Iterator[TermHits]:
        """Yield the hits in texts, about a million characters at a time."""
        first = 0
        for chunk, sizes in _chunks(texts):
            yield self._find(chunk, sizes, first)
            first += len(chunk)

    def _find(self, texts: Sequence[str], sizes: Sequence[int], first: int) -> TermHits:
        view = points_of("\n".join(texts))
        surface, start, end = self._scanner.columns(view)
        words = self._words(view)
        kept = words.are_boundaries(np.concatenate((start, end))).reshape(2, -1).all(axis=0)
        surface, start, end = surface[kept], start[kept], end[kept]
        bases = np.cumsum([0, *sizes]) + np.arange(len(sizes) + 1)
        text = np.searchsorted(bases, start, side="right") - 1
        within = end < bases[text + 1]
        if not within.all():  # a term that holds a line end
            surface, start, end, text = surface[within], start[within], end[within], text[within]
        return TermHits(text + first, surface, start - bases[text], end - bases[text])


def _chunks(texts: Iterable[str]) -> Iterator[tuple[list[str], list[int]]]:
    """Yield texts with their lengths."""
    chunk: list[str] = []
    sizes: list[int] = []
    n_characters = 0
    for text in texts:
        size = len(text)
        chunk.append(text)
        sizes.append(size)
        n_characters += size
        if n_characters >= CHUNK:
            yield chunk, sizes
            chunk, sizes, n_characters = [], [], 0
    if chunk:
        yield chunk, sizes
