"""What one role spoke in a source, in its place: everything else is blanked."""

import re
from collections.abc import Iterator, Sequence

from interview_coder.coding.proximity import Span
from interview_coder.domain.sources import Source

_LISTENING = re.compile("(?:[嗯哦噢喔唔啊哎呃对對是好行哈的了吧呀嘛吗嗎]|明白|了解|[这這][样樣]|[没沒][错錯])*")
"""What is said only to show that one is listening."""


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
    """Yield for each turn what it answers.

    That is the source's own question, else what interviewers said between the last answer and this one. Turns in
    which they only listen (嗯，对) ask nothing: what was asked before still stands.
    """
    question = source.question
    asked: list[str] = []
    for turn in source.turns:
        if turn.role == "interviewer":
            yield question
            said = "".join(source.text[start:end] for start, end in _spoken(turn.start, turn.end, turn.gaps))
            if not _LISTENING.fullmatch("".join(filter(str.isalnum, said))):
                asked.append(said)
            continue
        if asked:
            question, asked = "\n".join(asked), []
        yield question


def _spoken(start: int, end: int, gaps: Sequence[Span]) -> Iterator[Span]:
    for left, right in sorted(gaps):
        if start < left:
            yield start, left
        start = max(start, right)
    if start < end:
        yield start, end
