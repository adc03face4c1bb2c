"""Problems of a study's own files: sources.csv, speakers.csv, lexicon, settings (IC401–IC499)."""

from collections.abc import Sequence

from interview_coder.domain.counted import counted
from interview_coder.domain.problems import Message, Problem, Severity, Where


def missing_column(column: str, expected: Sequence[str], where: Where) -> Problem:
    """IC401: a table without a column that it needs."""
    return Problem(
        "IC401",
        where,
        Message(f"the column '{column}' is missing", f"缺少列“{column}”"),
        Message(
            f"begin the first line with {','.join(expected)}",
            f"第一行应以 {','.join(expected)} 开头",
        ),
    )


def repeated_column(column: str, where: Where) -> Problem:
    """IC402: two columns of one name."""
    return Problem(
        "IC402",
        where,
        Message(f"the column '{column}' occurs twice; the first one counts", f"列“{column}”出现两次，以第一列为准"),
        Message("rename or remove one of them", "请改名或删去其中一列"),
    )


def unknown_value(column: str, value: str, known: Sequence[str], where: Where) -> Problem:
    """IC403: a kind or role that is none of the known ones."""
    return Problem(
        "IC403",
        where,
        Message(f"unknown {column} '{value}'", f"{column} 的值“{value}”不在可选范围内"),
        Message(f"use one of {', '.join(known)}", f"可用：{'、'.join(known)}"),
    )


def unknown_source(name: str, where: Where) -> Problem:
    """IC404: a row about a source that is not there."""
    return Problem(
        "IC404",
        where,
        Message(f"there is no source '{name}'", f"没有名为“{name}”的转录稿"),
        Message(
            "write the file name, with or without its extension, exactly as it is",
            "请与文件名完全一致（可带或不带扩展名）",
        ),
        Severity.WARNING,
    )


def repeated_row(name: str, first_line: int, where: Where) -> Problem:
    """IC405: a second row about the same source or speaker."""
    return Problem(
        "IC405",
        where,
        Message(
            f"'{name}' already has a row, line {first_line}; this one is not used",
            f"“{name}”在第 {first_line} 行已有记录，本行未采用",
        ),
        Message("remove one of the two rows", "请删去其中一行"),
    )


def changed_text(name: str, where: Where) -> Problem:
    """IC406: a source whose text is no longer the one that was noted down."""
    return Problem(
        "IC406",
        where,
        Message(
            f"the text of '{name}' does not have this SHA-256: it was changed", f"“{name}”的 SHA-256 不符：文本已被改动"
        ),
        Message(
            "restore the file, or, if the change is meant, empty the cell",
            "请恢复原文件；如属有意修改，清空此单元格",
        ),
        Severity.WARNING,
    )


def unknown_label(label: str, source: str, known: Sequence[str], where: Where) -> Problem:
    """IC407: a row about a speaker who does not speak in the source."""
    listed = Message(", ".join(known) or "none", "、".join(known) or "无")
    return Problem(
        "IC407",
        where,
        Message(f"nobody called '{label}' speaks in '{source}'", f"“{source}”中没有说话人“{label}”"),
        Message(f"the speakers are: {listed.en}", f"其中的说话人：{listed.zh}"),
        Severity.WARNING,
    )


def empty_cell(column: str, where: Where) -> Problem:
    """IC408: a row that does not say what it is about."""
    return Problem(
        "IC408",
        where,
        Message(f"the cell '{column}' is empty; the row is not used", f"“{column}”单元格为空，本行未采用"),
        Message("fill it in, or remove the row", "请填写，或删去此行"),
    )


def too_many_cells(n_cells: int, n_columns: int, where: Where) -> Problem:
    """IC409: a row longer than the first line."""
    return Problem(
        "IC409",
        where,
        Message(
            f"{counted(n_cells, 'cell')}, but {counted(n_columns, 'column')}; the row is not used",
            f"有 {n_cells} 格，而表头只有 {n_columns} 列，本行未采用",
        ),
        Message("put text that holds commas between double quotes", "含逗号的内容请用英文双引号括起来"),
    )


def broken_table(reason: str, where: Where) -> Problem:
    """IC410: a file that is no table of comma-separated values."""
    return Problem(
        "IC410",
        where,
        Message(f"cannot be read as a table: {reason}", f"无法按表格读取：{reason}"),
        Message("save it again as CSV (UTF-8)", "请重新另存为 CSV（UTF-8）"),
    )
