"""The same work on an existing Dask cluster; the only module that knows it.

The scheduler gets one task a batch. What every worker has to know is a task of its own, so that it is sent to each
worker once and made again where a worker was lost; a batch whose worker is lost is done by another one.
"""

import os
import threading
from collections.abc import Generator, Iterable
from contextlib import closing, suppress
from typing import Any

from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import run as faults
from interview_coder.pipeline.workers import Assignment, Batch, Done, Engine, Worker, in_order

_AHEAD = 3
"""Batches under way for each worker, so that none is idle."""
_PATIENCE = "20s"
_RETRIES = 5
_UNREADABLE = "Error during deserialization"
"""How Dask begins what it says where the scheduler cannot read a task, for want of the package."""


class ClusterFault(Exception):  # noqa: N818 - it carries a problem of the user's cluster, it is not an error of ours
    """The cluster cannot be used; carries the reason."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.what))
        self.problem = problem


def cluster(address: str) -> Engine:
    """Return an engine that works on the cluster of a scheduler.

    Raises:
        ClusterFault: If the package is not installed.
    """
    try:
        import distributed  # noqa: F401, PLC0415 - an optional package
    except ImportError as error:
        raise ClusterFault(faults.cluster_not_installed(Where("--engine"))) from error
    return _Cluster(address)


class _Cluster:
    """A Dask cluster whose workers see the same files under the same names."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __call__(self, assignment: Assignment, batches: Iterable[Batch]) -> Generator[Done, None, None]:
        client = self._connected()
        try:
            given = client.submit(_received, assignment, os.getcwd(), pure=False, retries=_RETRIES)  # noqa: PTH109 - its name, for others

            def submit(batch: Batch) -> Any:  # noqa: ANN401 - futures of Dask
                return client.submit(_do, given, batch, pure=False, retries=_RETRIES)

            n_ahead = _AHEAD * max(sum(client.nthreads().values()), 1)
            with closing(in_order(submit, batches, n_ahead)) as done:
                yield from done
        except ModuleNotFoundError as error:
            raise ClusterFault(faults.workers_without_us(str(error.name), Where(self._address))) from error
        except RuntimeError as error:
            if not str(error).startswith(_UNREADABLE):
                raise
            raise ClusterFault(
                faults.workers_without_us(__package__.partition(".")[0], Where(self._address))
            ) from error
        finally:
            with suppress(Exception):
                client.close()

    def _connected(self) -> Any:  # noqa: ANN401
        import distributed  # noqa: PLC0415 - an optional package

        connect: Any = distributed.Client
        try:
            return connect(self._address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterFault(faults.no_scheduler(Where(self._address))) from error


class _Given:
    """What every worker has to know, and where the names of the files begin."""

    def __init__(self, assignment: Assignment, folder: str) -> None:
        self.assignment = assignment
        self.folder = folder


_LOCAL = threading.local()
"""The worker of each thread, and what it was given."""


def _received(assignment: Assignment, folder: str) -> _Given:
    return _Given(assignment, folder)


def _do(given: _Given, batch: Batch) -> Done:
    if getattr(_LOCAL, "given", None) is not given:
        # Names of files are as the user wrote them, so that problems name them so.
        os.chdir(given.folder)
        _LOCAL.given, _LOCAL.worker = given, Worker(given.assignment)
    worker: Worker = _LOCAL.worker
    return worker.do(batch)
