"""Excel workbooks (.xlsx, .xls), read by calamine behind limits that it does not have itself."""

import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import python_calamine as calamine

from interview_coder.domain.problems import Message, Where, containers, sheets
from interview_coder.ingest.archive import OLE, Archive, has_password, has_stream, kind_of, old_office, open_archive
from interview_coder.ingest.extract import Unreadable
from interview_coder.ingest.sheet_cells import Grid, Row, Table, cell_text, squared
from interview_coder.ingest.workbook_area import ods_areas, xlsx_areas

MAX_CELLS = 5_000_000
MAX_CHARACTERS = 100_000_000
_WORKBOOK = "xl/workbook.xml"
_ODS, _ODS_MARK = "content.xml", "mimetype"
_NEEDED = (".xml", ".rels", _ODS_MARK)


def read_workbook(data: bytes, where: Where) -> Table:
    """Read all visible sheets.

    Raises:
        Unreadable: If the workbook is protected or larger than any table of answers.
    """
    if kind_of(data) == OLE:
        _check_old(data, where)
        with _silent_panic():
            return _opened(data, where)
    return _opened(_checked(open_archive(data, where, "xlsx"), where), where)


@contextmanager
def _silent_panic() -> Iterator[None]:
    """Keep the Rust library from printing to stderr what its panic, an exception, says anyway.

    Broken .xls files bring it to that now and then; it writes past Python to the process's own stderr.
    """
    try:
        stderr = os.dup(2)
    except OSError:
        yield
        return
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)


def _opened(content: bytes, where: Where) -> Table:
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            return _table(workbook, where)
    except calamine.PasswordError as error:
        raise Unreadable(containers.encrypted(where)) from error


def _table(workbook: calamine.CalamineWorkbook, where: Where) -> Table:
    grids, problems, removed = list[Grid](), [], 0
    for sheet in workbook.sheets_metadata:
        if sheet.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible != calamine.SheetVisibleEnum.Visible:
            hidden = Message("it is hidden", "该工作表已隐藏")
            problems.append(sheets.sheet_left_out(where, sheet=sheet.name, reason=hidden, matters=True))
            continue
        grid, taken_out = _grid(workbook.get_sheet_by_name(sheet.name), where)
        removed += taken_out
        grids.append(grid)
    if removed:
        problems.append(containers.control_characters(where, count=removed))
    return Table(tuple(grids), problems=tuple(problems))


def _grid(sheet: calamine.CalamineSheet, where: Where) -> tuple[Grid, int]:
    if sheet.end is None:
        return Grid(sheet.name, ()), 0
    left = sheet.start[1] if sheet.start else 0
    rows, removed = list[Row](), 0
    for row, taken_out in _rows(sheet, where):
        rows.append(("",) * left + row)
        removed += taken_out
    return Grid(sheet.name, squared(rows), tuple(sheet.merged_cell_ranges or ())), removed


def _rows(sheet: calamine.CalamineSheet, where: Where) -> Iterator[tuple[Row, int]]:
    characters = 0
    for values in sheet.iter_rows():
        cells = [cell_text(value) for value in values]
        characters += sum(len(text) for text, _ in cells)
        if characters > MAX_CHARACTERS:
            raise Unreadable(containers.too_large(where, reason=_size(characters, "characters", "个字符")))
        yield tuple(text for text, _ in cells), sum(removed for _, removed in cells)


def _check_old(data: bytes, where: Where) -> None:
    if not (has_stream(data, "Workbook") or has_stream(data, "Book")):
        raise Unreadable(old_office(data, where, "xls"))
    if has_password(data):
        raise Unreadable(containers.encrypted(where))


def _checked(archive: Archive, where: Where) -> bytes:
    """Pack the parts that matter anew, so that the library sees only sizes that were checked."""
    if _WORKBOOK not in archive and not _is_ods(archive):
        raise Unreadable(containers.missing_part(where, expected="xlsx", part=_WORKBOOK))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as checked:
        for name, entry in archive.parts.items():
            if not name.endswith(_NEEDED):
                continue
            part = archive.read(name)
            if b"<!DOCTYPE" in part:
                raise Unreadable(containers.document_type(where, part=name))
            _check_area(name, part, where)
            checked.writestr(entry.filename.replace("\\", "/"), part)
    return packed.getvalue()


def _is_ods(archive: Archive) -> bool:
    return _ODS in archive and _ODS_MARK in archive and b"spreadsheet" in archive.read(_ODS_MARK)


def _check_area(name: str, part: bytes, where: Where) -> None:
    """Refuse a sheet whose used rectangle would fill the memory: calamine reserves all of it at once."""
    if name.startswith("xl/worksheets/"):
        areas = xlsx_areas(part)
    elif name == _ODS:
        areas = ods_areas(part)
    else:
        return
    for width, height in areas:
        if width * height <= MAX_CELLS:
            return
    raise Unreadable(sheets.sheet_too_large(where, width=width, height=height))


def _size(count: int, english: str, chinese: str) -> Message:
    return Message(f"more than {count:,} {english}", f"超过 {count:,} {chinese}")
