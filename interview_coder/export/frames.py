"""Tables as pandas frames; the only module that imports pandas."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview_coder.domain.tables import Cell, Table

if TYPE_CHECKING:
    import pandas as pd

    Frame = pd.DataFrame


def to_frame(table: Table) -> "Frame":
    """Return a table as a frame with its documented columns, texts as ``str``.

    Where a column of numbers has empty cells, such as the statistic of a test that could not be done, they are NaN.
    """
    import pandas as pd  # noqa: PLC0415 - half a second: only for those who ask for frames

    columns = [[row[place] for row in table.rows] for place in range(len(table.columns))]
    data = [_numbers(cells) if _has_gaps(cells) else cells for cells in columns]
    return pd.DataFrame.from_records(list(zip(*data, strict=True)), columns=list(table.columns))


def _has_gaps(cells: Sequence[Cell]) -> bool:
    """Tell whether a column holds numbers, and empty texts where there is none."""
    texts = {cell for cell in cells if isinstance(cell, str)}
    return texts == {""} and len(cells) > sum(cell == "" for cell in cells)


def _numbers(cells: Sequence[Cell]) -> list[float]:
    return [float("nan") if cell == "" else float(cell) for cell in cells]
