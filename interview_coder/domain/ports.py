"""What one layer expects of another, as protocols."""

from collections.abc import Sequence
from typing import Protocol

from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.rules import Node


class WordSplitter(Protocol):
    """Finds the words of Chinese text."""

    @property
    def name(self) -> str:
        """Name and version, for the record of the run."""

    def words(self, text: str) -> Sequence[str]:
        """Cut a text into words that join to the same text."""

    def block_words(self, block: str) -> Sequence[str]:
        """Cut a run of characters that the splitter treats by itself."""


class Words(Protocol):
    """The words of one folded text."""

    def is_boundary(self, position: int) -> bool:
        """Tell whether no word stretches over ``position``."""

    def words(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return the spans of the words within a span, punctuation left out, in the order of the text."""

    def rows(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return the spans of words and punctuation marks within a span, in the order of the text."""


class ExpressionParser(Protocol):
    """Reads one expression of the rule language."""

    def __call__(self, text: str, where: Where, *, khcoder: bool = False) -> tuple[Node | None, tuple[Problem, ...]]:
        """Return the tree, or None and the reasons.

        ``where`` is the place of the first character, ``khcoder`` gives NEAR and THEN KH Coder's meaning.
        """
