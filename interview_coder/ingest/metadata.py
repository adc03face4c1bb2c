"""The study's own tables beside the transcripts: sources.csv and speakers.csv."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from interview_coder.domain.fold import fold
from interview_coder.domain.problems import Problem, Where, study
from interview_coder.domain.sources import KINDS, ROLES
from interview_coder.ingest.encodings import decode
from interview_coder.ingest.extract import Unreadable
from interview_coder.ingest.layouts.labels import key_of
from interview_coder.ingest.layouts.view import view_of

SOURCE_COLUMNS = ("source", "kind", "case", "date", "origin", "sha256")
SPEAKER_COLUMNS = ("source", "label", "case", "role")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, and where it stands."""

    where: Where
    cells: Mapping[str, str]
    columns: Mapping[str, int]

    def __getitem__(self, column: str) -> str:
        """Return a cell without blanks around it; empty where there is none."""
        return self.cells.get(column, "").strip()

    def place(self, column: str) -> Where:
        """Return the place of a cell: its column in the table."""
        return Where(self.where.path, self.where.line, self.columns.get(column, 0) + 1)

    @property
    def attributes(self) -> dict[str, str]:
        """What stands in the columns that the format leaves to the user."""
        own = ((name, value.strip()) for name, value in self.cells.items() if name not in SOURCE_COLUMNS)
        return {name: value for name, value in own if name and value}


@dataclass(slots=True)
class Tables:
    """What one folder's sources.csv and speakers.csv say, and what is wrong with them."""

    sources: dict[str, Row] = field(default_factory=dict)
    speakers: dict[str, dict[str, Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_tables(folder: Path, encoding: str = "") -> Tables:
    """Read both tables of a folder; a table that is not there is empty."""
    tables = Tables()
    for row in _rows(folder / "sources.csv", ("source",), SOURCE_COLUMNS, tables.problems, encoding):
        _add_source(row, tables)
    for row in _rows(folder / "speakers.csv", ("source", "label"), SPEAKER_COLUMNS, tables.problems, encoding):
        _add_speaker(row, tables)
    return tables


def name_key(name: str) -> str:
    """Return what two spellings of a source's name have in common.

    Example:
        >>> name_key(" 访谈1.docx ")
        '访谈1.docx'
    """
    return normalize("NFC", name.strip())


def label_key(label: str) -> str:
    """Return what two spellings of a speaker's label have in common: width, case, script and blanks are not asked."""
    return key_of(view_of(label.strip().rstrip(":：")))


def _add_source(row: Row, tables: Tables) -> None:
    key = name_key(row["source"])
    if not key:
        tables.problems.append(study.empty_cell("source", row.place("source")))
    elif key in tables.sources:
        first = tables.sources[key].where.line
        tables.problems.append(study.repeated_row(row["source"], first, row.place("source")))
    else:
        _check(row, "kind", KINDS, tables.problems)
        tables.sources[key] = row


def _add_speaker(row: Row, tables: Tables) -> None:
    source, label = name_key(row["source"]), label_key(row["label"])
    empty = [column for column, value in (("source", source), ("label", label)) if not value]
    if empty:
        tables.problems.append(study.empty_cell(empty[0], row.place(empty[0])))
        return
    rows = tables.speakers.setdefault(source, {})
    if label in rows:
        name = f"{row['source']}, {row['label']}"
        tables.problems.append(study.repeated_row(name, rows[label].where.line, row.place("label")))
    else:
        _check(row, "role", ROLES, tables.problems)
        rows[label] = row


def _check(row: Row, column: str, known: Sequence[str], problems: list[Problem]) -> None:
    if row[column] and row[column] not in known:
        problems.append(study.unknown_value(column, row[column], known, row.place(column)))


def _rows(
    path: Path, needed: Sequence[str], expected: Sequence[str], problems: list[Problem], encoding: str
) -> Iterator[Row]:
    if not path.is_file():
        return
    where = Where(str(path))
    try:
        text = decode(path.read_bytes(), where, encoding).text
        yield from _parse(text, needed, expected, problems, where)
    except Unreadable as reason:
        problems.append(reason.problem)
    except csv.Error as error:
        problems.append(study.broken_table(str(error), where))
    except OSError as error:
        problems.append(study.broken_table(error.strerror or "", where))


def _parse(
    text: str, needed: Sequence[str], expected: Sequence[str], problems: list[Problem], where: Where
) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    names = [fold(name).strip() if fold(name).strip() in expected else name.strip() for name in next(reader, [])]
    columns = {name: names.index(name) for name in names}
    missing = [name for name in needed if name not in columns]
    problems += [study.missing_column(name, expected, Where(where.path, 1)) for name in missing]
    repeated = [(number, name) for number, name in enumerate(names) if name and columns[name] != number]
    problems += [study.repeated_column(name, Where(where.path, 1, number + 1)) for number, name in repeated]
    line = reader.line_num + 1
    for cells in [] if missing else reader:
        place, line = Where(where.path, line), reader.line_num + 1
        if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
            problems.append(study.too_many_cells(len(cells), len(names), place))
        elif any(cell.strip() for cell in cells):
            yield Row(place, {name: cells[n] for name, n in columns.items() if n < len(cells)}, columns)
