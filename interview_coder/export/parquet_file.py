"""Tables as Parquet; the only module that writes it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from interview_coder.domain.tables import Cell
from interview_coder.export.files import replacing

NUMBERS = ("mentions", "segments", "sources", "cases", "codes", "turn", "start", "end", "negated")
SHARES = ("share_of_segments", "share_of_cases", "coverage", "jaccard")
"""Columns that hold numbers; all others hold text, also where every cell is empty."""
_GROUP = 50_000
"""Rows in a row group."""


def write_parquet(columns: Sequence[str], rows: Iterable[Sequence[Cell]], path: Path) -> None:
    """Write rows one group after the other, so that there may be any number of them; texts as they are."""
    import pyarrow as pa  # noqa: PLC0415 - heavy: only where Parquet is asked for
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = pa.schema([(name, _type(pa, name)) for name in columns])
    with replacing(path) as temporary, pq.ParquetWriter(temporary, schema, compression="zstd") as writer:
        for group in _groups(rows):
            cells = [[_plain(row[place]) for row in group] for place in range(len(columns))]
            arrays = [pa.array(column, field.type) for column, field in zip(cells, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _type(pa: Any, name: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    return pa.int64() if name in NUMBERS else pa.float64() if name in SHARES else pa.string()


def _groups(rows: Iterable[Sequence[Cell]]) -> Iterator[list[Sequence[Cell]]]:
    iterator = iter(rows)
    while group := list(islice(iterator, _GROUP)):
        yield group


def _plain(cell: Cell) -> Cell:
    return cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell
