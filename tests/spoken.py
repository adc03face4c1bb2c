"""Shared by the layout tests: what a text's turns say."""

from interview_coder.domain.sources import Turn
from interview_coder.ingest.layouts import lay_out

INTERVIEWER, PARTICIPANT = "interviewer", "participant"


def turns_of(text: str) -> tuple[Turn, ...]:
    return lay_out(text).turns


def speakers(text: str) -> list[str]:
    return [turn.speaker for turn in turns_of(text)]


def spoken(text: str) -> list[tuple[str, str]]:
    """Speaker and words without gaps, line ends as one blank."""
    return [(turn.speaker, words_of(text, turn)) for turn in turns_of(text)]


def words_of(text: str, turn: Turn) -> str:
    kept, position = [], turn.start
    for start, end in turn.gaps:
        kept.append(text[position:start])
        position = end
    kept.append(text[position : turn.end])
    return " ".join("".join(kept).split())


def timed(text: str) -> list[tuple[str, str]]:
    return [(turn.time, turn.speaker) for turn in turns_of(text)]
