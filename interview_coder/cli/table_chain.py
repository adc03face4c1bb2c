"""``table chain``: problem, cause, countermeasure along the codebook's relations."""

from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.language import say
from interview_coder.cli.reporting import WRONG_USE, show_problems
from interview_coder.cli.table import Plot, open_coded, table_app
from interview_coder.cli.table_forms import (
    Kinds,
    Out,
    as_names,
    finish_tables,
    missing_kinds,
    part_option,
    written_language,
)

if TYPE_CHECKING:
    from interview_coder.domain.codebook import Codebook

_PARTS = ("chain", "chain_paths", "chain_quotes")


@table_app.command(
    "chain",
    help=say(
        "Problem, cause, countermeasure along the codebook's relations: who speaks of each link, the strongest "
        "quotations, the links that nobody makes.",
        "沿编码手册的关系列出“问题—原因—对策”：每个环节有谁谈到、最有力的引文，以及没有人谈到的环节。",
    ),
)
def chain_command(
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    types: Annotated[
        str,
        typer.Option(
            "--types",
            help=say(
                "Types of relation, or all [caused_by,addressed_by; all if there are neither].",
                "关系类型，或 all [caused_by,addressed_by；两者皆无则为全部]。",
            ),
            show_default=False,
        ),
    ] = "",
    n_quotes: Annotated[
        int, typer.Option("--quotes", min=0, help=say("Quotations per link at most.", "每个环节最多列出几条引文。"))
    ] = 3,
    part: Annotated[str, part_option(_PARTS)] = "chain",
    kinds: Kinds = "",
    form: options.Form = "table",
    out: Out = None,
    plot: Plot = None,
    unit: options.Unit = "",
    roles: options.Roles = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
) -> int:
    """Code SOURCES as ``code`` does and show the argument that the codings carry."""
    study, outcome = open_coded(sources, codebook=codebook, lexicon=lexicon, encoding=encoding, unit=unit, roles=roles)
    if study is None:
        return outcome
    wanted, wrong = _types(study.codebook, types)
    wrong = wrong or missing_kinds(study, as_names(kinds), sources)
    if wrong:
        return wrong
    from interview_coder.export.chain_blocks import chain_blocks  # noqa: PLC0415 - only when used
    from interview_coder.export.study_charts import chain_chart  # noqa: PLC0415
    from interview_coder.pipeline.study_tables import chain  # noqa: PLC0415 - heavy

    tables = chain(study, types=wanted, kinds=as_names(kinds), n_quotes=n_quotes)
    written = written_language(study)
    drawn = finish_tables(
        tables,
        lambda language: chain_blocks(tables, study.codebook, language=language),
        part=part,
        form=form,
        out=out,
        written=written,
        figure=(plot, chain_chart(tables, study.codebook, written) if plot else None),
    )
    return outcome or drawn


def _types(book: "Codebook", value: str) -> tuple[tuple[str, ...], int]:
    """Return the types asked for, and the exit code where there are none of them."""
    from interview_coder.analyse.chain import argument_types, relation_types  # noqa: PLC0415 - only when used
    from interview_coder.domain.problems import Where, tables  # noqa: PLC0415

    where, known = Where(book.path or book.id), relation_types(book)
    if not known:
        return (), show_problems([tables.no_relations(where)])
    wanted = as_names(value)
    if wanted == ("all",):
        return known, 0
    unknown = [name for name in wanted if name not in known]
    if unknown:
        show_problems([tables.unknown_choice("--types", name, known, where) for name in unknown])
        return (), WRONG_USE
    chosen = wanted or argument_types(book)
    left = [name for name in known if name not in chosen]
    if left and not wanted:
        show_problems([tables.left_out("relations", left, where)])
    return chosen, 0
