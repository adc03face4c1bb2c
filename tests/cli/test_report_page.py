"""report.html from the command line: beside the tables, in the language that was asked for."""

from pathlib import Path

import pytest
from cli.conftest import Run


def language_of(folder: Path) -> str:
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert ("Code frequencies</h2>" in page) != ("编码频次</h2>" in page)
    return "en" if "Code frequencies</h2>" in page else "zh"


def test_the_page_speaks_the_codebooks_language_whatever_the_locale(
    study: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    outcome = run("code")
    assert outcome.code == 0
    assert "report.html" in outcome.err
    assert language_of(study / "results") == "zh"


def test_options_choose_the_language(study: Path, run: Run) -> None:
    assert run("--lang", "en", "code", "--out", "a").code == 0
    assert language_of(study / "a") == "en"
    assert run("--lang", "en", "code", "--language", "zh", "--out", "b").code == 0
    assert language_of(study / "b") == "zh"
    outcome = run("--lang", "zh", "code", "--language", "fr", "--out", "c")
    assert (outcome.code, (study / "c").exists()) == (2, False)
    assert "请选择 zh 或 en" in outcome.err


def test_a_second_run_replaces_the_page_and_never_reads_it(study: Path, run: Run) -> None:
    assert run("code").code == 0
    first = (study / "results" / "report.html").read_bytes()
    outcome = run("code", ".", "--codebook", "codebooks/small.yaml")
    assert outcome.code == 0
    assert (study / "results" / "report.html").read_bytes() == first
