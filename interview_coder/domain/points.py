"""Long texts as arrays of code points, for what has to look at every character. One element per code point.

What is short is better off as a string: numpy takes longer to load than a few interviews take to read. So this
module is imported only where a text is long.
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from interview_coder.domain.fold import fold

Points = NDArray[np.uint16] | NDArray[np.uint32]
_PLANE = 0x10000
_WIDER = 0xFFFF
"""Stands for simplified characters that need more than two bytes; no character itself."""


def points_of(text: str) -> Points:
    """Return the code points of a text, in two bytes each if none needs more."""
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(units) == len(text):
        return units
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def text_of(points: Points) -> str:
    """Return the text of code points."""
    if points.dtype == np.uint16:
        text = points.tobytes().decode("utf-16-le", "surrogatepass")
        if len(text) == len(points):
            return text
        # Halves of a character that stood side by side without making one.
        points = points.astype(np.uint32)
    return points.tobytes().decode("utf-32-le", "surrogatepass")


def folded(points: Points) -> Points:
    """Return the code points of the folded text; the same as folding the text itself.

    Example:
        >>> text_of(folded(points_of("志願者ＮＧＯ")))
        '志愿者ngo'
    """
    if points.dtype == np.uint16:
        narrow = _narrow_table().take(points)
        if not (narrow == _WIDER).any():
            return narrow
    plain = _table().take(points, mode="clip")
    for place in np.flatnonzero(points >= _PLANE):
        plain[place] = ord(fold(chr(points[place])))
    return plain


def by_folded(table: NDArray[Any]) -> NDArray[Any]:
    """Turn a table over folded code points of two bytes into one over code points as they stand."""
    return table.take(_table(), mode="clip")


@cache
def _table() -> NDArray[np.uint32]:
    every = text_of(np.arange(_PLANE, dtype=np.uint32))
    return points_of(fold(every)).astype(np.uint32)


@cache
def _narrow_table() -> NDArray[np.uint16]:
    return np.minimum(_table(), _WIDER).astype(np.uint16)
