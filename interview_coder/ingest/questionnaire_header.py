"""Where a questionnaire's headings are: below title rows, perhaps on two levels under merged cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_coder.ingest.questions import Heading, heading_of
from interview_coder.ingest.sheet_cells import Grid, Merged, Row

_LAST_HEADER_ROW = 15
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Answered:
    """One respondent's row: its line in the sheet from 1, and its cells; merged cells are filled in ``whole``."""

    line: int
    row: Row
    whole: Row


@dataclass(frozen=True, slots=True)
class Header:
    """A heading for each column, the line it stands in, and the rows below that hold anything."""

    line: int
    headings: tuple[Heading, ...]
    rows: tuple[Answered, ...]

    def cells(self, column: int) -> list[str]:
        """Return a column's cells, top to bottom."""
        return [answered.row[column] for answered in self.rows]


def header_of(grid: Grid) -> Header | None:
    """Return the headings and the rows of a sheet; None if there are no rows below a row of headings."""
    first = _header_row(grid.rows)
    if first is None:
        return None
    levels = 1 + _has_second_level(grid, first)
    merged = [_cells(area) for area in grid.merged]
    origin = {cell: cells[0] for cells in merged for cell in cells}
    whole = tuple(
        tuple(_at(grid.rows, *origin.get((number, column), (number, column))) for column in range(len(row)))
        for number, row in enumerate(grid.rows)
    )
    headings = tuple(_heading([row[column] for row in whole[first : first + levels]]) for column in range(grid.width))
    rows = tuple(
        Answered(number + 1, row, whole[number])
        for number, row in enumerate(grid.rows)
        if number >= first + levels and any(row)
    )
    return Header(first + 1, headings, rows) if rows else None


def column_name(column: int) -> str:
    """Return a column's letters, as spreadsheets show them.

    Example:
        >>> column_name(0), column_name(27)
        ('A', 'AB')
    """
    name, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def _header_row(rows: Sequence[Row]) -> int | None:
    """Return the first row that fills more than half of the columns in use; title rows above it do not."""
    width = max((sum(map(bool, row)) for row in rows), default=0)
    for number, row in enumerate(rows[:_LAST_HEADER_ROW]):
        if sum(map(bool, row)) > _MOST * width:
            return number
    return None


def _has_second_level(grid: Grid, first: int) -> bool:
    """Tell whether the row below holds the items of headings that span columns."""
    if first + 1 >= len(grid.rows):
        return False
    spans = [area for area in grid.merged if area[0][0] == first]
    across = {column for (_, left), (_, right) in spans for column in range(left, right + 1) if right > left}
    down = {column for (_, left), (bottom, right) in spans for column in range(left, right + 1) if bottom == first + 1}
    below = {column for column, cell in enumerate(grid.rows[first + 1]) if cell}
    alone = {column for column, cell in enumerate(grid.rows[first]) if cell} - across - down
    return bool(across) and bool(below & across) and not below & (down | alone)


def _heading(levels: Sequence[str]) -> Heading:
    distinct = list(dict.fromkeys(level for level in levels if level))
    return heading_of("—".join(distinct))


def _cells(area: Merged) -> list[tuple[int, int]]:
    return list(_inside(area))


def _inside(area: Merged) -> Iterator[tuple[int, int]]:
    (top, left), (bottom, right) = area
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield row, column


def _at(rows: Sequence[Row], row: int, column: int) -> str:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
