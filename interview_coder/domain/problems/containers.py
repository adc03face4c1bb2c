"""Problems of file formats and subtitles (IC150–IC165)."""

from collections.abc import Sequence

from interview_coder.domain.counted import counted
from interview_coder.domain.problems import Message, Problem, Severity, Where

_SAVE_AGAIN = Message(
    "open it in the program that made it and save it again, or copy the words into a .txt file",
    "用生成它的软件打开后重新另存，或把文字复制到 .txt 文件中",
)


def damaged(where: Where, *, expected: str, reason: str) -> Problem:
    """IC150: the file cannot be read as what its content says it is."""
    return Problem(
        "IC150",
        where,
        Message(f"cannot be read as {expected}: {reason}", f"无法按 {expected} 读取：{reason}"),
        _SAVE_AGAIN,
    )


def old_word(where: Where) -> Problem:
    """IC151: a Word 97–2003 document."""
    return Problem(
        "IC151",
        where,
        Message("a Word 97-2003 document (.doc), which is not read", "这是 Word 97-2003 格式（.doc），无法读取"),
        Message("open it in Word or WPS and save it as .docx", "用 Word 或 WPS 打开，另存为 .docx"),
    )


def encrypted(where: Where) -> Problem:
    """IC152: the file asks for a password."""
    return Problem(
        "IC152",
        where,
        Message("protected by a password", "文件有密码保护"),
        Message("open it with the password, remove the password and save a copy", "输入密码打开，取消密码后另存一份"),
    )


def not_this_format(where: Where, *, expected: str, found: Message) -> Problem:
    """IC153: the content is another format than the name says."""
    return Problem(
        "IC153",
        where,
        Message(f"not a {expected} file: the content is {found.en}", f"不是 {expected} 文件：内容其实是{found.zh}"),
        Message(
            f"save it as .{expected}, or rename it after its real format", f"另存为 .{expected}，或按真实格式改扩展名"
        ),
    )


def missing_part(where: Where, *, expected: str, part: str) -> Problem:
    """IC155: an archive that lacks the part with the words."""
    return Problem(
        "IC155",
        where,
        Message(
            f"an archive, but not a {expected} file: it has no {part}", f"是压缩包，但不是 {expected} 文件：缺少 {part}"
        ),
        _SAVE_AGAIN,
    )


def too_large(where: Where, *, reason: Message) -> Problem:
    """IC156: unpacking would take more memory than any transcript needs."""
    return Problem(
        "IC156",
        where,
        Message(f"not unpacked: {reason.en}", f"未解压：{reason.zh}"),
        Message(
            "if the file is your own, remove its pictures or copy the words into a new file",
            "如果确实是自己的文件，删除图片，或把文字复制到新文件",
        ),
    )


def document_type(where: Where, *, part: str) -> Problem:
    """IC157: XML with a document type declaration, which office programs never write."""
    return Problem(
        "IC157",
        where,
        Message(
            f"{part} declares a document type (DTD), which is refused", f"{part} 含文档类型声明（DTD），已拒绝读取"
        ),
        Message("open it in an office program and save it again", "用办公软件打开后重新另存"),
    )


def no_text(where: Where, *, reason: Message) -> Problem:
    """IC158: a readable file without words."""
    return Problem(
        "IC158",
        where,
        Message(f"no text in it: {reason.en}", f"没有文字：{reason.zh}"),
        Message("add the words as text, or remove the file", "补上文字，或移走该文件"),
    )


def left_out(where: Where, *, things: Sequence[tuple[str, str, int]]) -> Problem:
    """IC159: parts of a document that are no transcript text; ``things`` are (English, Chinese, how many)."""
    english = ", ".join(f"{count} {name}" for name, _, count in things)
    chinese = "、".join(f"{name} {count} 处" for _, name, count in things)
    return Problem(
        "IC159",
        where,
        Message(f"left out: {english}", f"未读入：{chinese}"),
        Message(
            "nothing to do, unless they hold words to code: then move those into the text",
            "一般无需处理；如其中有需要编码的话，请移到正文",
        ),
        Severity.NOTE,
    )


def unknown_symbols(where: Where, *, count: int) -> Problem:
    """IC160: symbol font characters without a Unicode twin."""
    return Problem(
        "IC160",
        where,
        Message(
            f"{count} characters of a symbol font are shown as U+FFFD",
            f"{count} 个符号字体字符无法转换，以 U+FFFD 代替",
        ),
        Message("replace them by ordinary characters in Word if they matter", "如有意义，请在 Word 中换成普通字符"),
        Severity.WARNING,
    )


def control_characters(where: Where, *, count: int) -> Problem:
    """IC161: invisible control characters were taken out."""
    return Problem(
        "IC161",
        where,
        Message(f"{count} control characters were taken out", f"已去除 {count} 个控制字符"),
        Message("nothing to do", "无需处理"),
        Severity.NOTE,
    )


def no_cues(where: Where, *, expected: str) -> Problem:
    """IC162: a subtitle file without a single time line."""
    return Problem(
        "IC162",
        where,
        Message(f"no {expected} cue with a time line was found", f"没有找到带时间轴的 {expected} 字幕"),
        Message("export the subtitles again, or rename the file to .txt", "重新导出字幕，或把扩展名改为 .txt"),
    )


def lines_outside_cues(where: Where, *, count: int) -> Problem:
    """IC164: comment lines and text before the first cue."""
    return Problem(
        "IC164",
        where,
        Message(
            f"left out: {counted(count, 'line')} outside the cues or marked as comments",
            f"字幕之外或标为注释的 {count} 行未读入",
        ),
        Message("nothing to do, unless they were spoken", "一般无需处理；如是说话内容，请加上时间轴"),
        Severity.NOTE,
    )


def translation_lines(where: Where, *, count: int) -> Problem:
    """IC165: the second language of bilingual subtitles."""
    return Problem(
        "IC165",
        where,
        Message(
            f"{counted(count, 'cue')} with a translation; it stays in the text but is not coded",
            f"{count} 条字幕带译文；译文保留在文本中，但不参与编码",
        ),
        Message(
            "nothing to do, unless the translation is what was spoken", "一般无需处理；如译文才是原话，请删去另一种语言"
        ),
        Severity.NOTE,
    )
