"""``table triangulation``: the printed comparison, and what is said where there is only one kind."""

import json
from pathlib import Path

import pytest
from cli.conftest import Run


@pytest.fixture
def mixed(study: Path) -> Path:
    (study / "transcripts" / "文献一.txt").write_text("研究表明，志愿者来了。\n", encoding="utf-8")
    (study / "transcripts" / "sources.csv").write_text("source,kind\n文献一,literature\n", encoding="utf-8")
    return study


def test_the_comparison(mixed: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "triangulation", "-f", "md")
    assert outcome.code == 0
    assert "访谈、文献并列比较：一致（1 个编码）" in outcome.out
    assert "| 编码 | 访谈 | 文献 | 判断 | 沉默 |" in outcome.out
    assert "| 志愿者 | 1（100%）\\* | 1（100%）\\* | 一致 |  |" in outcome.out


def test_columns_are_named_after_the_kinds(mixed: Path, run: Run) -> None:
    (row,) = json.loads(run("table", "triangulation", "-f", "json").out)
    assert (row["verdict"], row["interview_cases"], row["literature_share"]) == ("agreement", 1, 1.0)
    assert "survey_cases" not in row
    quotes = json.loads(run("table", "triangulation", "-f", "json", "--part", "triangulation_quotes").out)
    assert [quote["reference"] for quote in quotes] == ["A01-2", "D01-1"]


def test_one_kind_only_is_a_problem_with_its_fix(study: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "triangulation")
    assert outcome.code == 1
    assert "IC524 所有材料都是同一类型（interview），无法互证" in outcome.err
    assert "sources.csv" in outcome.err
    assert outcome.out == ""


def test_word_has_the_same_table(mixed: Path, run: Run) -> None:
    assert run("--lang", "en", "table", "triangulation", "-o", "t.docx").code == 0
    assert (mixed / "t.docx").stat().st_size > 5000


def test_the_figure(mixed: Path, run: Run) -> None:
    for name in ("图 一.png", "图 一.svg"):
        assert run(*["table", "triangulation"], "--plot", name).code == 0
        assert (mixed / name).stat().st_size > 3000
    assert run(*["table", "triangulation"], "--plot", "x.pdf").code == 2
