"""All surfaces of a codebook found in one pass over a text, by a multi-pattern automaton."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from math import isqrt
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick_rs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview_coder.coding.beginnings import Beginnings
    from interview_coder.domain.points import Points

_MOST_STATES = 12_000
"""Characters of all surfaces up to which the automaton is a table, which is fast and large (1 KB a character)."""
_ONE_BYTE, _TWO_BYTES = 255, 127 * 127


class Occurrences(NamedTuple):
    """Where surfaces occur, as columns of equal length, in the order in which they end."""

    surface: "NDArray[np.int64]"
    start: "NDArray[np.int64]"
    end: "NDArray[np.int64]"


class Scanner:
    """Finds every occurrence of every surface, overlapping ones too."""

    def __init__(self, surfaces: Sequence[str]) -> None:
        self._surfaces = surfaces
        is_small = sum(map(len, surfaces)) <= _MOST_STATES
        self._kind = ahocorasick_rs.Implementation.DFA if is_small else ahocorasick_rs.Implementation.ContiguousNFA

    @cached_property
    def _automaton(self) -> Any:  # noqa: ANN401 - ahocorasick_rs has no types
        return ahocorasick_rs.AhoCorasick(self._surfaces, implementation=self._kind)

    def occurrences(self, text: str) -> list[tuple[int, int, int]]:
        """Return ``(surface index, start, end)`` in code points."""
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return found

    def columns(self, points: "Points") -> Occurrences:
        """Return the same for a long text as it stands, as columns: it is folded on the way."""
        return self._recoded.columns(points) if self._recoded else self._slow_columns(points)

    @cached_property
    def _recoded(self) -> "_Recoded | None":
        characters = sorted(set(chain.from_iterable(self._surfaces)))
        return _Recoded(self._surfaces, characters, self._kind) if len(characters) <= _TWO_BYTES else None

    def _slow_columns(self, points: "Points") -> Occurrences:
        """Do without the alphabet: the surfaces hold more characters than it has letters."""
        from interview_coder.domain.points import folded, text_of  # noqa: PLC0415 - for long texts only

        return _columns(self.occurrences(text_of(folded(points))))


class _Recoded:
    """The same automaton over an alphabet of its own: one or two bytes for each character that any surface holds.

    Characters that no surface holds are all one. So there are fewer bytes to pass, and the automaton is so small
    that it stays in the processor's cache. Of two bytes, the first are none of the second: nothing is found
    between characters.
    """

    def __init__(self, surfaces: Sequence[str], characters: Sequence[str], kind: ahocorasick_rs.Implementation) -> None:
        import numpy as np  # noqa: PLC0415 - heavy: for long texts only

        numbers = np.arange(len(characters))
        self._width = 1 if len(characters) <= _ONE_BYTE else 2
        n_first = isqrt(len(characters)) + 1
        pairs = (numbers % n_first + 1) + 256 * (numbers // n_first + n_first + 1)
        codes = pairs.astype("<u2") if self._width > 1 else (numbers + 1).astype("u1")
        self._table = _table(characters, codes)
        code_of = dict(zip(characters, codes, strict=True))
        patterns = [b"".join(code_of[character].tobytes() for character in surface) for surface in surfaces]
        self._automaton = ahocorasick_rs.BytesAhoCorasick(patterns, implementation=kind)
        is_large = kind != ahocorasick_rs.Implementation.DFA and self._width > 1
        self._beginnings = _beginnings([np.frombuffer(pattern, "<u2") for pattern in patterns]) if is_large else None

    def columns(self, points: "Points") -> Occurrences:
        import numpy as np  # noqa: PLC0415 - as above

        from interview_coder.domain.points import folded  # noqa: PLC0415 - as above

        # Beyond two bytes there is no table: there are few of these characters.
        codes = self._table.take(points if points.dtype == np.uint16 else folded(points), mode="clip")
        if self._beginnings:
            codes, places = self._beginnings.stretches(codes)
        surface, start, end = _columns(self._automaton.find_matches_as_indexes(codes.tobytes(), overlapping=True))
        start, end = start // self._width, end // self._width
        return (
            Occurrences(surface, places[start], places[end - 1] + 1)
            if self._beginnings
            else Occurrences(surface, start, end)
        )


def _beginnings(surfaces: "Sequence[NDArray[np.uint16]]") -> "Beginnings":
    from interview_coder.coding.beginnings import Beginnings  # noqa: PLC0415 - needs numpy

    return Beginnings(surfaces)


def _columns(found: Sequence[tuple[int, int, int]]) -> Occurrences:
    import numpy as np  # noqa: PLC0415 - as above

    flat = np.fromiter(chain.from_iterable(found), np.int64, 3 * len(found)).reshape(-1, 3)
    return Occurrences(flat[:, 0], flat[:, 1], flat[:, 2])


def _table(characters: Sequence[str], codes: "NDArray[np.integer[Any]]") -> "NDArray[np.integer[Any]]":
    """Return the code of each code point by the character that it folds to; the last stands for all others."""
    import numpy as np  # noqa: PLC0415 - as above

    from interview_coder.domain.points import by_folded  # noqa: PLC0415 - as above

    places = np.array([ord(character) for character in characters], np.int64)
    table = np.zeros(max([0xFFFF, *places]) + 2, codes.dtype)
    table[places] = codes
    table[:0x10000] = by_folded(table)
    return table
