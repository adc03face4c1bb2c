"""jieba itself on single blocks, with no more of its dictionary than bears on each."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from interview_coder.segment.jieba_frequencies import Frequencies
from interview_coder.segment.jieba_parts import finalseg, jieba


class Excerpt:
    """Cuts single blocks.

    Args:
        frequencies: Those of jieba's dictionary and of the added words.
    """

    def __init__(self, frequencies: Frequencies) -> None:
        self._frequencies = frequencies
        self._cut: dict[str, Sequence[str]] = {}

    def words(self, block: str) -> Sequence[str]:
        """Cut a block as jieba does."""
        if block not in self._cut:
            self._cut[block] = self._by_jieba(block, model=True)
        return self._cut[block]

    def plain_words(self, block: str) -> Sequence[str]:
        """Cut a block as jieba does without its model."""
        return self._by_jieba(block, model=False)

    def _by_jieba(self, block: str, *, model: bool) -> Sequence[str]:
        self._tokenizer.FREQ, self._tokenizer.total = self._frequencies.within(block), self._frequencies.total
        finalseg().Force_Split_Words = set()
        return tuple(self._tokenizer.cut(block, HMM=model))

    @cached_property
    def _tokenizer(self) -> Any:  # noqa: ANN401 - jieba has no types
        tokenizer = jieba().Tokenizer()
        tokenizer.initialized = True
        return tokenizer
