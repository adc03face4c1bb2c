"""Tables that give no text: each is refused with the reason, and none takes the process down."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from office import OLE, Reading, Rows, spoken, stream_name, workbook, zipped

from interview_coder.ingest import workbook as workbook_module
from interview_coder.ingest.extract import Extract, ReadOptions, Unreadable
from interview_coder.ingest.sheet import read_sheet
from interview_coder.ingest.workbook_area import ods_areas, xlsx_areas

ROWS: Rows = [["发言人", "时间", "内容"], ["访谈者", "00:01", "您好"], ["受访者", "00:03", "好"]]
OLD = (Path(__file__).parent / "data" / "turns.xls").read_bytes()


def _by_another_program() -> bytes:
    """A workbook with shared strings and a merged cell, as Excel writes it."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        for _ in range(2):
            sheet = book.add_worksheet()
            for number, row in enumerate(ROWS):
                sheet.write_row(number, 0, row)
            sheet.merge_range("D1:D2", "备注")
    return packed.getvalue()


GOOD = _by_another_program()


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


def _old_with_password() -> bytes:
    """The old workbook with the record that says it is encrypted, right after its beginning."""
    begin = OLD.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    return OLD[:begin] + b"\x2f\x00" + OLD[begin + 2 :]


def _stray(cell: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ROWS:
        sheet.append(row)
    sheet[cell] = "x"
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped(
            {part: change(archive.read(part)) if part == name else archive.read(part) for part in archive.namelist()}
        )


def _ods(rows: str) -> bytes:
    office, tables, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}" xmlns:table="{tables}" xmlns:text="{text}">'
        f'<office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_row(*cells: str, repeated: int = 1) -> str:
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inside}</table:table-row>'


BLANK_ROWS = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
HTML = "<html><table><tr><td>发言人</td><td>内容</td></tr></table></html>".encode()
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "好">]><x/>'

HOSTILE: dict[str, tuple[str, bytes | str, str, str]] = {
    "empty": ("a.xlsx", b"", "IC101", "没有文字"),
    "blank cells": ("a.xlsx", workbook([["", " "], []]), "IC158", "空的"),
    "blank csv": ("a.csv", ",,\n,,\n", "IC158", "空的"),
    "blank sheets": ("a.xlsx", workbook([], []), "IC158", "空的"),
    "password": ("a.xlsx", OLE + stream_name("EncryptedPackage"), "IC152", "密码"),
    "old, password": ("a.xls", _old_with_password(), "IC152", "密码"),
    "old, cut off": ("a.xls", OLD[:1500], "IC150", "OLE"),
    "old Word": ("a.xls", OLE + stream_name("WordDocument"), "IC153", "旧版 Word"),
    "unknown OLE": ("a.xls", OLE, "IC150", "OLE"),
    "cut off": ("a.xlsx", GOOD[: len(GOOD) // 2], "IC150", "BadZipFile"),
    "web page": ("a.xls", HTML, "IC169", "网页"),
    "web page with a mark": ("a.xls", b"\xef\xbb\xbf\n" + HTML, "IC169", "网页"),
    "XML spreadsheet": ("a.xls", b'<?xml version="1.0"?><Workbook/>', "IC169", "网页"),
    "pdf": ("a.xlsx", b"%PDF-1.7", "IC153", "PDF"),
    "noise": ("a.xlsx", random.Random(2).randbytes(5000), "IC153", "未知格式"),
    "Word": ("a.xlsx", zipped({"word/document.xml": "<x/>"}), "IC155", "xl/workbook.xml"),
    "OpenDocument text": ("a.ods", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "IC155", "xl/workbook.xml"),
    "doctype": ("a.xlsx", _with_part(GOOD, "xl/workbook.xml", lambda _: DOCTYPE.encode()), "IC157", "DTD"),
    "bomb": ("a.xlsx", _with_part(GOOD, "xl/sharedStrings.xml", lambda _: bytes(12 * 2**20)), "IC156", "MB"),
    "stray cell in the last corner": ("a.xlsx", _stray("XFD1048576"), "IC168", "16,384"),
    "stray cell far right and down": ("a.xlsx", _stray("Z900000"), "IC168", "900,000"),
    "repeated cells": ("a.ods", _ods(_ods_row("x", repeated=9_000_000)), "IC168", "9,000,000"),
    "open quotation mark": ("a.csv", '发言人,内容\n问,好\n答,"好\n问,行\n', "IC171", "引号"),
    "neither": ("a.xlsx", workbook([["日期", "项目", "金额"], ["周一", "打车", 25], ["周二", "餐饮", 60]]), "IC166", "日期 | 项目 | 金额"),
    "neither, one row": ("a.csv", "苹果,梨\n", "IC166", ""),
    "only closed questions": ("a.xlsx", workbook([["序号", "1、性别", "2、年龄"], [1, "男", 23], [2, "女", 31]]), "IC173", "2 列"),
    "nobody answered": ("a.xlsx", workbook([["序号", "1、性别", "2、您的建议[填空题]"], [1, "男", "(空)"]]), "IC173", "没有开放题"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "code", "words"), HOSTILE.values(), ids=HOSTILE.keys())
def test_refused_with_the_reason(read: Reading, name: str, content: bytes | str, code: str, words: str) -> None:
    problem = read.problem(name, content)
    assert problem.code == code
    assert words in problem.what.zh
    assert problem.fix.zh
    assert problem.fix.en


def test_open_quotation_mark_has_its_line(read: Reading) -> None:
    problem = read.problem("a.csv", '发言人,内容\n问,"好\n的"\n答,"好\n问,行\n')
    assert problem.where.line == 4


def test_quotation_marks_inside_cells_are_fine(read: Reading) -> None:
    assert spoken(read.one("a.csv", '发言人,内容\n问,他说"好"\n答,"""行"""\n')) == [("问", '他说"好"'), ("答", '"行"')]


def test_cells_that_are_only_formatted_do_not_count(read: Reading) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ROWS:
        sheet.append(row)
    sheet["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    packed = io.BytesIO()
    book.save(packed)
    assert len(spoken(read.one("a.xlsx", packed.getvalue()))) == 2


def test_opendocument_with_a_million_blank_rows(read: Reading) -> None:
    rows = _ods_row("发言人", "内容") + _ods_row("问", "好吗？") + BLANK_ROWS
    assert spoken(read.one("a.ods", _ods(rows))) == [("问", "好吗？")]


def test_areas() -> None:
    part = b'<row r="7"><c r="B7"><v>1</v></c><c r="AA9" s="1"/></row>'
    assert list(xlsx_areas(part)) == [(27, 9), (2, 7)]
    (ods,) = ods_areas(
        b"<t><table><table-row><a/><table-cell number-columns-repeated='5'><p/></table-cell></table-row></table></t>"
    )
    assert ods == (6, 1)


def test_words_are_limited(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_module, "MAX_CHARACTERS", 10)
    assert read.problem("a.xlsx", GOOD).code == "IC156"


def test_a_panic_of_the_library_is_a_damaged_file(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    panic = type("PanicException", (BaseException,), {})

    def fail(*_: object) -> bytes:
        raise panic("index out of bounds\x1b[31m")

    monkeypatch.setattr("interview_coder.ingest.sheet.read_workbook", fail)
    problem = read.problem("a.xlsx", GOOD)
    assert problem.what.en == "cannot be read as xlsx: PanicException (index out of bounds [31m)"


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_mutated_files_raise_nothing_but_the_reason(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    good, chance, outcomes = GOOD if name == "a.xlsx" else OLD, random.Random(20260904), set[str]()

    def mutate(data: bytes) -> bytes:
        mutated = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(mutated))
            mutated[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
        return bytes(mutated)

    parts = [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels",
    ]
    path = tmp_path / name
    for number in range(300):
        inside = number % 2 == 0 and name == "a.xlsx"
        path.write_bytes(_with_part(good, chance.choice(parts), mutate) if inside else mutate(good))
        try:
            extracts = read_sheet(path, ReadOptions())
            assert all(isinstance(extract, Extract) for extract in extracts)
            outcomes.add("read")
        except Unreadable as reason:
            outcomes.add(reason.problem.code)
    assert {"read", "IC150"} <= outcomes
    assert not capfd.readouterr().err
