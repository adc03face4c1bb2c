"""Problems of converting codebooks to and from other formats (IC260–IC269): what is lost is always said."""

from collections.abc import Sequence

from interview_coder.domain.problems import Message, Problem, Severity, Where

_SHOWN = 5
_LONGEST = 80


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def unknown_format(name: str, known: Sequence[str], where: Where) -> Problem:
    """IC260: a file's format cannot be told from its name."""
    return Problem(
        code="IC260",
        where=where,
        what=Message(en=f"cannot tell the format of '{name}'", zh=f"无法判断“{name}”的格式"),
        fix=Message(
            en=f"name it with --from or --to: {', '.join(known)}", zh=f"请用 --from 或 --to 指明：{'、'.join(known)}"
        ),
    )


def not_readable(form: str, reason: Message, where: Where) -> Problem:
    """IC261: a file is not what its format asks for, or is refused for safety."""
    return Problem(
        code="IC261",
        where=where,
        what=Message(en=f"this cannot be read as {form}: {reason.en}", zh=f"无法按 {form} 读取：{reason.zh}"),
        fix=Message(
            en="export the file anew from its program, or name another format with --from",
            zh="请从原来的软件重新导出，或用 --from 指明别的格式",
        ),
    )


def nothing_to_convert(where: Where) -> Problem:
    """IC262: a file holds no code."""
    return Problem(
        code="IC262",
        where=where,
        what=Message(en="there is no code in it", zh="其中没有编码"),
        fix=Message(en="check that this is a codebook in the format named", zh="请确认这是所指格式的编码手册"),
    )


def part_left_out(part: Message, form: str, found: Sequence[str], where: Where) -> Problem:
    """IC263: the other format has no place for a part of the codebook, so it is left out."""
    names = [_short(name) for name in found[:_SHOWN]]
    more_en = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    more_zh = f"等 {len(found)} 处" if len(found) > _SHOWN else ""
    return Problem(
        code="IC263",
        where=where,
        what=Message(
            en=f"{form} has no place for {part.en}: {', '.join(names)}{more_en}",
            zh=f"{form} 存不下{part.zh}：{'、'.join(names)}{more_zh}",
        ),
        fix=Message(en="keep the codebook it came from for these", zh="请保留原来的编码手册"),
        severity=Severity.WARNING,
    )


def rules_left_out(code: str, rules: Sequence[str], form: str, where: Where) -> Problem:
    """IC264: the other format cannot say rules of a code, so they are left out."""
    shown = "; ".join(map(_short, rules[:_SHOWN])) + ("; …" if len(rules) > _SHOWN else "")
    return Problem(
        code="IC264",
        where=where,
        what=Message(
            en=f"{form} cannot say {len(rules)} rule(s) or parts of rules of '{code}': {shown}",
            zh=f"{form} 写不出“{code}”的 {len(rules)} 条规则或其一部分：{shown}",
        ),
        fix=Message(en="put them in by hand in a way the other program knows", zh="请在对方软件中另行表达"),
        severity=Severity.WARNING,
    )


def meaning_differs(what: Message, where: Where) -> Problem:
    """IC265: something is converted but does not mean quite the same."""
    return Problem(
        code="IC265",
        where=where,
        what=what,
        fix=Message(en="check the codes it concerns on a few passages", zh="请用几段材料核对有关编码"),
        severity=Severity.NOTE,
    )


def entry_left_out(text: str, reason: Message, where: Where) -> Problem:
    """IC266: a part of the file read is left out."""
    return Problem(
        code="IC266",
        where=where,
        what=Message(
            en=f"left out, {reason.en}: {_short(text)}",
            zh=f"未转换（{reason.zh}）：{_short(text)}",
        ),
        fix=Message(en="add it by hand if it matters", zh="如有需要，请手工补上"),
        severity=Severity.WARNING,
    )


def written_otherwise(before: str, after: str, where: Where) -> Problem:
    """IC267: a name or an id had to change to fit."""
    return Problem(
        code="IC267",
        where=where,
        what=Message(
            en=f"'{_short(before)}' becomes '{_short(after)}'", zh=f"“{_short(before)}”改写为“{_short(after)}”"
        ),
        fix=Message(en="nothing to do, unless you want another name", zh="无需处理；如不合适，请自行改名"),
        severity=Severity.NOTE,
    )


def too_much(form: str, limit: Message, where: Where) -> Problem:
    """IC268: a file has more codes or levels than any codebook, and is refused."""
    return Problem(
        code="IC268",
        where=where,
        what=Message(en=f"this {form} file has more than {limit.en}", zh=f"这个 {form} 文件超过{limit.zh}"),
        fix=Message(en="split it into several files", zh="请拆成几个文件"),
    )


def flattened(names: Sequence[str], levels: int, where: Where) -> Problem:
    """IC269: codes stand deeper than the format allows and move up."""
    shown = [_short(name) for name in names[:_SHOWN]]
    return Problem(
        code="IC269",
        where=where,
        what=Message(
            en=f"{len(names)} code(s) stand deeper than {levels} level(s) and move up: {', '.join(shown)}",
            zh=f"{len(names)} 个编码深于 {levels} 级，上移：{'、'.join(shown)}",
        ),
        fix=Message(en="the order of the codes is kept; rename them if that is unclear", zh="次序不变；必要时请改名"),
        severity=Severity.WARNING,
    )
