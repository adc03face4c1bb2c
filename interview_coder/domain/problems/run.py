"""Problems that show only while coding (IC501–IC599)."""

from interview_coder.domain.problems import Message, Problem, Severity, Where


def regex_too_slow(pattern: str, source: str, where: Where) -> Problem:
    """IC501: a regular expression ran into the limit of steps and was left out of the whole run."""
    return Problem(
        code="IC501",
        where=where,
        what=Message(
            en=f"/{pattern}/ needs too many steps on one unit of {source}; it was left out of this run",
            zh=f"/{pattern}/ 在材料 {source} 的一个单元上步数过多，本次运行未使用它",
        ),
        fix=Message(
            en="avoid repeats inside repeats such as (a+)+ and alternatives that begin alike; limit them: .{0,10}",
            zh="避免重复嵌套（如 (a+)+）和开头相同的分支；请限定长度，例如 .{0,10}",
        ),
    )


def unknown_attribute(name: str, known: str, where: Where) -> Problem:
    """IC502: a condition asks for an attribute that no source has, so it is always false."""
    return Problem(
        code="IC502",
        where=where,
        what=Message(
            en=f"no source has the attribute '{name}', so the condition never holds",
            zh=f"没有任何材料带有属性“{name}”，这个条件永远不成立",
        ),
        fix=Message(
            en=f"use one of: {known or '(none yet)'}; attributes are the further columns of sources.csv",
            zh=f"可用的属性：{known or '（暂无）'}；属性就是 sources.csv 里附加的列",
        ),
        severity=Severity.WARNING,
    )


def nothing_to_code(where: Where) -> Problem:
    """IC503: there is no source with spoken words."""
    return Problem(
        code="IC503",
        where=where,
        what=Message(en="there is nothing to code here", zh="这里没有可以编码的内容"),
        fix=Message(
            en="name transcripts or a folder that holds them (txt, md, docx, srt, vtt, sbv, xlsx, xls, csv)",
            zh="请指定转录稿或其所在的文件夹（txt、md、docx、srt、vtt、sbv、xlsx、xls、csv）",
        ),
    )


def no_turns_in_roles(roles: str, where: Where) -> Problem:
    """IC504: nobody speaks in the roles that the codebook looks at."""
    return Problem(
        code="IC504",
        where=where,
        what=Message(
            en=f"no turn of the sources is spoken by: {roles}",
            zh=f"所有材料中都没有以下角色的发言：{roles}",
        ),
        fix=Message(
            en="say in speakers.csv who is participant and who is interviewer, or change 'roles' in the codebook",
            zh="在 speakers.csv 中说明谁是受访者、谁是访谈者，或修改编码手册中的 roles",
        ),
    )


def unknown_reference(code: str, where: Where) -> Problem:
    """IC505: an expression to look for refers to a code that no codebook in use has."""
    return Problem(
        code="IC505",
        where=where,
        what=Message(en=f"there is no code '{code}'", zh=f"没有编码“{code}”"),
        fix=Message(
            en=f"name the codebook that has it: --codebook FILE; or write its rules instead of @{code}",
            zh=f"用 --codebook 指定含有它的编码手册，或写出规则代替 @{code}",
        ),
    )
