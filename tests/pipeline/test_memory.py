"""Memory does not grow with the corpus: seven times the text, the same high-water mark."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import BOOK

RUN = """
import sys
from interview_coder.coding import match
from interview_coder.pipeline import corpus, corpus_result
corpus._BATCH_BYTES, corpus._IN_MEMORY = 200_000, 0
match.MUCH = 0  # the smaller one goes the way of much text, too
corpus.MOST_CODINGS = corpus_result.MOST_CODINGS = corpus_result.MOST_QUOTES = 0
from interview_coder.cli.app import run
assert run(sys.argv[1:]) == 0
# Not ru_maxrss: that begins with what the process had that started this one.
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
SMALL, LARGE = 20, 140
"""Files of 40 KB; four batches are enough to see every batch's memory used again."""
ALLOWED = 12_000
"""KB that the larger one may use more: its text, sentences and codings would take more than ten times that."""


def peak(folder: Path, n_files: int) -> int:
    talk = folder / str(n_files)
    talk.mkdir()
    for number in range(n_files):
        words = ("志愿者", "人", "孩子", "老人", "邻居")
        text = "".join(
            f"问：谁？\n答：第{number}个{words[line % 5]}说了{line}遍，说的是村里的事。\n" for line in range(500)
        )
        (talk / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "book.yaml").write_text(BOOK, encoding="utf-8")
    command = [sys.executable, "-c", RUN, "--quiet", "code", str(talk), "-c", "book.yaml", "-o", f"out{n_files}"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return int(done.stdout.splitlines()[-1])


@pytest.mark.skipif(sys.platform != "linux", reason="the unit of the mark differs")
def test_seven_times_the_text_takes_no_more_memory(tmp_path: Path) -> None:
    small, large = peak(tmp_path, SMALL), peak(tmp_path, LARGE)
    assert large < small + ALLOWED
    assert large < 400_000
