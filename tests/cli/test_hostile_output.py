"""What leaves the program: no formulas and no control codes, no wrong kind of file, and words where there is nothing."""

import csv
import errno
import io
import os
import sys
from pathlib import Path

import pytest
from cli.conftest import Run

from interview_coder.cli.file_errors import explain_file_error
from interview_coder.cli.reporting import show_table
from interview_coder.domain.tables import Table


@pytest.fixture
def formula(study: Path) -> Path:
    spoken = "问：谁来？\n答：=HYPERLINK(志愿者)。\n"
    (study / "transcripts" / "张 三（村）.txt").write_text(spoken, encoding="utf-8")
    return study


def test_csv_on_stdout_holds_no_formula(formula: Path, run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("find", "志愿者", "--unit", "turn", "--format", "csv").out)))
    assert [row["text"][:12] for row in rows] == ["'=HYPERLINK("]
    assert rows[0]["start"].isdecimal()


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_terminal_is_never_steered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    table = Table("hits", ("text", "share"), (("红\x1b[31m\x9b1m\u202e色", -0.5),))
    show_table(table, form)
    piped = capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    show_table(table, form)
    shown = capsys.readouterr().out
    assert "\u202e" in piped
    assert not set(shown) & {"\x1b", "\x9b", "\u202e"}
    assert "-0.5" in shown
    assert shown.endswith("\n")


def test_a_report_is_never_of_another_kind_than_its_name(study: Path, run: Run) -> None:
    for arguments in (["-o", "r.pdf"], ["-o", "r"], ["--to", "md", "-o", "r.docx"], ["--to", "docx", "-o", "r.md"]):
        outcome = run("--lang", "zh", "report", *arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert "文件名请以下列之一结尾" in outcome.err
    assert not list(study.glob("r*.*"))
    assert run("report", "--to", "methods", "-o", "方法.txt").code == 0


def test_a_table_without_rows_says_so(study: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "cooccurrence", "--format", "csv")
    assert outcome.code == 0
    assert outcome.out.count("\n") == 1
    assert "表中没有行" in outcome.err
    assert "表中没有行" not in run("--lang", "zh", "table", "frequencies", "--format", "csv").err


def test_an_empty_passage_is_wrong_use(study: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "explain", "  ")
    assert outcome.code == 2
    assert "请写出一段话" in outcome.err
    assert run("explain", "志愿者来了", "--role", "boss").code == 2


def test_a_long_rule_is_shown_whole_only_where_its_code_is_asked_for(study: Path, run: Run) -> None:
    book = study / "codebooks" / "small.yaml"
    rule = "/志愿者|" + "|".join(f"词语{number}" for number in range(60)) + "/"
    book.write_text(book.read_text(encoding="utf-8").replace("rules: [志愿者]", f"rules: ['{rule}']"), encoding="utf-8")
    short = run("explain", "志愿者来了").out
    assert rule[:60] in short
    assert "…" in short
    assert rule not in short
    assert rule in run("explain", "志愿者来了", "--code", "volunteers").out


def test_a_file_in_the_way_is_explained(study: Path, run: Run) -> None:
    (study / "结果").write_text("x", encoding="utf-8")
    outcome = run("--lang", "zh", "code", "-o", "结果")
    assert outcome.code == 1
    assert "结果：无法读写：文件夹的位置上已有同名文件\n  修改: 换一个文件夹名" in outcome.err


@pytest.mark.parametrize("number", [errno.EACCES, errno.EISDIR, errno.ENOENT, errno.ENOSPC, errno.ENAMETOOLONG])
def test_refusals_are_said_in_our_words_with_a_fix(number: int) -> None:
    said = explain_file_error(OSError(number, os.strerror(number), "结果/x.csv"))
    assert said.startswith("结果/x.csv")
    assert f"({os.strerror(number)})" not in said
    assert said.count("\n") == 1


def test_other_refusals_keep_the_words_of_the_system() -> None:
    assert "Quux" in explain_file_error(OSError(9999, "Quux", "x"))
