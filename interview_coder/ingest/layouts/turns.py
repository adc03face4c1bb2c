"""From marker lines to turns."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from interview_coder.domain.sources import Turn
from interview_coder.ingest.layouts.around import Part, after_section_title, is_rule, part_of
from interview_coder.ingest.layouts.markers import Marker
from interview_coder.ingest.layouts.notes import Span, is_number_of_case, merged, note_openings, notes_in
from interview_coder.ingest.layouts.view import BLANK, Line, trim
from interview_coder.ingest.roles import Role, role_of

_MARKS = " \t\r\n\u3000\xa0\u200b\ufeff*_`\\#"


_CLOSING = "\\*_>"
_EDGE = BLANK + _CLOSING


@dataclass(slots=True)
class _Open:
    """A turn that is still being read."""

    speaker: str
    role: str
    time: str
    start: int
    end: int
    asides: list[Span]


class TurnBuilder:
    """Goes through the lines of one text and closes a turn after the other."""

    def __init__(self, text: str, view: str, *, rules_end_turns: bool = False) -> None:
        self._text, self._view = text, view
        self._openings = note_openings(view)
        self._rules_end_turns = rules_end_turns
        self._open: _Open | None = None
        self._speaker, self._role, self._time = "", "participant", ""
        self.turns: list[Turn] = []
        self.unspoken: list[Line] = []

    def build(self, lines: Sequence[Line], markers: Mapping[int, Marker], outside: Collection[int]) -> list[Turn]:
        """Return the turns; lines in ``outside`` end the turn before them."""
        for number, line in enumerate(lines):
            if number in outside:
                self._close()
            elif number in markers:
                self._begin(markers[number], line)
            else:
                self._go_on(line)
        self._close()
        return self.turns

    def whole(self, lines: Sequence[Line], outside: Collection[int], times: Mapping[int, Marker]) -> list[Turn]:
        """Return one turn of a participant: all lines but those outside, without the times before them."""
        spoken = [number for number in range(len(lines)) if number not in outside] or list(range(len(lines)))
        if not spoken:
            return []
        spoken_lines = frozenset(spoken)
        first, last = lines[spoken[0]], lines[spoken[-1]]
        self._open = _Open("", "participant", "", first.start, last.end, [])
        for number in range(spoken[0], spoken[-1] + 1):
            line = lines[number]
            if number not in spoken_lines:
                self._open.asides.append((line.start, line.end))
            elif number in times:
                marker = times[number]
                self._open.asides.append((line.start, line.end if marker.is_empty else marker.words))
            elif (begin := after_section_title(self._view, line)) > line.start:
                self._open.asides.append((line.start, begin))
        self._close()
        return self.turns

    def _begin(self, marker: Marker, line: Line) -> None:
        self._close()
        if marker.key or marker.role:
            start, end = marker.label
            self._speaker, role = _speaker(self._text[start:end])
            self._role = marker.role or role
        start, end = marker.time
        time = self._text[start:end] or self._time
        self._time = time if not marker.key and marker.is_empty else ""
        start = line.end if marker.is_empty else marker.words
        self._open = _Open(self._speaker, self._role, time, start, line.end, [])

    def _go_on(self, line: Line) -> None:
        part = part_of(self._view, line)
        if self._rules_end_turns and is_rule(self._view, line):
            part = Part.BREAK
        if part is Part.BREAK:
            self._close()
        elif self._open is None:
            if part is None:
                self.unspoken.append(line)
        elif part is Part.ASIDE:
            self._open.asides.append((line.start, line.end))
        else:
            mark = self._text.rfind(">", self._open.end, line.start)
            if mark >= 0 and self._view[mark] == " ":
                self._open.asides.append((mark, mark + 1))
            self._open.end = line.end

    def _close(self) -> None:
        turn, self._open = self._open, None
        if turn is None:
            return
        start, end = self._spoken_ends(turn)
        if start >= end or (self._view[start] == "[" and is_number_of_case(self._view[start:end])):
            return
        self._time = ""
        self.turns.append(Turn(turn.speaker, turn.role, start, end, turn.time, "", self._gaps(turn.asides, start, end)))

    def _gaps(self, asides: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
        """Return the asides and notes between two places."""
        notes = [*asides, *notes_in(self._view, self._openings, start, end)]
        return merged([(max(a, start), min(b, end)) for a, b in notes if a < end and b > start]) if notes else ()

    def _spoken_ends(self, turn: _Open) -> Span:
        """Trim blanks, asides and marks of emphasis at both ends."""
        view, start, end = self._view, turn.start, turn.end
        if not turn.asides and start < end and view[start] not in BLANK and view[end - 1] not in _EDGE:  # nearly all
            return start, end
        start, end = trim(view, start, end)
        for left, right in turn.asides:
            if left <= start < right:
                start, end = trim(self._view, right, end)
        for left, right in reversed(turn.asides):
            if left < end <= right:
                start, end = trim(self._view, start, max(left, start))
        if end <= start or self._view[end - 1] not in _CLOSING:
            return start, end
        return self._without_marks(start, end)

    def _without_marks(self, start: int, end: int) -> Span:
        if self._view[end - 1] == "\\":
            start, end = trim(self._view, start, end - 1)
        words = self._view[start:end]
        for mark in ("**", "__", "</strong></p>", "</p>", "</speaker>", "\\"):
            if words.endswith(mark) and words.count(mark) % 2:
                start, end = trim(self._view, start, end - len(mark))
                words = self._view[start:end]
        return start, end


@lru_cache(maxsize=4096)
def _speaker(label: str) -> tuple[str, Role]:
    """Return the name in a label without marks around it, and its role."""
    name = label.strip(_MARKS).replace("\u200b", "").replace("\ufeff", "")
    return name, role_of(name)
