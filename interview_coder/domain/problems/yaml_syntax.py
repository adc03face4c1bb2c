"""Problems of YAML's syntax: where reading stops (IC220–IC229, IC242)."""

from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems.yaml import excerpt


def unclosed_quote(where: Where) -> Problem:
    """IC220: a quoted value has no end."""
    return Problem(
        code="IC220",
        where=where,
        what=Message("the quote that opens here is not closed", "此处的引号没有闭合"),
        fix=Message("close it with the same sign on the same line", "在同一行用相同的引号闭合"),
    )


def unclosed_bracket(mark: str, where: Where) -> Problem:
    """IC221: ``[`` or ``{`` has no end."""
    end = "]" if mark == "[" else "}"
    return Problem(
        code="IC221",
        where=where,
        what=Message(
            f"'{mark}' that opens here is not closed, or what it holds is no list",
            f"此处的“{mark}”没有闭合，或里面的写法不对",
        ),
        fix=Message(
            f"close it with '{end}', separate items with ', ', quote items with brackets",
            f"用“{end}”闭合，各项以半角逗号分隔，含括号的项加引号",
        ),
    )


def bad_indent(where: Where) -> Problem:
    """IC222: a line is indented otherwise than its neighbours."""
    return Problem(
        code="IC222",
        where=where,
        what=Message("the indentation does not fit the lines above", "缩进与上文不一致"),
        fix=Message(
            "line up keys of one block in one column, list items one step further", "同一层的键左对齐，列表项统一再缩进"
        ),
    )


def colon_in_text(where: Where) -> Problem:
    """IC223: ``: `` inside an unquoted value."""
    return Problem(
        code="IC223",
        where=where,
        what=Message("a second ': ' stands in one line", "同一行出现了第二个“: ”"),
        fix=Message("put the whole value in single quotes, or begin a new line", "给整个值加单引号，或另起一行"),
    )


def syntax(detail: str, where: Where) -> Problem:
    """IC224: any other fault of YAML's syntax; ``detail`` is the reader's own word for it."""
    return Problem(
        code="IC224",
        where=where,
        what=Message(f"this is no YAML: {detail}", f"YAML 语法错误：{detail}"),
        fix=Message(
            "check this line and the one before it; quote text with signs in it",
            "检查本行和上一行；含符号的文字请加引号",
        ),
    )


def text_after_quote(mark: str, where: Where) -> Problem:
    """IC225: text follows the closing quote of a value; ``mark`` is the quote."""
    around = Message(
        "put the whole value in single quotes: '\"没人\" NEAR/4 管'",
        "给整个值再加一层单引号：'\"没人\" NEAR/4 管'",
    )
    inside = Message(
        "write a ' inside single quotes twice: 'it''s', or use double quotes",
        "单引号里的 ' 要写两次：'it''s'，或改用双引号",
    )
    return Problem(
        code="IC225",
        where=where,
        what=Message("text follows the closing quote", "引号闭合之后还有文字"),
        fix=inside if mark == "'" else around,
    )


def no_blank_after_dash(where: Where) -> Problem:
    """IC226: a list item's dash is not followed by a blank."""
    return Problem(
        code="IC226",
        where=where,
        what=Message("no blank after '-'", "“-”后面缺空格"),
        fix=Message(
            "write '- ' with a blank; quote the value if the dash belongs to it",
            "写成“- ”加空格；若“-”是内容，请加引号",
        ),
    )


def bad_escape(where: Where) -> Problem:
    """IC227: a backslash in double quotes that YAML does not know."""
    return Problem(
        code="IC227",
        where=where,
        what=Message("YAML does not know this '\\' in double quotes", "双引号里的“\\”是 YAML 不认识的转义"),
        fix=Message("use single quotes: '\\' stands for itself there", "改用单引号，其中的“\\”按原样读"),
    )


def complex_key(where: Where) -> Problem:
    """IC228: a list or mapping as a key."""
    return Problem(
        code="IC228",
        where=where,
        what=Message("a list or mapping stands where a key belongs", "键的位置上是列表或映射"),
        fix=Message(
            "write a word and ': '; quote text that begins with [ or {", "写成“词: ”；以 [ 或 { 开头的文字请加引号"
        ),
    )


def missing_colon(where: Where) -> Problem:
    """IC229: a line among ``key: value`` lines that is none."""
    return Problem(
        code="IC229",
        where=where,
        what=Message("this line is no 'key: value'", "本行不是“键: 值”的写法"),
        fix=Message("write 'key: ' with a half-width colon and a blank", "写成“键: ”，半角冒号后加空格"),
    )


def question_mark(text: str, where: Where) -> Problem:
    """IC242: ``?`` in an unquoted item of ``[ ]`` or ``{ }``, which YAML parsers read in different ways."""
    return Problem(
        code="IC242",
        where=where,
        what=Message(
            f"'{excerpt(text)}' in brackets holds '?' without quotes", f"括号里的“{excerpt(text)}”含“?”而没有加引号"
        ),
        fix=Message("put the item in single quotes", "给这一项加单引号"),
    )
