"""Regular expressions from a codebook: compiled for the folded view and run under a time limit."""

from collections.abc import Iterator

import regex

from interview_coder.domain.fold import simplify

Span = tuple[int, int]
MAX_PATTERN = 1000
TIME_LIMIT = 1.0


class PatternError(ValueError):
    """The expression is not valid; the message says why."""


class Pattern:
    """One expression; case does not matter, nor does simplified or traditional script."""

    def __init__(self, pattern: str) -> None:
        if len(pattern) > MAX_PATTERN:
            raise PatternError(f"longer than {MAX_PATTERN} characters")
        try:
            self._compiled = regex.compile(simplify(pattern), regex.IGNORECASE | regex.VERSION0)
        except (regex.error, OverflowError, RecursionError) as error:
            raise PatternError(str(error)) from None
        self.text = pattern
        self.is_too_slow = False

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
