"""Folded views of text, of the same length: code point for code point.

Matching looks at a view in half-width, lower case and simplified script; quotations are always cut from the
text itself. Simplified forms are the first single-character choice of OpenCC's traditional-to-simplified table.
"""

from functools import cache
from pathlib import Path

_BASIC_PLANE = 0x10000
_BLOCK = 0x100
_WIDE_SPACE = 0x3000
_WIDE_FIRST, _WIDE_LAST, _WIDE_SHIFT = 0xFF01, 0xFF5E, 0xFEE0
_SIGMA = {0x3A3: 0x3C3, 0x3C2: 0x3C3}
"""Sigma, the one letter whose lower case depends on its neighbours: folding looks at each character alone."""


class _Table(dict[int, int]):
    """A table for `str.translate` that learns which characters stay: a miss costs several times a hit."""

    def __missing__(self, char: int) -> int:
        self[char] = char
        return char


@cache
def _to_simplified() -> _Table:
    table = (Path(__file__).parent / "simplified.txt").read_text(encoding="utf-8")
    traditional, simplified = table.splitlines()
    return _Table(str.maketrans(traditional, simplified))


@cache
def _to_plain() -> _Table:
    width = {wide: wide - _WIDE_SHIFT for wide in range(_WIDE_FIRST, _WIDE_LAST + 1)}
    return _Table(_to_simplified() | width | _SIGMA | {_WIDE_SPACE: ord(" ")})


def simplify(text: str) -> str:
    """Return the text in simplified script, width and case kept.

    Example:
        >>> simplify("志願者ＮＧＯ")
        '志愿者ＮＧＯ'
    """
    return text if text.isascii() else text.translate(_to_simplified())


def fold(text: str) -> str:
    """Return the text in half-width, lower case and simplified script.

    Example:
        >>> fold("志願者ＮＧＯ")
        '志愿者ngo'
    """
    plain = text if text.isascii() else text.translate(_to_plain())
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    # Few letters, such as İ, grow when lowered: those stay as they are.
    return "".join(low if len(low := char.lower()) == 1 else char for char in plain)


def folded_characters() -> str:
    """Return the characters of the basic plane that folding changes, in no particular order."""
    blocks = ("".join(map(chr, range(start, start + _BLOCK))) for start in range(0, _BASIC_PLANE, _BLOCK))
    cased = [
        char
        for block in blocks
        if block != block.lower()
        for char in block
        if len(low := char.lower()) == 1 and low != char
    ]
    table = _to_plain()
    return "".join({*cased, *(chr(char) for char, plain in table.items() if plain != char < _BASIC_PLANE)})
