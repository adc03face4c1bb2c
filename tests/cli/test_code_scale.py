"""``code`` on much text: its options, what it says, and the bar that only a terminal sees."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from cli.conftest import Run

ROOT = Path(__file__).parents[2]


def test_tables_of_texts_are_coded_by_their_columns(study: Path, run: Run) -> None:
    (study / "posts.csv").write_text("nr,正文,组\n7,志愿者来了。,甲\n8,没人。,乙\n", encoding="utf-8")
    columns = ("--text-column", "正文", "--id-column", "nr", "--case-column", "组")
    outcome = run("code", "posts.csv", "--codebook", "codebooks/small.yaml", *columns, "--parquet")
    assert outcome.code == 0, outcome.err
    assert "2 sources, 2 cases, 1 coding →" in outcome.err
    (quote,) = pq.read_table(study / "results" / "quotes.parquet").to_pylist()
    assert (quote["source"], quote["case"]) == ("posts.7", "甲")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--engine", "dask"), "--scheduler"),
        (("--engine", "spark"), "local, dask"),
        (("--jobs", "many"), "--jobs"),
        (("--jobs", "-1"), "--jobs"),
    ],
)
def test_wrong_options_are_explained(study: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    outcome = run("--lang", "en", "code", *arguments)
    assert (outcome.code, said in outcome.err) == (2, True), outcome.err


def test_a_cluster_that_is_not_there_is_one_problem(study: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_coder.pipeline.cluster._PATIENCE", "1s")
    outcome = run("--lang", "en", "code", "--scheduler", "tcp://127.0.0.1:9")
    assert outcome.code == 1
    assert outcome.err.splitlines()[0] == "tcp://127.0.0.1:9: error IC512 no Dask scheduler answers here"
    assert not (study / "results" / "quotes.csv").exists()


CODE = """
import sys
from interview_coder.cli import progress
progress._SILENT = 0
from interview_coder.cli import main
main()
"""


def on_terminal(study: Path, *options: str, **environment: str) -> str:
    """Run ``code`` with a terminal as stderr; return what it showed there."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", CODE, "--lang", "en", *options, "code", "-c", "codebooks/small.yaml"]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100", **environment}
    variables = {name: value for name, value in variables.items() if value != "-"}
    process = subprocess.Popen(command, cwd=study, env=variables, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:
        pass  # the terminal is closed with the process
    finally:
        os.close(ours)
        assert process.wait() == 0
    return shown.decode()


def test_a_terminal_sees_a_bar_with_rate_and_time_left(study: Path) -> None:
    shown = on_terminal(study, NO_COLOR="-")
    assert "coding" in shown
    assert "bytes/s" in shown or "0:00:00" in shown or "-:--:--" in shown
    assert "\x1b[3" in shown


def test_without_colour_the_bar_has_none(study: Path) -> None:
    shown = on_terminal(study, NO_COLOR="1")
    assert "coding" in shown
    assert "\x1b[3" not in shown


def test_quiet_shows_no_bar(study: Path) -> None:
    assert on_terminal(study, "--quiet") == ""


def test_a_small_run_that_is_stopped_promises_nothing(study: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("interview_coder.pipeline.corpus.code_corpus", stopped)
    outcome = run("--lang", "zh", "code")
    assert outcome.code == 130
    assert "已中断。没有写出结果。" in outcome.err
    assert "继续" not in outcome.err
    assert not (study / "results").exists()
