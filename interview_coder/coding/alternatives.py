"""Expressions that are a short list of texts, such as ``没有?钱|缺经费``: most are, and a list needs no machine.

What such an expression matches is found by looking for each text, which spares a thousand expressions of a codebook
from being compiled for a few units each.
"""

import re
from collections.abc import Iterator

from interview_coder.domain.fold import simplify

_MOST = 64
"""Texts beyond which an expression is compiled."""
_OPEN = re.compile(r"\((?:\?:)?(?!\?)")
_CHOICE = re.compile(r"\[([^\\\[\]^-]+)\]")
_META = frozenset("\\[](){}.*+?|^$")

Span = tuple[int, int]


class _NoListError(Exception):
    """The expression is more than a list of texts, or too long a one."""


def texts_of(pattern: str) -> tuple[str, ...]:
    """Return all texts that an expression matches, in simplified script, preferred ones first.

    Empty if it is more than a list: then it has to be compiled.

    Example:
        >>> texts_of("没有?钱|缺(?:经|费)")
        ('没有钱', '没钱', '缺经', '缺费')
        >>> texts_of("没.?钱")
        ()
    """
    pattern = simplify(pattern)
    if any(char.lower() != char.upper() for char in pattern):  # it matches in either case
        return ()
    reader = _Reader(pattern)
    try:
        texts = reader.alternatives()
    except (_NoListError, RecursionError):
        return ()
    return tuple(texts) if reader.position == len(pattern) and all(texts) else ()


def occurrences(texts: tuple[str, ...], text: str) -> Iterator[Span]:
    """Yield what an expression of these texts matches in a text, from left to right."""
    nearest = {found: text.find(found) for found in texts}
    position = 0
    while True:
        nearest = {
            found: place if place >= position else text.find(found, position)
            for found, place in nearest.items()
            if place >= 0
        }
        places = [place for place in nearest.values() if place >= 0]
        if not places:
            return
        start = min(places)
        position = start + next(len(found) for found, place in nearest.items() if place == start)
        yield start, position


class _Reader:
    """Reads one expression; every method starts and ends at ``position``."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self.position = 0

    def alternatives(self) -> list[str]:
        """Read sequences up to the end of the group."""
        texts = self._sequence()
        while self._pattern.startswith("|", self.position):
            self.position += 1
            texts = _few([*texts, *self._sequence()])
        return texts

    def _sequence(self) -> list[str]:
        texts = [""]
        while self.position < len(self._pattern) and self._pattern[self.position] not in "|)":
            atom = self._atom()
            # In the order in which the first match is looked for: the choices of what stands left change last.
            texts = _few([left + right for left in texts for right in atom])
        return texts

    def _atom(self) -> list[str]:
        pattern, start = self._pattern, self.position
        if opening := _OPEN.match(pattern, start):
            self.position = opening.end()
            texts = self.alternatives()
            if not pattern.startswith(")", self.position):
                raise _NoListError
            self.position += 1
        elif choice := _CHOICE.match(pattern, start):
            self.position = choice.end()
            texts = list(choice[1])
        elif pattern[start] in _META:
            raise _NoListError
        else:
            self.position += 1
            texts = [pattern[start]]
        if pattern.startswith("?", self.position):
            self.position += 1
            texts = [*texts, ""]
        if pattern.startswith(("?", "+", "*", "{"), self.position):
            raise _NoListError
        return texts


def _few(texts: list[str]) -> list[str]:
    """Return each text once, where it is first."""
    texts = list(dict.fromkeys(texts))
    if len(texts) > _MOST:
        raise _NoListError
    return texts
