"""Tables as text: what a cell says, whatever program wrote it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from interview_coder.domain.problems import Problem
from interview_coder.ingest.plain import plain

CELL_LIMIT = 32_767
"""The most characters a spreadsheet cell can hold; a text of this length was cut."""
_DIGITS = 15
_NO_EXPONENT = 1e21

Row = tuple[str, ...]
Merged = tuple[tuple[int, int], tuple[int, int]]
Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: rows of equal length from the first row and column on; merged ranges are inclusive, from 0."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Merged, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.rows), default=0)

    def is_table(self) -> bool:
        """Whether at least two rows hold at least two cells each."""
        return sum(sum(map(bool, row)) > 1 for row in self.rows) > 1

    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Table:
    """All sheets of a file, and what the reader of the file noticed."""

    grids: tuple[Grid, ...]
    encoding: str = ""
    problems: tuple[Problem, ...] = ()


def cell_text(cell: Value) -> tuple[str, int]:
    """Return what a cell says, trimmed, and how many control characters were taken out.

    Whole numbers have no decimals, dates are ISO 8601.

    Example:
        >>> cell_text(3.0), cell_text(dt.datetime(2026, 9, 3, 12, 0))
        (('3', 0), ('2026-09-03 12:00:00', 0))
    """
    if isinstance(cell, str):
        text, removed = plain(cell)
        return text.strip(), removed
    if isinstance(cell, bool):
        return str(cell).upper(), 0
    if isinstance(cell, int | float):
        return _number(cell), 0
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ", timespec="seconds"), 0
    if isinstance(cell, dt.timedelta):
        return _duration(cell), 0
    return cell.isoformat(), 0


def squared(rows: Sequence[Sequence[str]]) -> tuple[Row, ...]:
    """Give all rows the same length; blank rows at the end are dropped."""
    width = max((len(row) for row in rows), default=0)
    last = max((index for index, row in enumerate(rows) if any(row)), default=-1)
    return tuple((*row, *[""] * (width - len(row))) for row in rows[: last + 1])


def _number(number: float) -> str:
    if isinstance(number, int) or (number.is_integer() and abs(number) < _NO_EXPONENT):
        return str(int(number))
    return format(number, f".{_DIGITS}g")


def _duration(duration: dt.timedelta) -> str:
    seconds = round(duration.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
