"""A run that is killed for good: the next one goes on, and the results are those of a run that was left alone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from cli.conftest import BOOK

from interview_coder.study.ledger import LEDGER_FILE

BATCHED = """
import sys
from interview_coder.pipeline import corpus
corpus._BATCH_FILES, corpus._IN_MEMORY = 1, 0
from interview_coder.cli import main
if __name__ == "__main__":
    main()
"""
"""The command line, with every file in a batch of its own."""
N_FILES = 300
SEVERAL_BATCHES = 150_000
"""Bytes in the log of the database; the empty one takes a third of it."""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    (tmp_path / "run.py").write_text(BATCHED, encoding="utf-8")
    (tmp_path / "book.yaml").write_text(BOOK, encoding="utf-8")
    (tmp_path / "talk").mkdir()
    for number in range(N_FILES):
        text = "".join(f"问：谁？\n答：第{number}个志愿者说了{line}遍。\n" for line in range(6))
        (tmp_path / "talk" / f"{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def start(study: Path, out: str, *options: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "run.py", "--lang", "en", "code", "talk", "-c", "book.yaml", "-o", out, *options]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with (study / "said.txt").open("w", encoding="utf-8") as said:
        return subprocess.Popen(
            command,
            cwd=study,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=said,
            text=True,
            start_new_session=True,
        )


def said_in(study: Path) -> str:
    return (study / "said.txt").read_text(encoding="utf-8")


def wait_for_batches(process: "subprocess.Popen[str]", ledger: Path) -> list[int]:
    """Wait until something is entered; return the processes of the run."""
    log = ledger.with_name(ledger.name + "-wal")
    while not log.is_file() or log.stat().st_size < SEVERAL_BATCHES:
        assert process.poll() is None, said_in(ledger.parents[1])
        time.sleep(0.005)
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    return [process.pid, *map(int, listed)]


def results(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="lists processes as Linux does")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_run_goes_on_and_counts_nothing_twice(study: Path, jobs: str) -> None:
    whole = start(study, "whole")
    assert whole.wait() == 0, said_in(study)
    killed = start(study, "out", "--jobs", jobs)
    pids = wait_for_batches(killed, study / "out" / LEDGER_FILE)
    os.kill(killed.pid, signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    assert not (study / "out" / "quotes.csv").exists()
    assert are_gone(pids[1:])
    again = start(study, "out", "--jobs", jobs)
    assert again.wait() == 0, said_in(study)
    assert "Went on from a run that was stopped" in said_in(study)
    assert results(study / "out") == results(study / "whole")


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="lists processes as Linux does")
def test_the_keyboard_stops_all_processes(study: Path) -> None:
    process = start(study, "out", "--jobs", "2")
    pids = wait_for_batches(process, study / "out" / LEDGER_FILE)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    assert said_in(study) == "Stopped. The same command goes on from here.\n"
    assert are_gone(pids)


def are_gone(pids: Sequence[int]) -> bool:
    """Wait for processes to end: helpers of the run end a moment after it."""
    until = time.monotonic() + 60
    while any(is_alive(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(is_alive(pid) for pid in pids)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
