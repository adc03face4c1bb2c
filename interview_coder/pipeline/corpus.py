"""A corpus of any size in, its results out: texts are read, coded and forgotten batch by batch."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from interview_coder._version import __version__
from interview_coder.analyse.totals import Partial, Totals
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.coded import CodedSource, CodedStudy
from interview_coder.domain.order import natural
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import run as faults
from interview_coder.ingest.corpus import Corpus, Part
from interview_coder.ingest.files import TABLES
from interview_coder.ingest.study_tables import Notes, StudyTables
from interview_coder.pipeline.batch import BatchResult
from interview_coder.pipeline.checks import Seen, Settings, check_conditions, check_speech, check_words, record_of
from interview_coder.pipeline.corpus_result import MOST_CHARACTERS, MOST_CODINGS, CorpusResult
from interview_coder.pipeline.problem_list import ProblemList, read_records
from interview_coder.pipeline.run import slow_problems
from interview_coder.pipeline.workers import Assignment, Batch, Done, Engine, one_process
from interview_coder.study.ledger import LEDGER_FILE, Entry, Ledger

_BATCH_BYTES = 2 * 2**20
_BATCH_FILES = 500
_IN_MEMORY = 16 * 2**20
"""Bytes of files up to which a run is done again rather than resumed."""

Progress = Callable[[int, int], None]
"""Told the bytes done and the bytes in all."""


class _TooSlow(Exception):  # noqa: N818 - no error: the run begins anew
    """An expression turned out too slow."""

    def __init__(self, found: dict[str, str]) -> None:
        super().__init__()
        self.found = found


@dataclass(slots=True)
class _Kept:
    """The coded sources, as long as the study is small enough to keep them."""

    coded: list[CodedSource] = field(default_factory=list)
    n_sources: int = 0
    n_characters: int = 0
    n_codings: int = 0

    @property
    def fits(self) -> bool:
        """Whether it is small enough so far."""
        return self.n_characters <= MOST_CHARACTERS and self.n_codings <= MOST_CODINGS

    def add(self, result: BatchResult) -> None:
        """Keep a batch, or forget everything where that is too much."""
        self.n_characters += result.n_characters
        self.n_codings += result.counts.n_codings
        self.n_sources += len(result.coded or ())
        self.coded = [*self.coded, *(result.coded or ())] if self.fits else []


def code_corpus(
    corpus: Corpus,
    assignment: Assignment,
    folder: Path,
    *,
    engine: Engine = one_process,
    progress: Progress = lambda _done, _all: None,
) -> CorpusResult:
    """Code a corpus batch by batch.

    Args:
        corpus: The files.
        assignment: The codebook and how to read.
        folder: Where the results go; a large corpus keeps its ledger there until they are written.
        engine: Who does the work.
        progress: Told after each batch.

    Returns:
        The result, which is the same whatever the engine and however often the run was stopped. It holds the
        ledger: close it.

    Raises:
        LedgerInUse: If another run writes into the folder.
    """
    path = folder / LEDGER_FILE if corpus.size > _IN_MEMORY else None
    ledger = Ledger(path, _made_from(corpus, assignment))
    try:
        n_before = ledger.n_batches
        kept = _coded(corpus, assignment, ledger, engine, progress)
        return _result(corpus, assignment, ledger, kept, n_before)
    except BaseException:
        ledger.close()
        raise


def _coded(corpus: Corpus, assignment: Assignment, ledger: Ledger, engine: Engine, progress: Progress) -> _Kept:
    """Do all batches that the ledger does not have; again without an expression that turns out too slow."""
    while True:
        try:
            given = replace(assignment, left_out=tuple(ledger.left_out))
            return _pass(corpus, given, ledger, engine, progress)
        except _TooSlow as slow:
            ledger.begin_anew(ledger.left_out | slow.found)


def _pass(corpus: Corpus, assignment: Assignment, ledger: Ledger, engine: Engine, progress: Progress) -> _Kept:
    kept, n_before, n_bytes = _Kept(), ledger.n_batches, 0
    # Coded sources are large to send: nobody sends them where it is clear that they will be too many.
    keeps = not n_before and corpus.least_characters <= MOST_CHARACTERS

    def pending() -> Iterator[Batch]:
        nonlocal n_bytes
        for batch in batches(corpus):
            if batch.number >= n_before:
                yield replace(batch, keep=keeps and kept.fits)
            else:
                n_bytes += batch.size

    with closing(engine(assignment, pending())) as stream:
        for done in stream:
            if done.result.slow:
                raise _TooSlow(dict(done.result.slow))
            ledger.enter(done.batch.number, _entry(done))
            kept.add(done.result)
            n_bytes += done.batch.size
            progress(n_bytes, corpus.size)
    return kept


def batches(corpus: Corpus) -> Iterator[Batch]:
    """Put the parts of a corpus together to batches that are worth sending; always the same ones."""
    number, parts, size = 0, list[Part](), 0
    for part in corpus.parts():
        if parts and (size + part.size > _BATCH_BYTES or len(parts) >= _BATCH_FILES):
            yield Batch(number, tuple(parts))
            number, parts, size = number + 1, [], 0
        parts.append(part)
        size += part.size
    if parts:
        yield Batch(number, tuple(parts))


def _entry(done: Done) -> Entry:
    result = done.result
    record = {
        "counts": asdict(result.counts),
        "problems": result.problems.records(),
        "notes": asdict(done.notes),
        "path": result.seen.path,
        "attributes": sorted(result.seen.attributes),
        "speaking": sorted(result.seen.roles),
        "words": result.words,
        "roles": result.roles,
        "characters": result.n_characters,
    }
    return Entry(
        result.first,
        result.last,
        json.dumps(record, ensure_ascii=False),
        json.dumps(result.records, ensure_ascii=False),
        [(quotes.code, quotes.n_rows, quotes.lines, quotes.plain) for quotes in result.quotes],
        result.cells,
        result.speakers,
    )


@dataclass(slots=True)
class _Sum:
    """What the records of all batches say together."""

    totals: Totals
    problems: ProblemList = field(default_factory=ProblemList)
    notes: Notes = field(default_factory=Notes)
    seen: Seen = field(default_factory=Seen)
    words: str = ""
    roles: tuple[str, ...] = ()
    n_characters: int = 0

    def add(self, record: dict[str, Any]) -> None:
        """Add the record of one batch; batches come in order."""
        self.totals.add(Partial(**record["counts"]))
        self.problems.add(read_records(record["problems"]))
        self.notes.add(Notes(**record["notes"]))
        self.seen.path = record["path"] if self.seen.path == "." else self.seen.path
        self.seen.attributes.update(record["attributes"])
        self.seen.roles.update(record["speaking"])
        self.words, self.roles = record["words"], tuple(record["roles"])
        self.n_characters += record["characters"]

    @property
    def fits(self) -> bool:
        """Whether everything may be kept in memory."""
        return self.n_characters <= MOST_CHARACTERS and self.totals.n_codings <= MOST_CODINGS


def _result(corpus: Corpus, assignment: Assignment, ledger: Ledger, kept: _Kept, n_before: int) -> CorpusResult:
    book = assignment.codebook
    ids = [code.id for code in book.codes]
    found = _Sum(Totals(book))
    for record in ledger.records():
        found.add(json.loads(record))
    coded_cases = ([ids[code] for code in codes] for codes in ledger.codes_of_cases())
    found.totals.count_cases(ledger.roles_of_cases(), coded_cases)
    settings = Settings(book, assignment.lexicon, assignment.unit, found.roles, found.words)
    result = CorpusResult(
        found.totals,
        ledger,
        _problems(corpus, book, found, ledger),
        record_of(settings, (), found.totals),
        _study(corpus, assignment, found, kept, ledger),
    )
    result.n_resumed = n_before
    result.table_files = tuple(filter(corpus.is_table, corpus.files))
    return result


def _problems(corpus: Corpus, book: Codebook, found: _Sum, ledger: Ledger) -> list[Problem]:
    tables = StudyTables()
    for file in corpus.files:
        tables.open(file)
    tables.notes = found.notes
    problems = [*corpus.problems, *found.problems.problems(), *tables.problems(), *corpus.left_out()]
    if not found.totals.n_sources:
        is_said = any(problem.is_error for problem in problems)
        where = Where(str(corpus.files[0].path) if corpus.files else ".")
        return problems if is_said else [*problems, faults.nothing_to_code(where)]
    checks = [*check_conditions(book, found.seen), *check_speech(found.roles, found.seen)]
    checks += check_words(found.words, book)
    return [*problems, *slow_problems(book, ledger.left_out), *checks]


def _study(corpus: Corpus, assignment: Assignment, found: _Sum, kept: _Kept, ledger: Ledger) -> CodedStudy | None:
    """Return the coded study if it is small; a run that was stopped has to code its first part again for that."""
    if not found.fits:
        return None
    if kept.n_sources != found.totals.n_sources:
        kept = _Kept()
        given = replace(assignment, left_out=tuple(ledger.left_out))
        for done in one_process(given, (replace(batch, keep=True) for batch in batches(corpus))):
            kept.add(done.result)
    coded = sorted(kept.coded, key=lambda one: natural(one.source.id))
    return CodedStudy(assignment.codebook, tuple(coded), assignment.unit, found.roles, found.words)


def _made_from(corpus: Corpus, assignment: Assignment) -> str:
    """Return a digest of everything that the result depends on; files go by their size and time."""
    digest = hashlib.sha256()
    book = assignment.codebook
    lexicon = [[entry.word, entry.frequency, entry.tag] for entry in assignment.lexicon]
    codes = [[code.id, code.roles, code.nested] for code in book.codes]
    made = [__version__, book.sha256, codes, lexicon, assignment.unit, asdict(assignment.reading)]
    digest.update(json.dumps(made, ensure_ascii=True).encode())
    folders: dict[Path, None] = {}
    for found in corpus.files:
        folders.update(dict.fromkeys((found.path.parent, found.root)))
        digest.update(f"{found.id}\0{_state(found.path)}\n".encode("utf-8", "surrogatepass"))
    for folder in folders:
        digest.update("\0".join(_state(folder / name) for name in TABLES).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _state(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return str(path)
    return f"{path}\0{found.st_size}\0{found.st_mtime_ns}"
