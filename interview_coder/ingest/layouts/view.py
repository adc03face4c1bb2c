"""The view that layouts are looked for in: as long as the text, but with one form for each sign.

Half-width, lower case, simplified; one colon, one blank, one zero-width character, one pair of brackets.
"""

import re
from functools import cache
from typing import NamedTuple

from interview_coder.domain.fold import fold, folded_characters

ZERO_WIDTH = "\u200b"
_BLANKS = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_INVISIBLE = "\ufeff\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\xad"
_SIGNS = dict(
    zip(
        "﹕︰∶" + _BLANKS + _INVISIBLE + "【】〔〕〖〗",
        ":::" + " " * len(_BLANKS) + ZERO_WIDTH * len(_INVISIBLE) + "[][][]",
        strict=True,
    )
)
_EVERYWHERE = tuple(zip("，：（）？！；　【】\t", ",:()?!; [] ", strict=True))
"""Signs of every Chinese text: replaced one by one, which is faster than looking each character up."""
BREAKS = "\r\n\x0b\x0c\x85\u2028\u2029"
"""Each of these ends a line."""
_TABLE_ROW = re.compile(r"(?m)^ *\|[^\r\n]*\| *$")
_QUOTED = re.compile(r"(?m)^ *>+")
_FILLED = re.compile(r"(?m)^ *[^\s]")
BLANK = f" {ZERO_WIDTH}{BREAKS}\x1c\x1d\x1e\x1f"
"""What is trimmed off a line: blanks and line ends, and what takes no place."""


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it."""

    start: int
    end: int


def view_of(text: str) -> str:
    """Return the view of a text; offsets are the same in both.

    Example:
        >>> view_of("【主持人】﹕OK")
        '[主持人]:ok'
    """
    for sign, plain in _EVERYWHERE:
        text = text.replace(sign, plain)
    different, views = _views()
    pieces = different.split(text)
    pieces[1::2] = map(views.__getitem__, pieces[1::2])
    return _unframed("".join(pieces))


@cache
def _views() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return an expression that holds a character that looks different in the view, and how those look."""
    characters = folded_characters()
    views = dict(zip(characters, fold(characters), strict=True)) | _SIGNS
    return re.compile(f"([{re.escape(''.join(views))}])"), views


def _unframed(view: str) -> str:
    """Blank the bars of a table, and the quotation marks of a text that is quoted throughout."""
    if "|" in view:
        view = _TABLE_ROW.sub(lambda row: row.group().replace("|", " "), view)
    may_be_quoted = view.startswith(">") or "\n>" in view or " >" in view
    quoted = len(_QUOTED.findall(view)) if may_be_quoted else 0
    if quoted and quoted * 5 >= len(_FILLED.findall(view)) * 4:
        return _QUOTED.sub(lambda mark: " " * len(mark.group()), view)
    return view


def trim(view: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without blanks and zero-width characters at its ends."""
    if start < end and view[start] not in BLANK and view[end - 1] not in BLANK:
        return start, end
    piece = view[start:end]
    left = len(piece) - len(piece.lstrip(BLANK))
    right = len(piece.rstrip(BLANK))
    return (start + left, start + right) if left < right else (start, start)
