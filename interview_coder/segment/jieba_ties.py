"""Blocks that can be cut in two ways that are equally likely to the last bit, and how jieba then cuts them.

光光光 is 光光 and 光, or 光 and 光光: of two equal sums jieba takes the longer first word, jieba-rs the shorter.
That takes a stretch that ends as it begins, x y x, of which x y and y x are words of one frequency. jieba itself cuts
these few blocks.
"""

import re
from collections.abc import Callable, Sequence

from interview_coder.segment.jieba_excerpt import Excerpt
from interview_coder.segment.jieba_frequencies import Frequencies

DISTANCES = (2, 3)
"""How far apart the two equal characters are."""
_AROUND = re.compile(r"(?=(([^\x00-\x7f])([^\x00-\x7f]{1,2})\2))")


class Ties:
    """Finds and cuts such blocks.

    Args:
        frequencies: Those of jieba's dictionary and of the added words.
        has_word: Tells quickly whether a word is one of them.
    """

    def __init__(self, frequencies: Frequencies, has_word: Callable[[str], bool]) -> None:
        self._frequencies = frequencies
        self._has_word = has_word
        self._excerpt = Excerpt(frequencies)

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
        return self._excerpt.words(block)
