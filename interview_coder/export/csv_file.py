"""Tables as CSV: UTF-8 with BOM, RFC 4180, formulas defused."""

import csv
from pathlib import Path

from interview_coder.domain.tables import Table
from interview_coder.export.defuse import defused
from interview_coder.export.files import replacing


def write_csv(table: Table, path: Path) -> None:
    """Write a table for Excel and pandas alike."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.columns)
        writer.writerows([defused(cell) for cell in row] for row in table.rows)
