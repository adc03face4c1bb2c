"""What jieba's dictionary says of a few words, without making a dictionary of all of them."""

from collections.abc import Callable, Iterable, Sequence

from interview_coder.domain.fold import fold
from interview_coder.domain.study import LexiconWord
from interview_coder.segment.jieba_lookup import lookup
from interview_coder.segment.jieba_parts import DICTIONARY_TOTAL


class Frequencies:
    """The frequencies of jieba's dictionary and of the words that were added to it."""

    def __init__(self) -> None:
        self._total = DICTIONARY_TOTAL
        self._known: dict[str, int] = {}
        self._unknown: set[str] = set()
        self._beginnings: set[str] = set()

    def add(self, word: str, frequency: int | None, cut: Callable[[str], Sequence[str]]) -> tuple[int, int]:
        """Add a word as jieba does.

        Args:
            word: The word.
            frequency: Its frequency; None for the one that jieba suggests, which makes it worth keeping whole.
            cut: Cuts a word by the dictionary alone.

        Returns:
            Its frequency, and the one it had before, 0 if it is new.
        """
        old = self.of((word,)).get(word)
        if frequency is None:
            frequency = max(self._suggested(cut(word)), old or 1)
        self._unknown.discard(word)
        self._known[word] = frequency
        self._beginnings.update(word[:end] for end in range(1, len(word)))
        self._total += frequency
        return frequency, old or 0

    def _suggested(self, pieces: Sequence[str]) -> int:
        known = self.of(pieces)
        frequency = 1.0
        for piece in pieces:
            frequency *= known.get(piece, 1) / float(self._total)
        return int(frequency * self._total) + 1

    @property
    def total(self) -> int:
        """The sum of all frequencies, as jieba counts it."""
        return self._total

    def of(self, words: Iterable[str]) -> dict[str, int]:
        """Return the frequencies of those words that are known."""
        words = set(words)
        for word in words.difference(self._known, self._unknown):
            if (frequency := lookup().frequency(word)) is None:
                self._unknown.add(word)
            else:
                self._known[word] = frequency
        return {word: self._known[word] for word in words if word in self._known}

    def within(self, block: str) -> dict[str, int]:
        """Return jieba's prefix dictionary as far as it bears on a block: words, and beginnings of words with 0."""
        found: dict[str, int] = {}
        for start in range(len(block)):
            for end in range(start + 1, len(block) + 1):
                part = block[start:end]
                if part not in found:
                    if part not in self._known and part not in self._beginnings and not lookup().begins(part):
                        break
                    found[part] = self.of((part,)).get(part, 0)
        return found


def added_words(lexicon: Iterable[LexiconWord], terms: Iterable[str]) -> dict[str, int | None]:
    """Return the words to add, folded and in order, each with its frequency as it was first stated."""
    added: dict[str, int | None] = {}
    for entry in (*lexicon, *map(LexiconWord, terms)):
        added.setdefault(fold(entry.word), entry.frequency)
    return added
