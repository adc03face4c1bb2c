"""Problems of tables of texts: Parquet, JSON Lines and CSV with one text a row (IC180–IC198)."""

from collections.abc import Sequence

from interview_coder.domain.counted import counted
from interview_coder.domain.problems import Message, Problem, Severity, Where


def no_such_column(option: str, name: str, columns: Sequence[str], where: Where) -> Problem:
    """IC180: a table of texts without the column that holds what is asked for."""
    listed = Message(", ".join(columns) or "none", "、".join(columns) or "无")
    what = (
        Message(f"the table has no column '{name}'", f"表中没有列“{name}”")
        if name
        else Message("it is not clear which column holds the text", "无法确定哪一列是正文")
    )
    return Problem(
        "IC180",
        where,
        what,
        Message(f"name one with {option}: {listed.en}", f"用 {option} 指定其中一列：{listed.zh}"),
    )


def not_a_row(reason: str, where: Where) -> Problem:
    """IC181: a line of a JSON Lines file that is no row."""
    return Problem(
        "IC181",
        where,
        Message(
            f"not a JSON object in one line; the row is not used ({reason})",
            f"不是一行一个 JSON 对象，未采用（{reason}）",
        ),
        Message('write each row as {"text": "…"} on a line of its own', '每行写一个 {"text": "…"}'),
    )


def rows_without_text(count: int, where: Where) -> Problem:
    """IC182: rows with nothing to code."""
    return Problem(
        "IC182",
        where,
        Message(f"from this one on, {counted(count, 'row')} without text", f"从此处起有 {count} 行没有正文"),
        Message("nothing to do", "无需处理"),
        Severity.NOTE,
    )


def same_id(name: str, where: Where) -> Problem:
    """IC183: two rows of one id; the second is called by its row as well."""
    return Problem(
        "IC183",
        where,
        Message(f"another row has the id '{name}'", f"编号“{name}”已被另一行使用"),
        Message("give each row an id of its own, or leave out --id-column", "每行编号不可重复，或不使用 --id-column"),
        Severity.WARNING,
    )


def row_too_long(megabytes: int, where: Where) -> Problem:
    """IC184: a row without an end: an open quotation mark, or no text at all."""
    return Problem(
        "IC184",
        where,
        Message(
            f"a row of more than {megabytes} MB begins here; the rest of the file is not read",
            f"从此处起的一行超过 {megabytes} MB，文件余下部分未读取",
        ),
        Message("close the quotation mark that is open here", "补上此处未闭合的引号"),
    )


def undecodable_row(encoding: str, where: Where) -> Problem:
    """IC185: a stretch of a table with bytes that are impossible in its encoding."""
    return Problem(
        "IC185",
        where,
        Message(
            f"this line is not valid {encoding}; the rows around it are not used",
            f"此行不是有效的 {encoding}，附近各行未采用",
        ),
        Message("save the table as UTF-8", "将表另存为 UTF-8"),
    )
