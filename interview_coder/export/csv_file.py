"""Tables as CSV: UTF-8 with BOM, RFC 4180, formulas defused."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from interview_coder.domain.tables import Cell, Table
from interview_coder.export.defuse import DANGEROUS, defused_row, is_formula_like
from interview_coder.export.files import replacing

Row = Sequence[Cell]
_FIELD_LIMIT = 2**31 - 1
"""Characters in a cell: a document unit may be a whole source."""
_FORMULA = re.compile(b'[,"\n](?:' + b"|".join(re.escape(sign.encode()) for sign in DANGEROUS) + b")")
"""Where the cell of a formula may begin in lines of CSV, and now and then something else."""


def write_csv(table: Table, path: Path) -> None:
    """Write a table for Excel and pandas alike."""
    write_csv_rows(table.columns, table.rows, path)


def write_csv_rows(columns: Sequence[str], rows: Iterable[Row], path: Path) -> None:
    """Write rows one after the other, so that there may be any number of them."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(map(defused_row, rows))


def write_csv_lines(columns: Sequence[str], lines: Iterable[bytes], path: Path) -> None:
    """Write what `csv_lines` gave below a line with the columns."""
    with replacing(path) as temporary, temporary.open("wb") as file:
        file.write(codecs.BOM_UTF8 + plain_lines([columns]))
        file.writelines(lines)


def csv_lines(rows: Sequence[Row]) -> tuple[bytes, bytes | None]:
    """Return rows as lines of CSV: as they are written, and as they were before formulas were defused.

    The second is None where both are the same, as mostly.
    """
    plain = plain_lines(rows)
    if not _may_hold_formula(plain) or not any(is_formula_like(cell) for row in rows for cell in row):
        return plain, None
    return plain_lines([*map(defused_row, rows)]), plain


def _may_hold_formula(lines: bytes) -> bool:
    return lines.startswith(tuple(sign.encode() for sign in DANGEROUS)) or bool(_FORMULA.search(lines))


def read_lines(lines: bytes) -> list[list[str]]:
    """Return the rows that `csv_lines` was given, numbers as text."""
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        return list(csv.reader(io.TextIOWrapper(io.BytesIO(lines), encoding="utf-8", newline="")))
    finally:
        csv.field_size_limit(limit)


def plain_lines(rows: Iterable[Row]) -> bytes:
    """Return rows as lines of CSV, as they are."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode("utf-8", "replace")
