"""How every figure here is measured: on one core, in turn, medians of several rounds, in seconds of processor time."""

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress

Run = Callable[[], object]


def pin() -> None:
    """Keep to one core, the last one that this process may use."""
    with suppress(AttributeError, OSError):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def alternating(runs: Mapping[str, Run], *, rounds: int) -> dict[str, float]:
    """Run everything in turn, ``rounds`` times, after one round that is not counted; return the medians."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, run in runs.items():
            gc.collect()
            begin = time.process_time()
            run()
            if number:
                times[name].append(time.process_time() - begin)
    return {name: statistics.median(found) for name, found in times.items()}


def environment() -> dict[str, str]:
    """Return what commands are run with: modules are compiled once and kept, as wherever something is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def machine() -> str:
    """Describe the machine in general words."""
    import numpy as np

    return f"{os.cpu_count()} cores, one used; Python {sys.version.split()[0]}, numpy {np.__version__}"


def table(heads: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
