"""Rows of tables with one text each: how a table of text is cut, and how a row becomes a source's text."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interview_coder.domain.problems import Problem, Where, rows, study
from interview_coder.domain.sources import KINDS, ROLES, Turn
from interview_coder.ingest.extract import Extract, Unreadable
from interview_coder.ingest.layouts import lay_out
from interview_coder.ingest.roles import role_of

STRETCH = 2 * 2**20
"""Bytes that are read at once, about."""
_LONGEST_ROW = 64 * 2**20
Rows = Iterator[tuple[int, Mapping[str, Any]]]
"""Rows with their numbers."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of a table that are read at once.

    In Parquet ``start`` is the row group, ``place`` the number of the stretch in it and ``length`` its rows; in
    text, ``start`` and ``length`` are bytes. ``first`` is the number of the first row or line.
    """

    start: int
    length: int
    first: int
    size: int
    place: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns a table has and what they are used for; empty where there is none."""

    text: str
    id: str
    case: str
    attributes: tuple[str, ...]
    own: tuple[str, ...]
    names: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    encoding: str = "utf-8"
    delimiter: str = ","


@dataclass(slots=True)
class RowReader:
    """Makes extracts of rows, and gathers what is wrong with them."""

    path: Path
    columns: Columns
    problems: list[Problem] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _empty: list[int] = field(default_factory=list)

    def extracts(self, numbered: Rows) -> Iterator[Extract]:
        """Yield a text for each row that has one."""
        for number, row in numbered:
            text = _words(row.get(self.columns.text))
            if text.strip():
                yield self._extract(number, row, text)
            else:
                self._empty.append(number)
        if self._empty:
            self.problems.append(rows.rows_without_text(len(self._empty), self.where(self._empty[0])))

    def where(self, number: int) -> Where:
        """Return the place of a row."""
        return Where(str(self.path), number)

    def _extract(self, number: int, row: Mapping[str, Any], text: str) -> Extract:
        columns = self.columns
        named = {name: _words(row.get(name)).strip() for name in columns.own}
        attributes = {name: value for name in columns.attributes if (value := _words(row.get(name)).strip())}
        turns, layout = self._turns(number, text, named)
        return Extract(
            text,
            turns,
            suffix=f".{self._name(number, row)}",
            kind=self._known("kind", named, KINDS, number),
            own_case=_words(row.get(columns.case)).strip() if columns.case else "",
            encoding=columns.encoding,
            layout=layout,
            attributes=attributes,
        )

    def _turns(self, number: int, text: str, named: Mapping[str, str]) -> tuple[tuple[Turn, ...], str]:
        speaker, role = named.get("speaker", ""), self._known("role", named, ROLES, number)
        if speaker or role:
            return (Turn(speaker, role or role_of(speaker), 0, len(text)),), "row"
        if "\n" not in text:
            return (Turn("", "participant", 0, len(text)),), "row"
        found = lay_out(text)
        return found.turns, found.name

    def _known(self, column: str, named: Mapping[str, str], known: Sequence[str], number: int) -> str:
        value = named.get(column, "")
        if value and value not in known:
            self.problems.append(study.unknown_value(column, value, known, self.where(number)))
            return ""
        return value

    def _name(self, number: int, row: Mapping[str, Any]) -> str:
        name = _words(row.get(self.columns.id)).strip() if self.columns.id else ""
        if not name:
            return str(number)
        if name in self._ids:
            self.problems.append(rows.same_id(name, self.where(number)))
            return f"{name}.{number}"
        self._ids.add(name)
        return name


def text_stretches(path: Path, *, has_quotes: bool, skip: bool) -> Iterator[Stretch]:
    """Cut a text after line ends that end a row: those that no open quotation mark stands before."""
    start, line, tail = 0, 1, b""
    with path.open("rb") as file:
        while block := file.read(STRETCH):
            tail += block
            end = _row_end(tail, has_quotes=has_quotes)
            if not end and len(tail) > _LONGEST_ROW:
                raise Unreadable(rows.row_too_long(_LONGEST_ROW // 2**20, Where(str(path), line)))
            if end:
                yield from _without_header(tail[:end], start, line, skip=skip and not start)
                start, line, tail = start + end, line + tail.count(b"\n", 0, end), tail[end:]
    if tail.strip():
        yield from _without_header(tail, start, line, skip=skip and not start)


def _without_header(rows_: bytes, start: int, line: int, *, skip: bool) -> Iterator[Stretch]:
    cut = rows_.find(b"\n") + 1 if skip else 0
    if skip and rows_[:cut].count(b'"') % 2:
        cut = _first_row_end(rows_)
    if rows_[cut:].strip() and (cut or not skip):
        yield Stretch(start + cut, len(rows_) - cut, line + rows_.count(b"\n", 0, cut), len(rows_))


def _first_row_end(rows_: bytes) -> int:
    end = rows_.find(b"\n") + 1
    while end and rows_.count(b'"', 0, end) % 2:
        end = rows_.find(b"\n", end) + 1
    return end


def _row_end(rows_: bytes, *, has_quotes: bool) -> int:
    """Return where the last whole row ends, 0 if there is none."""
    end = rows_.rfind(b"\n") + 1
    if not has_quotes:
        return end
    n_quotes = rows_.count(b'"', 0, end)
    while end and n_quotes % 2:
        before = rows_.rfind(b"\n", 0, end - 1) + 1
        n_quotes -= rows_.count(b'"', before, end)
        end = before
    return end


def json_rows(raw: bytes, first: int, reader: RowReader) -> Rows:
    """Yield the rows of JSON Lines; lines that are none are noted by the reader."""
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), first):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            reader.problems.append(rows.not_a_row(type(error).__name__, reader.where(number)))
            continue
        if isinstance(row, dict):
            yield number, row
        else:
            reader.problems.append(rows.not_a_row(type(row).__name__, reader.where(number)))


def csv_rows(raw: bytes, first: int, reader: RowReader) -> Rows:
    """Yield the rows of CSV, by the lines they begin on; rows that are too long or broken are noted by the reader."""
    columns, is_damaged = reader.columns, False
    try:
        text = raw.decode(columns.encoding)
    except UnicodeDecodeError as error:
        place = reader.where(first + raw.count(b"\n", 0, error.start))
        reader.problems.append(rows.undecodable_row(columns.encoding, place))
        text, is_damaged = raw.decode(columns.encoding, "replace"), True
    limit = csv.field_size_limit(_LONGEST_ROW)
    try:
        parsed = csv.reader(io.StringIO(text, newline=""), delimiter=columns.delimiter)
        before = 0
        for cells in parsed:
            number, before = first + before, parsed.line_num
            if len(cells) > len(columns.names) and any(cell.strip() for cell in cells[len(columns.names) :]):
                reader.problems.append(study.too_many_cells(len(cells), len(columns.names), reader.where(number)))
            elif cells and not (is_damaged and any("\ufffd" in cell for cell in cells)):
                yield number, dict(zip(columns.names, cells, strict=False))
    finally:
        csv.field_size_limit(limit)


def _words(value: object) -> str:
    """Return a cell as text: nothing for nothing, numbers as they are written, no lists."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8") if not value.isascii() else value
    if value is None or isinstance(value, dict | list | bytes):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
