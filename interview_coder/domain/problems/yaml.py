"""Problems of YAML files: encoding, keys, and values that YAML would change (IC201–IC219, IC244)."""

from interview_coder.domain.problems import Message, Problem, Severity, Where

SHOWN = 40


def excerpt(text: str) -> str:
    """Return a text on one line, shortened so that a message stays readable."""
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"


def file_missing(name: str, looked: tuple[str, ...], where: Where) -> Problem:
    """IC201: there is no codebook of this name, at any of the places looked at."""
    places = ", ".join(looked)
    return Problem(
        code="IC201",
        where=where,
        what=Message(f"no codebook '{name}' (looked for {places})", f"找不到编码手册“{name}”（查找过：{places}）"),
        fix=Message("check the name, or give the path of the .yaml file", "检查名称，或写出 .yaml 文件的路径"),
    )


def file_unreadable(reason: Message, where: Where) -> Problem:
    """IC202: the system does not let the file be read."""
    return Problem(
        code="IC202",
        where=where,
        what=Message(f"the file cannot be read: {reason}", f"无法读取文件：{reason.zh}"),
        fix=Message("give a readable .yaml file", "请给出可读取的 .yaml 文件"),
    )


def file_too_large(limit: int, where: Where) -> Problem:
    """IC203: the file is larger than any codebook."""
    return Problem(
        code="IC203",
        where=where,
        what=Message(f"the file is larger than {limit} MiB", f"文件大于 {limit} MiB"),
        fix=Message("split the codebook and join the parts with 'uses:'", "把编码手册拆开，再用 uses: 合起来"),
    )


def not_utf8(encoding: str, where: Where) -> Problem:
    """IC204: the bytes are not UTF-8; ``encoding`` is what they look like, if anything."""
    en = f"; it looks like {encoding}" if encoding else ""
    zh = f"，看起来是 {encoding}" if encoding else ""
    return Problem(
        code="IC204",
        where=where,
        what=Message(f"the file is not UTF-8{en}", f"文件不是 UTF-8 编码{zh}"),
        fix=Message("save the file again with the encoding UTF-8", "用编辑器“另存为”，编码选 UTF-8"),
    )


def control_character(point: int, where: Where) -> Problem:
    """IC205: a character that cannot be seen and that YAML does not allow."""
    return Problem(
        code="IC205",
        where=where,
        what=Message(f"the invisible character U+{point:04X} stands here", f"此处有不可见字符 U+{point:04X}"),
        fix=Message("delete it", "删除该字符"),
    )


def too_deep(limit: int, where: Where) -> Problem:
    """IC206: lists and mappings stand in each other without end."""
    return Problem(
        code="IC206",
        where=where,
        what=Message(f"nested more than {limit} levels deep", f"嵌套超过 {limit} 层"),
        fix=Message("check brackets and indentation", "检查括号和缩进"),
    )


def anchor(mark: str, where: Where) -> Problem:
    """IC207: an anchor, an alias or a merge key."""
    return Problem(
        code="IC207",
        where=where,
        what=Message(
            f"YAML reads '{mark}' as an anchor or alias, which are not allowed",
            f"YAML 把“{mark}”当作锚点或别名，不允许使用",
        ),
        fix=Message(
            "if it is text, put it in single quotes; else write the value out",
            "若是文字，请加单引号；否则把内容完整写出",
        ),
    )


def tag(name: str, where: Where) -> Problem:
    """IC208: a YAML tag."""
    return Problem(
        code="IC208",
        where=where,
        what=Message(
            f"YAML reads '{name}' as a type tag, which is not allowed", f"YAML 把“{name}”当作类型标签，不允许使用"
        ),
        fix=Message("if it is text, put it in single quotes; else delete it", "若是文字，请加单引号；否则删除"),
    )


def second_document(where: Where) -> Problem:
    """IC209: ``---`` begins a second document."""
    return Problem(
        code="IC209",
        where=where,
        what=Message("a second document begins here ('---')", "此处开始了第二个文档（---）"),
        fix=Message("keep one codebook per file", "一个文件只放一份编码手册"),
    )


def empty_file(where: Where) -> Problem:
    """IC210: nothing but blanks and comments."""
    return Problem(
        code="IC210",
        where=where,
        what=Message("the file is empty", "文件是空的"),
        fix=Message("begin with 'codebook: <id>'", "以“codebook: 标识”开头"),
    )


def duplicate_key(key: str, first: Where, where: Where) -> Problem:
    """IC211: a key stands twice in one mapping."""
    return Problem(
        code="IC211",
        where=where,
        what=Message(f"key '{key}' stands twice, first at {first}", f"键“{key}”重复，第一次在 {first}"),
        fix=Message("keep one of them", "只保留一个"),
    )


def full_width_colon(key: str, where: Where) -> Problem:
    """IC212: a key is followed by ``：``."""
    return Problem(
        code="IC212",
        where=where,
        what=Message(f"a full-width colon '：' follows '{key}'", f"“{key}”后面是全角冒号“：”"),
        fix=Message(f"write '{key}: ' with a half-width colon and a blank", f"写成半角冒号加空格：“{key}: ”"),
    )


def no_blank_after_colon(key: str, where: Where) -> Problem:
    """IC213: a key is followed by its value without a blank."""
    return Problem(
        code="IC213",
        where=where,
        what=Message(f"no blank after '{key}:'", f"“{key}:”后面缺空格"),
        fix=Message(f"write '{key}: ' with a blank before the value", f"冒号后加一个半角空格：“{key}: ”"),
    )


def tab(where: Where) -> Problem:
    """IC214: a tab where YAML wants blanks."""
    return Problem(
        code="IC214",
        where=where,
        what=Message("a tab stands here", "此处是制表符（Tab）"),
        fix=Message("use blanks", "改用半角空格"),
    )


def special_start(character: str, where: Where) -> Problem:
    """IC215: a value begins with a character that means something in YAML."""
    return Problem(
        code="IC215",
        where=where,
        what=Message(
            f"the value begins with '{character}', which YAML keeps for itself",
            f"值以“{character}”开头，这是 YAML 的保留字符",
        ),
        fix=Message("put the whole value in single quotes", "给整个值加单引号"),
    )


def text_cut(rest: str, where: Where, severity: Severity) -> Problem:
    """IC216: ``#`` after a blank cuts the value off."""
    return Problem(
        code="IC216",
        where=where,
        what=Message(f"'{excerpt(rest)}' is read as a comment and cut off", f"“{excerpt(rest)}”被当作注释截掉了"),
        fix=Message(
            "put the whole value in quotes; a comment begins with '# '", "给整个值加引号；若是注释，请写成“# ”加空格"
        ),
        severity=severity,
    )


def wide_blank(where: Where) -> Problem:
    """IC217: a full-width or no-break blank where YAML needs an ordinary one."""
    return Problem(
        code="IC217",
        where=where,
        what=Message("a full-width or no-break blank stands here", "此处是全角空格或不换行空格"),
        fix=Message("use ordinary blanks", "改用半角空格"),
    )


def wide_separator(text: str, where: Where, severity: Severity = Severity.ERROR) -> Problem:
    """IC218: ``，`` or ``、`` inside ``[ ]`` does not separate."""
    return Problem(
        code="IC218",
        where=where,
        what=Message(
            f"'{excerpt(text)}' in [ ] is one item: ，、； do not separate",
            f"[ ] 里的“{excerpt(text)}”只算一项：，、；不起分隔作用",
        ),
        fix=Message("separate with ', ' or put the item in quotes", "用半角逗号加空格分隔；若本是一项，请加引号"),
        severity=severity,
    )


def not_text(text: str, where: Where) -> Problem:
    """IC219: an unquoted value that other programs read as a truth value, number, time or date."""
    return Problem(
        code="IC219",
        where=where,
        what=Message(f"{text} without quotes is no text to YAML programs", f"{text} 不加引号会被 YAML 程序当作非文字"),
        fix=Message(f"quote it: '{text}'", f"加引号：'{text}'"),
    )


def split_by_comma(text: str, where: Where, severity: Severity = Severity.ERROR) -> Problem:
    """IC244: a comma inside parentheses splits an unquoted item of ``[ ]``."""
    return Problem(
        code="IC244",
        where=where,
        what=Message(
            f"'{excerpt(text)}' ends at a comma inside parentheses", f"“{excerpt(text)}”在圆括号内的逗号处被切断"
        ),
        fix=Message("put the whole item in single quotes", "给整项加单引号"),
        severity=severity,
    )
