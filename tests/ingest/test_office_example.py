"""The example study's Word files, subtitles and tables: every turn and every answer, counted another way."""

import io
import re
from collections import Counter
from pathlib import Path

import docx as python_docx
import openpyxl
import pytest
from office import codes, spoken

from interview_coder.ingest.docx import read_docx
from interview_coder.ingest.extract import Extract, ReadOptions
from interview_coder.ingest.sheet import read_sheet
from interview_coder.ingest.subtitles import read_subtitles

STUDY = Path(__file__).parents[2] / "transcripts"
NO_ANSWER = {None, "无", "暂无", "(空)", "(跳过)"}


def _path(start: str) -> Path:
    (path,) = STUDY.glob(f"{start}*")
    return path


def _questionnaire() -> tuple[list[Extract], list[dict[str, object]]]:
    path = _path("问卷")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    heading, *rows = sheet.iter_rows(values_only=True)
    return read_sheet(path, ReadOptions()), [dict(zip(map(str, heading), row, strict=True)) for row in rows]


@pytest.mark.parametrize("start", ["03", "04", "07", "13", "14"])
def test_word_files_lose_and_double_no_character(start: str) -> None:
    path = _path(start)
    (extract,) = read_docx(path, ReadOptions())
    document = python_docx.Document(io.BytesIO(path.read_bytes()))
    texts = [node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")]
    assert "".join(extract.text.split()) == "".join("".join(texts).split())
    assert extract.turns is None
    assert not extract.problems


def test_minutes_table_has_its_heading_cells_on_lines_of_their_own() -> None:
    (extract,) = read_docx(_path("07"), ReadOptions())
    assert {"会议主题", "时间", "地点", "记录人"} <= set(extract.text.split("\n"))


@pytest.mark.parametrize(("start", "cues"), [("05", 91), ("12", 93), ("16", 17)])
def test_subtitles(start: str, cues: int) -> None:
    path = _path(start)
    (extract,) = read_subtitles(path, ReadOptions())
    assert len(re.findall(r"(?m)^[\d:.,]+(?: --> |,)[\d:.,]+$", path.read_text(encoding="utf-8"))) == cues
    assert extract.turns is not None
    assert len(extract.turns) == cues
    roles = {(turn.speaker, turn.role) for turn in extract.turns}
    assert len(roles) == 2
    assert {role for _, role in roles} == {"interviewer", "participant"}


def test_table_of_turns() -> None:
    path = _path("10")
    (extract,) = read_sheet(path, ReadOptions())
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))[1:]
    assert spoken(extract) == [(row[0], row[2]) for row in rows]
    assert len(rows) == 50


def test_questionnaire_gives_every_open_answer() -> None:
    extracts, rows = _questionnaire()
    columns = [name for name in rows[0] if re.match(r"1[234]、", name)]
    expected = [(str(row["序号"]), row[name]) for row in rows for name in columns if row[name] not in NO_ANSWER]
    assert [(extract.case, extract.text) for extract in extracts] == expected
    assert len({extract.suffix for extract in extracts}) == len(extracts)
    assert codes(extracts[0]) == ["IC167", "IC172", "IC176", "IC179"]


def test_questionnaire_keeps_closed_answers_and_no_personal_data() -> None:
    extracts, rows = _questionnaire()
    cases = {extract.case: extract.attributes for extract in extracts}
    homes = Counter(attributes["您的居住地"] for attributes in cases.values())
    place = next(name for name in rows[0] if "居住地" in name)
    assert homes == Counter(str(row[place]) for row in rows if str(row["序号"]) in cases)
    said = "\n".join(value for attributes in cases.values() for value in attributes.values())
    for row in rows:
        assert str(row["来自IP"]) not in said
        assert all(str(row[name]) not in said for name in row if "手机" in name and row[name] not in NO_ANSWER)
