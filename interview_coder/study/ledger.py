"""What a run over a corpus has done so far, on disk: the only module that knows the database.

Each batch is entered whole or not at all, so a run that was killed goes on after the last one. Quotations are
parked as packed lines, one piece per batch and code, and come out code by code.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

LEDGER_FILE = ".code-run.db"
_MEMORY = ":memory:"
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE batches (batch INTEGER PRIMARY KEY, first BLOB, last BLOB, record TEXT, sources TEXT);
CREATE TABLE quotes (code INTEGER, batch INTEGER, rows INTEGER, lines BLOB, plain BLOB);
CREATE INDEX quotes_in_order ON quotes (code, batch);
CREATE TABLE cells (code INTEGER, key BLOB, name TEXT, segments INTEGER, mentions INTEGER);
CREATE TABLE speakers (key BLOB, name TEXT, role TEXT);
"""
_SORTED = """
CREATE TEMP TABLE loose (source BLOB, start INTEGER, end INTEGER, line BLOB);
"""


class LedgerInUse(Exception):  # noqa: N818 - it is a state of the user's folder, not an error of ours
    """Another run holds the ledger."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One batch: the keys of its first and last source, a record and its sources as JSON, and its rows.

    ``quotes`` are code, number of rows, packed lines, packed plain lines; ``cells`` code, natural key of the
    case, case, units, hits; ``speakers`` natural key of a case, case, a role it speaks in.
    """

    first: bytes
    last: bytes
    record: str
    sources: str
    quotes: Sequence[tuple[int, int, bytes, bytes | None]] = ()
    cells: Sequence[tuple[int, bytes, str, int, int]] = ()
    speakers: Sequence[tuple[bytes, str, str]] = ()


class Ledger:
    """The batches of one run; on disk where a path is given, else in memory.

    Args:
        path: The file; None for a corpus so small that doing it again costs nothing.
        made_from: What the run is made from; a ledger made from anything else is thrown away.

    Raises:
        LedgerInUse: If another process has it open.
    """

    def __init__(self, path: Path | None, made_from: str) -> None:
        self._path = path
        self._made_from = made_from
        self._database = self._open()
        if self._meta("made_from") != made_from:
            self._begin_anew({})

    @property
    def n_batches(self) -> int:
        """How many batches are entered."""
        return int(self._one("SELECT COUNT(*) FROM batches"))

    @property
    def n_quotes(self) -> int:
        """How many quotations are entered."""
        return int(self._one("SELECT COALESCE(SUM(rows), 0) FROM quotes"))

    @property
    def left_out(self) -> dict[str, str]:
        """Expressions the run does without, each with the source that showed why."""
        found: dict[str, str] = json.loads(self._meta("left_out") or "{}")
        return found

    def enter(self, batch: int, entry: Entry) -> None:
        """Enter one batch, whole or not at all."""
        with self._database as database:
            head = (batch, entry.first, entry.last, entry.record, entry.sources)
            database.execute("INSERT INTO batches VALUES (?, ?, ?, ?, ?)", head)
            rows = ((code, batch, *piece) for code, *piece in entry.quotes)
            database.executemany("INSERT INTO quotes VALUES (?, ?, ?, ?, ?)", rows)
            database.executemany("INSERT INTO cells VALUES (?, ?, ?, ?, ?)", entry.cells)
            database.executemany("INSERT INTO speakers VALUES (?, ?, ?)", entry.speakers)

    def begin_anew(self, left_out: dict[str, str]) -> None:
        """Forget all batches; from now on the run does without these expressions."""
        self._begin_anew(left_out)

    def records(self) -> Iterator[str]:
        """Yield the record of each batch in order."""
        for (record,) in self._database.execute("SELECT record FROM batches ORDER BY batch"):
            yield str(record)

    def sources(self) -> Iterator[list[str]]:
        """Yield the JSON of the sources of each group of batches that have to be sorted together."""
        question = "SELECT sources FROM batches WHERE batch = ?"
        for group in self._groups():
            yield [str(self._database.execute(question, (batch,)).fetchone()[0]) for batch in group]

    def quotes(
        self, code: int, unpack: Callable[[bytes], bytes], rows_of: "RowsOf", *, plain: bool = False
    ) -> Iterator[bytes]:
        """Yield the lines of one code by source and place.

        Args:
            code: The number of the code.
            unpack: Makes lines of what was entered.
            rows_of: Takes lines apart, for the few batches whose sources lie between those of others.
            plain: The lines before formulas were defused.
        """
        for group in self._groups():
            pieces = (unpack(piece) for batch in group for piece in self._pieces(code, batch, plain=plain))
            if len(group) == 1:
                yield from pieces
            else:
                yield from self._sorted(row for lines in pieces for row in rows_of(lines))

    def cells(self) -> Iterator[tuple[int, str, int, int]]:
        """Yield code, case, coded units and hits, by code and then by case."""
        yield from self._database.execute(
            "SELECT code, name, SUM(segments), SUM(mentions) FROM cells GROUP BY code, key ORDER BY code, key"
        )

    def codes_of_cases(self) -> Iterator[list[int]]:
        """Yield the codes of each case that was coded."""
        rows = self._database.execute("SELECT key, code FROM cells GROUP BY key, code ORDER BY key")
        for _, found in groupby(rows, key=lambda row: bytes(row[0])):
            yield [code for _, code in found]

    def roles_of_cases(self) -> Iterator[list[str]]:
        """Yield the roles that each case speaks in."""
        rows = self._database.execute("SELECT key, role FROM speakers GROUP BY key, role ORDER BY key")
        for _, found in groupby(rows, key=lambda row: bytes(row[0])):
            yield [role for _, role in found]

    def cases(self) -> Iterator[str]:
        """Yield the cases that speak, in natural order."""
        for (name,) in self._database.execute("SELECT name FROM speakers GROUP BY key ORDER BY key"):
            yield str(name)

    def close(self) -> None:
        """Let go of the file; it stays for a later run."""
        self._database.close()

    def remove(self) -> None:
        """Delete the file: the run is complete."""
        self._database.close()
        if self._path:
            _delete(self._path)

    def _pieces(self, code: int, batch: int, *, plain: bool) -> Iterator[bytes]:
        column = "COALESCE(plain, lines)" if plain else "lines"
        question = f"SELECT {column} FROM quotes WHERE code = ? AND batch = ? ORDER BY rowid"  # noqa: S608 - one of two
        for (piece,) in self._database.execute(question, (code, batch)):
            yield piece

    def _sorted(self, rows: Iterable[tuple[bytes, int, int, bytes]]) -> Iterator[bytes]:
        self._database.execute("DELETE FROM temp.loose")
        self._database.executemany("INSERT INTO temp.loose VALUES (?, ?, ?, ?)", rows)
        for (line,) in self._database.execute("SELECT line FROM temp.loose ORDER BY source, start, end"):
            yield line

    def _groups(self) -> Iterator[list[int]]:
        """Yield batches in the order of their sources, those together whose sources lie between each other's."""
        group: list[int] = []
        reach = b""
        for batch, first, last in self._database.execute(
            "SELECT batch, first, last FROM batches ORDER BY first, batch"
        ):
            if group and first > reach:
                yield group
                group = []
            group.append(batch)
            reach = max(reach, last)
        if group:
            yield group

    def _meta(self, name: str) -> str:
        found = self._database.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def _one(self, question: str) -> int:
        return int(self._database.execute(question).fetchone()[0])

    def _open(self) -> sqlite3.Connection:
        try:
            return _connected(self._path)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                raise LedgerInUse from error
            if self._path is None or isinstance(error, sqlite3.OperationalError):
                raise OSError(0, str(error), str(self._path)) from error
            _delete(self._path)  # no ledger of ours, or one that was damaged
            return _connected(self._path)

    def _begin_anew(self, left_out: dict[str, str]) -> None:
        with self._database as database:
            for table in ("meta", "batches", "quotes", "cells", "speakers"):
                database.execute(f"DELETE FROM {table}")  # noqa: S608 - one of the names above
            values = [("made_from", self._made_from), ("left_out", json.dumps(left_out))]
            database.executemany("INSERT INTO meta VALUES (?, ?)", values)


RowsOf = Callable[[bytes], Iterable[tuple[bytes, int, int, bytes]]]
"""Lines to rows: the natural key of the source, start, end, and the line."""


def _connected(path: Path | None) -> sqlite3.Connection:
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path or _MEMORY, timeout=0)
    try:
        if path:
            # One process alone: no shared memory, so it works on network drives, and nobody else gets in.
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute("PRAGMA wal_autocheckpoint = 8000")
            database.execute("PRAGMA cache_size = -32000")
        if not database.execute("SELECT COUNT(*) FROM sqlite_master WHERE name = 'speakers'").fetchone()[0]:
            database.executescript(_TABLES)
        database.executescript(_SORTED)
        with database:
            database.execute("INSERT OR REPLACE INTO meta VALUES ('opened', '')")
    except sqlite3.Error:
        database.close()
        raise
    return database


def _delete(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()
