"""What both word splitters take from jieba 0.42.1: its blocks, its dictionary, its model. The only import of jieba."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

SLOW_NAME = "jieba 0.42.1"
BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")
"""The runs that jieba treats each by itself; between them every character is a word."""

_BETWEEN = re.compile(r"\r\n|.", re.DOTALL)
DICTIONARY_TOTAL = 60_101_967
"""The sum of all frequencies in jieba 0.42.1's dictionary."""


def words_by_block(text: str, block_words: Callable[[str], Sequence[str]]) -> list[str]:
    """Cut a folded text into words that join to the same text, each of jieba's blocks by itself."""
    found: list[str] = []
    position = 0
    for match in BLOCK.finditer(text):
        found += _cut_outside_blocks(text[position : match.start()])
        found += block_words(match[0])
        position = match.end()
    return found + _cut_outside_blocks(text[position:])


def _cut_outside_blocks(text: str) -> list[str]:
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


def dictionary_bytes() -> bytes:
    """Return jieba's dictionary as it stands: lines of a word, its frequency and its tag."""
    with jieba().get_dict_file() as file:
        data: bytes = file.read()
    return data


def _entries() -> tuple[Sequence[str], Sequence[str]]:
    fields = dictionary_bytes().decode("utf-8").split()
    return fields[0::3], fields[1::3]


@cache
def dictionary_tags() -> dict[str, str]:
    """Return the part of speech of each word of jieba's dictionary."""
    fields = dictionary_bytes().decode("utf-8").split()
    return dict(zip(fields[0::3], fields[2::3], strict=True))
