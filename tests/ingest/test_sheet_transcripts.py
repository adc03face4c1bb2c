"""Tables that hold transcripts: one turn a row, or labelled rows of one column."""

import datetime as dt
import io
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from office import Reading, Rows, codes, spoken, workbook

from interview_coder.ingest.delimited import delimiter_of
from interview_coder.ingest.extract import ReadOptions
from interview_coder.ingest.sheet import read_sheet
from interview_coder.ingest.sheet_cells import cell_text
from interview_coder.ingest.turn_table import Columns, columns_of

ROWS = [["发言人", "时间", "内容"], ["访谈者", "00:01", "您好，请坐。"], ["受访者", "00:03", "好，\n谢谢。"]]
TURNS = [("访谈者", "您好，请坐。"), ("受访者", "好，\n谢谢。")]


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


def _csv(rows: list[list[str]], delimiter: str = ",") -> str:
    return "\r\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", workbook(ROWS)),
        ("a.xls", workbook(ROWS)),
        ("a.csv", _csv(ROWS)),
        ("a.csv", "\ufeff" + _csv(ROWS, ";")),
        ("a.csv", "sep=;\n" + _csv(ROWS, ";")),
        ("a.csv", _csv(ROWS, "|")),
        ("a.tsv", _csv(ROWS, "\t")),
        ("a.tsv", _csv(ROWS, "\t").encode("utf-16")),
    ],
)
def test_a_turn_a_row(read: Reading, name: str, content: bytes | str) -> None:
    extract = read.one(name, content)
    assert extract.text == "访谈者：您好，请坐。\n受访者：好，\n谢谢。\n"
    assert spoken(extract) == TURNS
    assert extract.turns is not None
    assert [turn.role for turn in extract.turns] == ["interviewer", "participant"]
    assert [turn.time for turn in extract.turns] == ["00:01", "00:03"]
    assert extract.layout == "turn-table"


def test_old_workbook() -> None:
    (extract,) = read_sheet(Path(__file__).parent / "data" / "turns.xls", ReadOptions())
    assert spoken(extract) == [("访谈者", "您好"), ("受访者", "你好，𠮷野家"), ("1", "还有")]
    assert extract.turns is not None
    assert extract.turns[0].time == "00:01:02"


def test_title_rows_blank_rows_and_other_columns(read: Reading) -> None:
    rows: Rows = [["访谈01 王某", None, None, None], [], ["序号", "角色", "发言内容", "备注"]]
    rows += [
        [1, "问", "来多久了？", ""],
        [],
        [2, "答", "三年。", "笑"],
        [3, "", "快四年了。", ""],
        [4, "答", None, "空"],
    ]
    extract = read.one("a.xlsx", workbook(rows))
    assert extract.text == "访谈01 王某\n问：来多久了？\n答：三年。\n答：快四年了。\n"
    assert spoken(extract) == [("问", "来多久了？"), ("答", "三年。"), ("答", "快四年了。")]
    assert codes(extract) == ["IC178"]
    assert "序号 | 备注" in extract.problems[0].what.zh
    assert extract.problems[0].where.line == 3


def test_merged_speaker_cells(read: Reading) -> None:
    rows: Rows = [["说话人", "文字"], ["张三", "一"], [None, "二"], ["李四", "三"]]
    assert spoken(read.one("a.xlsx", workbook(rows, merged=["A2:A3"]))) == [
        ("张三", "一"),
        ("张三", "二"),
        ("李四", "三"),
    ]


def test_without_speakers(read: Reading) -> None:
    extract = read.one("a.csv", "时间,内容\n00:01,我们\n00:02,是去年来的\n")
    assert spoken(extract) == [("", "我们"), ("", "是去年来的")]
    assert codes(extract) == ["IC111"]


def test_speakers_in_the_words_beside_times(read: Reading) -> None:
    extract = read.one("a.csv", "时间,内容\n00:01,问：好吗？\n00:02,答：好。\n00:03,真的。\n")
    assert spoken(extract) == [("问", "好吗？"), ("答", "好。"), ("答", "真的。")]
    assert extract.text == "问：好吗？\n答：好。\n答：真的。\n"


def test_questions_beside_answers(read: Reading) -> None:
    extract = read.one("a.csv", "序号,访谈问题,回答\n1,多久了？,三年。\n2,习惯吗？,\n3,,习惯。\n")
    assert spoken(extract) == [
        ("访谈问题", "多久了？"),
        ("回答", "三年。"),
        ("访谈问题", "习惯吗？"),
        ("回答", "习惯。"),
    ]
    assert extract.turns is not None
    assert [turn.role for turn in extract.turns] == ["interviewer", "participant", "interviewer", "participant"]


def test_times_that_excel_keeps_as_numbers(read: Reading) -> None:
    rows: Rows = [
        ["speaker", "start", "text"],
        ["A", dt.time(0, 1, 2), "好"],
        ["B", dt.timedelta(hours=25), "行"],
        ["B", 3.5, 2024],
    ]
    extract = read.one("a.xlsx", workbook(rows))
    assert extract.turns is not None
    assert [turn.time for turn in extract.turns] == ["00:01:02", "25:00:00", "3.5"]
    assert spoken(extract)[2] == ("B", "2024")


def test_columns_of_roles_without_a_header(read: Reading) -> None:
    extract = read.one(
        "a.xlsx", workbook([["问：", "00:01", "好吗？"], ["答：", "00:02", "好。"], ["问：", "00:03", "真的？"]])
    )
    assert spoken(extract) == [("问", "好吗？"), ("答", "好。"), ("问", "真的？")]


TABLES: dict[str, tuple[list[list[str]], Columns | None]] = {
    "time and words": ([["时间", "内容"], ["1", "好"]], Columns(0, -1, 0, 1)),
    "words alone": ([["访谈内容"], ["好"]], Columns(0, -1, -1, 0)),
    "English": ([["Start Time", "Speaker Name", "Transcript"], ["1", "A", "好"]], Columns(0, 1, 0, 2)),
    "traditional": ([["發言人", "內容"], ["甲", "好"]], Columns(0, 0, -1, 1)),
    "questions and answers": ([["序号", "问题", "回答"], ["1", "多久了？", "三年。"]], Columns(0, -1, -1, 2, 1)),
    "unit in brackets": ([["时间（秒）", "说话人*", "文字："], ["1", "甲", "好"]], Columns(0, 1, 0, 2)),
    "names that come back": ([["姓名", "内容"], ["王", "好"], ["王", "行"]], Columns(0, 0, -1, 1)),
    "names once each are respondents": ([["姓名", "内容"], ["王", "好"], ["李", "行"]], None),
    "no rows": ([["发言人", "内容"]], None),
    "no words": ([["发言人", "内容"], ["王", ""]], None),
    "two columns of anything": ([["苹果", "三斤"], ["梨", "两斤"]], None),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "columns"), TABLES.values(), ids=TABLES.keys())
def test_columns_are_known_by_their_headings(rows: list[list[str]], columns: Columns | None) -> None:
    assert columns_of(rows) == columns


LAB = [
    ["Participant 1"], ["A: 開始囉，那第一題"], ["B: 就是有那個補充式的標籤。"], [], ["然後就沒了"], ["S: 喔"],
    ["Participant 2"], ["A: 你好"], ["B: 嗯。"],
]  # fmt: skip


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_labelled_rows_of_several_interviews(read: Reading, name: str) -> None:
    content = workbook(LAB) if name == "a.xlsx" else "\n".join("".join(row) for row in LAB)
    first, second = read(name, content)
    assert (first.suffix, second.suffix) == (".1", ".2")
    assert spoken(first) == [("A", "開始囉，那第一題"), ("B", "就是有那個補充式的標籤。\n然後就沒了"), ("S", "喔")]
    assert spoken(second) == [("A", "你好"), ("B", "嗯。")]
    assert first.text.startswith("Participant 1\nA: 開始囉")


def test_labelled_rows_of_one_interview(read: Reading) -> None:
    extract = read.one("a.csv", "访谈记录\n问：来了, 多久, 了？\n答：\n三年, 了。\n问：嗯。\n")
    assert extract.suffix == ""
    assert spoken(extract) == [("问", "来了, 多久, 了？"), ("答", "三年, 了。"), ("问", "嗯。")]


@pytest.mark.parametrize(
    "title", ["受访者2", "受訪者 2", "访谈2", "第2位受访者", "Interview #2", "Ｐarticipant ２", "CASE 2", "个案2"]
)
def test_rows_that_begin_an_interview(read: Reading, title: str) -> None:
    first, second = read("a.csv", f"受访者1\nA: 好\nB: 行\n{title}\nA: 好\nB: 行\n")
    assert (first.suffix, second.suffix) == (".1", ".2")


def test_the_same_number_twice(read: Reading) -> None:
    first, second = read("a.csv", "Participant 1\nA: 好\nB: 行\nParticipant 1\nA: 好\nB: 行\n")
    assert (first.suffix, second.suffix) == (".1", ".1-2")


def test_several_sheets_with_words(read: Reading) -> None:
    content = workbook(ROWS, [], [["虚构示例"]], ROWS, names=["访谈 一", "空", "说明", "访谈/二".replace("/", "·")])
    first, second = read("a.xlsx", content)
    assert (first.suffix, second.suffix) == (".访谈-一", ".访谈·二".replace("·", "-"))
    assert codes(first) == ["IC167"]
    assert not first.problems[0].is_error


def test_sheets_whose_names_come_out_the_same(read: Reading) -> None:
    first, second = read("a.xlsx", workbook(ROWS, ROWS, names=["访谈 一", "访谈-一"]))
    assert (first.suffix, second.suffix) == (".访谈-一-1", ".访谈-一-2")


def test_hidden_sheet_is_left_out(read: Reading, tmp_path: Path) -> None:
    import openpyxl

    path = tmp_path / "b.xlsx"
    path.write_bytes(workbook(ROWS, ROWS))
    book = openpyxl.load_workbook(path)
    book.worksheets[1].sheet_state = "hidden"
    book.save(path)
    extract = read.one("a.xlsx", path.read_bytes())
    assert extract.suffix == ""
    assert "已隐藏" in extract.problems[0].what.zh


def test_control_characters_are_taken_out_and_told(read: Reading) -> None:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["发言人", "内容"], ["问", "好\x01吗\x0b？"]]):
            sheet.write_row(number, 0, row)
    extract = read.one("a.xlsx", packed.getvalue())
    assert spoken(extract) == [("问", "好吗\n？")]
    assert codes(extract) == ["IC161"]


def test_csv_in_gb18030(read: Reading) -> None:
    extract = read.one("a.csv", ("发言人,内容\n" + "受访者,我们这里的志愿者都愿意来\n" * 3).encode("gb18030"))
    assert extract.encoding == "gb18030"
    assert codes(extract) == ["IC108"]


def test_text_named_xls(read: Reading) -> None:
    extract = read.one("a.xls", _csv(ROWS, "\t").encode("utf-16"))
    assert spoken(extract) == TURNS
    assert codes(extract) == ["IC170", "IC108"]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2\n", ";"),
        ("a\tb, c\n1\t2\n", "\t"),
        ('a,"b;\nc;d"\n1,2\n', ","),
        ("只有一列\n好的，行\n", "\x1f"),
        ("", "\x1f"),
    ],
)
def test_delimiters(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (2.50, "2.5"),
        (0.1 + 0.2, "0.3"),
        (110105199001011234.0, "110105199001011232"),
        (True, "TRUE"),
        (dt.date(2026, 9, 3), "2026-09-03"),
        (dt.datetime.fromisoformat("2026-09-03T12:00:00"), "2026-09-03 12:00:00"),
        (dt.timedelta(seconds=-5), "-00:00:05"),
        (" 好\r\n的\x0b了\x00 ", "好\n的\n了"),
    ],
)
def test_cells(value: float | str | dt.date | dt.timedelta, text: str) -> None:
    assert cell_text(value)[0] == text


_CELL = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["甲", "乙"]), _CELL), min_size=1, max_size=8))
def test_spans_are_the_cells_words(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    cells = [["发言人", "内容"], ["甲", "字"], *([speaker, f"字{words}字"] for speaker, words in rows)]
    extract = Reading(tmp_path_factory.mktemp("csv")).one("a.csv", _csv(cells))
    expected = [(row[0], cell_text(row[1])[0]) for row in cells[1:]]
    assert spoken(extract) == expected
