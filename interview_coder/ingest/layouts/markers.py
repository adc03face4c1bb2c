"""Candidates for the beginning of a turn."""

from enum import Enum
from typing import NamedTuple

Span = tuple[int, int]


class Family(Enum):
    """What makes a line look like a marker, the strongest sign first."""

    TAG = "tag"
    HEADING = "heading"
    TIMED = "timed"
    BOLD = "bold"
    BRACKET = "bracket"
    PLAIN = "plain"
    LOOSE = "loose"
    ALONE = "alone"
    TIME = "time"


class Marker(NamedTuple):
    """A candidate. ``words`` is where speech begins; ``unlabelled`` where it begins if the label is none.

    ``role`` is set where the label does not tell it.
    """

    line: int
    family: Family
    words: int
    unlabelled: int = 0
    label: Span = (0, 0)
    key: str = ""
    time: Span = (0, 0)
    is_empty: bool = False
    colon: bool = False
    heading: int = 0
    time_first: bool = False
    bracketed_time: bool = False
    role: str = ""

    @property
    def has_time(self) -> bool:
        """Whether a time stands next to the label, or alone."""
        return self.time != (0, 0)
