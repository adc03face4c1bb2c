"""Marker lines: where a turn may begin. A marker is put together from a wrapper, a time, a label and a colon.

A line gives one candidate, whatever its layout; whether it is a turn is decided from the whole file.
"""

import re
from dataclasses import dataclass
from enum import Enum

from interview_coder.ingest.layouts.labels import Quality, key_of, quality
from interview_coder.ingest.layouts.times import AFTER_LABEL, LEADING, time_span
from interview_coder.ingest.layouts.view import Line

Span = tuple[int, int]


class Family(Enum):
    """What makes a line look like a marker, the strongest sign first."""

    TAG = "tag"
    HEADING = "heading"
    TIMED = "timed"
    BOLD = "bold"
    BRACKET = "bracket"
    PLAIN = "plain"
    ALONE = "alone"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Marker:
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


_TAGS = r"</?(?:p|strong|b|em|i|u|span|font|div|br|li|ul|ol|section)\b[^<>\n]{0,200}>"
_WRAP = re.compile(rf"(?:[ \u200b*`]|__|{_TAGS})*")
_LEAD = re.compile(r"(?P<heading>#{1,6})(?=[ \u200b*\[]|[^#\d\s])|[-+•●◆■] |\d{1,3}[.、)] ?")
_TAIL = re.compile(rf"(?:[ \u200b*`\\]|__|{_TAGS})*")
_AFTER_TIME = re.compile(rf"(?:[ \u200b*`|]|__|[-–—] |{_TAGS})*")
_SPEAKER_TAG = re.compile(
    r"<(?:speaker|speech|u|sp|v|cite|voice)\b(?:[ .][^<>\n]{0,200}?)??"
    r"(?:\b(?:who|by|user-name|name)=[\"']#?(?P<q>[^\"'<>]{1,60})[\"']|(?<=<v) ?(?P<v>[^<>=\"]{1,60}))"
    r"[^<>\n]{0,200}>(?:</cite>)?"
)
_LABEL = re.compile(
    r"[^:。!?;,、\"“”「」『』…<>《》|=*#\[\](){}\\~^]{1,30}(?:\([^()\n]{0,30}\)|\[[^\[\]\n]{0,30}\]){0,2}"
)
_HEADING_LABEL = re.compile(r"[^:。!?\n<>]{1,60}")
_IN_BRACKETS = re.compile(r"\[(?P<square>[^\[\]\n]{1,24})\]|\((?P<round>[^()\n]{1,24})\)|<(?P<angle>[^<>/\n=]{1,24})>")
_ID = re.compile(r"(?:id|no|编号|样本|个案)[ \u200b]*[:.#]?[ \u200b]*[a-z]?\d{1,5}|[a-z]{1,3}-?\d{1,4}")
_EMPHASIS = " \u200b*_`\\"
_LAST_NUMBER = re.compile(r"\d{1,3}$")
_COLON_REACH, _TIME_REACH = 80, 70


def read_marker(view: str, line: Line, number: int) -> Marker | None:
    """Return what a line could mark, or None for a line that is only text."""
    return _Reader(view, line, number).read()


class _Reader:
    """Reads one line from left to right."""

    def __init__(self, view: str, line: Line, number: int) -> None:
        self.view, self.end, self.number = view, line.end, number
        self.heading, self.time, self.bracketed = 0, (0, 0), False
        lead = _LEAD.match(view, line.start, line.end)
        start = line.start
        if lead:
            self.heading = len(lead.group("heading") or "")
            start = lead.end()
        self.start = start
        self.position = _end(_WRAP.match(view, start, line.end), start)

    def read(self) -> Marker | None:
        return self._tag() or self._time_then_label()

    def _tag(self) -> Marker | None:
        tag = _SPEAKER_TAG.match(self.view, self.position, self.end)
        if not tag:
            return None
        label = tag.span("q") if tag.group("q") else tag.span("v")
        after = _end(_WRAP.match(self.view, tag.end(), self.end), tag.end())
        time = LEADING.match(self.view, after, self.end)
        if time:
            self.time, self.bracketed = time_span(time), True
            after = time.end()
        return self._marker(Family.TAG, label, after)

    def _time_then_label(self) -> Marker | None:
        time = LEADING.match(self.view, self.position, self.end)
        if not time or self._is_label_of_digits(time):
            return self._label(self.position)
        self.time, self.bracketed = time_span(time), time.group("bare") is None
        after = _end(_AFTER_TIME.match(self.view, time.end(), self.end), time.end())
        if self.view.startswith(":", after):
            after = _end(_WRAP.match(self.view, after + 1, self.end), after + 1)
        found = self._label(after)
        if found:
            return found
        return self._marker(Family.TIME, (0, 0), after)

    def _is_label_of_digits(self, time: re.Match[str]) -> bool:
        """Tell 12分钟 at the beginning of a sentence from a time."""
        return time.group("bare") is not None and ":" not in time.group() and time.end() < self.end

    def _label(self, start: int) -> Marker | None:
        return (
            self._label_then_time(start)
            or self._label_and_colon(start)
            or self._in_brackets(start)
            or self._alone(start)
        )

    def _label_and_colon(self, start: int) -> Marker | None:
        colon = self.view.find(":", start, min(self.end, start + _COLON_REACH))
        if colon < 0 or self.view.startswith("//", colon + 1):
            return None
        if self.heading and _end(_TAIL.match(self.view, colon + 1, self.end), 0) < self.end:
            last = self.view.rfind(":", start, self.end)
            colon = last if _end(_TAIL.match(self.view, last + 1, self.end), 0) == self.end else colon
        label = self._inside(start, colon)
        if not self._is_label(label, colon):
            return None
        after = _end(_WRAP.match(self.view, colon + 1, self.end), colon + 1)
        family = self._family(label)
        label = self._without_brackets(label)
        if self.time == (0, 0):
            after, family = self._time_behind(after, family)
        return self._marker(family, label, after, colon=True, unlabelled=start)

    def _is_label(self, label: Span, colon: int) -> bool:
        text = self.view[slice(*label)]
        if not text or self._is_clock(text, colon):
            return False
        if self.heading and _end(_TAIL.match(self.view, colon + 1, self.end), 0) == self.end:
            return bool(_HEADING_LABEL.fullmatch(text))
        return bool(_LABEL.fullmatch(text) or _IN_BRACKETS.fullmatch(text))

    def _is_clock(self, text: str, colon: int) -> bool:
        """Tell the colon of a time from one behind a label: 说话人 1 00:01 is no speaker called 说话人 1 00."""
        number = _LAST_NUMBER.search(text)
        if not number or not self.view[colon + 1 : colon + 3].isdigit():
            return False
        clock = LEADING.match(self.view, colon - len(number.group()), self.end)
        return clock is not None and not self._is_numbered(text[: number.start()], clock)

    def _is_numbered(self, base: str, clock: re.Match[str]) -> bool:
        """Tell whether what reads as a time is a label's number and a colon: as in 受访者1:12岁."""
        if clock.group().startswith("0") or _end(_TAIL.match(self.view, clock.end(), self.end), 0) == self.end:
            return False
        return bool(base) and not base.rstrip()[-1:].isdigit() and quality(key_of(base)) >= Quality.NUMBERED

    def _time_behind(self, after: int, family: Family) -> tuple[int, Family]:
        """Take ``label: [time] words`` apart."""
        time = AFTER_LABEL.match(self.view, after, self.end)
        if not time:
            return after, family
        rest = _end(_TAIL.match(self.view, time.end(), self.end), time.end())
        if time.group("bare") is not None and rest < self.end:
            return after, family
        self.time, self.bracketed = time_span(time), time.group("bare") is None
        return _end(_AFTER_TIME.match(self.view, time.end(), self.end), time.end()), Family.TIMED

    def _label_then_time(self, start: int) -> Marker | None:
        if self.time != (0, 0):
            return None
        time = AFTER_LABEL.search(self.view, start, min(self.end, start + _TIME_REACH))
        if not time or time.start() == start or ":" in self.view[start : time.start()]:
            return None
        label = self._inside(start, time.start())
        text = self.view[slice(*label)]
        if not _LABEL.fullmatch(text) and not _IN_BRACKETS.fullmatch(text):
            return None
        if time.group("bare") is not None and (not self._stands_apart(time) or self._is_numbered(text, time)):
            return None
        after = _end(_AFTER_TIME.match(self.view, time.end(), self.end), time.end())
        colon = self.view.startswith(":", after)
        after = _end(_WRAP.match(self.view, after + colon, self.end), after + colon)
        self.time, self.bracketed = time_span(time), time.group("bare") is None
        is_bracketed = label != (label := self._without_brackets(label))
        return self._marker(Family.TIMED, label, after, colon=colon or is_bracketed, time_first=False)

    def _without_brackets(self, label: Span) -> Span:
        """Take the brackets off 【主持人】; round ones belong to the label."""
        is_square = self.view[label[0]] == "[" and self.view[label[1] - 1] == "]"
        return (label[0] + 1, label[1] - 1) if is_square else label

    def _stands_apart(self, time: re.Match[str]) -> bool:
        """Tell whether a time without brackets has a blank before it, or at least ends the line."""
        before = self.view[time.start() - 1]
        rest = _end(_TAIL.match(self.view, time.end(), self.end), time.end())
        return before in " \u200b*])" or (rest == self.end and not (before.isascii() and before.isalnum()))

    def _in_brackets(self, start: int) -> Marker | None:
        found = _IN_BRACKETS.match(self.view, start, self.end)
        if not found or found.group("angle"):
            return None
        group = "square" if found.group("square") else "round"
        text = found.group(group)
        is_id = bool(_ID.fullmatch(text.strip()))
        if group == "round" and not is_id and self.time == (0, 0):
            return None
        if not is_id and not _LABEL.fullmatch(text):
            return None
        after = _end(_WRAP.match(self.view, found.end(), self.end), found.end())
        family = Family.TIMED if self.time != (0, 0) else Family.BRACKET
        label = found.span("square") if group == "square" else found.span()
        return self._marker(family, label, after, colon=True, unlabelled=start)

    def _alone(self, start: int) -> Marker | None:
        label = self._inside(start, self.end)
        text = self.view[slice(*label)]
        if len(text) > 30 or not _LABEL.fullmatch(text):  # noqa: PLR2004 - the pattern's own limit
            return None
        family = self._family(label)
        family = Family.ALONE if family is Family.PLAIN else family
        return self._marker(family, label, self.end, unlabelled=start)

    def _family(self, label: Span) -> Family:
        if self.time != (0, 0):
            return Family.TIMED
        if self.heading:
            return Family.HEADING
        before = self.view[self.start : label[0]]
        if "**" in before or "__" in before or "<strong>" in before or "<b>" in before:
            return Family.BOLD
        return Family.BRACKET if _IN_BRACKETS.fullmatch(self.view[slice(*label)]) else Family.PLAIN

    def _inside(self, start: int, end: int) -> Span:
        """Return a span without wrappers at both ends."""
        piece = self.view[start:end]
        left = _end(_WRAP.match(piece), 0)
        right = len(piece.rstrip(_EMPHASIS))
        while right > left and (tag := re.search(rf"{_TAGS}$", piece[left:right])):
            right = len(piece[: left + tag.start()].rstrip(_EMPHASIS))
        return (start + left, start + right) if left < right else (start, start)

    def _marker(
        self,
        family: Family,
        label: Span,
        words: int,
        *,
        colon: bool = False,
        unlabelled: int = 0,
        time_first: bool = True,
    ) -> Marker:
        rest = _end(_TAIL.match(self.view, words, self.end), words)
        return Marker(
            line=self.number,
            family=family,
            words=words,
            unlabelled=unlabelled or words,
            label=label,
            key=key_of(self.view[slice(*label)]),
            time=self.time,
            is_empty=rest >= self.end,
            colon=colon,
            heading=self.heading,
            time_first=time_first and self.time != (0, 0),
            bracketed_time=self.bracketed,
        )


def _end(match: re.Match[str] | None, default: int) -> int:
    return match.end() if match else default
