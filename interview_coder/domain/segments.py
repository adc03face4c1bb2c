"""Segments: the units offered for coding."""

from dataclasses import dataclass

UNITS = ("turn", "sentence", "clause", "paragraph", "document")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one source that codes can be put on.

    ``source.text[start:end]`` is its verbatim text. ``turn`` is the number of its (first) turn, from 1; a
    document unit spans turns and has an empty ``speaker`` where several speak.
    """

    start: int
    end: int
    turn: int
    speaker: str
    role: str
    case: str
    time: str = ""
