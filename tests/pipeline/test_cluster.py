"""The work on a real cluster of two worker processes: the same bytes, also where one of them is killed."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import book, code
from pipeline.conftest import files_of, talk_number

from interview_coder.ingest.corpus import open_corpus
from interview_coder.pipeline import corpus as corpus_module
from interview_coder.pipeline.cluster import ClusterFault, cluster
from interview_coder.pipeline.corpus import code_corpus
from interview_coder.pipeline.workers import Assignment

pytest.importorskip("distributed", reason="an optional package")

ROOT = Path(__file__).parents[2]
BOOK = book(code("v", "志愿者"), code("m", "钱"))
N_FILES = 40


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """A scheduler in a process of its own, without workers; returns its address."""
    place = tmp_path / "scheduler.json"
    process = start("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(place), folder=tmp_path)
    wait_until(place.is_file, process)
    yield str(json.loads(place.read_text(encoding="utf-8"))["address"])
    stop(process)


def start(*arguments: str, folder: Path) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "10"}
    command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def stop(*processes: "subprocess.Popen[bytes]") -> None:
    for process in processes:
        process.kill()
        process.wait()


def wait_until(is_so: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 120
    while not is_so():
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.1)


@pytest.fixture
def workers(scheduler: str, tmp_path: Path) -> Iterator[list["subprocess.Popen[bytes]"]]:
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path))
    both = [start("worker", scheduler, *options, folder=tmp_path) for _ in range(2)]
    yield both
    stop(*both)


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Transcripts, a batch each; the folder is named as a user would name it, from where the user stands."""
    (tmp_path / "talk").mkdir()
    for number in range(N_FILES):
        (tmp_path / "talk" / f"{number}.txt").write_text(talk_number(number), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(corpus_module, "_BATCH_FILES", 1)
    return Path("talk")


def test_a_cluster_gives_the_same_bytes_and_a_lost_worker_loses_nothing(
    scheduler: str, workers: list["subprocess.Popen[bytes]"], talk: Path
) -> None:
    corpus, given = open_corpus([talk]), Assignment(BOOK)
    alone = files_of(code_corpus(corpus, given, Path("one")), Path("one"))
    engine = cluster(scheduler)
    assert files_of(code_corpus(corpus, given, Path("two"), engine=engine), Path("two")) == alone
    killed: list[int] = []

    def kill_one(done: int, _: int) -> None:
        if done and not killed:
            killed.append(workers[0].pid)
            workers[0].kill()

    result = code_corpus(corpus, given, Path("three"), engine=engine, progress=kill_one)
    assert killed
    assert files_of(result, Path("three")) == alone


def test_a_scheduler_that_is_not_there_is_said(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_coder.pipeline.cluster._PATIENCE", "1s")
    with pytest.raises(ClusterFault) as raised:
        code_corpus(open_corpus([talk]), Assignment(BOOK), Path("out"), engine=cluster("tcp://127.0.0.1:9"))
    assert raised.value.problem.render("en") == (
        "tcp://127.0.0.1:9: IC512 no Dask scheduler answers here\n"
        "  fix: start one with `dask scheduler` and give its address, such as tcp://10.0.0.1:8786"
    )


def test_a_missing_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterFault) as raised:
        cluster("tcp://127.0.0.1:9")
    assert raised.value.problem.code == "IC511"
    assert "interview-coder[cluster]" in raised.value.problem.fix.zh
