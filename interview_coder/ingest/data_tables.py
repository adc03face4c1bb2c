"""Tables with one text a row, of any length: Parquet, JSON Lines, and CSV where a column of texts is named.

A table is cut into stretches of about two megabytes that any process can read; the only module that reads Parquet.
A row is named by its id, else by its line (in Parquet its number). A text of several lines is read as a text file of
it would be; one of a single line is one turn.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from interview_coder.domain.problems import Problem, Where, rows, sheets
from interview_coder.ingest.delimited import delimiter_of
from interview_coder.ingest.encodings import decode
from interview_coder.ingest.extract import TABLES_IF_ASKED, Extract, ReadOptions, Unreadable
from interview_coder.ingest.personal import names_a_datum
from interview_coder.ingest.text_rows import (
    STRETCH,
    Columns,
    RowReader,
    Rows,
    Stretch,
    csv_rows,
    json_rows,
    text_stretches,
)

_SAMPLE = 200_000
_LEAST_ROWS = 100
_TEXT_NAMES = ("text", "content", "body", "正文", "内容", "文本", "全文", "原文")
_OWN = ("kind", "speaker", "role")
"""Columns that mean what they mean in sources.csv and speakers.csv, as "case" does."""


def stretches(path: Path, options: ReadOptions) -> Iterator[Stretch]:
    """Cut a table into stretches.

    Raises:
        Unreadable: If it is no table, has no column of texts, or has a row without an end.
    """
    if path.suffix.lower() == ".parquet":
        yield from _groups(path, options)
        return
    columns_of(path, options)
    yield from text_stretches(path, has_quotes=path.suffix.lower() in TABLES_IF_ASKED, skip=_is_csv(path))


def read_stretch(path: Path, stretch: Stretch, options: ReadOptions) -> tuple[list[Extract], list[Problem]]:
    """Read the rows of a stretch: their texts, and what is wrong with them."""
    reader = RowReader(path, columns_of(path, options))
    if path.suffix.lower() == ".parquet":
        numbered = _parquet_rows(path, stretch, reader)
    else:
        with path.open("rb") as file:
            file.seek(stretch.start)
            raw = file.read(stretch.length)
        numbered = (csv_rows if _is_csv(path) else json_rows)(raw, stretch.first, reader)
    return list(reader.extracts(numbered)), reader.problems


def left_out(path: Path, options: ReadOptions) -> list[Problem]:
    """Say which columns are not read."""
    names = columns_of(path, options).left_out
    return [sheets.personal_columns(Where(str(path), 1), names=names)] if names else []


def columns_of(path: Path, options: ReadOptions) -> Columns:
    """Find out what the columns of a table are.

    Raises:
        Unreadable: If it is no table, or has no column of texts.
    """
    state = path.stat()
    return _columns_of(path, options, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=8)
def _columns_of(path: Path, options: ReadOptions, _size: int, _time: int) -> Columns:
    if path.suffix.lower() == ".parquet":
        return _chosen(path, _parquet_names(path), options)
    where = Where(str(path))
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    cut = sample if len(sample) < _SAMPLE else sample[: sample.rfind(b"\n") + 1]
    decoded = decode(cut, where, options.encoding)
    if decoded.encoding.startswith(("utf-16", "utf-32")):
        raise Unreadable(rows.undecodable_row("UTF-8", Where(str(path), 1)))
    if not _is_csv(path):
        names: dict[str, None] = {}
        for _, row in json_rows(cut, 1, RowReader(path, Columns("", "", "", (), (), ()))):
            names.update(dict.fromkeys(name for name, value in row.items() if not isinstance(value, dict | list)))
        return _chosen(path, list(names), options)
    delimiter = "\t" if path.suffix.lower() == ".tsv" else delimiter_of(decoded.text)
    header = next(csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter), [])
    return _chosen(path, [name.strip() for name in header], options, encoding=decoded.encoding, delimiter=delimiter)


def _chosen(
    path: Path, names: Sequence[str], options: ReadOptions, *, encoding: str = "utf-8", delimiter: str = ","
) -> Columns:
    where = Where(str(path), 1)
    for option, name in (("--id-column", options.id_column), ("--case-column", options.case_column)):
        if name and name not in names:
            raise Unreadable(rows.no_such_column(option, name, names, where))
    text = options.text_column or next((name for name in names if name.lower() in _TEXT_NAMES), "")
    if not text and len(names) == 1:
        text = names[0]
    if text not in names:
        raise Unreadable(rows.no_such_column("--text-column", text, names, where))
    own = tuple(name for name in _OWN if name in names)
    case = options.case_column or ("case" if "case" in names else "")
    used = {text, options.id_column, case, *own, ""}
    further = [name for name in dict.fromkeys(names) if name not in used]
    personal = [] if options.keep_personal else [name for name in further if names_a_datum(name)]
    attributes = tuple(name for name in further if name not in personal)
    return Columns(text, options.id_column, case, attributes, own, tuple(names), tuple(personal), encoding, delimiter)


def _is_csv(path: Path) -> bool:
    return path.suffix.lower() in TABLES_IF_ASKED


def _parquet_names(path: Path) -> list[str]:
    """Return the columns that hold one value a row."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    try:
        schema = _opened(path).schema_arrow
    except (pa.ArrowException, OSError) as error:
        raise Unreadable(rows.not_a_row(type(error).__name__, Where(str(path)))) from error
    return [name for name in schema.names if not pa.types.is_nested(schema.field(name).type)]


def _opened(path: Path) -> Any:  # noqa: ANN401 - pyarrow has no types
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

    return pq.ParquetFile(path, memory_map=False, pre_buffer=False)


def _groups(path: Path, options: ReadOptions) -> Iterator[Stretch]:
    columns_of(path, options)
    metadata = _opened(path).metadata
    size, n_rows = path.stat().st_size, max(metadata.num_rows, 1)
    first = 1
    for group in range(metadata.num_row_groups):
        found = metadata.row_group(group)
        length = max(_LEAST_ROWS, found.num_rows * STRETCH // max(found.total_byte_size, 1))
        for place, begin in enumerate(range(0, found.num_rows, length)):
            here = min(length, found.num_rows - begin)
            yield Stretch(group, length, first + begin, here * size // n_rows, place)
        first += found.num_rows


def _parquet_rows(path: Path, stretch: Stretch, reader: RowReader) -> Rows:
    columns = reader.columns
    wanted = [columns.text, *filter(None, (columns.id, columns.case)), *columns.own, *columns.attributes]
    batch = _CURSOR.at(path, stretch, wanted)
    yield from enumerate(batch.to_pylist() if batch is not None else (), stretch.first)


class _Cursor:
    """Reads the stretches of a row group one after the other, and remembers where it is."""

    def __init__(self) -> None:
        self._key: tuple[Any, ...] = ()
        self._next = 0
        self._batches: Iterator[Any] = iter(())

    def at(self, path: Path, stretch: Stretch, columns: Sequence[str]) -> Any:  # noqa: ANN401
        """Return the rows of a stretch; those before it are passed over."""
        state = path.stat()
        key = (path, state.st_mtime_ns, stretch.start, stretch.length, tuple(columns))
        if key != self._key or stretch.place < self._next:
            read: Callable[..., Iterator[Any]] = _opened(path).iter_batches
            self._batches = read(stretch.length, row_groups=[stretch.start], columns=columns, use_threads=False)
            self._key, self._next = key, 0
        batch = None
        while self._next <= stretch.place:
            batch = next(self._batches, None)
            self._next += 1
        return batch


_CURSOR = _Cursor()
