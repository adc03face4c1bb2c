"""Who does the work: this process, or several processes on this machine. Results come in order from all of them."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.coded import CodedSource
from interview_coder.domain.problems import Problem
from interview_coder.domain.sources import Source
from interview_coder.domain.study import LexiconWord
from interview_coder.ingest.corpus import Part, read_part
from interview_coder.ingest.extract import ReadOptions
from interview_coder.ingest.study_tables import Notes, StudyTables
from interview_coder.pipeline.batch import BatchResult, code_batch
from interview_coder.pipeline.run import Run

if TYPE_CHECKING:
    from concurrent.futures import Future


@dataclass(frozen=True, slots=True)
class Assignment:
    """What every worker has to know: how to read and how to code."""

    codebook: Codebook
    lexicon: Sequence[LexiconWord] = ()
    unit: str = "sentence"
    left_out: tuple[str, ...] = ()
    reading: ReadOptions = ReadOptions()  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True)
class Batch:
    """Parts of a corpus that are done together; ``keep`` asks for the coded sources, too."""

    number: int
    parts: tuple[Part, ...]
    keep: bool = False

    @property
    def size(self) -> int:
        """Bytes in the files."""
        return sum(part.size for part in self.parts)


@dataclass(frozen=True, slots=True)
class Done:
    """A batch with its result and with the rows of the study's tables that it asked for."""

    batch: Batch
    result: BatchResult
    notes: Notes


Engine = Callable[[Assignment, Iterable[Batch]], Generator[Done, None, None]]
"""Does batches and yields them in order. Whoever stops listening must close it."""


class Worker:
    """Reads and codes batches; gets ready at the first one."""

    def __init__(self, assignment: Assignment) -> None:
        self._assignment = assignment
        self._tables = StudyTables()
        self._run: Run | None = None

    def do(self, batch: Batch) -> Done:
        """Read the parts of a batch and code them."""
        sources, faults, rows = list[Source](), list[Problem](), set[str]()
        for part in batch.parts:
            found, problems = read_part(part, self._assignment.reading, self._tables)
            sources += found
            faults += problems
            rows.update(source.id for source in found if part.stretch)
        run = self._run or self._ready()
        result = code_batch(run, sources, keep=batch.keep)
        if result.slow:
            self._run = None  # expressions are off in it now; the next batch has to find that out by itself
        result.problems.extend(faults)
        # The record of a run lists the table, not its rows.
        records = tuple(record for record in result.records if record["source"] not in rows)
        return Done(batch, _portable(replace(result, records=records)), self._tables.take_notes())

    def _ready(self) -> Run:
        given = self._assignment
        self._run = Run(given.codebook, given.lexicon, given.unit, slow=given.left_out)
        return self._run


def one_process(assignment: Assignment, batches: Iterable[Batch]) -> Generator[Done, None, None]:
    """Do all batches here."""
    worker = Worker(assignment)
    for batch in batches:
        yield worker.do(batch)


def processes(n_jobs: int) -> Engine:
    """Return an engine of ``n_jobs`` processes; 0 stands for one on each core."""
    n_workers = n_jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else n_jobs or os.cpu_count()
    if n_workers == 1:
        return one_process
    from interview_coder.pipeline.processes import Processes  # noqa: PLC0415 - one process needs none of it

    return Processes(n_workers or 1)


def in_order(
    submit: Callable[[Batch], "Future[Done]"], batches: Iterable[Batch], n_ahead: int
) -> Generator[Done, None, None]:
    """Yield results in the order of the batches, with no more than ``n_ahead`` batches begun and not yet yielded."""
    waiting: deque[Future[Done]] = deque()
    for batch in batches:
        waiting.append(submit(batch))
        if len(waiting) > n_ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _portable(result: BatchResult) -> BatchResult:
    """Return a result that can be sent: attributes are mere mappings in a source, and those cannot."""
    if result.coded is None:
        return result
    return replace(result, coded=tuple(_with_plain_attributes(coded) for coded in result.coded))


def _with_plain_attributes(coded: CodedSource) -> CodedSource:
    return replace(coded, source=replace(coded.source, attributes=dict(coded.source.attributes)))
