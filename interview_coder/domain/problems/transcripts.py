"""Problems of transcripts and their texts (IC101–IC149)."""

from interview_coder.domain.problems import Message, Problem, Severity, Where

_CODECS = Message(
    "utf-8, gb18030, big5, utf-16, shift_jis or euc_kr", "utf-8、gb18030、big5、utf-16、shift_jis、euc_kr"
)


def empty_file(where: Where) -> Problem:
    """IC101: a file of no bytes, or of blanks only."""
    return Problem(
        "IC101",
        where,
        Message("there is no text in the file", "文件里没有文字"),
        Message("copy or export the transcript again, or remove the file", "重新复制或导出转录稿，或移走该文件"),
    )


def lock_file(where: Where) -> Problem:
    """IC102: the lock that Word or WPS keeps while a document is open."""
    return Problem(
        "IC102",
        where,
        Message("not a transcript but the lock file of an open document", "不是转录稿，是文档打开时生成的临时锁文件"),
        Message(
            "close the document in Word or WPS; the file then vanishes", "在 Word 或 WPS 中关闭该文档，此文件会自动消失"
        ),
        Severity.WARNING,
    )


def unknown_type(suffix: str, advice: Message, where: Where, severity: Severity = Severity.ERROR) -> Problem:
    """IC103: a kind of file that is not read."""
    return Problem(
        "IC103",
        where,
        Message(f"files of type '{suffix}' are not read", f"不支持读取“{suffix}”类型的文件"),
        advice,
        severity,
    )


def not_text(where: Where) -> Problem:
    """IC104: a file named as text whose content is something else."""
    return Problem(
        "IC104",
        where,
        Message("named as a text file, but the content is not text", "扩展名是文本文件，内容却不是文本"),
        Message("rename it after its real format, or export it as plain text", "按真实格式改扩展名，或导出为纯文本"),
    )


def undecodable(line: int, where: Where) -> Problem:
    """IC105: text in an encoding that cannot be told with confidence."""
    return Problem(
        "IC105",
        Where(where.path, line),
        Message(
            "not UTF-8, and no other encoding gives readable Chinese; this line is the first that fails",
            "不是 UTF-8 编码，按其他编码也得不到可读的中文；从此行开始无法解码",
        ),
        Message(
            f"save the file as UTF-8, or name its encoding with --encoding ({_CODECS.en})",
            f"另存为 UTF-8，或用 --encoding 指定编码（{_CODECS.zh}）",
        ),
    )


def wrong_encoding(encoding: str, line: int, where: Where) -> Problem:
    """IC106: bytes that are impossible in the encoding the user named."""
    return Problem(
        "IC106",
        Where(where.path, line),
        Message(f"this line is not valid {encoding}", f"此行不是有效的 {encoding} 编码"),
        Message(
            "leave out --encoding to have it found out, or name another one",
            "去掉 --encoding 以自动识别，或换一种编码",
        ),
    )


def unknown_encoding(encoding: str, where: Where) -> Problem:
    """IC107: a name that is no encoding."""
    return Problem(
        "IC107",
        where,
        Message(f"there is no encoding called '{encoding}'", f"没有名为“{encoding}”的编码"),
        Message(f"use one of {_CODECS.en}", f"可用：{_CODECS.zh}"),
    )


def encoding_used(encoding: str, where: Where) -> Problem:
    """IC108: the text was not in UTF-8; says what it was read as."""
    return Problem(
        "IC108",
        where,
        Message(f"read as {encoding}", f"按 {encoding} 编码读取"),
        Message(
            "check that the words are right; otherwise name the encoding with --encoding",
            "请核对文字是否正确；如有乱码，用 --encoding 指定编码",
        ),
        Severity.NOTE,
    )


def truncated(n_bytes: int, where: Where) -> Problem:
    """IC109: the file stops in the middle of a character."""
    return Problem(
        "IC109",
        where,
        Message(
            f"the last {n_bytes} byte(s) are part of a character that was cut off, and were left out",
            f"文件末尾 {n_bytes} 个字节是不完整的字符，已略去",
        ),
        Message("compare the end of the file with the original", "请与原文件核对结尾"),
        Severity.WARNING,
    )


def control_characters(count: int, first: str, where: Where) -> Problem:
    """IC110: characters that are no text, left from another program."""
    return Problem(
        "IC110",
        where,
        Message(
            f"{count} control character(s) in the text, the first is {first}",
            f"文中有 {count} 个控制字符，首个为 {first}",
        ),
        Message("remove them in a text editor; they are kept as they are", "可在文本编辑器中删除；目前原样保留"),
        Severity.WARNING,
    )


def no_speakers(where: Where) -> Problem:
    """IC111: nothing in the text says who speaks."""
    return Problem(
        "IC111",
        where,
        Message(
            "no speakers found; the whole text counts as said by one participant",
            "未发现说话人，全文视为一位受访者所说",
        ),
        Message(
            "if there are speakers, begin each turn with a label and a colon, such as 问： and 答：",
            "如有多位说话人，请在每次发言前加标签和冒号，如“问：”“答：”",
        ),
        Severity.NOTE,
    )


def no_interviewer(labels: str, where: Where) -> Problem:
    """IC112: several speakers, none of whose labels is an interviewer's; questions are coded with the answers."""
    return Problem(
        "IC112",
        where,
        Message(
            f"which speaker asks the questions is not known; all count as participants: {labels}",
            f"无法判断谁是采访者，全部视为受访者：{labels}",
        ),
        Message(
            "if one is the interviewer, add a row to speakers.csv: source,label,case,role",
            "如其中有采访者，在 speakers.csv 中加一行：source,label,case,role",
        ),
        Severity.NOTE,
    )


def unspoken_lines(count: int, where: Where) -> Problem:
    """IC113: lines of text that no turn holds; they are neither coded nor counted."""
    return Problem(
        "IC113",
        where,
        Message(
            f"{count} line(s) belong to no speaker and are not coded, from this one on",
            f"从此行起有 {count} 行不属于任何说话人，不参与编码",
        ),
        Message(
            "if somebody says them, put the speaker's label in front",
            "如果是某人所说，请在前面补上说话人标签",
        ),
        Severity.WARNING,
    )


def possible_speaker(label: str, where: Where) -> Problem:
    """IC114: a line that begins like a turn, of somebody who occurs only once."""
    return Problem(
        "IC114",
        where,
        Message(
            f"'{label}' occurs once before a colon and was not taken for a speaker",
            f"“{label}”只在冒号前出现一次，未当作说话人",
        ),
        Message(
            "if it is a speaker, add a row with this label to speakers.csv",
            "如果是说话人，在 speakers.csv 中为此标签加一行",
        ),
        Severity.NOTE,
    )


def missing_path(where: Where) -> Problem:
    """IC115: a file or folder that does not exist."""
    return Problem(
        "IC115",
        where,
        Message("there is no such file or folder", "没有这个文件或文件夹"),
        Message("check the name; names are compared exactly", "请检查名称，须完全一致"),
    )


def cannot_open(reason: str, where: Where) -> Problem:
    """IC116: the system does not let the file or folder be read."""
    return Problem(
        "IC116",
        where,
        Message(f"cannot be opened: {reason}", f"无法打开：{reason}"),
        Message("close other programs that use it and check its permissions", "关闭正在使用它的程序，并检查权限"),
    )


def link_loop(where: Where) -> Problem:
    """IC117: a link that leads back to a folder it lies in."""
    return Problem(
        "IC117",
        where,
        Message(
            "a link that leads back to itself or a folder around it; not followed", "链接指回自身或上级文件夹，未跟随"
        ),
        Message("remove the link", "删除该链接"),
        Severity.WARNING,
    )


def link_outside(where: Where) -> Problem:
    """IC118: a link in the folder that leads out of it."""
    return Problem(
        "IC118",
        where,
        Message("a link that leads out of the folder; not followed", "链接指向文件夹之外，未跟随"),
        Message("copy the file here, or name it on the command line itself", "把文件复制进来，或在命令行中直接写出它"),
        Severity.WARNING,
    )


def nothing_to_read(where: Where) -> Problem:
    """IC119: a folder without a single transcript."""
    return Problem(
        "IC119",
        where,
        Message("there are no transcripts in this folder", "文件夹中没有转录稿"),
        Message(
            "put .txt, .md, .docx, .srt, .vtt, .xlsx or .csv files into it",
            "请放入 .txt、.md、.docx、.srt、.vtt、.xlsx 或 .csv 文件",
        ),
    )


def too_large(megabytes: int, where: Where) -> Problem:
    """IC120: a text file larger than any transcript."""
    return Problem(
        "IC120",
        where,
        Message(f"{megabytes} MB of text, more than is read at once", f"文本达 {megabytes} MB，超出一次可读取的上限"),
        Message("split the file", "请拆分文件"),
    )


def damaged(reason: str, where: Where) -> Problem:
    """IC121: the content breaks the reader of its format."""
    return Problem(
        "IC121",
        where,
        Message(f"the file is damaged: {reason}", f"文件损坏：{reason}"),
        Message("open it in the program that made it and save it again", "用生成它的软件打开后重新另存"),
    )
