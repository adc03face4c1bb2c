"""The lines of a text and what they could mark: the commonest kinds are read at once, all others by their parts."""

import re

from interview_coder.domain.han import LETTER
from interview_coder.ingest.layouts.line_reader import read_by_parts
from interview_coder.ingest.layouts.markers import Family, Marker
from interview_coder.ingest.layouts.view import BLANK, BREAKS, Line, trim

_LINE = re.compile(
    rf"((?:\[(\d{{2}}:\d{{2}}:\d{{2}}(?:\.\d{{3}})?)\][ \u200b]?)?({LETTER}{{1,8}}|{LETTER}{{2,6}}\d{{1,2}}):[ \u200b]?"
    rf"(?={LETTER}))?[^{BREAKS}]+"
)
"""A line. Where it is ``[time] label: words`` or ``label: words``, all before the words, the time, and the label."""
_PROSE = re.compile(rf"{LETTER}[^\W_]{{0,60}}[,。!?;…]")
"""Words up to a punctuation mark: no label can begin such a line."""
_ABOVE = re.compile(rf"({LETTER}{{2,6}}(?: ?\d{{1,2}})?) {{1,4}}(\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:\.\d{{3}})?)?)$")
"""``label time`` on a line of its own."""
_NOWHERE = (0, 0)


def read_lines(view: str) -> tuple[list[Line], dict[int, Marker]]:
    """Return the lines of a view that are not blank, and what they could mark, by their numbers.

    A line that is missing there is only text.
    """
    lines: list[Line] = []
    markers: dict[int, Marker] = {}
    for match in _LINE.finditer(view):
        found = match
        start, end = span = match.span()
        if view[start] in BLANK or view[end - 1] in BLANK:
            start, end = span = trim(view, start, end)
            again = _LINE.match(view, start, end)
            if not again:
                continue
            found = again
        number = len(lines)
        lines.append(line := Line._make(span))
        marker = _with_words(found, number) if found[1] else _without_words(view, line, number)
        if marker is not None:
            markers[number] = marker
    return lines, markers


def _with_words(found: re.Match[str], number: int) -> Marker:
    """Return the marker in front of words."""
    _, (_, words), time, label = found.regs
    # Without names, because nearly every turn of a corpus comes by here and they cost more than the rest.
    if time[0] < 0:
        fields = (number, Family.PLAIN, words, label[0], label, found[3], _NOWHERE, False, True, 0, False, False, "")
    else:
        fields = (number, Family.TIMED, words, label[0], label, found[3], time, False, True, 0, True, True, "")
    return Marker._make(fields)


def _without_words(view: str, line: Line, number: int) -> Marker | None:
    """Return the marker of a line that begins in no usual way, or is only a label and a time."""
    start, end = line
    if _PROSE.match(view, start, end):
        return None
    above = _ABOVE.match(view, start, end)
    if not above:
        return read_by_parts(view, line, number)
    return Marker(
        line=number,
        family=Family.TIMED,
        words=end,
        unlabelled=end,
        label=above.span(1),
        key=above[1].replace(" ", ""),
        time=above.span(2),
        is_empty=True,
    )
