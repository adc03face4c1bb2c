"""The whole text of each problem of office files and tables, in both languages."""

import inspect
import re

from conftest import Golden

from interview_coder.domain.problems import Message, Problem, Where, containers, sheets

WHERE = Where("访谈.xlsx", 3)
REASON = Message("it is hidden", "该工作表已隐藏")
NAMES = ["姓名", "手机号"]
PROBLEMS: list[Problem] = [
    containers.damaged(WHERE, expected="docx", reason="BadZipFile (File is not a zip file)"),
    containers.old_word(WHERE),
    containers.encrypted(WHERE),
    containers.not_this_format(WHERE, expected="docx", found=Message("PDF", " PDF")),
    containers.missing_part(WHERE, expected="docx", part="word/document.xml"),
    containers.too_large(WHERE, reason=Message("it would take 533 MB", "解压后将占 533 MB")),
    containers.document_type(WHERE, part="word/document.xml"),
    containers.no_text(WHERE, reason=Message("the document is blank", "文档是空白的")),
    containers.left_out(WHERE, things=[("comments", "批注", 2), ("footnotes", "脚注或尾注", 1)]),
    containers.unknown_symbols(WHERE, count=2),
    containers.control_characters(WHERE, count=2),
    containers.no_cues(WHERE, expected="srt"),
    containers.lines_outside_cues(WHERE, count=3),
    containers.translation_lines(WHERE, count=40),
    sheets.not_a_table_of_words(WHERE, headings=["日期", "项目"]),
    sheets.sheet_left_out(WHERE, sheet="说明", reason=REASON, matters=True),
    sheets.sheet_too_large(WHERE, width=16384, height=1048576),
    sheets.web_page_as_workbook(WHERE),
    sheets.text_as_workbook(WHERE),
    sheets.unclosed_quote(WHERE),
    sheets.personal_columns(WHERE, names=NAMES),
    sheets.no_open_question(WHERE, n_columns=12),
    sheets.same_headings(WHERE, names=["您的看法"]),
    sheets.same_respondents(WHERE, ids=["7", "12"]),
    sheets.columns_read_as(WHERE, opened=["您的建议"], closed=[]),
    sheets.columns_read_as(WHERE, opened=["您" * 40], closed=[f"题{n}" for n in range(14)]),
    sheets.cell_cut(WHERE, length=32767),
    sheets.columns_left_out(WHERE, names=["备注"]),
    sheets.respondents_without_words(WHERE, count=12, total=72),
]


def test_texts(golden: Golden) -> None:
    shown = [f"{problem.severity.value}\n{problem.render('en')}\n{problem.render('zh')}\n" for problem in PROBLEMS]
    golden("ingest/office_problems.txt", "\n".join(shown))


def test_every_problem_is_tested_and_keeps_its_number() -> None:
    defined = dict[str, str]()
    for module in (containers, sheets):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                number = re.match(r"IC1[5-9]\d", inspect.getdoc(function) or "")
                assert number, name
                assert number[0] not in defined, name
                defined[number[0]] = name
    assert sorted(defined) == sorted({problem.code for problem in PROBLEMS})


def test_chinese_sentences_are_chinese() -> None:
    for problem in PROBLEMS:
        for message in (problem.what, problem.fix):
            assert re.search(r"[\u4e00-\u9fff]", message.zh)
            assert message.en.isascii() or problem.code in {
                "IC159",
                "IC166",
                "IC167",
                "IC172",
                "IC173",
                "IC174",
                "IC176",
                "IC178",
            }
