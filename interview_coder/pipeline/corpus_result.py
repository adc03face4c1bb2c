"""What coding a corpus gives: tables that are written as they come from the ledger, and the record of the run."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from pathlib import Path

from interview_coder.analyse import matrix as matrix_table
from interview_coder.analyse import quotes as quotes_table
from interview_coder.analyse.constructs import constructs
from interview_coder.analyse.cooccurrence import cooccurrences
from interview_coder.analyse.frequencies import frequencies
from interview_coder.analyse.totals import Totals
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.order import natural_key
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import run as faults
from interview_coder.domain.tables import Cell, Table
from interview_coder.export.csv_file import csv_lines, plain_lines, read_lines
from interview_coder.export.defuse import undefused
from interview_coder.export.results import Result, Streamed, write_parquet_results, write_results
from interview_coder.ingest.files import Found
from interview_coder.pipeline.batch import unpacked
from interview_coder.pipeline.result import problem_records, write_page
from interview_coder.study.ledger import Ledger

MOST_CHARACTERS = 5_000_000
MOST_CODINGS = 30_000
"""The largest study that is kept whole, for what needs all of it at once."""
MOST_QUOTES = MOST_CODINGS
"""Quotations that the workbook takes; it is written from memory."""
MOST_CELLS = 500_000
"""Cells of cases by codes that the workbook takes."""
_CHUNK = 10_000
_NUMBERS = [quotes_table.COLUMNS.index(name) for name in ("turn", "start", "end", "negated")]
_SOURCE, _START, _END = (quotes_table.COLUMNS.index(name) for name in ("source", "start", "end"))


@dataclass(slots=True)
class CorpusResult:
    """What coding a corpus found.

    ``study`` is the coded study where it is small enough to keep, ``run`` the record without its sources,
    ``n_resumed`` the number of batches that a run before this one had done, ``table_files`` the tables of texts.
    """

    totals: Totals
    ledger: Ledger
    problems: list[Problem]
    run: dict[str, object]
    study: CodedStudy | None = None
    n_resumed: int = 0
    table_files: tuple[Found, ...] = ()

    @property
    def frequencies(self) -> Table:
        """One row per code."""
        return frequencies(self.totals)

    def note_problems(self, problems: Iterable[Problem]) -> None:
        """Put the problems that the user was shown into the record of the run."""
        self.run["problems"] = problem_records(problems)

    def limits(self) -> list[Problem]:
        """Say what is left out because the corpus is too large for it; named alike wherever the results go."""
        where, found = Where("results.xlsx"), list[Problem]()
        if not self._quotes_fit():
            found.append(faults.too_large_for_workbook("quotes", MOST_QUOTES, where))
        if not self._matrix_fits():
            found.append(faults.too_large_for_workbook("matrix", MOST_CELLS, where))
        if self.study is None:
            found.append(faults.too_large_for_page(MOST_CHARACTERS, MOST_CODINGS, Where("report.html")))
        return found

    def write(self, folder: Path, *, language: str = "", parquet: bool = False) -> list[Path]:
        """Write every result file; returns the files.

        Args:
            folder: Where to; made if need be.
            language: ``zh`` or ``en``, for the page to read; the codebook's own where empty.
            parquet: Write the tables as Parquet, too.
        """
        tables: list[Result] = [
            self.frequencies,
            constructs(self.totals),
            self._quotes(),
            self._matrix(),
            cooccurrences(self.totals),
        ]
        cases = list(self.ledger.cases()) if self._matrix_fits() else None
        files = write_results(
            tables, self.run, folder, cases=cases, sources=self._sources(), quotes=self._quote_lines()
        )
        if parquet:
            files += write_parquet_results(tables, folder)
        if self.study is None:
            # An older page must not stand beside new numbers.
            (folder / "report.html").unlink(missing_ok=True)
            return files
        named = {table.name: table for table in tables if isinstance(table, Table)}
        return [*files, write_page(self.study, self.totals, named, self.run, folder, language)]

    def close(self, *, complete: bool) -> None:
        """Let go of the ledger; delete it where everything is written."""
        if complete:
            self.ledger.remove()
        else:
            self.ledger.close()

    def _quotes_fit(self) -> bool:
        return self.ledger.n_quotes <= MOST_QUOTES

    def _matrix_fits(self) -> bool:
        return self.totals.n_cases() * len(self.totals.codes) <= MOST_CELLS

    def _quotes(self) -> Result:
        columns = quotes_table.COLUMNS
        if self._quotes_fit():
            return Table("quotes", columns, list(self._quote_rows()))
        return Streamed("quotes", columns, self._quote_lines, self._quote_rows)

    def _quote_rows(self) -> Iterator[tuple[Cell, ...]]:
        return (_typed(row) for lines in self._quote_lines(plain=True) for row in read_lines(lines))

    def _quote_lines(self, *, plain: bool = False) -> Iterator[bytes]:
        for code in range(len(self.totals.codes)):
            yield from self.ledger.quotes(code, unpacked, _places, plain=plain)

    def _matrix(self) -> Result:
        columns = matrix_table.COLUMNS
        if self._quotes_fit():
            return Table("matrix", columns, list(self._cells()))
        return Streamed("matrix", columns, lambda: _lines(self._cells()), self._cells)

    def _cells(self) -> Iterator[tuple[str, str, int, int]]:
        ids = list(self.totals.codes)
        for code, case, segments, mentions in self.ledger.cells():
            yield case, ids[code], segments, mentions

    def _sources(self) -> Iterator[dict[str, object]]:
        """Yield what the record says of each source and of each table of texts, in natural order."""
        yield from merge(self._listed(), map(_table_record, self.table_files), key=_natural_source)

    def _listed(self) -> Iterator[dict[str, object]]:
        for group in self.ledger.sources():
            records = [record for text in group for record in json.loads(text)]
            yield from records if len(group) == 1 else sorted(records, key=_natural_source)


def _natural_source(record: dict[str, object]) -> bytes:
    return natural_key(str(record["source"]))


def _table_record(found: Found) -> dict[str, object]:
    with found.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"source": found.id, "kind": "table", "sha256": digest, "encoding": ""}


def _lines(rows: Iterator[Sequence[Cell]]) -> Iterator[bytes]:
    while chunk := list(islice(rows, _CHUNK)):
        yield csv_lines(chunk)[0]


def _typed(row: list[str]) -> tuple[Cell, ...]:
    cells: list[Cell] = [*row]
    for place in _NUMBERS:
        cells[place] = int(row[place])
    return tuple(cells)


def _places(lines: bytes) -> Iterator[tuple[bytes, int, int, bytes]]:
    """Yield each row with what it is sorted by."""
    for row in read_lines(lines):
        yield natural_key(undefused(row[_SOURCE])), int(row[_START]), int(row[_END]), plain_lines([row])
