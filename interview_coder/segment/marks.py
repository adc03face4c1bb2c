"""The words of a long text as marks on its characters: one byte for each, written block by block when asked.

The blocks that somebody asks about are cut together, in one call of the word splitter, however many they are.
"""

from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from interview_coder.domain.points import Points, by_folded, folded, text_of
from interview_coder.domain.ports import BLOCK_END, BOUNDARY, OPEN, WordSplitter
from interview_coder.segment.jieba_parts import BLOCK

Span = tuple[int, int]
Places = NDArray[np.int64]


class MarkedWords:
    """The same words as `TextWords`, for texts of many thousand characters.

    Args:
        text: The code points of the text; it is folded as far as it is cut.
        splitter: Marks where words begin.
    """

    def __init__(self, text: Points, splitter: WordSplitter) -> None:
        # Beyond two bytes there are no tables: there are few of these characters.
        self._points = text = text if text.dtype == np.uint16 else folded(text)
        self._splitter = splitter
        gaps = np.flatnonzero(~_in_block().take(text, mode="clip"))
        self._gaps = np.concatenate(([-1], gaps, [len(text)]))
        """Characters outside of blocks; block ``i`` stands between gap ``i - 1`` and gap ``i``."""
        self._is_cut = np.zeros(len(self._gaps), bool)
        self._buffer = bytearray(len(text) + 1)
        self._marks = np.frombuffer(self._buffer, np.uint8)

    @cached_property
    def _text(self) -> str:
        return text_of(folded(self._points))

    def are_boundaries(self, positions: Places) -> NDArray[np.bool_]:
        """Tell for each position whether no word stretches over it."""
        blocks = np.searchsorted(self._gaps, positions)
        inside = (self._gaps[blocks] > positions) & (self._gaps[blocks - 1] + 1 < positions)
        places = positions[inside]
        self._cut(blocks[inside])
        self._settle(places[self._marks[places] == OPEN])
        answer = np.ones(len(positions), bool)
        answer[inside] = self._marks[places] == BOUNDARY
        return answer

    def prepare(self, starts: Places, ends: Places) -> None:
        """Cut all that stands in some spans, because somebody will ask for it."""
        first, last = np.searchsorted(self._gaps, starts), np.searchsorted(self._gaps, ends)
        lengths = last - first + 1
        self._cut(np.repeat(first - (lengths.cumsum() - lengths), lengths) + np.arange(lengths.sum()))

    def is_boundary(self, position: int) -> bool:
        """Tell whether no word stretches over ``position``."""
        return bool(self.are_boundaries(np.array([position]))[0])

    def words(self, start: int, end: int) -> list[Span]:
        """Return the words within a span, punctuation left out, in the order of the text."""
        text = self._text
        return [(left, right) for left, right in self._pieces(start, end) if any(map(str.isalnum, text[left:right]))]

    def rows(self, start: int, end: int) -> list[Span]:
        """Return the words and punctuation marks within a span, as jieba cuts them, in the order of the text."""
        text = self._text
        return [(left, right) for left, right in self._pieces(start, end) if not text[left:right].isspace()]

    def _pieces(self, start: int, end: int) -> list[Span]:
        """Return what begins and ends at the boundaries in and around a span: words, and single characters."""
        first, last = np.searchsorted(self._gaps, (start, end))
        self._cut(np.arange(first, last + 1))
        low, high = max(int(self._gaps[first - 1]), 0), int(self._gaps[last])
        if low == high:
            return []
        self._settle(np.flatnonzero(self._marks[low:high] == OPEN) + low)
        marked = self._marks[low:high] == BOUNDARY
        gaps = self._gaps[max(first - 1, 1) : last]
        marked[gaps - low] = True
        marked[gaps[gaps + 1 < high] + 1 - low] = True
        marked[0] = True
        starts = (np.flatnonzero(marked) + low).tolist()
        return [
            (left, right)
            for left, right in zip(starts, [*starts[1:], high], strict=True)
            if right > start and left < end
        ]

    def _cut(self, blocks: Places) -> None:
        """Mark the words of some blocks, all in one go."""
        blocks = blocks[~self._is_cut[blocks]]
        self._is_cut[blocks] = True
        blocks = _distinct(blocks, len(self._gaps))
        blocks = blocks[self._gaps[blocks] - self._gaps[blocks - 1] > 1]
        if not len(blocks):
            return
        starts, lengths = self._gaps[blocks - 1] + 1, self._gaps[blocks] - self._gaps[blocks - 1]
        ends = lengths.cumsum()
        places = np.repeat(starts - (ends - lengths), lengths) + np.arange(ends[-1])
        joined = folded(self._points.take(places, mode="clip"))
        joined[ends - 1] = BLOCK_END
        self._marks[places] = self._splitter.marks(joined)

    def _settle(self, places: Places) -> None:
        """Decide the runs of single characters in which some open places lie."""
        buffer = self._buffer
        for place in places.tolist():
            start, end = place, place
            while buffer[start] == OPEN:
                start -= 1
            while buffer[end] == OPEN:
                end += 1
            if end == place:
                continue  # decided together with another place of its run
            self._marks[start + 1 : end] = 0
            for word in self._splitter.run_words(text_of(folded(self._points[start:end]))):
                buffer[start] = BOUNDARY
                start += len(word)


def _distinct(numbers: Places, limit: int) -> Places:
    """Sort numbers below a limit and drop what is there twice; many of them without comparing."""
    if len(numbers) < limit // 16:
        # np.unique would load numpy.ma, which takes longer than all that this is asked for.
        numbers = np.sort(numbers)
        return numbers[np.flatnonzero(np.diff(numbers, prepend=-1))]
    is_there = np.zeros(limit, bool)
    is_there[numbers] = True
    return np.flatnonzero(is_there)


@cache
def _in_block() -> NDArray[np.bool_]:
    """Tell for each two-byte code point whether jieba's blocks hold it, folded; the last stands for all others."""
    every = text_of(np.arange(0x10000, dtype=np.uint32))
    table = np.zeros(0x10000, bool)
    for block in BLOCK.finditer(every):
        table[block.start() : block.end()] = True
    return by_folded(table)
