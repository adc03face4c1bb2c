"""Which rules a question leaves open: many wait for something to be asked, and most questions ask none of it.

What is asked is looked at once for each question, however many answers there are to it.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from interview_coder.coding.patterns import Pattern
from interview_coder.coding.scan import Scanner
from interview_coder.domain.codebook import Literals
from interview_coder.domain.fold import fold, simplify

_MOST = 200_000
"""Characters of the questions that are kept in mind: those of a questionnaire come again with every person."""

Asks = tuple[str, ...]
"""Expressions, all of which a question has to match."""


class Question(dict[str, bool | None]):
    """Of any expression, whether it is found in one question; None if it is too slow. Looked for when first wanted."""

    def __init__(self, text: str, asking: "Asking") -> None:
        super().__init__()
        self.folded = fold(text)
        self._simplified = simplify(text)
        self._asking = asking

    def __missing__(self, pattern: str) -> bool | None:
        """Look for an expression for the first time."""
        is_found = self[pattern] = self._asking.patterns[pattern].is_in(self.folded, self._simplified)
        return is_found

    @cached_property
    def asks(self) -> tuple[Asks, ...]:
        """What rules wait for and this question asks."""
        return tuple(asks for asks in self._asking.likely(self.folded) if all(map(self.__getitem__, asks)))


class Asking:
    """What rules wait for to be asked, and the questions looked at so far.

    Args:
        patterns: All expressions.
        waited_for: What rules wait for.
        literals: What is known of expressions.
    """

    def __init__(self, patterns: Mapping[str, Pattern], waited_for: Mapping[Asks, object], literals: Literals) -> None:
        self.patterns = patterns
        self._waited_for = waited_for
        self._literals = literals
        self._questions: dict[str, Question] = {}
        self._n_kept = 0

    def question(self, text: str) -> Question:
        """Return what is known of a question."""
        found = self._questions.get(text)
        if found is None:
            self._n_kept += len(text)
            if self._n_kept > _MOST:
                self._questions.clear()
                self._n_kept = len(text)
            found = self._questions[text] = Question(text, self)
        return found

    def likely(self, folded: str) -> Iterator[Asks]:
        """Yield what a question may ask, by the literals that it holds."""
        by_literal, always, scanner, names = self._index
        held = {names[number] for number, _, _ in scanner.occurrences(folded)}
        return iter(dict.fromkeys(chain(always, chain.from_iterable(map(by_literal.__getitem__, held)))))

    @cached_property
    def _index(self) -> tuple[dict[str, list[Asks]], list[Asks], Scanner, tuple[str, ...]]:
        by_literal: dict[str, list[Asks]] = {}
        always: list[Asks] = []
        for asks in self._waited_for:
            ways = self._literals[asks[0]][0]
            if not ways:
                always.append(asks)
            for literal in chain.from_iterable(way[0] for way in ways):
                by_literal.setdefault(literal, []).append(asks)
        names = tuple(by_literal)
        return by_literal, always, Scanner(names), names
