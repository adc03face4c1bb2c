"""A result table: columns and rows, before anybody decides how it looks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Table:
    """Named rows of equal length; ``name`` is the file's stem."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]

    def records(self) -> Iterator[dict[str, Cell]]:
        """Yield each row as a mapping from column to value."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))
