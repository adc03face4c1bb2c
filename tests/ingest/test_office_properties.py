"""Whatever stands in a file, the readers give texts with sound turns, or a reason."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import Reading

from interview_coder.domain.problems import Where
from interview_coder.ingest.delimited import read_delimited
from interview_coder.ingest.extract import Extract, Unreadable
from interview_coder.ingest.labels import label_of
from interview_coder.ingest.plain import plain
from interview_coder.ingest.questions import heading_of

ALPHABET = "我你他问答：:，,;；\t|\"'\n\r 。？（）()[]【】—-1２3、.A发言人内容时间序号WEBVTT#<v>{}\\\x00\x0b\u2028\u3000\ufeff𠮷→"
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=120)


def _sound(extract: Extract) -> bool:
    end = 0
    for turn in extract.turns or ():
        if not end <= turn.start < turn.end <= len(extract.text):
            return False
        if extract.text[turn.start : turn.end].strip() == "":
            return False
        end = turn.end
    return not any(character in extract.text for character in "\r\x00\x0b\x0c\x85\u2028\u2029")


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.srt", "a.vtt", "a.sbv"])
@given(text=TEXTS)
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, name: str, text: str) -> None:
    times = {
        "a.srt": "00:00:01,000 --> 00:00:02,000\n",
        "a.vtt": "00:01.000 --> 00:02.000\n",
        "a.sbv": "0:00:01.000,0:00:02.000\n",
    }
    content = times.get(name, "") + text
    try:
        extracts = Reading(tmp_path_factory.mktemp("any"))(name, content)
    except Unreadable:
        return
    assert all(map(_sound, extracts))
    suffixes = [extract.suffix for extract in extracts]
    assert len(set(suffixes)) == len(suffixes)


@given(
    st.lists(st.lists(st.text(st.sampled_from(ALPHABET), max_size=8), min_size=2, max_size=4), min_size=1, max_size=6)
)
def test_delimited_cells_come_back(rows: list[list[str]]) -> None:
    cells = [[plain(cell)[0].strip() for cell in row] for row in rows]
    text = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in cells)
    grid = read_delimited("sep=,\n" + text, Where("a.csv"))
    width = max(map(len, cells))
    expected = [(*row, *[""] * (width - len(row))) for row in cells]
    while expected and not any(expected[-1]):
        expected.pop()
    assert list(grid.rows) == [row[: len(grid.rows[0])] for row in expected] if grid.rows else not expected


@given(TEXTS)
def test_labels_and_headings_take_any_text(text: str) -> None:
    found = label_of(text)
    if found:
        assert 0 < found.start <= len(text)
        assert found.label
    assert heading_of(text).raw == text


@given(TEXTS)
def test_plain_text_has_one_kind_of_line_end(text: str) -> None:
    cleaned, removed = plain(text)
    assert plain(cleaned) == (cleaned, 0)
    assert removed >= 0
    assert len(cleaned) <= len(text)


def test_reading_leaves_the_file_alone(tmp_path: Path) -> None:
    content = "发言人,内容\n问,好\n"
    Reading(tmp_path).one("a.csv", content)
    assert (tmp_path / "a.csv").read_bytes() == content.encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
