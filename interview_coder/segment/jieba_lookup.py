"""Single words looked up in jieba's dictionary file, without making anything of the other 350,000."""

from bisect import bisect_left
from functools import cache

from interview_coder.segment.jieba_parts import dictionary_bytes

_STEP = 4096
"""Bytes from one line that is remembered to the next."""
_HAN = "一".encode()
"""The first word behind the head of the file, which is in no order."""


class Lookup:
    """Finds words in a dictionary file as jieba 0.42.1 has it.

    Its lines are sorted, but for some hundred bytes at its head, most of them words with Latin letters, and for a few
    lines that stand some places from where they belong. So a word is looked for where it belongs, somewhat around, and
    at the head.

    Args:
        data: The file.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data = b"\n" + data
        self._head = data.find(b"\n" + _HAN)
        self._places = [data.find(b"\n", place) for place in range(self._head, len(data) - _STEP, _STEP)]
        self._lines = [data[place + 1 : place + 50] for place in self._places]
        self._places += [len(data)] * 2

    def frequency(self, word: str) -> int | None:
        """Return the frequency of a word, None if it is not there."""
        place = self._find(word, b" ")
        number = b"" if place < 0 else self._data[place : place + 20].split(b" ", 1)[0]
        return int(number) if number.isdigit() else None  # a line of two fields and a blank is no word

    def begins(self, part: str) -> bool:
        """Tell whether a word begins with a part of one, or is it."""
        return self._find(part, b"") >= 0

    def _find(self, part: str, then: bytes) -> int:
        """Return where the first line goes on that begins with a part of a word and what has to stand behind it."""
        key = part.encode("utf-8", "surrogatepass")
        wanted = b"\n" + key + then
        number = bisect_left(self._lines, key)
        first, last = self._places[max(number - 2, 0)], self._places[number + 1] + len(wanted)
        place = self._data.find(wanted, first, last)
        if place < 0:
            place = self._data.find(wanted, 0, self._head + len(wanted))
        return place if place < 0 else place + len(wanted)


@cache
def lookup() -> Lookup:
    """Return the dictionary that comes with jieba."""
    return Lookup(dictionary_bytes())
