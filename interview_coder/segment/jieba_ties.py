"""Blocks that can be cut in two ways that are equally likely to the last bit, and how jieba then cuts them.

光光光 is 光光 and 光, or 光 and 光光: of two equal sums jieba takes the longer first word, jieba-rs the shorter.
That takes a stretch that ends as it begins, x y x, of which x y and y x are words of one frequency. jieba itself cuts
these few blocks, with the part of its dictionary that bears on them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from interview_coder.segment.jieba_frequencies import Frequencies
from interview_coder.segment.jieba_parts import finalseg, jieba

DISTANCES = (2, 3)
"""How far apart the two equal characters are."""
_AROUND = re.compile(r"(?=(([^\x00-\x7f])([^\x00-\x7f]{1,2})\2))")
_LONGEST = 16
"""Characters of the longest word of jieba's dictionary."""


class Ties:
    """Finds and cuts such blocks.

    Args:
        frequencies: Those of jieba's dictionary and of the added words.
        has_word: Tells quickly whether a word is one of them.
        longest: Characters of the longest added word.
    """

    def __init__(self, frequencies: Frequencies, has_word: Callable[[str], bool], longest: int) -> None:
        self._frequencies = frequencies
        self._has_word = has_word
        self._longest = max(longest, _LONGEST)
        self._tokenizer: Any = None
        self._cut: dict[str, Sequence[str]] = {}

    def are_in(self, block: str) -> bool:
        """Tell whether a block can be cut in two ways."""
        return any(self.is_tie(found[1]) for found in _AROUND.finditer(block))

    def is_tie(self, around: str) -> bool:
        """Tell whether a stretch that ends with the character it begins with can be cut in two ways."""
        left, right = around[:-1], around[1:]
        if not (self._has_word(left) and self._has_word(right)):
            return False
        found = self._frequencies.of((left, right))
        return found.get(left) == found.get(right)

    def words(self, block: str) -> Sequence[str]:
        """Cut a block as jieba does, by jieba."""
        if block not in self._cut:
            self._cut[block] = tuple(self._by_jieba(block))
        return self._cut[block]

    def _by_jieba(self, block: str) -> Iterator[str]:
        if self._tokenizer is None:
            self._tokenizer = jieba().Tokenizer()
            self._tokenizer.initialized = True
        size, longest = len(block), self._longest
        parts = (block[start:end] for start in range(size) for end in range(start + 1, min(size, start + longest) + 1))
        known = self._frequencies.of(filter(self._has_word, parts))
        beginnings = {word[:end]: 0 for word in known for end in range(1, len(word))}
        self._tokenizer.FREQ, self._tokenizer.total = beginnings | known, self._frequencies.total
        finalseg().Force_Split_Words = set()
        words: Iterator[str] = self._tokenizer.cut(block, HMM=True)
        return words
