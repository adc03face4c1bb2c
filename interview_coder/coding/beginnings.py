"""Where surfaces of a large codebook may begin, so that its automaton, too large for the caches, passes over little.

Tables of a million entries tell by the first two or three characters whether any surface begins so. They may say yes
where they should not, never no: what is left of the text is handed to the automaton, which decides.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[Any]
Places = NDArray[np.int64]
_HEAD = 3
"""Characters of a surface that are looked at."""
_SHIFT = np.uint32(12)
_ENTRIES = 1 << 20
_FIRST, _SECOND, _THIRD = np.uint32(2_654_435_761), np.uint32(2_246_822_519), np.uint32(3_266_489_917)
_OTHER = np.uint32(668_265_263)


class Beginnings:
    """Picks the stretches of a text in which a surface may stand.

    Args:
        surfaces: The codes of each surface's characters; 0 is no character's code.
    """

    def __init__(self, surfaces: Sequence[Codes]) -> None:
        self._longest = max(map(len, surfaces))
        self._alone = np.zeros(0x10000, bool)
        self._pairs = np.zeros(_ENTRIES, bool)
        self._triples = np.zeros(_ENTRIES, bool)
        heads = np.zeros((len(surfaces), _HEAD), np.uint16)
        for row, surface in zip(heads, surfaces, strict=True):
            row[: len(surface)] = surface[:_HEAD]
        sizes = np.array([min(len(surface), _HEAD) for surface in surfaces])
        pairs, triples = _hashes(*heads.T)
        self._alone[heads[sizes == 1, 0]] = True
        self._has_single = bool(self._alone.any())
        self._pairs[pairs[(sizes > 1) & (sizes < _HEAD)] >> _SHIFT] = True
        self._triples[triples[sizes == _HEAD] >> _SHIFT] = True
        self._again = np.zeros(_ENTRIES, bool)
        self._again[triples[sizes == _HEAD] * _OTHER >> _SHIFT] = True

    def stretches(self, codes: Codes) -> tuple[Codes, Places]:
        """Return the codes of the stretches, each followed by a 0, and where in the text each of them stands."""
        padded = np.concatenate((codes, np.zeros(2, codes.dtype)))
        pairs, triples = _hashes(padded[:-2], padded[1:-1], padded[2:])
        inside = self._triples.take(triples >> _SHIFT, mode="clip")
        likely = np.flatnonzero(inside)
        inside[likely] = self._again.take(triples[likely] * _OTHER >> _SHIFT)
        inside |= self._pairs.take(pairs >> _SHIFT, mode="clip")
        if self._has_single:
            inside |= self._alone.take(codes)
        width = 1
        while width < self._longest:
            step = min(width, self._longest - width)
            inside[step:] |= inside[:-step]
            width += step
        kept = np.concatenate((inside, [False]))
        kept[1:] |= inside
        places = np.flatnonzero(kept)
        padded[:-2] *= inside
        return padded.take(places), places


def _hashes(
    first: NDArray[np.uint16], second: NDArray[np.uint16], third: NDArray[np.uint16]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    pairs = first * _FIRST + second * _SECOND
    return pairs, pairs + third * _THIRD
