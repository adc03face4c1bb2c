"""The example study, coded once for all tests that recompute tables from its quotations."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from interview_coder.codebook import read_codebook
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.tables import Cell, Table
from interview_coder.ingest import read_sources
from interview_coder.pipeline.coded import code_study
from interview_coder.pipeline.report import quotes_of

ROOT = Path(__file__).parents[1]
Record = dict[str, Cell]


@cache
def example_study() -> CodedStudy:
    book, problems = read_codebook("volunteer-governance", parse=parse_expression)
    assert book is not None
    assert not [problem for problem in problems if problem.is_error]
    study, _ = code_study(read_sources([ROOT / "transcripts"])[0], book)
    return study


@cache
def example_quotes() -> tuple[Record, ...]:
    """The rows of quotes.csv."""
    return tuple(quotes_of(example_study()).records())


def quoted(code: str, **wanted: Cell) -> list[Record]:
    """Rows of quotes.csv for one code, with further columns as wanted."""
    rows = (row for row in example_quotes() if row["code"] == code)
    return [row for row in rows if all(row[key] == value for key, value in wanted.items())]


def column(rows: Sequence[Record], *names: str) -> set[tuple[Cell, ...]]:
    """Return the different values of some columns."""
    return {tuple(row[name] for name in names) for row in rows}


def by_key(table: Table, *keys: str) -> dict[tuple[Cell, ...], Record]:
    """Return the records of a table by some columns, which must tell them apart."""
    records = {tuple(record[key] for key in keys): record for record in table.records()}
    assert len(records) == len(table.rows)
    return records


def example_book() -> Codebook:
    return example_study().codebook
