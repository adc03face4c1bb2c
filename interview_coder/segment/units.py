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
_OPENER = re.compile(f"[{''.join(_PAIRS)}]")
_CLOSERS = "》〉”’」』\"'）)】\\]〕}｝"
_LINE_END = re.compile(r"[\r\n]")


def _ends_at(marks: str) -> re.Pattern[str]:
    """Return what ends a unit: a line end, or marks with the closing characters behind them."""
    behind = f"[{marks}{_CLOSERS}]*"
    # One set of characters in front, so that the text between is passed over in one go.
    return re.compile(rf"[\r\n…{marks}](?:(?<=[\r\n])|(?:(?<!…)|…+){behind}(?:…(?=…){behind})*)")


_ENDS = {
    "sentence": _ends_at("。！？!?；;"),
    "clause": _ends_at("。！？!?；;，,：:"),
    "paragraph": _LINE_END,
    "turn": re.compile(r"(?!)"),
}
_SHELTERING = ("sentence", "clause")
"""Units that end at marks, and so not at those within quotation marks."""


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
    text, segments = source.text, list[Segment]()
    for number, turn in chosen:
        about = (number, turn.speaker, turn.role, source.case_of(turn), turn.time)
        segments += [Segment(start, end, *about) for start, end in split_span(text, turn.start, turn.end, unit=unit)]
    return segments


def split_span(text: str, start: int, end: int, *, unit: str) -> Iterator[Span]:
    """Yield the units of one stretch of text as trimmed spans."""
    sheltered = _sheltered(text, start, end) if unit in _SHELTERING and _OPENER.search(text, start, end) else []
    mark = _ENDS[unit]
    if sheltered:
        stops = list(_ends_outside(text, start, end, mark, sheltered))
    else:
        stops = [match.end() for match in mark.finditer(text, start, end)]
    for stop in (*stops, end):
        if start == stop:
            continue
        if text[start].isalnum() and not text[stop - 1].isspace():  # nearly all
            yield start, stop
        elif any(map(str.isalnum, piece := text[start:stop].strip())):
            begin = text.index(piece[0], start)
            yield begin, begin + len(piece)
        start = stop


def _ends_outside(text: str, start: int, end: int, mark: re.Pattern[str], sheltered: Sequence[Span]) -> Iterator[int]:
    """Yield where units end, but for the marks within sheltered stretches."""
    shelters = iter([*sheltered, (end, end)])
    left, right = next(shelters)
    while match := mark.search(text, start, end):
        while right <= match.start():
            left, right = next(shelters)
        if left < match.start():
            start = right
        else:
            yield (start := match.end())


def _sheltered(text: str, start: int, end: int) -> list[Span]:
    """Return the outermost quoted stretches that open and close within one line."""
    found: list[Span] = []
    nearest: dict[str, int] = {}
    line_end = -1
    for match in _OPENER.finditer(text, start, end):
        position = match.start()
        if found and position <= found[-1][1]:
            continue
        if line_end < position:
            line_break = _LINE_END.search(text, position, end)
            line_end = line_break.start() if line_break else end
        closer = _PAIRS[match.group()]
        if nearest.get(closer, -1) <= position:
            close = text.find(closer, position + 1, end)
            nearest[closer] = close if close >= 0 else end
        if nearest[closer] < line_end:
            found.append((position, nearest[closer]))
    return found


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
