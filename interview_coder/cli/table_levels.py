"""``table levels``: quotation, initial concept, category, main category."""

from typing import Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.language import say
from interview_coder.cli.reporting import PROBLEMS, show_problems
from interview_coder.cli.table import open_coded, table_app
from interview_coder.cli.table_forms import (
    Kinds,
    Out,
    as_names,
    finish_tables,
    missing_kinds,
    part_option,
    written_language,
)
from interview_coder.domain.choices import AUTO, CATEGORIES, MAINS

_PARTS = ("levels", "references")


@table_app.command(
    "levels",
    help=say(
        "The three-level table of grounded theory: quotation, initial concept, category, main category.",
        "扎根理论的三级编码表：原始语句、初始概念、范畴、主范畴。",
    ),
)
def levels_command(
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    n_quotes: Annotated[
        int, typer.Option("--quotes", min=1, help=say("Quotations per code at most.", "每个编码最多列出几条原始语句。"))
    ] = 2,
    category: Annotated[
        str,
        typer.Option(
            "--category",
            help=say("What the category is: ", "以什么为范畴：")
            + ", ".join(CATEGORIES)
            + say(
                "; auto: the construct where a code has one, else the code above it.",
                "；auto：编码有构念则取构念，否则取上级编码。",
            ),
            callback=options.one_of(CATEGORIES),
        ),
    ] = AUTO,
    main: Annotated[
        str,
        typer.Option(
            "--main",
            help=say("What the main category is: ", "以什么为主范畴：")
            + ", ".join(MAINS)
            + say(
                "; auto: the theory where a code has a construct, else the family.",
                "；auto：编码有构念则取理论，否则取类属。",
            ),
            callback=options.one_of(MAINS),
        ),
    ] = AUTO,
    part: Annotated[str, part_option(_PARTS)] = "levels",
    kinds: Kinds = "",
    form: options.Form = "table",
    out: Out = None,
    unit: options.Unit = "",
    roles: options.Roles = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
) -> int:
    """Code SOURCES as ``code`` does and print the three-level table."""
    study, outcome = open_coded(sources, codebook=codebook, lexicon=lexicon, encoding=encoding, unit=unit, roles=roles)
    if study is None:
        return outcome
    if missing_kinds(study, as_names(kinds), sources):
        return PROBLEMS
    from interview_coder.domain.problems import Where, tables  # noqa: PLC0415 - only when used
    from interview_coder.export.levels_blocks import levels_blocks  # noqa: PLC0415
    from interview_coder.pipeline.study_tables import levels  # noqa: PLC0415 - heavy

    found, without = levels(study, category=category, main=main, kinds=as_names(kinds), n_quotes=n_quotes)
    where = Where(study.codebook.path or study.codebook.id)
    if not found["levels"].rows:
        show_problems([tables.no_levels(where)])
        return PROBLEMS
    if without:
        show_problems([tables.left_out("levels", without, where)])
    written = written_language(study)
    drawn = finish_tables(
        found,
        lambda language: levels_blocks(found, study.codebook, language=language),
        part=part,
        form=form,
        out=out,
        written=written,
    )
    return outcome or drawn
