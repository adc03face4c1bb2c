"""Several processes on this machine; each reads and codes, so that only results travel."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Generator, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait

from interview_coder.pipeline.workers import Assignment, Batch, Done, Worker, in_order

_AHEAD = 2
"""Batches that wait for each worker, so that none is idle while results are entered."""


class Processes:
    """An engine of several processes; they end when it is closed."""

    def __init__(self, n_workers: int) -> None:
        self._n_workers = n_workers

    def __call__(self, assignment: Assignment, batches: Iterable[Batch]) -> Generator[Done, None, None]:
        """Do the batches in processes of their own."""
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


_WORKERS: list[Worker] = []
"""The worker of this process."""


def _begin(assignment: Assignment) -> None:
    """Get a process ready: the keyboard interrupts its parent alone, and it ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # As in the command itself: a batch builds up values and ends, so there is little garbage to look for.
    gc.set_threshold(500_000, 50, 100)
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
