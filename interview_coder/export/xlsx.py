"""The tables as one formatted workbook; the only module that imports XlsxWriter."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from interview_coder.domain.tables import Cell, Table
from interview_coder.export.defuse import is_formula_like
from interview_coder.export.files import replacing
from interview_coder.export.labels import COLUMN_LABELS, SHEET_LABELS
from interview_coder.export.text_width import display_width

CELL_LIMIT = 32_767
MAX_WIDTH = 60
_CUT = "…〔太长，见 CSV｜cut, see the CSV〕"
_SHARES = ("share_of_segments", "share_of_cases", "coverage")
_ONE_LINE = ("rule", "before", "after")
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
        workbook.worksheet_class = _sheet_class()
        formats = _formats(workbook)
        for table in tables:
            _write_sheet(workbook, table, formats)
        workbook.close()


def _formats(workbook: Any) -> dict[str, Any]:  # noqa: ANN401 - XlsxWriter has no types
    base = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
    wrapped = base | {"text_wrap": True}
    return {
        "header": workbook.add_format(wrapped | {"bold": True, "bg_color": "#DCE6F1", "bottom": 1}),
        "text": workbook.add_format(wrapped),
        "plain": workbook.add_format(base),
        "quoted": workbook.add_format(wrapped | {"quote_prefix": True}),
        "number": workbook.add_format(base | {"num_format": "0"}),
        "decimal": workbook.add_format(base | {"num_format": "0.0000"}),
        "share": workbook.add_format(base | {"num_format": "0.00%"}),
    }


def _write_sheet(workbook: Any, table: Table, formats: dict[str, Any]) -> None:  # noqa: ANN401
    sheet = workbook.add_worksheet(SHEET_LABELS.get(table.name, table.name)[:31])
    headers = [f"{COLUMN_LABELS[name]}\n{name}" if name in COLUMN_LABELS else name for name in table.columns]
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, formats["header"])
        cells = [row[column] for row in table.rows[:_SAMPLE]]
        sheet.set_column(column, column, _width(header, cells))
    for number, row in enumerate(table.rows, 1):
        _write_row(sheet, number, row, table.columns, formats)
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


def _write_row(sheet: Any, number: int, row: Sequence[Cell], columns: Sequence[str], formats: dict[str, Any]) -> None:  # noqa: ANN401
    for column, (cell, name) in enumerate(zip(row, columns, strict=True)):
        if isinstance(cell, str):
            text = cell if len(cell) <= CELL_LIMIT else cell[: CELL_LIMIT - len(_CUT)] + _CUT
            text = text.encode("utf-8", "replace").decode("utf-8")
            look = "quoted" if is_formula_like(cell) else "plain" if name in _ONE_LINE else "text"
            sheet.write_string(number, column, text, formats[look])
        else:
            look = "share" if name in _SHARES else "decimal" if isinstance(cell, float) else "number"
            sheet.write_number(number, column, cell, formats[look])


def _sheet_class() -> Any:  # noqa: ANN401
    """Return XlsxWriter's worksheet, which writes plain cells in one step: tables of cases by codes have thousands."""
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 - only where a workbook is asked for
    from xlsxwriter.worksheet import Worksheet  # noqa: PLC0415 - as above

    name_of = cache(xl_col_to_name)

    class Sheet(Worksheet):  # type: ignore[misc] # XlsxWriter has no types
        def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401
            kind = type(cell).__name__
            if kind == "Number" and cell.format:
                value = f"><v>{cell.number:.16G}"
            elif kind == "String" and cell.format:
                value = f' t="s"><v>{cell.string}'
            else:
                super()._write_cell(row, col, cell)
                return
            self.fh.write(f'<c r="{name_of(col)}{row + 1}" s="{cell.format._get_xf_index()}"{value}</v></c>')  # noqa: SLF001

    return Sheet


def _width(header: str, cells: Sequence[Cell]) -> int:
    lines = [line for cell in (header, *cells) for line in str(cell).split("\n")]
    return min(MAX_WIDTH, max(map(display_width, lines), default=0) + 2)
