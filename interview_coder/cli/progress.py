"""A progress bar on stderr, for a terminal alone."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from interview_coder.cli.language import say
from interview_coder.cli.reporting import TALK

_SILENT = 4 * 2**20
"""Bytes that are coded before anybody would look at a bar."""


@contextmanager
def progress_of(n_bytes: int) -> Iterator[Callable[[int, int], None]]:
    """Give what is told the bytes done and the bytes in all; shows rate and time left while inside.

    Nothing is shown where stderr is no terminal, where the user wants quiet, and for little material.
    """
    if TALK.quiet or n_bytes < _SILENT or not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    console = Console(stderr=True, no_color="NO_COLOR" in os.environ)
    columns = (DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(TextColumn("{task.description}"), BarColumn(), *columns, console=console, transient=True) as shown:
        task = shown.add_task(say("coding", "编码"), total=n_bytes)
        yield lambda done, size: shown.update(task, completed=done, total=size)
