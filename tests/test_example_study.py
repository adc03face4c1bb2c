"""The example study as a whole: what each file holds, and that the study runs end to end and twice the same."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from interview_coder.cli.app import run
from interview_coder.domain.sources import Source
from interview_coder.ingest import read_sources

FOLDER = Path(__file__).parents[1] / "transcripts"
TURNS = {
    "01 组织负责人 周老师（小橘灯）": (21, 21),
    "02 组织负责人 老魏（救援队）": (25, 25),
    "03 志愿者 李（退休）": (20, 20),
    "04 志愿者 小陈（大学生）": (24, 24),
    "05 志愿者 小孟（上班族）": (23, 68),
    "06 志愿者 桂姐（农村）": (22, 22),
    "07 街道办 梁主任": (19, 27),
    "08_民政局_邹科长": (23, 22),
    "09 乡镇 刘主任（石桥镇）": (23, 23),
    "10 社工 小赵（社工站）": (25, 25),
    "11 社工督導 林老師（繁體）": (21, 21),
    "12 居民 王姐（老小区）": (27, 66),
    "13 村民 老耿.mp3": (24, 26),
    "14 焦点小组 四名志愿者": (15, 61),
    "15 组织负责人 小何（返乡青年）": (22, 22),
    "16 追访 小孟": (7, 10),
}


@cache
def sources() -> dict[str, Source]:
    return {source.id: source for source in read_sources([FOLDER])[0]}


@pytest.mark.parametrize("source_id", TURNS)
def test_turns_of_each_interview(source_id: str) -> None:
    roles = Counter(turn.role for turn in sources()[source_id].turns)
    assert (roles["interviewer"], roles["participant"]) == TURNS[source_id]


def test_nothing_but_speech_is_in_a_turn() -> None:
    noise = ("虚构", "访谈编号", "关键词", "转录结束", "注：", "00:0", "-->", "###")
    for source in sources().values():
        if source.kind in ("interview", "focus_group"):
            spoken = [source.text[turn.start : turn.end] for turn in source.turns]
            assert [(source.id, words) for words in spoken if any(mark in words for mark in noise)] == []


def test_the_study_has_what_it_promises() -> None:
    kinds = Counter(source.kind for source in sources().values())
    assert kinds["interview"] + kinds["focus_group"] >= 12
    assert kinds["literature"] == 3
    survey = [source for source in sources().values() if source.kind == "survey"]
    assert len({source.case for source in survey}) >= 60
    assert all(source.question for source in survey)
    assert not any("手机" in name or "姓名" in name or "IP" in name for source in survey for name in source.attributes)
    encodings = {source.encoding for source in sources().values()}
    assert {"utf-8", "gb18030", "cp950", "utf-16-le"} <= encodings
    for source in sources().values():
        if source.kind == "interview":
            characters = sum(turn.end - turn.start for turn in source.turns)
            assert characters >= 2000 or "追访" in source.id
            assert source.attributes["district"] in ("城区", "农村")


def test_no_file_of_the_study_is_faulty() -> None:
    found, problems = read_sources([FOLDER])
    everything = [*problems, *(problem for source in found for problem in source.problems)]
    assert [problem.render("en") for problem in everything if problem.is_error] == []


def test_the_study_is_coded_end_to_end_and_quotes_are_verbatim(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--quiet", "code", str(FOLDER), "--codebook", "volunteer-governance", "--out"]
    assert run([*arguments, str(tmp_path / "one")]) == 0
    assert run([*arguments, str(tmp_path / "two")]) == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name
    assert 100_000 < (tmp_path / "one" / "report.html").stat().st_size < 3_000_000
    with (tmp_path / "one" / "quotes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 300
    for row in rows:
        text = sources()[row["source"]].text
        quoted = text[int(row["start"]) : int(row["end"])]
        assert row["text"].removeprefix("'") == quoted.removeprefix("'")
        for hit in row["hits"].split("; "):
            place, _, word = hit.partition(":")
            start, end = map(int, place.split("-"))
            assert text[start:end] == word
    assert {row["kind"] for row in rows} == {"interview", "focus_group", "survey", "literature"}
