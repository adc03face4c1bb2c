"""The tables as one formatted workbook; with `xlsx_sheet` the only module that imports XlsxWriter."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from interview_coder.domain.tables import Cell, Table
from interview_coder.export.files import replacing
from interview_coder.export.labels import COLUMN_LABELS, SHEET_LABELS
from interview_coder.export.text_width import display_width
from interview_coder.export.xlsx_sheet import sheet_class

MAX_WIDTH = 60
_FIXED_DATE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_SAMPLE = 200


def write_xlsx(tables: Sequence[Table], path: Path) -> None:
    """Write one sheet per table: frozen header, filter, widths for Chinese, numbers as numbers, texts never formulas.

    Nothing in the file depends on the clock, so equal tables give equal bytes.
    """
    import xlsxwriter  # noqa: PLC0415 - only where a workbook is asked for

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with replacing(path) as temporary:
        workbook = xlsxwriter.Workbook(str(temporary), options)
        workbook.set_properties({"created": _FIXED_DATE})
        workbook.worksheet_class = sheet_class()
        formats = _formats(workbook)
        for table in tables:
            _write_sheet(workbook, table, formats)
        workbook.close()
        if any(sheet.filled for sheet in workbook.worksheets()):
            raise RuntimeError("rows are left: this XlsxWriter asks for them in another way")


def _formats(workbook: Any) -> dict[str, Any]:  # noqa: ANN401 - XlsxWriter has no types
    base = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
    wrapped = base | {"text_wrap": True}
    return {
        "header": workbook.add_format(wrapped | {"bold": True, "bg_color": "#DCE6F1", "bottom": 1}),
        "text": workbook.add_format(wrapped),
        "number": workbook.add_format(base | {"num_format": "0"}),
        "share": workbook.add_format(base | {"num_format": "0.00%"}),
        "plain": workbook.add_format(base),
        "quoted": workbook.add_format(wrapped | {"quote_prefix": True}),
        "decimal": workbook.add_format(base | {"num_format": "0.0000"}),
    }


def _write_sheet(workbook: Any, table: Table, formats: dict[str, Any]) -> None:  # noqa: ANN401
    sheet = workbook.add_worksheet(SHEET_LABELS.get(table.name, table.name)[:31])
    headers = [f"{COLUMN_LABELS[name]}\n{name}" if name in COLUMN_LABELS else name for name in table.columns]
    for column, header in enumerate(headers):
        cells = [row[column] for row in table.rows[:_SAMPLE]]
        sheet.set_column(column, column, _width(header, cells))
    sheet.fill(headers, table, formats)
    sheet.freeze_panes(1, 1)
    _set_page(sheet)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _set_page(sheet: Any) -> None:  # noqa: ANN401
    """Print on A4 across, all columns on one page, the header on each."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _width(header: str, cells: Sequence[Cell]) -> int:
    """Return how wide a column is: as its widest line, where that is not too wide."""
    widest = 0
    for text in {header, *map(str, cells)}:
        for line in text.split("\n"):
            if 2 * len(line) > widest:
                widest = max(widest, display_width(line[:MAX_WIDTH]))
        if widest + 2 >= MAX_WIDTH:
            return MAX_WIDTH
    return widest + 2
