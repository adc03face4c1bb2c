"""Units: cutting turns into the segments that codes are put on.

A sentence ends at 。！？!?；; and …… and at the end of a line, together with closing quotes or brackets that
follow, but never inside 《》 or quotation marks that close later in the same line. A clause ends at ，,：: too.
Units never begin or end with blanks, and a stretch without any letter or number is no unit.
"""

import re
from collections.abc import Iterator, Sequence

from interview_coder.domain.segments import UNITS, Segment
from interview_coder.domain.sources import Source, Turn

Span = tuple[int, int]

_PAIRS = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_CLOSERS = "》〉”’」』\"'）)】］]〕}｝"
_SENTENCE_MARK = re.compile(r"[。！？!?；;]+|…{2,}")
_CLAUSE_MARK = re.compile(r"[。！？!?；;，,：:]+|…{2,}")
_LINE = re.compile(r"[^\r\n]+")


def segment_source(source: Source, *, unit: str, roles: Sequence[str] | None = None) -> list[Segment]:
    """Cut what was spoken in a source into units, in the order of the text.

    Args:
        source: The source; only its turns count.
        unit: One of `UNITS`.
        roles: Only turns of these roles; None for all. A document unit spans the turns of one role.

    Returns:
        Segments that do not overlap, none empty; a document unit per role for ``document``.
    """
    if unit not in UNITS:
        raise ValueError(f"unknown unit {unit!r}")
    chosen = [(n, turn) for n, turn in enumerate(source.turns, 1) if roles is None or turn.role in roles]
    if unit == "document":
        return _documents(source, chosen)
    return [
        Segment(start, end, number, turn.speaker, turn.role, source.case_of(turn), turn.time)
        for number, turn in chosen
        for start, end in split_span(source.text, turn.start, turn.end, unit=unit)
    ]


def split_span(text: str, start: int, end: int, *, unit: str) -> Iterator[Span]:
    """Yield the units of one stretch of text as trimmed spans."""
    if unit == "turn":
        pieces: Iterator[Span] = iter([(start, end)])
    else:
        lines = ((match.start(), match.end()) for match in _LINE.finditer(text, start, end))
        mark = {"sentence": _SENTENCE_MARK, "clause": _CLAUSE_MARK}.get(unit)
        pieces = lines if mark is None else (piece for line in lines for piece in _split_line(text, line, mark))
    for piece in pieces:
        span = _trim(text, *piece)
        if any(char.isalnum() for char in text[span[0] : span[1]]):
            yield span


def _split_line(text: str, line: Span, mark: re.Pattern[str]) -> Iterator[Span]:
    start, end = line
    sheltered = _sheltered(text, start, end)
    begin = start
    for match in mark.finditer(text, start, end):
        if match.start() < begin or any(left < match.start() < right for left, right in sheltered):
            continue
        stop = match.end()
        while stop < end and (text[stop] in _CLOSERS or mark.match(text, stop)):
            stop += 1
        yield begin, stop
        begin = stop
    if begin < end:
        yield begin, end


def _sheltered(text: str, start: int, end: int) -> list[Span]:
    """Return the outermost quoted stretches that open and close within the line."""
    if not any(opener in text[start:end] for opener in _PAIRS):
        return []
    found: list[Span] = []
    position = start
    while position < end:
        closer = _PAIRS.get(text[position])
        close = text.find(closer, position + 1, end) if closer else -1
        if close >= 0:
            found.append((position, close))
            position = close
        position += 1
    return found


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _documents(source: Source, chosen: Sequence[tuple[int, Turn]]) -> list[Segment]:
    documents = []
    for role in dict.fromkeys(turn.role for _, turn in chosen):
        turns = [(number, turn) for number, turn in chosen if turn.role == role]
        speakers = {turn.speaker for _, turn in turns}
        cases = {source.case_of(turn) for _, turn in turns}
        documents.append(
            Segment(
                start=turns[0][1].start,
                end=turns[-1][1].end,
                turn=turns[0][0],
                speaker=speakers.pop() if len(speakers) == 1 else "",
                role=role,
                case=cases.pop() if len(cases) == 1 else source.case,
                time=turns[0][1].time,
            )
        )
    return documents
