"""What jieba's dictionary says of a few words, without making a dictionary of all of them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from interview_coder.segment.jieba_parts import DICTIONARY_TOTAL, dictionary_lines


class Frequencies:
    """The frequencies that bear on adding words: theirs, and those of the words inside them."""

    def __init__(self, added: Iterable[str]) -> None:
        self._total = DICTIONARY_TOTAL
        pieces = {word[start:end] for word in added for end in range(len(word) + 1) for start in range(end)}
        self._known = _looked_up(pieces, dictionary_lines()) if pieces else {}
        self._unknown: set[str] = set()

    def suggest(self, word: str, pieces: Sequence[str]) -> int:
        """Return jieba's suggested frequency, which makes the word worth keeping whole.

        Args:
            word: The word to add.
            pieces: The words that it is cut into without the model.
        """
        frequency = 1.0
        for piece in pieces:
            frequency *= self._known.get(piece, 1) / float(self._total)
        return max(int(frequency * self._total) + 1, self._known.get(word, 1))

    def set(self, word: str, frequency: int) -> int:
        """Note that a word was added; returns the frequency it had, 0 if it is new."""
        old = self._known.get(word, 0)
        self._unknown.discard(word)
        self._known[word] = frequency
        self._total += frequency
        return old

    @property
    def total(self) -> int:
        """The sum of all frequencies, as jieba counts it."""
        return self._total

    def of(self, words: Iterable[str]) -> dict[str, int]:
        """Return the frequencies of those words that are known."""
        words = set(words)
        if missing := words.difference(self._known, self._unknown):
            self._known.update(_looked_up(missing, _kept_lines()))
            self._unknown.update(missing.difference(self._known))
        return {word: self._known[word] for word in words if word in self._known}


@cache
def _kept_lines() -> list[bytes]:
    """Keep the lines, some 20 MB of them, for those who ask again and again."""
    return dictionary_lines()


def _looked_up(words: Iterable[str], lines: Sequence[bytes]) -> dict[str, int]:
    """Return the frequencies of those words that jieba's dictionary has."""
    found: dict[str, int] = {}
    for word in words:
        start = word.encode("utf-8", "surrogatepass") + b" "
        place = bisect_left(lines, start)
        if place < len(lines) and lines[place].startswith(start):
            found[word] = int(lines[place].split(b" ")[1])
    return found
