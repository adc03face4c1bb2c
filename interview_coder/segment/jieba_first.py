"""The first words: cut by jieba itself, because a study may ask for a few hundred characters of all it says.

jieba-rs reads a dictionary of 350,000 words before it cuts one, a tenth of a second. Here it does so only once
there is enough to cut.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from interview_coder.domain.ports import WordSplitter
from interview_coder.domain.study import LexiconWord
from interview_coder.segment.jieba_excerpt import Excerpt
from interview_coder.segment.jieba_frequencies import Frequencies, added_words
from interview_coder.segment.jieba_parts import words_by_block

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview_coder.domain.points import Points

_FEW = 8_000
"""Characters that jieba cuts in the time in which jieba-rs reads its dictionary."""


class FirstWords:
    """The same words as `JiebaWords`, for words without a frequency of 0.

    Args:
        name: Name and version of the splitter that goes on where there is much to cut.
        go_on: Makes it.
        lexicon: Domain words.
        terms: The codebook's own.
    """

    def __init__(
        self,
        name: str,
        go_on: Callable[[], WordSplitter],
        lexicon: Iterable[LexiconWord] = (),
        terms: Iterable[str] = (),
    ) -> None:
        self._name = name
        self._go_on = go_on
        self._next: WordSplitter | None = None
        frequencies = Frequencies()
        self._excerpt = Excerpt(frequencies)
        added = added_words(lexicon, terms)
        self._n_cut = sum(map(len, added))
        if self._n_cut <= _FEW:
            for word, frequency in added.items():
                frequencies.add(word, frequency, self._excerpt.plain_words)

    @property
    def name(self) -> str:
        """Name and version of the word splitter."""
        return self._next.name if self._next else self._name

    def words(self, text: str) -> list[str]:
        """Cut a folded text into words that join to the same text."""
        return words_by_block(text, self.block_words)

    def block_words(self, block: str) -> Sequence[str]:
        """Cut one of jieba's blocks."""
        if self._n_cut <= _FEW:
            self._n_cut += len(block)
        if self._n_cut <= _FEW:
            return self._excerpt.words(block)
        return self._then().block_words(block)

    def marks(self, blocks: "Points") -> "NDArray[np.uint8]":
        """Mark the words of many blocks, each of which ends with a line end."""
        return self._then().marks(blocks)

    def run_words(self, run: str) -> Sequence[str]:
        """Cut a run that was left open."""
        return self._then().run_words(run)

    def _then(self) -> WordSplitter:
        if self._next is None:
            self._next = self._go_on()
        return self._next
