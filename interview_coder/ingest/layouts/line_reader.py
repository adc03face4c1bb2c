"""Marker lines: where a turn may begin. Any marker is put together from a wrapper, a time, a label and a colon.

A line gives one candidate, whatever its layout; whether it is a turn is decided from the whole file.
"""

import re

from interview_coder.ingest.layouts.grammar import (
    AFTER_TIME,
    COLON_REACH,
    EMPHASIS,
    HEADING_LABEL,
    ID,
    IN_BRACKETS,
    LABEL,
    LAST_NUMBER,
    LEAD,
    LOOSE,
    SPEAKER_TAG,
    TAGS,
    TAIL,
    TIME_REACH,
    WRAP,
)
from interview_coder.ingest.layouts.labels import Quality, key_of, quality
from interview_coder.ingest.layouts.markers import Family, Marker, Span
from interview_coder.ingest.layouts.times import AFTER_LABEL, DATED, LEADING, time_span
from interview_coder.ingest.layouts.view import Line
from interview_coder.ingest.roles import known_role


def read_by_parts(view: str, line: Line, number: int) -> Marker | None:
    """Return what a line could mark, put together from wrapper, time, label and colon."""
    return _Reader(view, line, number).read()


class _Reader:
    """Reads one line from left to right."""

    def __init__(self, view: str, line: Line, number: int) -> None:
        self.view, self.end, self.number = view, line.end, number
        self.heading, self.time, self.bracketed, self.is_listed = 0, (0, 0), False, False
        lead = LEAD.match(view, line.start, line.end)
        start = line.start
        if lead:
            self.heading = len(lead.group("heading") or "")
            self.is_listed = lead.group()[0].isdigit()
            start = lead.end()
        self.start = start
        self.position = _end(WRAP.match(view, start, line.end), start)

    def read(self) -> Marker | None:
        return self._tag() or self._time_then_label()

    def _tag(self) -> Marker | None:
        tag = SPEAKER_TAG.match(self.view, self.position, self.end)
        if not tag:
            return None
        label = tag.span("q") if tag.group("q") else tag.span("v")
        after = _end(WRAP.match(self.view, tag.end(), self.end), tag.end())
        time = LEADING.match(self.view, after, self.end)
        if time:
            self.time, self.bracketed = time_span(time), True
            after = time.end()
        return self._marker(Family.TAG, label, after)

    def _time_then_label(self) -> Marker | None:
        time = LEADING.match(self.view, self.position, self.end)
        if not time or self._is_label_of_digits(time):
            return self._dated() or self._label(self.position)
        self.time, self.bracketed = time_span(time), time.group("bare") is None
        after = _end(AFTER_TIME.match(self.view, time.end(), self.end), time.end())
        if self.view.startswith(":", after):
            after = _end(WRAP.match(self.view, after + 1, self.end), after + 1)
        found = self._label(after)
        if found:
            return found
        return self._marker(Family.TIME, (0, 0), after)

    def _dated(self) -> Marker | None:
        """Read ``2024-05-01 10:02:03 张三``; a date before anything else is none."""
        time = DATED.match(self.view, self.position, self.end)
        if not time:
            return None
        self.time = time_span(time)
        found = self._label_and_colon(time.end()) or self._alone(time.end())
        self.time = self.time if found else (0, 0)
        return found

    def _is_label_of_digits(self, time: re.Match[str]) -> bool:
        """Tell 12分钟 at the beginning of a sentence from a time."""
        return time.group("bare") is not None and ":" not in time.group() and time.end() < self.end

    def _label(self, start: int) -> Marker | None:
        return (
            self._label_then_time(start)
            or self._label_and_colon(start)
            or self._in_brackets(start)
            or self._loose(start)
            or self._alone(start)
        )

    def _label_and_colon(self, start: int) -> Marker | None:
        colon = self.view.find(":", start, min(self.end, start + COLON_REACH))
        if colon < 0 or self.view.startswith("//", colon + 1):
            return None
        if self.heading and _end(TAIL.match(self.view, colon + 1, self.end), 0) < self.end:
            last = self.view.rfind(":", start, self.end)
            colon = last if _end(TAIL.match(self.view, last + 1, self.end), 0) == self.end else colon
        label = self._inside(start, colon)
        if not self._is_label(label, colon):
            return None
        after = _end(WRAP.match(self.view, colon + 1, self.end), colon + 1)
        family = self._family(label)
        label = self._without_brackets(label)
        if self.time == (0, 0):
            after, family = self._time_behind(after, family)
        return self._marker(family, label, after, colon=True, unlabelled=start)

    def _is_label(self, label: Span, colon: int) -> bool:
        text = self.view[slice(*label)]
        if not text or self._is_clock(text, colon):
            return False
        if self.is_listed and quality(key_of(text)) < Quality.NUMBERED:
            return False
        if self.heading and _end(TAIL.match(self.view, colon + 1, self.end), 0) == self.end:
            return bool(HEADING_LABEL.fullmatch(text))
        return bool(LABEL.fullmatch(text) or IN_BRACKETS.fullmatch(text))

    def _is_clock(self, text: str, colon: int) -> bool:
        """Tell the colon of a time from one behind a label: 说话人 1 00:01 is no speaker called 说话人 1 00."""
        number = LAST_NUMBER.search(text)
        if not number or not self.view[colon + 1 : colon + 3].isdigit():
            return False
        clock = LEADING.match(self.view, colon - len(number.group()), self.end)
        return clock is not None and not self._is_numbered(text[: number.start()], clock)

    def _is_numbered(self, base: str, clock: re.Match[str]) -> bool:
        """Tell whether what reads as a time is a label's number and a colon: as in 受访者1:12岁."""
        if clock.group().startswith("0") or _end(TAIL.match(self.view, clock.end(), self.end), 0) == self.end:
            return False
        return bool(base) and not base.rstrip()[-1:].isdigit() and quality(key_of(base)) >= Quality.NUMBERED

    def _time_behind(self, after: int, family: Family) -> tuple[int, Family]:
        """Take ``label: [time] words`` apart."""
        time = AFTER_LABEL.match(self.view, after, self.end)
        if not time:
            return after, family
        rest = _end(TAIL.match(self.view, time.end(), self.end), time.end())
        if time.group("bare") is not None and rest < self.end:
            return after, family
        self.time, self.bracketed = time_span(time), time.group("bare") is None
        return _end(AFTER_TIME.match(self.view, time.end(), self.end), time.end()), Family.TIMED

    def _label_then_time(self, start: int) -> Marker | None:
        if self.time != (0, 0):
            return None
        time = AFTER_LABEL.search(self.view, start, min(self.end, start + TIME_REACH))
        if not time or time.start() == start or ":" in self.view[start : time.start()]:
            return None
        label = self._inside(start, time.start())
        text = self.view[slice(*label)]
        if not LABEL.fullmatch(text) and not IN_BRACKETS.fullmatch(text):
            return None
        if time.group("bare") is not None and (not self._stands_apart(time) or self._is_numbered(text, time)):
            return None
        after = _end(AFTER_TIME.match(self.view, time.end(), self.end), time.end())
        colon = self.view.startswith(":", after)
        after = _end(WRAP.match(self.view, after + colon, self.end), after + colon)
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
        rest = _end(TAIL.match(self.view, time.end(), self.end), time.end())
        return before in " \u200b*])" or (rest == self.end and not (before.isascii() and before.isalnum()))

    def _in_brackets(self, start: int) -> Marker | None:
        found = IN_BRACKETS.match(self.view, start, self.end)
        if not found:
            return None
        group = found.lastgroup or "square"
        text = found.group(group)
        is_id = bool(ID.fullmatch(text.strip()))
        is_known = is_id or known_role(text) is not None
        if not is_known and (group == "angle" or (group == "round" and self.time == (0, 0))):
            return None
        if not is_id and not LABEL.fullmatch(text):
            return None
        after = _end(WRAP.match(self.view, found.end(), self.end), found.end())
        family = Family.TIMED if self.time != (0, 0) else Family.BRACKET
        return self._marker(family, found.span(group), after, colon=True, unlabelled=start)

    def _loose(self, start: int) -> Marker | None:
        """Read a role word with a blank, a dash or a bar behind it."""
        found = LOOSE.match(self.view, start, self.end)
        if not found or self.heading or found.end() >= self.end:
            return None
        label = found.span(found.lastgroup or "han")
        whole = quality(key_of(self.view[start : self.end]))
        if quality(key_of(self.view[slice(*label)])) < Quality.NUMBERED or whole >= Quality.NUMBERED:
            return None
        family = Family.TIMED if self.time != (0, 0) else Family.LOOSE
        return self._marker(family, label, found.end(), colon=True, unlabelled=start)

    def _alone(self, start: int) -> Marker | None:
        label = self._inside(start, self.end)
        text = self.view[slice(*label)]
        if len(text) > 30 or not LABEL.fullmatch(text):  # noqa: PLR2004 - the pattern's own limit
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
        return Family.BRACKET if IN_BRACKETS.fullmatch(self.view[slice(*label)]) else Family.PLAIN

    def _inside(self, start: int, end: int) -> Span:
        """Return a span without wrappers at both ends."""
        piece = self.view[start:end]
        left = _end(WRAP.match(piece), 0)
        right = len(piece.rstrip(EMPHASIS))
        while right > left and (tag := re.search(rf"{TAGS}$", piece[left:right])):
            right = len(piece[: left + tag.start()].rstrip(EMPHASIS))
        return (start + left, start + right) if left < right else (start, start)

    def _marker(
        self,
        family: Family,
        label: Span,
        words: int,
        *,
        colon: bool = False,
        unlabelled: int = -1,
        time_first: bool = True,
    ) -> Marker:
        rest = _end(TAIL.match(self.view, words, self.end), words)
        return Marker(
            line=self.number,
            family=family,
            words=words,
            unlabelled=words if unlabelled < 0 else unlabelled,
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
