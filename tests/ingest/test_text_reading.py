"""From a text file to a source: what it carries and what it says about itself."""

from pathlib import Path

import pytest

from interview_coder.ingest import read_sources
from interview_coder.ingest.extract import ReadOptions

TALK = "问：经费够吗？\n答：不够。（笑）\n"


def test_a_text_file_becomes_a_source(tmp_path: Path) -> None:
    path = tmp_path / "访谈1.txt"
    path.write_text(TALK, encoding="utf-8")
    (source,), problems = read_sources([path])
    assert problems == ()
    assert (source.id, source.text, source.path, source.encoding, source.layout) == (
        "访谈1",
        TALK,
        str(path),
        "utf-8",
        "plain",
    )
    assert [(turn.speaker, turn.role, source.text[turn.start : turn.end]) for turn in source.turns] == [
        ("问", "interviewer", "经费够吗？"),
        ("答", "participant", "不够。（笑）"),
    ]
    assert source.turns[1].gaps == ((13, 16),)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "big5"])
def test_offsets_are_code_points_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = (
        "問：𠮷好嗎？\r\n答：不夠，因為沒有錢。\r\n"
        if encoding != "big5"
        else "問：好嗎？\r\n答：不夠，因為沒有錢。\r\n"
    )
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (source,), _ = read_sources([tmp_path])
    assert source.text == text
    assert [source.text[turn.start : turn.end] for turn in source.turns][1] == "不夠，因為沒有錢。"


def test_the_encoding_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TALK.encode("gb18030"))
    assert read_sources([tmp_path], options=ReadOptions(encoding="gbk"))[0][0].text == TALK
    _, (problem,) = read_sources([tmp_path], options=ReadOptions(encoding="utf-8"))
    assert problem.code == "IC106"


def test_no_speakers_is_no_news_about_literature(tmp_path: Path) -> None:
    (tmp_path / "文献.txt").write_text("志愿失灵理论认为慈善供给不足。\n", encoding="utf-8")
    assert [problem.code for problem in read_sources([tmp_path])[0][0].problems] == ["IC111"]
    (tmp_path / "sources.csv").write_text("source,kind\n文献,literature\n", encoding="utf-8")
    (source,), problems = read_sources([tmp_path])
    assert (source.problems, problems) == ((), ())
    assert [(turn.speaker, turn.role) for turn in source.turns] == [("", "participant")]


def test_nobody_asks_is_told_until_speakers_csv_says_so(tmp_path: Path) -> None:
    text = "说话人1 00:00\n够吗？\n\n说话人2 00:05\n不够。\n\n说话人1 00:09\n好。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert [problem.code for problem in read_sources([tmp_path])[0][0].problems] == ["IC112"]
    (tmp_path / "speakers.csv").write_text("source,label,role\na,说话人1,interviewer\n", encoding="utf-8")
    (source,), _ = read_sources([tmp_path])
    assert ([turn.role for turn in source.turns], source.problems) == (
        ["interviewer", "participant", "interviewer"],
        (),
    )
