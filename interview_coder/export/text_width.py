"""How wide texts are where a Chinese character takes the room of two Latin ones."""

import unicodedata


def display_width(text: str) -> int:
    """Return the columns a text takes where Chinese characters take two.

    Example:
        >>> display_width("编码a")
        5
    """
    return sum(map(_columns, text))


def wrapped(text: str, width: int, *, lines: int = 0) -> str:
    """Break a text into lines of at most ``width`` columns, at a blank where a line has one near its end.

    Args:
        text: The text; its blanks and line ends count as one blank each.
        width: Columns per line, at least 2.
        lines: How many lines there may be, 0 for any number; what is left out is marked by ``…``.

    Example:
        >>> wrapped("志愿服务组织的经费不足", 8).splitlines()
        ['志愿服务', '组织的经', '费不足']
    """
    rest = " ".join(text.split())
    done: list[str] = []
    while rest:
        if lines and len(done) == lines - 1 and display_width(rest) > width:
            done.append(rest[: _fitting(rest, width - 2)].rstrip() + "…")
            break
        cut = _cut(rest, width)
        done.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return "\n".join(done)


def balanced(text: str, width: int, *, lines: int = 0) -> str:
    """Break a text as `wrapped` does, into no more lines, but of lengths as equal as can be.

    Example:
        >>> balanced("志愿服务组织的经费不足", 20).splitlines()
        ['志愿服务组织', '的经费不足']
    """
    broken = wrapped(text, width, lines=lines)
    if "…" in broken or "\n" not in broken:
        return broken
    n_lines = broken.count("\n")
    fits = (
        narrow for less in range(2, width + 1) if (narrow := wrapped(text, less, lines=lines)).count("\n") == n_lines
    )
    return next((narrow for narrow in fits if "…" not in narrow), broken)


def _cut(text: str, width: int) -> int:
    """Return where the first line ends: at its last blank, unless that would waste half of the line."""
    fits = _fitting(text, width)
    if fits == len(text) or text[fits] == " ":
        return fits
    blank = text.rfind(" ", 0, fits)
    return blank if blank > fits // 2 and text[fits - 1].isascii() else fits


def _fitting(text: str, width: int) -> int:
    """Return how many characters fit, one at least."""
    taken = 0
    for place, char in enumerate(text):
        taken += _columns(char)
        if taken > width:
            return max(place, 1)
    return len(text)


def _columns(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1
