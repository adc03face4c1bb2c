"""Problems of tables: transcripts by rows and questionnaires (IC166–IC199)."""

from collections.abc import Sequence

from interview_coder.domain.problems import Message, Problem, Severity, Where

_MOST_SHOWN, _LONGEST_SHOWN = 12, 30


def _listed(names: Sequence[str]) -> Message:
    """Join names, long ones cut; of a long list only the beginning and how many more."""
    cut = [name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…" for name in names]
    shown, more = " | ".join(cut[:_MOST_SHOWN]), len(names) - _MOST_SHOWN
    return Message(f"{shown} and {more} more", f"{shown} 等 {len(names)} 列") if more > 0 else Message(shown, shown)


def not_a_table_of_words(where: Where, *, headings: Sequence[str]) -> Problem:
    """IC166: a sheet that is neither a transcript nor a questionnaire."""
    shown = _listed(headings)
    return Problem(
        "IC166",
        where,
        Message(
            f"neither a transcript nor a questionnaire; the first row with headings is: {shown.en}",
            f"既不是转录稿也不是问卷；表头行是：{shown.zh}",
        ),
        Message(
            "a transcript needs the columns 发言人, 时间, 内容 (speaker, time, text); a questionnaire one row per "
            "person, a column 序号 (id) and the questions as headings; mark an open question with [开放题]",
            "转录稿需要“发言人、时间、内容”列；问卷需要每人一行、“序号”列、题目作表头；开放题可在表头加 [开放题]",
        ),
    )


def sheet_left_out(where: Where, *, sheet: str, reason: Message, matters: bool) -> Problem:
    """IC167: one of several sheets gives no text; a warning if it holds a table."""
    return Problem(
        "IC167",
        where,
        Message(f"sheet '{sheet}' is left out: {reason.en}", f"未读入工作表“{sheet}”：{reason.zh}"),
        Message("nothing to do, unless it holds words to code", "如其中有需要编码的话，请整理后再导入"),
        Severity.WARNING if matters else Severity.NOTE,
    )


def sheet_too_large(where: Where, *, width: int, height: int) -> Problem:
    """IC168: a stray cell far away makes the sheet's rectangle enormous."""
    return Problem(
        "IC168",
        where,
        Message(
            f"a sheet spans {height:,} rows and {width:,} columns, more than can be read",
            f"工作表范围达 {height:,} 行 × {width:,} 列，超出可读取的大小",
        ),
        Message(
            "press Ctrl+End to find the stray last cell, delete the rows and columns before it and save",
            "按 Ctrl+End 找到多余的末尾单元格，删除其间的空行空列后保存",
        ),
    )


def web_page_as_workbook(where: Where) -> Problem:
    """IC169: a web page named .xls, as many platforms export it."""
    return Problem(
        "IC169",
        where,
        Message("a web page (HTML) with the name of a workbook", "这是改名为表格文件的网页（HTML）"),
        Message("open it in Excel or WPS and save it as .xlsx", "用 Excel 或 WPS 打开，另存为 .xlsx"),
    )


def text_as_workbook(where: Where) -> Problem:
    """IC170: delimited text named .xls was read as such."""
    return Problem(
        "IC170",
        where,
        Message("plain text with the name of a workbook; read as .csv", "内容是纯文本而非工作簿，已按 .csv 读取"),
        Message("rename it to .csv", "把扩展名改为 .csv"),
        Severity.NOTE,
    )


def unclosed_quote(where: Where) -> Problem:
    """IC171: a quotation mark that swallows the rest of the file."""
    return Problem(
        "IC171",
        where,
        Message(
            "the cell that begins with a quotation mark here is never closed; all that follows would be one cell",
            "此处以英文引号开头的单元格没有结束引号，后面的内容都会并成一格",
        ),
        Message(
            'write quotation marks inside cells twice ("") or save the table as .xlsx',
            '单元格内的英文引号写成两个（""），或另存为 .xlsx',
        ),
    )


def personal_columns(where: Where, *, names: Sequence[str]) -> Problem:
    """IC172: columns that identify respondents were not read."""
    return Problem(
        "IC172",
        where,
        Message(
            f"columns with personal data left out: {_listed(names).en}",
            f"未读入含个人信息的列：{_listed(names).zh}",
        ),
        Message("use --keep-personal if the study needs them", "研究确需时使用 --keep-personal"),
        Severity.NOTE,
    )


def no_open_question(where: Where, *, n_columns: int) -> Problem:
    """IC173: a questionnaire of closed questions has no words to code."""
    return Problem(
        "IC173",
        where,
        Message(
            f"a questionnaire without open questions: all {n_columns} columns look like choices or numbers",
            f"问卷中没有开放题：{n_columns} 列看来都是选项或数字",
        ),
        Message(
            "if one is open, add [开放题] to its heading; if each row is a text, name its column with --text-column",
            "如有开放题，请在其表头加 [开放题]；如一行就是一篇文字，请用 code --text-column 指明正文列",
        ),
    )


def same_headings(where: Where, *, names: Sequence[str]) -> Problem:
    """IC174: two columns with the same heading."""
    return Problem(
        "IC174",
        where,
        Message(
            f"headings that occur more than once were numbered: {_listed(names).en}",
            f"重复的表头已加编号：{_listed(names).zh}",
        ),
        Message("give each column its own heading", "请给每列不同的表头"),
        Severity.NOTE,
    )


def same_respondents(where: Where, *, ids: Sequence[str]) -> Problem:
    """IC175: respondents that share an id."""
    return Problem(
        "IC175",
        where,
        Message(
            f"respondent ids that occur more than once got a number: {', '.join(ids)}",
            f"重复的受访者编号已加后缀：{'、'.join(ids)}",
        ),
        Message("give each respondent an id of their own", "请让每位受访者的编号唯一"),
        Severity.WARNING,
    )


def columns_read_as(where: Where, *, opened: Sequence[str], closed: Sequence[str]) -> Problem:
    """IC176: which questions count as open and which as closed."""
    return Problem(
        "IC176",
        where,
        Message(
            f"read as open questions: {_listed(opened).en}; as attributes: {_listed(closed).en or 'none'}",
            f"作为开放题：{_listed(opened).zh}；作为属性：{_listed(closed).zh or '无'}",
        ),
        Message(
            "where this is wrong, add [开放题] or [属性] to the heading",
            "如判断有误，请在表头加 [开放题] 或 [属性]",
        ),
        Severity.NOTE,
    )


def cell_cut(where: Where, *, length: int) -> Problem:
    """IC177: a text as long as a cell can be has probably lost its end."""
    return Problem(
        "IC177",
        where,
        Message(
            f"a cell holds {length:,} characters, the most a cell can; its end is probably lost",
            f"单元格恰好 {length:,} 个字符（上限），末尾很可能已被截断",
        ),
        Message("take the full text from where the table came from", "请从原始数据中取回完整文本"),
        Severity.WARNING,
    )


def columns_left_out(where: Where, *, names: Sequence[str]) -> Problem:
    """IC178: columns that are no part of a transcript, or have no heading."""
    return Problem(
        "IC178",
        where,
        Message(f"columns left out: {_listed(names).en}", f"未读入的列：{_listed(names).zh}"),
        Message("give them a heading if they hold answers", "如其中有需要的内容，请补上表头"),
        Severity.NOTE,
    )


def respondents_without_words(where: Where, *, count: int, total: int) -> Problem:
    """IC179: respondents who left all open questions blank are in no table of cases."""
    return Problem(
        "IC179",
        where,
        Message(
            f"{count} of {total} respondents answered no open question and give no text",
            f"{total} 位受访者中有 {count} 位没有回答开放题，不产生文本",
        ),
        Message("nothing to do", "无需处理"),
        Severity.NOTE,
    )
