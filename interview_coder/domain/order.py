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


def natural_key(name: str) -> bytes:
    """Return bytes that sort as `natural` does, for a sort that is done on disk.

    Example:
        >>> sorted(["访谈10", "访谈2"], key=natural_key)
        ['访谈2', '访谈10']
    """
    parts = _NUMBER.split(name)
    sealed = [_sealed(parts[0])]
    for place in range(1, len(parts), 2):
        number = int(parts[place])
        digits = number.to_bytes((number.bit_length() + 7) // 8, "big")
        sealed += (len(digits).to_bytes(2, "big"), digits, _sealed(parts[place]), _sealed(parts[place + 1]))
    return b"".join(sealed)


def _sealed(part: str) -> bytes:
    """Return the characters in the order of their code points, with an end that sorts before all of them."""
    return part.encode("utf-8", "surrogatepass").replace(b"\0", b"\0\xff") + b"\0\1"
