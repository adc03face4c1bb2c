"""Who does the work: this process, or several processes on this machine. Results come in order from all of them."""

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, replace
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait

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

_AHEAD = 2
"""Batches that wait for each worker, so that none is idle while results are entered."""


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
    return one_process if n_workers == 1 else _Processes(n_workers or 1)


class _Processes:
    """Several processes; each reads and codes, so that only results travel."""

    def __init__(self, n_workers: int) -> None:
        self._n_workers = n_workers

    def __call__(self, assignment: Assignment, batches: Iterable[Batch]) -> Generator[Done, None, None]:
        others = set(active_children())
        pool = ProcessPoolExecutor(
            self._n_workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(assignment,)
        )
        try:
            with closing(in_order(lambda batch: pool.submit(_do, batch), batches, _AHEAD * self._n_workers)) as done:
                yield from done
            pool.shutdown()
        except BrokenProcessPool as error:
            raise OSError(0, "a worker process was killed; there may be too little memory") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in set(active_children()) - others:
                child.terminate()
                child.join()


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


_WORKERS: list[Worker] = []
"""The worker of this process."""


def _begin(assignment: Assignment) -> None:
    """Get a process ready: the keyboard interrupts its parent alone, and it ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # As in the command itself: a batch builds up values and ends, so there is little garbage to look for.
    gc.set_threshold(100_000, 50, 100)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _WORKERS[:] = [Worker(assignment)]


def _do(batch: Batch) -> Done:
    return _WORKERS[0].do(batch)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        sys.stderr.flush()
        os._exit(1)


def _portable(result: BatchResult) -> BatchResult:
    """Return a result that can be sent: attributes are mere mappings in a source, and those cannot."""
    if result.coded is None:
        return result
    return replace(result, coded=tuple(_with_plain_attributes(coded) for coded in result.coded))


def _with_plain_attributes(coded: CodedSource) -> CodedSource:
    return replace(coded, source=replace(coded.source, attributes=dict(coded.source.attributes)))
