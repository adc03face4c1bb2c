"""Characters that text of a transcript may hold: what control characters become."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_BLANKS = re.compile(r"\s+")


def plain(text: str) -> tuple[str, int]:
    r"""Make every line end ``\n`` and take out the other control characters; return the text and how many.

    Example:
        >>> plain("一\x0b二\x00\r\n三\t四")
        ('一\n二\n三\t四', 1)
    """
    if text.isprintable():
        return text, 0
    ended = _LINE_ENDS.sub("\n", text)
    return _CONTROLS.subn("", ended)


def label(text: str) -> str:
    """Return a heading or label as one compares it: no zero-width characters, blanks single and trimmed.

    Example:
        >>> label(" 发言\u3000人\ufeff")
        '发言 人'
    """
    return _BLANKS.sub(" ", _ZERO_WIDTH.sub("", text)).strip()
