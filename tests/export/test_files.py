import csv
import errno
import json
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from builders import book, code, talk
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from interview_coder.domain.tables import Table
from interview_coder.export.csv_file import csv_lines, plain_lines, write_csv
from interview_coder.export.defuse import DANGEROUS, defused_row, is_formula_like
from interview_coder.export.files import replacing
from interview_coder.export.text_width import display_width
from interview_coder.export.xlsx import MAX_WIDTH, _width, write_xlsx
from interview_coder.export.xlsx_sheet import CELL_LIMIT, looks_of, sheet_class, shown
from interview_coder.pipeline import code_sources

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "＝1"]


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_csv_is_what_excel_expects(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    write_csv(Table("t", ("文", "数"), [('他说"行"，\n走', 3), ("007", 0.5)]), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert path.read_bytes().count(b"\r\n") == 3
    assert read_csv(path) == [["文", "数"], ['他说"行"，\n走', "3"], ["007", "0.5"]]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_formula_in_csv_or_workbook(text: str, tmp_path: Path) -> None:
    table = Table("t", ("text",), [(text,)])
    write_csv(table, tmp_path / "t.csv")
    assert read_csv(tmp_path / "t.csv")[1] == ["'" + text]
    write_xlsx([table], tmp_path / "t.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "t.xlsx").active["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_csv_gives_every_cell_back(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    write_csv(Table("t", ("c",), [(cell,) for cell in cells]), path)
    read = [row[0] if row else "" for row in read_csv(path)[1:]]
    assert [cell.removeprefix("'") for cell in read] == [cell.removeprefix("'") for cell in cells]


@given(st.lists(st.lists(st.text('=-@＝a,"\n\r', max_size=4) | st.integers(-3, 3), min_size=1, max_size=4), max_size=4))
def test_lines_are_defused_cell_by_cell(rows: list[list[str | int]]) -> None:
    plain, safe = plain_lines(rows), plain_lines([*map(defused_row, rows)])
    assert csv_lines(rows) == (safe, None if safe == plain else plain)


@given(st.lists(st.text('=-@＝\ta,"', max_size=3) | st.integers(-3, 3) | st.floats(allow_nan=False), max_size=6))
def test_a_row_is_defused_as_its_cells_are(row: list[str | int | float]) -> None:
    assert defused_row(row) == [f"'{cell}" if is_formula_like(cell) else cell for cell in row]
    assert [is_formula_like(cell) for cell in row] == [
        isinstance(cell, str) and cell.startswith(DANGEROUS) for cell in row
    ]


def test_the_workbook_is_formatted(tmp_path: Path) -> None:
    rows = [("T1", "我们社区的志愿者不够，" * 3, 3, 0.25)]
    write_xlsx([Table("quotes", ("source", "text", "segments", "coverage"), rows)], tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert sheet.title == "引文"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:D2")
    assert sheet["B1"].value == "原文\ntext"
    assert (sheet["C2"].data_type, sheet["D2"].data_type) == ("n", "n")
    assert sheet.column_dimensions["B"].width >= 60
    assert sheet["B2"].alignment.wrap_text


def test_a_text_that_no_cell_can_hold_is_cut_visibly(tmp_path: Path) -> None:
    write_xlsx([Table("t", ("text",), [("长" * 40_000,)])], tmp_path / "t.xlsx")
    value = openpyxl.load_workbook(tmp_path / "t.xlsx").active["A2"].value
    assert len(value) == CELL_LIMIT
    assert value.endswith("cut, see the CSV〕")


def test_a_text_is_cut_by_what_the_cell_holds_not_by_its_characters(tmp_path: Path) -> None:
    assert shown("长" * CELL_LIMIT) == "长" * CELL_LIMIT
    assert shown("😀" * (CELL_LIMIT // 2)) == "😀" * (CELL_LIMIT // 2)
    write_xlsx([Table("t", ("text",), [("a" + "😀" * 20_000,)])], tmp_path / "t.xlsx")
    value = openpyxl.load_workbook(tmp_path / "t.xlsx").active["A2"].value
    assert len(value.encode("utf-16-le")) // 2 in {CELL_LIMIT - 1, CELL_LIMIT}
    assert value.endswith("😀…〔太长，见 CSV｜cut, see the CSV〕")


class CellByCell(Worksheet):  # type: ignore[misc] # XlsxWriter has no types
    """The library's own sheet, filled by the methods that it documents."""

    filled = None

    def fill(self, headers: list[str], table: Table, formats: Mapping[str, Any]) -> None:
        for look in formats.values():
            look._get_xf_index()  # in our order
        for column, header in enumerate(headers):
            self.write_string(0, column, header, formats["header"])
        for number, row in enumerate(table.rows, 1):
            for column, (cell, name) in enumerate(zip(row, table.columns, strict=True)):
                looks = looks_of(name)
                if isinstance(cell, str):
                    look = looks.quoted if cell.startswith(DANGEROUS) else looks.text
                    self.write_string(number, column, cell, formats[look])
                else:
                    look = looks.real if isinstance(cell, float) else looks.whole
                    self.write_number(number, column, cell, formats[look])


@pytest.fixture
def by_the_library(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Table], Path], None]:
    """Return `write_xlsx` with every cell written by the library, formats numbered as ours."""

    def write(tables: list[Table], path: Path) -> None:
        with monkeypatch.context() as patch:
            patch.setattr("interview_coder.export.xlsx.sheet_class", lambda: CellByCell)
            write_xlsx(tables, path)

    return write


def test_sheets_are_written_as_the_library_writes_them(
    tmp_path: Path, by_the_library: Callable[[list[Table], Path], None]
) -> None:
    cells = ("文\n字", "=1+1", " <b>&\"'\x07 ", "", "_x0041_", 0, -3, 2.5, 1 / 3, 10**15)
    columns = ("列<&>", "text", "rule", "before", "coverage", "share_of_cases", "=head", "列7", "列8", "列9")
    rows = [cells[start:] + cells[:start] for start in range(len(cells))] * 4
    tables = [
        Table("frequencies", columns, rows),
        Table("quotes", columns[:3], [row[:3] for row in rows]),
        Table("constructs", ("text",), []),
        Table("matrix", tuple(f"列{n}" for n in range(60)), [tuple(range(60)), ("=1", *range(59))]),
    ]
    write_xlsx(tables, tmp_path / "ours.xlsx")
    by_the_library(tables, tmp_path / "theirs.xlsx")
    assert parts(tmp_path / "ours.xlsx") == parts(tmp_path / "theirs.xlsx")


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_formats_have_the_same_numbers_in_every_workbook(tmp_path: Path) -> None:
    write_xlsx([Table("t", ("n",), [(1,)])], tmp_path / "few.xlsx")
    write_xlsx([Table("t", ("n", "coverage"), [("=1", 0.5)])], tmp_path / "more.xlsx")
    assert parts(tmp_path / "few.xlsx")["xl/styles.xml"] == parts(tmp_path / "more.xlsx")["xl/styles.xml"]


def test_a_table_with_more_rows_than_a_sheet_still_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Small(sheet_class()):  # type: ignore[misc] # XlsxWriter has no types
        def __init__(self) -> None:
            super().__init__()
            self.xls_rowmax, self.xls_colmax = 4, 2

    monkeypatch.setattr("interview_coder.export.xlsx.sheet_class", lambda: Small)
    write_xlsx([Table("t", ("a", "b", "c"), [(n, n, n) for n in range(9)])], tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert sheet.dimensions == "A1:B4"
    assert [cell.value for cell in sheet["B"]] == ["b", 0, 1, 2]


def test_rows_that_the_library_does_not_ask_for_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Worksheet, "_write_sheet_data", lambda _: None)
    with pytest.raises(RuntimeError, match="rows are left"):
        write_xlsx([Table("t", ("text",), [("文",)])], tmp_path / "t.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_number_that_no_cell_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no number"):
        write_xlsx([Table("t", ("n",), [(float("nan"),)])], tmp_path / "t.xlsx")


@given(st.lists(st.text("编码a１ \n", max_size=80), max_size=6))
def test_a_column_is_as_wide_as_its_widest_line(texts: list[str]) -> None:
    lines = [line for text in ("编码", *texts) for line in text.split("\n")]
    assert _width("编码", texts) == min(MAX_WIDTH, max(map(display_width, lines)) + 2)


def test_chinese_is_twice_as_wide() -> None:
    assert display_width("编码a１") == 7


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError), replacing(path) as temporary:  # noqa: PT012 - the write fails halfway
        temporary.write_text("half", encoding="utf-8")
        raise RuntimeError
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine", encoding="utf-8")
    link = tmp_path / "t.csv"
    link.symlink_to(victim)
    write_csv(Table("t", ("c",), [("x",)]), link)
    assert victim.read_text(encoding="utf-8") == "mine"
    assert not link.is_symlink()


def test_results_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    codes = book(code("v", "志愿者", constructs=("t.a",)), code("s", "社区"), constructs=("t.a",))
    sources = [talk("答：志愿者在社区。\n", "T1"), talk("答：社区。", "T2")]
    code_sources(sources, codes).write(tmp_path / "one")
    code_sources(sources[::-1], codes).write(tmp_path / "two")
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == [
        "constructs.csv", "cooccurrence.csv", "frequencies.csv", "matrix.csv", "quotes.csv", "report.html", "results.xlsx", "run.json",
    ]  # fmt: skip
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_the_workbook_shows_cases_by_codes_with_zeros(tmp_path: Path) -> None:
    sources = [talk("答：志愿者。\n", "T1"), talk("答：好。", "T2")]
    code_sources(sources, book(code("v", "志愿者"), code("s", "社区"))).write(tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "results.xlsx")["个案×编码"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [["T1", 1, 0], ["T2", 0, 0]]


def test_the_page_about_the_run_has_no_bare_keys(tmp_path: Path) -> None:
    code_sources(
        [talk("问：好？\n答：志愿者。\n", "T1")], book(code("v", "志愿者", roles=("interviewer", "participant")))
    ).write(tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "results.xlsx")["说明"]
    keys = [str(row[0].value) for row in sheet.iter_rows(min_row=2)]
    assert [key for key in keys if key.isascii()] == []


def test_the_record_names_what_made_the_results(tmp_path: Path) -> None:
    source = talk("答：志愿者。\n", "T1")
    code_sources([source], book(code("v", "志愿者"))).write(tmp_path)
    run = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert run["sources"][0]["sha256"] == source.sha256
    assert run["counts"]["codings"] == 1
    assert run["codebook"]["version"] == "1.0.0"


def test_a_refusal_names_the_file_that_the_user_knows(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(OSError, match=r"folder\.csv") as refused, replacing(tmp_path / "folder.csv"):
        pass
    assert refused.value.filename == str(tmp_path / "folder.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


def test_a_folder_that_cannot_be_written_is_said_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**options: str) -> tuple[int, str]:
        raise PermissionError(errno.EACCES, "no", f"{options['dir']}/{options['prefix']}x.part")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(PermissionError) as refused, replacing(tmp_path / "a.csv"):
        pass
    assert refused.value.filename == str(tmp_path / "a.csv")


def test_an_error_about_another_file_keeps_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as refused, replacing(tmp_path / "a.csv"):
        (tmp_path / "missing.txt").read_bytes()
    assert refused.value.filename == str(tmp_path / "missing.txt")
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_said_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no room") as refused, replacing(tmp_path / "a.csv"):
        raise OSError(errno.ENOSPC, "no room")
    assert refused.value.filename == str(tmp_path / "a.csv")
