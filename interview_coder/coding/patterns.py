"""Regular expressions from a codebook: lists of texts are looked up, others run under a limit of steps.

PCRE2 counts the steps of a search, so an expression that runs away is stopped at the same place on every machine.
"""

from collections.abc import Iterator
from functools import cached_property

import pcre2

from interview_coder.coding.alternatives import occurrences
from interview_coder.domain.codebook import NOTHING_KNOWN, Known
from interview_coder.domain.fold import simplify

Span = tuple[int, int]
MAX_PATTERN = 1000
_FLAGS = pcre2.IGNORECASE | pcre2.UNICODE


class PatternError(ValueError):
    """The expression is not valid; the message says why."""


def check_pattern(pattern: str) -> None:
    """Raise `PatternError` if an expression is not valid."""
    if len(pattern) > MAX_PATTERN:
        raise PatternError(f"longer than {MAX_PATTERN} characters")
    try:
        # Machine code is made when an expression is first run; only verbs such as (*UTF) bear on whether it can be.
        _compile(pattern, jit="(*" in pattern)
    except (pcre2.PatternError, pcre2.LibraryError, ValueError, OverflowError) as error:
        raise PatternError(str(error)) from None


def _compile(pattern: str, *, jit: bool = True) -> "pcre2.Pattern[str]":
    return pcre2.compile(simplify(pattern), _FLAGS, jit=jit)


class Pattern:
    """One expression; case does not matter, nor does simplified or traditional script.

    Args:
        pattern: The expression.
        slow: Where it puts itself once it turns out too slow.
        known: What is known of it before it runs.
    """

    def __init__(self, pattern: str, slow: "list[Pattern] | None" = None, known: Known = NOTHING_KNOWN) -> None:
        self.text = pattern
        self._ways, self._texts = known
        self._slow = [] if slow is None else slow
        self.is_too_slow = False

    def may_match(self, folded: str) -> bool:
        """Tell whether a folded text holds the literals that no match can do without."""
        return not self._ways or any(
            all(any(literal in folded for literal in need) for need in way) for way in self._ways
        )

    def is_in(self, folded: str, simplified: str) -> bool | None:
        """Tell whether the expression is found in a text, given in both views; None if it is too slow."""
        is_found = self.may_match(folded) and next(self.spans(simplified), None) is not None
        return None if self.is_too_slow else is_found

    @cached_property
    def _compiled(self) -> "pcre2.Pattern[str]":
        return _compile(self.text)

    def spans(self, text: str) -> Iterator[Span]:
        """Yield the non-empty matches in a text in simplified script, from left to right.

        An expression that once ran into the limit is `is_too_slow` and matches nothing from then on.
        """
        if self._texts:
            yield from occurrences(self._texts, text)
            return
        if self.is_too_slow:
            return
        try:
            if self._compiled.search(text) is None:
                return
            for match in self._compiled.finditer(text):
                if match.end() > match.start():
                    yield match.span()
        except pcre2.LibraryError:
            self.is_too_slow = True
            self._slow.append(self)
