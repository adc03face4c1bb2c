"""Problems of a study that an analysis cannot work with (IC521–IC539)."""

from collections.abc import Sequence

from interview_coder.domain.problems import Message, Problem, Severity, Where

_SHOWN = 12


def no_relations(where: Where) -> Problem:
    """IC521: a codebook without relations has no argument to follow."""
    return Problem(
        "IC521",
        where,
        Message("the codebook has no relations, so there is no chain to follow", "编码手册中没有 relations，无从成链"),
        Message(
            "say in it what follows from what: relations: [{from: CODE, type: caused_by, to: CODE}]",
            "请在手册中写明关系：relations: [{from: 编码, type: caused_by, to: 编码}]",
        ),
    )


def unknown_choice(option: str, value: str, known: Sequence[str], where: Where) -> Problem:
    """IC522: an option names something that the study does not have."""
    listed = [*known[:_SHOWN], *(["…"] if len(known) > _SHOWN else [])]
    return Problem(
        "IC522",
        where,
        Message(f"{option}: there is no '{value}'", f"{option}：没有“{value}”"),
        Message(f"use one of: {', '.join(listed) or '(none)'}", f"可用：{'、'.join(listed) or '（无）'}"),
    )


def nothing_of_these_kinds(kinds: Sequence[str], known: Sequence[str], where: Where) -> Problem:
    """IC523: no source is of the kinds that an analysis looks at."""
    return Problem(
        "IC523",
        where,
        Message(f"no source is of kind {', '.join(kinds)}", f"没有类型为 {'、'.join(kinds)} 的材料"),
        Message(
            f"the sources are of kind {', '.join(known)}; choose with --kinds, or say 'kind' in sources.csv",
            f"现有材料的类型为 {'、'.join(known)}；请用 --kinds 选择，或在 sources.csv 的 kind 列中写明",
        ),
    )


def one_kind_only(kind: str, where: Where) -> Problem:
    """IC524: sources of one kind cannot be set side by side."""
    return Problem(
        "IC524",
        where,
        Message(
            f"all sources are of one kind ({kind}), so there is nothing to set side by side",
            f"所有材料都是同一类型（{kind}），无法互证",
        ),
        Message(
            "add questionnaire answers or literature, and say their 'kind' in sources.csv: survey, literature",
            "请加入问卷或文献，并在 sources.csv 的 kind 列写明 survey、literature",
        ),
    )


def too_few_sources(count: int, needed: int, where: Where) -> Problem:
    """IC525: an analysis that compares sources has too few of them."""
    return Problem(
        "IC525",
        where,
        Message(f"sources: {count}, but at least {needed} are needed", f"材料只有 {count} 份，至少需要 {needed} 份"),
        Message(
            "add interviews, or look at other kinds of sources with --kinds",
            "请增加访谈，或用 --kinds 改看其他类型的材料",
        ),
    )


def no_survey(where: Where) -> Problem:
    """IC526: there is no questionnaire."""
    return Problem(
        "IC526",
        where,
        Message("no source is a questionnaire answer", "没有问卷材料"),
        Message(
            "add the questionnaire's export (xlsx or csv, one row per respondent, with an open question)",
            "请加入问卷导出表（xlsx 或 csv，每位受访者一行，至少一道开放题）",
        ),
    )


def no_closed_answers(where: Where) -> Problem:
    """IC527: a questionnaire without closed questions."""
    return Problem(
        "IC527",
        where,
        Message("the questionnaire has no closed question", "问卷中没有封闭题"),
        Message(
            "if one was taken for an open question, put [属性] or [单选题] behind its heading",
            "如封闭题被当作开放题，请在表头后加 [属性] 或 [单选题]",
        ),
    )


def no_levels(where: Where) -> Problem:
    """IC528: no code has the levels asked for."""
    return Problem(
        "IC528",
        where,
        Message("no code with evidence has the levels asked for", "有证据的编码都没有所选的上级层次"),
        Message(
            "choose others with --category and --main, or give the codes construct:, family: or a parent",
            "请用 --category 与 --main 另选，或在手册中为编码写明 construct、family 或上级编码",
        ),
    )


def left_out(what: str, names: Sequence[str], where: Where) -> Problem:
    """IC529: what an analysis leaves out, and why."""
    en, zh = {
        "relations": ("relations of other types are left out", "未包括其他类型的关系"),
        "levels": ("codes without the levels asked for are left out", "未包括没有所选层次的编码"),
        "questions": ("not counted, (almost) every answer is different", "未统计（几乎每人答案都不同）"),
    }[what]
    fix = {
        "relations": Message("add --types all, or name them", "用 --types all 全部列出，或逐一指明"),
        "levels": Message("choose other levels with --category and --main", "用 --category 与 --main 另选层次"),
        "questions": Message(
            "name the question to count it all the same: --question", "如仍需统计，用 --question 指明"
        ),
    }[what]
    shown = [*names[:_SHOWN], *(["…"] if len(names) > _SHOWN else [])]
    return Problem(
        "IC529",
        where,
        Message(f"{en}: {' | '.join(shown)}", f"{zh}：{' | '.join(shown)}"),
        fix,
        Severity.NOTE,
    )


def too_few_for_a_run(count: int, needed: int, where: Where) -> Problem:
    """IC530: fewer sources than base and run together."""
    return Problem(
        "IC530",
        where,
        Message(
            f"sources: {count}; base and run together need {needed}, so saturation is not judged",
            f"材料 {count} 份，基数加连续份数需要 {needed} 份，未作饱和判断",
        ),
        Message("add interviews, or choose a smaller --base and --run", "请增加访谈，或减小 --base 与 --run"),
        Severity.WARNING,
    )


def too_many_answers(question: str, where: Where) -> Problem:
    """IC531: a question to which almost everybody gave another answer divides nobody."""
    return Problem(
        "IC531",
        where,
        Message(
            f"--by: (almost) every answer to '{question}' is different, so it makes no groups",
            f"--by：“{question}”几乎每人答案都不同，无法分组",
        ),
        Message(
            "choose a question with a few answers, or put its answers into classes in the file",
            "请选择选项较少的题目，或先在文件中归类",
        ),
    )
