"""``table survey``: a questionnaire of one's own, and what is said where there is none."""

import json
from pathlib import Path

import pytest
from cli.conftest import Run

HEADS = "序号,您的性别,您多大年纪,请说说您的建议[开放题],您为什么来\n"


@pytest.fixture
def asked(study: Path) -> Path:
    rows = [
        f"{number},{'女' if number % 3 else '男'},{20 + number},{'志愿者来了，真好' if number % 2 else '没什么好说的啊'},"
        f"{'帮人┋交朋友' if number % 2 else '交朋友'}\n"
        for number in range(1, 31)
    ]
    (study / "transcripts" / "问 卷.csv").write_text(HEADS + "".join(rows), encoding="utf-8")
    return study


def test_frequencies_and_what_is_left_out(asked: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "survey", "-f", "md")
    assert outcome.code == 0
    assert "有开放题回答的受访者 30 位" in outcome.out
    assert "| 您的性别 | 女 | 20 | 66.7% |" in outcome.out
    assert "| 您为什么来（多选） | 交朋友 | 30 | 100.0% |" in outcome.out
    assert "IC529 未统计（几乎每人答案都不同）：您多大年纪" in outcome.err


def test_by_a_question(asked: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "survey", "-f", "md", "--by", "性别")
    assert outcome.code == 0
    assert "| 题目 | 选项 | 女 | 男 | 检验 |" in outcome.out
    assert "| 志愿者 | 10（50%） | 5（50%） |" in outcome.out
    rows = json.loads(run("table", "survey", "-f", "json", "--by", "性别", "--part", "survey_codes").out)
    assert [(row["by_answer"], row["cases"]) for row in rows] == [("女", 10), ("男", 5)]


def test_one_question_only(asked: Path, run: Run) -> None:
    rows = json.loads(run("table", "survey", "-f", "json", "--question", "年纪").out)
    assert len(rows) == 30
    assert {row["question"] for row in rows} == {"您多大年纪"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--by", "收入"], "IC522 --by：没有“收入”"),
        (["--by", "您"], "可用：您的性别、您多大年纪、您为什么来"),
        (["--question", "收入"], "IC522 --question：没有“收入”"),
        (["--by", "年纪"], "IC531"),
        (["--part", "survey_codes"], "survey_codes 需要 --by 题目"),
    ],
)
def test_wrong_use(asked: Path, run: Run, arguments: list[str], said: str) -> None:
    outcome = run("--lang", "zh", "table", "survey", *arguments)
    assert outcome.code == 2
    assert said in outcome.err.replace("\n", "")


def test_no_questionnaire(study: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "survey")
    assert outcome.code == 1
    assert "IC526 没有问卷材料" in outcome.err
    (study / "transcripts" / "s.csv").write_text(
        "序号,请说说您的建议[开放题]\n1,志愿者来了\n2,没什么好说的\n", encoding="utf-8"
    )
    outcome = run("--lang", "zh", "table", "survey")
    assert outcome.code == 1
    assert "IC527 问卷中没有封闭题" in outcome.err


def test_the_figure(asked: Path, run: Run) -> None:
    for name in ("图 一.png", "图 一.svg"):
        assert run(*["table", "survey", "--question", "性别"], "--plot", name).code == 0
        assert (asked / name).stat().st_size > 3000
    assert run(*["table", "survey", "--question", "性别"], "--plot", "x.pdf").code == 2
