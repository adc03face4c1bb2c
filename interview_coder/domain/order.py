"""One order for names, the same on every machine: no locale is asked."""

import re

_NUMBER = re.compile(r"(\d+)")


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that puts 2 before 10 and otherwise goes by code points.

    Example:
        >>> sorted(["访谈10", "访谈2"], key=natural)
        ['访谈2', '访谈10']
    """
    parts = _NUMBER.split(name)
    return tuple((1, int(part), part) if part.isdecimal() else (0, 0, part) for part in parts)
