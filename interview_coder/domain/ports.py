"""What one layer expects of another, as protocols."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.rules import Node

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview_coder.domain.points import Points

T = TypeVar("T")

BLOCK_END = 10
"""The code point that ends each block where several are cut together; no block holds it."""
INSIDE, BOUNDARY, OPEN = 0, 1, 2
"""Marks on the characters of a text: in a word, first of a word, and not known until the run of characters is cut."""


class WordSplitter(Protocol):
    """Finds the words of Chinese text."""

    @property
    def name(self) -> str:
        """Name and version, for the record of the run."""

    def words(self, text: str) -> Sequence[str]:
        """Cut a text into words that join to the same text."""

    def block_words(self, block: str) -> Sequence[str]:
        """Cut a run of characters that the splitter treats by itself."""

    def marks(self, blocks: "Points") -> "NDArray[np.uint8]":
        """Mark the words of many blocks, each of which ends with `BLOCK_END`.

        Places that are `OPEN` stand in runs, the words of which `run_words` gives.
        """

    def run_words(self, run: str) -> Sequence[str]:
        """Cut a run: the character before a row of open places, and theirs."""


class Words(Protocol):
    """The words of one folded text."""

    def is_boundary(self, position: int) -> bool:
        """Tell whether no word stretches over ``position``."""

    def words(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return the spans of the words within a span, punctuation left out, in the order of the text."""

    def rows(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return the spans of words and punctuation marks within a span, in the order of the text."""


class BulkWords(Words, Protocol):
    """The words of one long folded text, for many questions at once."""

    def are_boundaries(self, positions: "NDArray[np.int64]") -> "NDArray[np.bool_]":
        """Tell for each position whether no word stretches over it."""

    def prepare(self, starts: "NDArray[np.int64]", ends: "NDArray[np.int64]") -> None:
        """Make the words of some spans ready, because somebody will ask for them."""


class ExpressionParser(Protocol):
    """Reads one expression of the rule language."""

    def __call__(self, text: str, where: Where, *, khcoder: bool = False) -> tuple[Node | None, tuple[Problem, ...]]:
        """Return the tree, or None and the reasons.

        ``where`` is the place of the first character, ``khcoder`` gives NEAR and THEN KH Coder's meaning.
        """


class Memo(Protocol):
    """Keeps what pure functions returned, so that the same need not be worked out again."""

    def __call__(self, kind: str, key: bytes, make: Callable[[], T], /) -> T:
        """Return what ``make`` returned before for this kind and key, else call it."""


def no_memo(_kind: str, _key: bytes, make: Callable[[], T]) -> T:
    """Work everything out anew."""
    return make()
