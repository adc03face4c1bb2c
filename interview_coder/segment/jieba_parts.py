"""What both word splitters take from jieba 0.42.1: its blocks, its dictionary, its model. The only import of jieba."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")
"""The runs that jieba treats each by itself; between them every character is a word."""

_BETWEEN = re.compile(r"\r\n|.", re.DOTALL)
DICTIONARY_TOTAL = 60_101_967
"""The sum of all frequencies in jieba 0.42.1's dictionary."""


def cut_outside_blocks(text: str) -> list[str]:
    """Cut what stands between blocks as jieba does: character by character, CR LF together."""
    return _BETWEEN.findall(text)


@cache
def jieba() -> Any:  # noqa: ANN401 - jieba has no types
    """Import jieba without the half second and the warning of ``pkg_resources``, which it does not need."""
    import logging  # noqa: PLC0415 - with jieba, which is heavy: only once words are needed

    with _hidden("pkg_resources"):
        import jieba as module  # noqa: PLC0415
    module.setLogLevel(logging.ERROR)
    return module


@cache
def finalseg() -> Any:  # noqa: ANN401 - as above
    """Return jieba's hidden Markov model for runs of single characters."""
    jieba()
    from jieba import finalseg as module  # noqa: PLC0415

    return module


@contextmanager
def _hidden(name: str) -> Iterator[None]:
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment] # makes the import fail, for which jieba is prepared
    try:
        yield
    finally:
        del sys.modules[name]


@cache
def dictionary() -> tuple[dict[str, int], int]:
    """Return jieba's prefix dictionary and the sum of its frequencies.

    The same value as ``jieba.Tokenizer.gen_pfdict`` gives, in half its time.
    """
    words, numbers = _entries()
    frequencies: dict[str, int] = {}
    for word in words:
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    frequencies.update(zip(words, map(int, numbers), strict=True))
    return frequencies, sum(map(int, numbers))


def _entries() -> tuple[Sequence[str], Sequence[str]]:
    with jieba().get_dict_file() as file:
        fields = file.read().decode("utf-8").split()
    return fields[0::3], fields[1::3]


@cache
def dictionary_tags() -> dict[str, str]:
    """Return the part of speech of each word of jieba's dictionary."""
    with jieba().get_dict_file() as file:
        fields = file.read().decode("utf-8").split()
    return dict(zip(fields[0::3], fields[2::3], strict=True))


class Frequencies:
    """The frequencies that bear on adding words: theirs, and those of the words inside them."""

    def __init__(self, added: Iterable[str]) -> None:
        self._total = DICTIONARY_TOTAL
        pieces = {word[start:end] for word in added for end in range(len(word) + 1) for start in range(end)}
        self._known = (
            {word: int(number) for word, number in zip(*_entries(), strict=True) if word in pieces} if pieces else {}
        )

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
        self._known[word] = frequency
        self._total += frequency
        return old
