"""Texts and turns that a format itself gives: where the words stand, and what of them was spoken."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from interview_coder.domain.sources import Turn
from interview_coder.ingest.layouts.notes import merged, note_openings, notes_in
from interview_coder.ingest.layouts.view import trim, view_of

_MUSIC = "♪♫♬"


class Writer:
    """A text that grows piece by piece; ``length`` is the offset at which the next piece will stand."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0

    def write(self, piece: str) -> None:
        """Add a piece at the end."""
        self._pieces.append(piece)
        self.length += len(piece)

    def text(self) -> str:
        """Return what has been written."""
        return "".join(self._pieces)


def spoken_turns(text: str, turns: Iterable[Turn]) -> tuple[Turn, ...]:
    """Trim turns to their words and mark the notes inside, such as （笑）; turns without words go."""
    return tuple(_spoken(text, view_of(text), turns))


def _spoken(text: str, view: str, turns: Iterable[Turn]) -> Iterator[Turn]:
    openings = note_openings(view)
    for turn in turns:
        start, end = trim(view, turn.start, turn.end)
        notes = [(max(left, start), min(right, end)) for left, right in notes_in(view, openings, start, end)]
        gaps = merged([*turn.gaps, *((left, right) for left, right in notes if left < right)])
        if _holds_words(text, start, end, gaps):
            yield replace(turn, start=start, end=end, gaps=gaps)


def _holds_words(text: str, start: int, end: int, gaps: Iterable[tuple[int, int]]) -> bool:
    for left, right in (*gaps, (end, end)):
        if text[start:left].strip(_MUSIC + " \n\t"):
            return True
        start = right
    return False
