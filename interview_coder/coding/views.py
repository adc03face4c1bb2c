"""What one role spoke in a source, in its place: everything else is blanked."""

from collections.abc import Iterator, Sequence

from interview_coder.coding.proximity import Span
from interview_coder.domain.sources import Source


def spoken_view(source: Source, role: str) -> str:
    """Return the text with everything blanked by line ends that this role did not speak; same length."""
    pieces: list[str] = []
    position = 0
    for turn in source.turns:
        if turn.role != role:
            continue
        for start, end in _spoken(turn.start, turn.end, turn.gaps):
            pieces += ("\n" * (start - position), source.text[start:end])
            position = end
    pieces.append("\n" * (len(source.text) - position))
    return "".join(pieces)


def questions(source: Source) -> Iterator[str]:
    """Yield for each turn what it answers: the source's own question, else what an interviewer said last before it."""
    question = source.question
    for turn in source.turns:
        yield question
        if turn.role == "interviewer":
            question = "".join(source.text[start:end] for start, end in _spoken(turn.start, turn.end, turn.gaps))


def _spoken(start: int, end: int, gaps: Sequence[Span]) -> Iterator[Span]:
    for left, right in sorted(gaps):
        if start < left:
            yield start, left
        start = max(start, right)
    if start < end:
        yield start, end
