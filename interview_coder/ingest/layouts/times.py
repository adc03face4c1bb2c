"""Timestamps as transcripts write them, in the folded view."""

import re

_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,][\dx]{1,3})?"
_UNITS = r"(?:\d{1,2}(?:小时|时|h))?\d{1,3}(?:分钟|分|min)(?:\d{1,2}(?:秒|s))?"
_ONE = rf"(?:{_CLOCK}|{_UNITS})"
_DATE = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \u200b]+)"
_RANGE = rf"{_ONE}(?:[ \u200b]*(?:-{{1,2}}>|-|–|—|~|至|到)[ \u200b]*{_ONE})?"
_OPEN, _CLOSE = r"[\[(<〈][ \u200b]*", r"[ \u200b]*[\])>〉]"
_BRACKETED = rf"(?:{_OPEN}(?P<b>{_DATE}?{_RANGE}|\d{{1,4}}秒){_CLOSE}|\#(?P<f>\d{{1,2}}:\d{{2}}:\d{{2}}-\d)\#)"

BRACKETED = re.compile(_BRACKETED)
"""A time between brackets or f4's number signs; group ``b`` or ``f`` is the time itself."""

LEADING = re.compile(rf"{_BRACKETED}|(?P<bare>{_RANGE})(?![ \u200b]*(?:am|pm)\b)(?=[ \u200b*\\<\[|]|$)")
"""A time at the beginning of a line; group ``bare`` where it has no brackets."""

DATED = re.compile(rf"(?P<bare>{_DATE}{_CLOCK})(?=[ \u200b])")
"""A date and time before a name, as chats write it."""

AFTER_LABEL = re.compile(rf"{_BRACKETED}|(?<![\d:])(?P<bare>{_DATE}?{_RANGE})(?![\d:%/])")
"""A time behind a speaker's label."""


def time_span(match: re.Match[str]) -> tuple[int, int]:
    """Return where the time itself stands, without brackets."""
    for name in ("b", "f", "bare"):
        if name in match.re.groupindex and match.group(name) is not None:
            return match.span(name)
    return match.span()
