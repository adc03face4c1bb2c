"""The whole text of every problem that an analysis can have with a study, in both languages."""

import pytest

from interview_coder.domain.problems import Problem, Severity, Where, tables

WHERE = Where("书.yaml")
MANY = [f"题{number}" for number in range(20)]


@pytest.mark.parametrize(
    ("problem", "en", "zh"),
    [
        (
            tables.no_relations(WHERE),
            "书.yaml: IC521 the codebook has no relations, so there is no chain to follow\n  fix: say in it what follows from what: relations: [{from: CODE, type: caused_by, to: CODE}]",
            "书.yaml: IC521 编码手册中没有 relations，无从成链\n  修改: 请在手册中写明关系：relations: [{from: 编码, type: caused_by, to: 编码}]",
        ),
        (
            tables.unknown_choice("--types", "因为", ["caused_by", "leads_to"], WHERE),
            "书.yaml: IC522 --types: there is no '因为'\n  fix: use one of: caused_by, leads_to",
            "书.yaml: IC522 --types：没有“因为”\n  修改: 可用：caused_by、leads_to",
        ),
        (
            tables.unknown_choice("--by", "x", [], WHERE),
            "书.yaml: IC522 --by: there is no 'x'\n  fix: use one of: (none)",
            "书.yaml: IC522 --by：没有“x”\n  修改: 可用：（无）",
        ),
        (
            tables.nothing_of_these_kinds(["literature"], ["interview", "survey"], WHERE),
            "书.yaml: IC523 no source is of kind literature\n  fix: the sources are of kind interview, survey; choose with --kinds, or say 'kind' in sources.csv",
            "书.yaml: IC523 没有类型为 literature 的材料\n  修改: 现有材料的类型为 interview、survey；请用 --kinds 选择，或在 sources.csv 的 kind 列中写明",
        ),
        (
            tables.one_kind_only("interview", WHERE),
            "书.yaml: IC524 all sources are of one kind (interview), so there is nothing to set side by side\n  fix: add questionnaire answers or literature, and say their 'kind' in sources.csv: survey, literature",
            "书.yaml: IC524 所有材料都是同一类型（interview），无法互证\n  修改: 请加入问卷或文献，并在 sources.csv 的 kind 列写明 survey、literature",
        ),
        (
            tables.too_few_sources(1, 2, WHERE),
            "书.yaml: IC525 sources: 1, but at least 2 are needed\n  fix: add interviews, or look at other kinds of sources with --kinds",
            "书.yaml: IC525 材料只有 1 份，至少需要 2 份\n  修改: 请增加访谈，或用 --kinds 改看其他类型的材料",
        ),
        (
            tables.no_survey(WHERE),
            "书.yaml: IC526 no source is a questionnaire answer\n  fix: add the questionnaire's export (xlsx or csv, one row per respondent, with an open question)",
            "书.yaml: IC526 没有问卷材料\n  修改: 请加入问卷导出表（xlsx 或 csv，每位受访者一行，至少一道开放题）",
        ),
        (
            tables.no_closed_answers(WHERE),
            "书.yaml: IC527 the questionnaire has no closed question\n  fix: if one was taken for an open question, put [属性] or [单选题] behind its heading",
            "书.yaml: IC527 问卷中没有封闭题\n  修改: 如封闭题被当作开放题，请在表头后加 [属性] 或 [单选题]",
        ),
        (
            tables.no_levels(WHERE),
            "书.yaml: IC528 no code with evidence has the levels asked for\n  fix: choose others with --category and --main, or give the codes construct:, family: or a parent",
            "书.yaml: IC528 有证据的编码都没有所选的上级层次\n  修改: 请用 --category 与 --main 另选，或在手册中为编码写明 construct、family 或上级编码",
        ),
        (
            tables.left_out("relations", ["leads_to"], WHERE),
            "书.yaml: IC529 relations of other types are left out: leads_to\n  fix: add --types all, or name them",
            "书.yaml: IC529 未包括其他类型的关系：leads_to\n  修改: 用 --types all 全部列出，或逐一指明",
        ),
        (
            tables.left_out("questions", MANY, WHERE),
            f"书.yaml: IC529 not counted, (almost) every answer is different: {' | '.join(MANY[:12])} | …\n  fix: name the question to count it all the same: --question",
            f"书.yaml: IC529 未统计（几乎每人答案都不同）：{' | '.join(MANY[:12])} | …\n  修改: 如仍需统计，用 --question 指明",
        ),
        (
            tables.left_out("levels", ["甲"], WHERE),
            "书.yaml: IC529 codes without the levels asked for are left out: 甲\n  fix: choose other levels with --category and --main",
            "书.yaml: IC529 未包括没有所选层次的编码：甲\n  修改: 用 --category 与 --main 另选层次",
        ),
        (
            tables.too_few_for_a_run(5, 6, WHERE),
            "书.yaml: IC530 sources: 5; base and run together need 6, so saturation is not judged\n  fix: add interviews, or choose a smaller --base and --run",
            "书.yaml: IC530 材料 5 份，基数加连续份数需要 6 份，未作饱和判断\n  修改: 请增加访谈，或减小 --base 与 --run",
        ),
        (
            tables.too_many_answers("年龄", WHERE),
            "书.yaml: IC531 --by: (almost) every answer to '年龄' is different, so it makes no groups\n  fix: choose a question with a few answers, or put its answers into classes in the file",
            "书.yaml: IC531 --by：“年龄”几乎每人答案都不同，无法分组\n  修改: 请选择选项较少的题目，或先在文件中归类",
        ),
    ],
)
def test_whole_texts(problem: Problem, en: str, zh: str) -> None:
    assert problem.render("en") == en
    assert problem.render("zh") == zh


def test_only_what_stops_an_analysis_is_an_error() -> None:
    assert tables.left_out("relations", [], WHERE).severity is Severity.NOTE
    assert tables.too_few_for_a_run(1, 2, WHERE).severity is Severity.WARNING
    assert tables.no_relations(WHERE).is_error
