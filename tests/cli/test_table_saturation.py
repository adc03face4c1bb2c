"""``table saturation``: what is printed, and what is said where the sources are too few."""

import json
from pathlib import Path

import pytest
from cli.conftest import Run


@pytest.fixture
def talks(study: Path) -> Path:
    for number in range(1, 8):
        text = "答：志愿者来了。\n" if number != 7 else "答：志愿者来了。新事情。\n"
        (study / "transcripts" / f"访谈{number}.txt").write_text(text, encoding="utf-8")
    (study / "transcripts" / "张 三（村）.txt").unlink()
    book = study / "codebooks" / "small.yaml"
    book.write_text(
        book.read_text(encoding="utf-8") + "  - {id: n, name: 新, definition: 新, rules: ['/新事情/']}\n",
        encoding="utf-8",
    )
    return study


def test_it_says_when_it_is_reached_and_what_came_later(talks: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "saturation", "-f", "md")
    assert outcome.code == 0
    assert "在第 4 份之后达到饱和（4+2），此时已得到全部编码的 50%。" in outcome.out
    assert "不过此后的材料中又首次出现 1 个编码" in outcome.out
    assert "留出 2 份（A06、A07），其余 5 份用于编码。只在留出的材料中出现的编码 1 个：新（A07-1）。" in outcome.out
    assert "注：材料按名称排列。" in outcome.out


def test_nothing_new_is_said_plainly(talks: Path, run: Run) -> None:
    outcome = run("--lang", "en", "table", "saturation", "-f", "md", "--held-out", "访谈1，A02")
    assert "2 sources were held out (A01, A02)" in outcome.out
    assert "The sources held out add no code and no construct." in outcome.out


def test_parts_for_machines_and_the_rule_asked_for(talks: Path, run: Run) -> None:
    rows = json.loads(run("table", "saturation", "-f", "json").out)
    assert [row["new_codes"] for row in rows] == [1, 0, 0, 0, 0, 0, 1]
    outcome = run("table", "saturation", "-f", "json", "--part", "saturation_runs", "--base", "2", "--run", "1")
    assert [row["saturated"] for row in json.loads(outcome.out)] == [1, 1, 1, 1, 0]


def test_the_same_bytes_twice(talks: Path, run: Run) -> None:
    assert run("table", "saturation", "-f", "csv").out == run("table", "saturation", "-f", "csv").out


def test_unknown_sources_are_wrong_use(talks: Path, run: Run) -> None:
    outcome = run("--lang", "en", "table", "saturation", "--held-out", "访谈99")
    assert outcome.code == 2
    assert "IC522 --held-out: there is no '访谈99'" in outcome.err


def test_too_few_sources(talks: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "saturation", "transcripts/访谈1.txt")
    assert outcome.code == 1
    assert "IC525 材料只有 1 份，至少需要 2 份" in outcome.err
    outcome = run("--lang", "zh", "table", "saturation", "transcripts/访谈1.txt", "transcripts/访谈2.txt", "-f", "md")
    assert outcome.code == 0
    assert "IC530" in outcome.err
    assert "材料不足 6 份，无法按基数 4、连续 2 份评估。" in outcome.out


def test_no_interviews_at_all(talks: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "saturation", "--kinds", "literature")
    assert outcome.code == 1
    assert "IC523 没有类型为 literature 的材料" in outcome.err


def test_nothing_coded_is_no_crash(talks: Path, run: Run) -> None:
    for path in (talks / "transcripts").glob("*.txt"):
        path.write_text("答：嗯。\n", encoding="utf-8")
    outcome = run("--lang", "zh", "table", "saturation", "-f", "md")
    assert outcome.code == 0
    assert "尚未达到饱和" in outcome.out


def test_the_figure(talks: Path, run: Run) -> None:
    for name in ("图 一.png", "图 一.svg"):
        assert run(*["table", "saturation"], "--plot", name).code == 0
        assert (talks / name).stat().st_size > 3000
    assert run(*["table", "saturation"], "--plot", "x.pdf").code == 2
