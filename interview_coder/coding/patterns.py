"""Regular expressions from a codebook: compiled for the folded view and run under a time limit."""

from collections.abc import Iterator
from functools import cached_property

import regex

from interview_coder.coding.prefilter import parsed, required_sets
from interview_coder.domain.fold import simplify

Span = tuple[int, int]
MAX_PATTERN = 1000
TIME_LIMIT = 1.0


class PatternError(ValueError):
    """The expression is not valid; the message says why."""


def check_pattern(pattern: str) -> None:
    """Raise `PatternError` if an expression is not valid."""
    if len(pattern) > MAX_PATTERN:
        raise PatternError(f"longer than {MAX_PATTERN} characters")
    # What Python's own expressions allow, `regex` allows too, and its parser is four times as fast.
    if parsed(pattern) is None:
        try:
            _compile(pattern)
        except (regex.error, OverflowError, RecursionError) as error:
            raise PatternError(str(error)) from None


def _compile(pattern: str) -> "regex.Pattern[str]":
    return regex.compile(simplify(pattern), regex.IGNORECASE | regex.VERSION0)


class Pattern:
    """One expression; case does not matter, nor does simplified or traditional script.

    It is compiled when it is first used: compiling a thousand expressions takes longer than coding a study.
    """

    def __init__(self, pattern: str) -> None:
        self.text = pattern
        self.is_too_slow = False
        self._needs = required_sets(pattern)

    def may_match(self, folded: str) -> bool:
        """Tell whether a folded text holds the literals that no match can do without."""
        return all(any(literal in folded for literal in found) for found in self._needs)

    @cached_property
    def _compiled(self) -> "regex.Pattern[str]":
        return _compile(self.text)

    def spans(self, text: str) -> Iterator[Span]:
        """Yield the non-empty matches in a text in simplified script, from left to right.

        An expression that once ran into the time limit is `is_too_slow` and matches nothing from then on.
        """
        if self.is_too_slow:
            return
        try:
            for match in self._compiled.finditer(text, timeout=TIME_LIMIT):
                if match.end() > match.start():
                    yield match.span()
        except TimeoutError:
            self.is_too_slow = True
