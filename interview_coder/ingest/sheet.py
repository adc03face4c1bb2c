"""Tables (.xlsx, .xls, .csv, .tsv): transcripts with one turn a row, or questionnaires."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from interview_coder.domain.problems import Message, Problem, Where, containers, sheets, transcripts
from interview_coder.domain.sources import Turn
from interview_coder.ingest import encodings
from interview_coder.ingest.archive import OLE, ZIP, kind_of, read_bytes
from interview_coder.ingest.boundary import bounded
from interview_coder.ingest.delimited import read_delimited
from interview_coder.ingest.extract import Extract, ReadOptions, Unreadable
from interview_coder.ingest.labelled_rows import labelled_extracts
from interview_coder.ingest.plain import plain
from interview_coder.ingest.questionnaire import questionnaire_extracts
from interview_coder.ingest.sheet_cells import Grid, Table
from interview_coder.ingest.spoken import Writer, spoken_turns
from interview_coder.ingest.turn_table import Columns, columns_of, spoken_rows
from interview_coder.ingest.workbook import read_workbook

_UNSAFE = re.compile(r"[^\w.-]+")
_WORKBOOKS = frozenset({".xls", ".xlsx", ".xlsm", ".ods", ".et"})


@bounded
def read_sheet(path: Path, options: ReadOptions) -> list[Extract]:
    """Read every sheet as a transcript if it looks like one, else as a questionnaire.

    Returns:
        A transcript gives one extract for each interview, with a turn for each row; a questionnaire one for
        each open answer. Sheets that are neither are left out with a warning.

    Raises:
        Unreadable: If no sheet gives any text, with the reason of the first one.
    """
    where = Where(str(path))
    table = _table(path, options, where)
    grids = [grid for grid in table.grids if not grid.is_blank()]
    if not grids:
        blank = Message("every cell is blank", "所有单元格都是空的")
        raise Unreadable(containers.no_text(where, reason=blank))
    read = [(grid, *_read_grid(grid, options, where, "")) for grid in grids]
    if sum(bool(extracts) for _, extracts, _ in read) > 1:
        named = zip(grids, _suffixes(grids), strict=True)
        read = [(grid, *_read_grid(grid, options, where, suffix)) for grid, suffix in named]
    found = [extract for _, extracts, _ in read for extract in extracts]
    reasons = [(grid, reason) for grid, _, reason in read if reason]
    if not found:
        raise Unreadable(reasons[0][1])
    skipped = [_skipped(grid, reason, where) for grid, reason in reasons]
    found[0] = replace(found[0], problems=(*table.problems, *skipped, *found[0].problems))
    return [replace(extract, encoding=table.encoding) for extract in found]


def _skipped(grid: Grid, reason: Problem, where: Where) -> Problem:
    if grid.is_table():
        return sheets.sheet_left_out(where, sheet=grid.name, reason=reason.what, matters=True)
    only_text = Message("it holds no table", "其中没有表格")
    return sheets.sheet_left_out(where, sheet=grid.name, reason=only_text, matters=False)


def _table(path: Path, options: ReadOptions, where: Where) -> Table:
    data = read_bytes(path)
    kind = kind_of(data)
    if kind in {ZIP, OLE}:
        return read_workbook(data, where)
    named_workbook = path.suffix.lower() in _WORKBOOKS
    if named_workbook and kind in {"html", "xml"}:
        raise Unreadable(sheets.web_page_as_workbook(where))
    if kind in {"pdf", "rtf", "unknown"} and (named_workbook or kind != "unknown"):
        raise Unreadable(_not_a_table(where, path, kind))
    decoded = encodings.decode(data, where, options.encoding)
    grid = read_delimited(plain(decoded.text)[0], where)
    notes = (sheets.text_as_workbook(where),) if named_workbook else ()
    return Table((grid,), decoded.encoding, (*notes, *decoded.problems))


def _not_a_table(where: Where, path: Path, kind: str) -> Problem:
    found = Message(kind.upper(), kind.upper()) if kind != "unknown" else Message("of an unknown kind", "未知格式")
    return containers.not_this_format(where, expected=path.suffix.lower().lstrip("."), found=found)


def _suffixes(grids: Sequence[Grid]) -> list[str]:
    """Return a suffix for each sheet, from its name; numbered where the names come out the same."""
    names = [_UNSAFE.sub("-", grid.name).strip("-.") or "sheet" for grid in grids]
    return [f".{name}-{number}" if names.count(name) > 1 else f".{name}" for number, name in enumerate(names, 1)]


def _read_grid(grid: Grid, options: ReadOptions, where: Where, sheet: str) -> tuple[list[Extract], Problem | None]:
    columns = columns_of(grid.rows)
    if columns and columns.names_speakers:
        return [_turn_table(grid, columns, where, sheet)], None
    labelled = labelled_extracts(["\t".join(filter(None, row)) for row in grid.rows], sheet)
    if labelled:
        return labelled, None
    if columns:
        return [_turn_table(grid, columns, where, sheet)], None
    return questionnaire_extracts(grid, options, where, sheet)


def _turn_table(grid: Grid, columns: Columns, where: Where, sheet: str) -> Extract:
    """Write a table of turns as lines ``speaker：words``; rows above its header come first and are no turns."""
    lines = ["\t".join(filter(None, row)) for row in grid.rows[: max(columns.header, 0)] if any(row)]
    out, turns = Writer(), list[Turn]()
    for line in lines:
        out.write(f"{line}\n")
    for spoken in spoken_rows(grid.rows, columns):
        head = f"{spoken.speaker}：" if spoken.speaker else ""
        start = out.length + len(head)
        out.write(f"{head}{spoken.words}\n")
        turns.append(Turn(spoken.speaker, spoken.role, start, start + len(spoken.words), spoken.time))
    text = out.text()
    problems = _left_out(grid, columns, where)
    if not any(turn.speaker for turn in turns):
        problems = (*problems, transcripts.no_speakers(where))
    return Extract(text, spoken_turns(text, turns), suffix=sheet, layout="turn-table", problems=problems)


def _left_out(grid: Grid, columns: Columns, where: Where) -> tuple[Problem, ...]:
    if columns.header < 0:
        return ()
    read = {columns.speaker, columns.time, columns.text, columns.question}
    names = [name for column, name in enumerate(grid.rows[columns.header]) if name and column not in read]
    return (sheets.columns_left_out(Where(where.path, columns.header + 1), names=names),) if names else ()
