"""A sheet of the workbook whose rows are put together at once: a call for each cell takes most of the time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isfinite
from typing import Any

from interview_coder.domain.tables import Cell, Table
from interview_coder.export.defuse import is_formula_like

CELL_LIMIT = 32_767
"""What a cell holds, in UTF-16 units."""
_CUT = "…〔太长，见 CSV｜cut, see the CSV〕"
_SHARES = ("share_of_segments", "share_of_cases", "coverage")
_ONE_LINE = ("rule", "before", "after")
_Column = tuple[str, str, str, str, str]
"""What begins a column's cells, and the formats of `Looks` as XML."""


@dataclass(frozen=True, slots=True)
class Looks:
    """Names of the formats of a column's cells: texts, texts that look like formulas, integers, other numbers."""

    text: str
    quoted: str = "quoted"
    whole: str = "number"
    real: str = "decimal"


def looks_of(column: str) -> Looks:
    """Return how the cells of a column look."""
    text = "plain" if column in _ONE_LINE else "text"
    return Looks(text, whole="share", real="share") if column in _SHARES else Looks(text)


def shown(cell: str) -> str:
    """Return what a workbook can hold of a text: cut visibly where it is too long, without lone surrogates."""
    if len(cell) <= CELL_LIMIT // 2:
        return cell.encode("utf-8", "replace").decode("utf-8")
    units = cell.encode("utf-16-le", "replace")
    if len(units) > 2 * CELL_LIMIT:
        return units[: 2 * (CELL_LIMIT - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
    return units.decode("utf-16-le")


def sheet_class() -> Any:  # noqa: ANN401 - XlsxWriter has no types
    """Return XlsxWriter's worksheet with a method for a whole table.

    All else is the library's: texts shared by the sheets and their escapes, formats, columns, filter, page, package.
    """
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 - only where a workbook is asked for
    from xlsxwriter.worksheet import Worksheet  # noqa: PLC0415 - as above

    name_of = cache(xl_col_to_name)

    class Sheet(Worksheet):  # type: ignore[misc] # XlsxWriter has no types
        filled: list[str] | None = None
        """The rows until they are written."""

        def fill(self, headers: Sequence[str], table: Table, formats: Mapping[str, Any]) -> None:
            """Take the headers and as many rows as a sheet has room for."""
            rows, n_columns = table.rows[: self.xls_rowmax - 1], min(len(headers), self.xls_colmax)
            self._check_dimensions(0, 0)
            self._check_dimensions(len(rows), n_columns - 1)
            styles = {name: f'" s="{look._get_xf_index()}"' for name, look in formats.items()}  # noqa: SLF001
            place_of = self.str_table._get_shared_string_index  # noqa: SLF001
            names = [name_of(column) for column in range(n_columns)]
            header = _columns(names, [Looks("header", "header")] * n_columns, styles)
            columns = _columns(names, map(looks_of, table.columns), styles)
            self.filled = [*_lines([headers], 1, header, place_of), *_lines(rows, 2, columns, place_of)]

        def _write_rows(self) -> None:
            assert self.filled is not None
            self.fh.writelines(self.filled)
            self.filled = None

    return Sheet


def _columns(names: Sequence[str], looks: Iterable[Looks], styles: Mapping[str, str]) -> list[_Column]:
    return [
        (f'<c r="{name}', styles[look.text], styles[look.quoted], styles[look.whole], styles[look.real])
        for name, look in zip(names, looks, strict=False)
    ]


def _lines(
    rows: Sequence[Sequence[Cell]], first: int, columns: Sequence[_Column], place_of: Callable[[str], int]
) -> Iterator[str]:
    """Yield each row as XML, numbered from ``first``; ``place_of`` counts a text that all sheets share."""
    texts: dict[str, tuple[str, bool]] = {}
    spans = f'" spans="1:{len(columns)}">'
    for number, row in enumerate(rows, first):
        parts = [f'<row r="{number}{spans}']
        for cell, (start, text, quoted, whole, real) in zip(row, columns, strict=False):
            if isinstance(cell, str):
                known = texts.get(cell) or texts.setdefault(cell, (shown(cell), is_formula_like(cell)))
                parts.append(f'{start}{number}{quoted if known[1] else text} t="s"><v>{place_of(known[0])}</v></c>')
            elif type(cell) is int:
                parts.append(f"{start}{number}{whole}><v>{cell}</v></c>")
            elif not isfinite(cell):
                raise ValueError(f"row {number}: {cell} is no number that a workbook holds")
            else:
                parts.append(f"{start}{number}{real}><v>{cell:.16G}</v></c>")
        parts.append("</row>")
        yield "".join(parts)
