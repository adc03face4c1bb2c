"""``find``: any expression of the rule language over the sources, as a concordance."""

from typing import Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.app import app
from interview_coder.cli.language import say
from interview_coder.cli.reporting import PROBLEMS, TALK, show_problems, show_table
from interview_coder.domain.counted import counted

_SHOWN = ("source", "turn", "speaker", "before", "match", "after")


@app.command("find", help=say("Find an expression of the rule language in the sources.", "用规则语言在材料中查找。"))
def find_command(
    expression: Annotated[str, typer.Argument(help=say("Such as: 经费 NEAR/4 不足", "例如：经费 NEAR/4 不足"))],
    sources: options.Sources = None,
    unit: options.Unit = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
    add_to: Annotated[
        str,
        typer.Option(
            "--add-to",
            metavar="CODE",
            help=say("Add the expression to the rules of this code.", "把表达式加入这个编码的规则。"),
            show_default=False,
        ),
    ] = "",
    codebook: options.CodebookName = "",
    form: options.Form = "table",
) -> int:
    """Show each hit of EXPRESSION with the words around it."""
    from interview_coder.cli.study import open_study  # noqa: PLC0415 - heavy: only when something is searched
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415
    from interview_coder.domain.codebook import Rule  # noqa: PLC0415
    from interview_coder.domain.problems import Where  # noqa: PLC0415
    from interview_coder.domain.problems.run import unknown_reference  # noqa: PLC0415
    from interview_coder.domain.tables import Table  # noqa: PLC0415
    from interview_coder.pipeline import find_in_sources, unknown_references  # noqa: PLC0415

    node, problems = parse_expression(expression, Where("EXPRESSION", 1, 1))
    if node is None:
        show_problems(problems)
        return PROBLEMS
    where = Where("EXPRESSION", 1, 1)
    needed = unknown_references(node, None)
    study = open_study(sources, codebook=codebook if needed else None, lexicon=lexicon, encoding=encoding)
    missing = unknown_references(node, study.codebook)
    if missing:
        return show_problems([*study.problems, *(unknown_reference(code, where) for code in missing)])
    rule = Rule(expression, node, where)
    table = find_in_sources(rule, study.sources, codebook=study.codebook, lexicon=study.lexicon, unit=unit)
    n_hits = len(table.rows)
    if form in ("table", "md"):
        places = [table.columns.index(column) for column in _SHOWN]
        table = Table(table.name, _SHOWN, [tuple(row[place] for place in places) for row in table.rows])
    show_table(table, form)
    outcome = show_problems([*problems, *study.problems])
    if add_to:
        from interview_coder.cli.codebook_edit import add_rule_to  # noqa: PLC0415 - only when asked for

        outcome = max(outcome, add_rule_to(codebook or study.settings.codebook, add_to, expression))
    n_sources = len(study.sources)
    TALK.say(
        say(f"{counted(n_hits, 'hit')} in {counted(n_sources, 'source')}", f"{n_sources} 份材料中命中 {n_hits} 处")
    )
    return outcome
