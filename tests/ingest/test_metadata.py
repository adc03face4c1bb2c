"""sources.csv and speakers.csv: what they say about sources, and what can be wrong with them."""

import hashlib
from pathlib import Path

import pytest

from interview_coder.domain.sources import Source
from interview_coder.ingest import read_sources

TALK = "主任：够吗？\n\n王姐：不够。\n\n主任：差多少？\n\n王姐：两万。\n"


def study(folder: Path, *, sources: str = "", speakers: str = "", names: tuple[str, ...] = ("访谈1.txt",)) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TALK, encoding="utf-8")
    for name, text in (("sources.csv", sources), ("speakers.csv", speakers)):
        if text:
            (folder / name).write_text(text, encoding="utf-8", newline="")


def read(folder: Path) -> tuple[list[Source], list[str]]:
    sources, problems = read_sources([folder])
    own = [problem for source in sources for problem in source.problems if problem.severity.value != "note"]
    return sources, [problem.render("en").replace(f"{folder}/", "") for problem in (*problems, *own)]


@pytest.mark.parametrize("name", ["访谈1", "访谈1.txt", " 访谈1 "])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_row_is_found_by_id_or_file_name_in_any_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    study(tmp_path)
    table = f"source,kind,case,date,origin,sha256,性别,年龄\n{name},focus_group,王家,2024-01-02,a.mp3,,女,\n"
    (tmp_path / "sources.csv").write_text(table, encoding=encoding)
    (source,), problems = read(tmp_path)
    assert problems == []
    assert (source.kind, source.case, source.date, source.origin) == ("focus_group", "王家", "2024-01-02", "a.mp3")
    assert dict(source.attributes) == {"性别": "女"}


def test_without_a_row_the_case_is_the_source(tmp_path: Path) -> None:
    study(tmp_path)
    (source,), _ = read(tmp_path)
    assert (source.kind, source.case, source.date, dict(source.attributes)) == ("interview", "访谈1", "", {})


def test_speakers_get_case_and_role(tmp_path: Path) -> None:
    study(tmp_path, speakers="source,label,case,role\n访谈1, 主任 ,,interviewer\n访谈1.txt,王姐：,王姐家,\n")
    (source,), problems = read(tmp_path)
    assert problems == []
    assert [(turn.speaker, turn.role, source.case_of(turn)) for turn in source.turns[:2]] == [
        ("主任", "interviewer", "访谈1"),
        ("王姐", "participant", "王姐家"),
    ]


def test_a_label_in_speakers_csv_makes_a_rare_name_a_speaker(tmp_path: Path) -> None:
    study(tmp_path)
    (tmp_path / "访谈1.txt").write_text(TALK + "\n村口那位：我也说一句。\n", encoding="utf-8")
    assert [len(source.turns) for source in read(tmp_path)[0]] == [4]
    study(tmp_path, speakers="source,label,case,role\n访谈1,村口那位,,other\n")
    (tmp_path / "访谈1.txt").write_text(TALK + "\n村口那位：我也说一句。\n", encoding="utf-8")
    (source,), problems = read(tmp_path)
    assert [(turn.speaker, turn.role) for turn in source.turns[4:]] == [("村口那位", "other")]
    assert problems == []


def test_labels_are_compared_without_width_case_script_and_blanks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("說話人 １：好\n\n說話人 ２：好\n\n說話人 １：好\n", encoding="utf-8")
    (tmp_path / "speakers.csv").write_text("source,label,case,role\na,说话人1,,interviewer\n", encoding="utf-8")
    (source,), problems = read(tmp_path)
    assert ([turn.role for turn in source.turns], problems) == (["interviewer", "participant", "interviewer"], [])


def test_tables_above_and_beside_the_file(tmp_path: Path) -> None:
    study(tmp_path, sources="source,case,地区\n一/a.txt,上,城\n一/b.txt,上,城\n", names=("一/a.txt", "一/b.txt"))
    (tmp_path / "一" / "sources.csv").write_text("source,case\nb,旁\n", encoding="utf-8")
    sources, problems = read(tmp_path)
    assert ([(source.id, source.case) for source in sources], problems) == ([("a", "上"), ("b", "旁")], [])


def test_a_row_about_a_file_that_was_not_asked_for_is_no_mistake(tmp_path: Path) -> None:
    study(tmp_path, sources="source,case\n访谈1,甲\n访谈2,乙\n", names=("访谈1.txt", "访谈2.txt"))
    sources, problems = read_sources([tmp_path / "访谈1.txt"])
    assert ([source.case for source in sources], problems) == (["甲"], ())


def test_sha256_of_text_or_file(tmp_path: Path) -> None:
    text, raw = hashlib.sha256(TALK.encode()).hexdigest(), hashlib.sha256(TALK.encode("gbk")).hexdigest()
    for digest in (text, raw.upper()):
        (tmp_path / "a.txt").write_bytes(TALK.encode("gbk"))
        (tmp_path / "sources.csv").write_text(f"source,sha256\na,{digest}\n", encoding="utf-8")
        assert read(tmp_path)[1] == []


FAULTS = {
    "unknown kind": (
        "source,kind\n访谈1,谈话\n",
        "sources.csv:2:2: IC403 unknown kind '谈话'\n  fix: use one of interview, focus_group, survey, literature, fieldnote",
    ),
    "missing column": (
        "name,kind\n访谈1,interview\n",
        "sources.csv:1: IC401 the column 'source' is missing\n  fix: begin the first line with source,kind,case,date,origin,sha256",
    ),
    "repeated column": (
        "source,kind,kind\n访谈1,interview,survey\n",
        "sources.csv:1:3: IC402 the column 'kind' occurs twice; the first one counts\n  fix: rename or remove one of them",
    ),
    "unknown source": (
        "source,kind\n访谈1,\n访谈9,interview\n",
        "sources.csv:3:1: IC404 there is no source '访谈9'\n  fix: write the file name, with or without its extension, exactly as it is",
    ),
    "repeated row": (
        "source,case\n访谈1,甲\n访谈1,乙\n",
        "sources.csv:3:1: IC405 '访谈1' already has a row, line 2; this one is not used\n  fix: remove one of the two rows",
    ),
    "repeated by id and file name": (
        "source,case\n访谈1,甲\n访谈1.txt,乙\n",
        "sources.csv:3:1: IC405 '访谈1.txt' already has a row, line 2; this one is not used\n  fix: remove one of the two rows",
    ),
    "changed text": (
        f"source,sha256\n访谈1,{'0' * 64}\n",
        "sources.csv:2:2: IC406 the text of '访谈1' does not have this SHA-256: it was changed\n  fix: restore the file, or, if the change is meant, empty the cell",
    ),
    "empty name": (
        "source,case\n,甲\n",
        "sources.csv:2:1: IC408 the cell 'source' is empty; the row is not used\n  fix: fill it in, or remove the row",
    ),
    "too many cells": (
        "source,case\n访谈1,甲,乙\n",
        "sources.csv:2: IC409 3 cells, but 2 columns; the row is not used\n  fix: put text that holds commas between double quotes",
    ),
    "broken quotes": (
        'source,case\n访谈1,"甲\n',
        "sources.csv: IC410 cannot be read as a table: unexpected end of data\n  fix: save it again as CSV (UTF-8)",
    ),
}


@pytest.mark.parametrize(("table", "message"), FAULTS.values(), ids=FAULTS)
def test_fault_in_sources_csv(tmp_path: Path, table: str, message: str) -> None:
    study(tmp_path, sources=table)
    sources, problems = read(tmp_path)
    assert problems == [message]
    assert [source.id for source in sources] == ["访谈1"]


SPEAKER_FAULTS = {
    "unknown role": (
        "source,label,case,role\n访谈1,主任,,boss\n",
        "speakers.csv:2:4: IC403 unknown role 'boss'\n  fix: use one of interviewer, participant, other",
    ),
    "unknown label": (
        "source,label,case,role\n访谈1,李四,,other\n",
        "speakers.csv:2:2: IC407 nobody called '李四' speaks in '访谈1'\n  fix: the speakers are: 主任, 王姐",
    ),
    "unknown source": (
        "source,label,case,role\n访谈9,李四,,other\n",
        "speakers.csv:2:1: IC404 there is no source '访谈9'\n  fix: write the file name, with or without its extension, exactly as it is",
    ),
    "repeated": (
        "source,label,case,role\n访谈1,主任,,other\n访谈1,主任,,interviewer\n",
        "speakers.csv:3:2: IC405 '访谈1, 主任' already has a row, line 2; this one is not used\n  fix: remove one of the two rows",
    ),
    "empty label": (
        "source,label,case,role\n访谈1,,,other\n",
        "speakers.csv:2:2: IC408 the cell 'label' is empty; the row is not used\n  fix: fill it in, or remove the row",
    ),
    "missing column": (
        "source,role\n访谈1,other\n",
        "speakers.csv:1: IC401 the column 'label' is missing\n  fix: begin the first line with source,label,case,role",
    ),
}


@pytest.mark.parametrize(("table", "message"), SPEAKER_FAULTS.values(), ids=SPEAKER_FAULTS)
def test_fault_in_speakers_csv(tmp_path: Path, table: str, message: str) -> None:
    study(tmp_path, speakers=table)
    assert read(tmp_path)[1] == [message]


def test_place_counts_the_lines_of_the_file(tmp_path: Path) -> None:
    study(
        tmp_path, sources='source,备注,kind\r\n访谈1,"两\n行",\r\n\r\n访谈2,,谈话\r\n', names=("访谈1.txt", "访谈2.txt")
    )
    assert read(tmp_path)[1][0].startswith("sources.csv:5:3: IC403")
