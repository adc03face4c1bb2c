"""``table saturation``: new codes per interview, when they cease, and the held-out test."""

from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.language import say
from interview_coder.cli.reporting import PROBLEMS, WRONG_USE, show_problems
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
    from interview_coder.domain.problems import Where
    from interview_coder.domain.tables import Table

_PARTS = ("saturation", "saturation_runs", "saturation_assessment", "saturation_held_out")
_FEWEST = 2


@table_app.command(
    "saturation",
    help=say(
        "Saturation: new codes per interview, base size and run length (Guest, Namey & Chen 2020), random orders, "
        "and a held-out third.",
        "理论饱和度：逐份新增编码，基数与连续份数法（Guest、Namey & Chen 2020），随机次序，以及留出三分之一的检验。",
    ),
)
def saturation_command(
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    base: Annotated[
        int, typer.Option("--base", min=1, help=say("Base size: sources to start from.", "基数：起始的几份材料。"))
    ] = 4,
    run: Annotated[
        int, typer.Option("--run", min=1, help=say("Run length: sources in a row.", "连续份数：连续看几份材料。"))
    ] = 2,
    threshold: Annotated[
        float,
        typer.Option("--threshold", min=0.0, max=1.0, help=say("New information let pass, 0–1.", "新信息阈值，0–1。")),
    ] = 0.05,
    held_out: Annotated[
        str,
        typer.Option(
            "--held-out",
            help=say(
                "Sources to hold out, by id, case or number (A03), with commas [the last third].",
                "留出检验的材料：名称、个案或编号（A03），以逗号分隔 [最后三分之一]。",
            ),
            show_default=False,
        ),
    ] = "",
    order: Annotated[
        str,
        typer.Option(
            "--order",
            help=say(
                "Order of sources: date, source [date where every source has one].",
                "材料次序：date、source [都有日期则按日期]。",
            ),
            callback=options.one_of(("date", "source")),
            show_default=False,
        ),
    ] = "",
    permutations: Annotated[
        int, typer.Option("--permutations", min=1, max=100_000, help=say("Random orders.", "随机次序的个数。"))
    ] = 1000,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help=say("Seed of the random orders.", "随机种子。"))
    ] = 20200505,
    part: Annotated[str, part_option(_PARTS)] = "saturation",
    kinds: Kinds = "",
    form: options.Form = "table",
    out: Out = None,
    plot: Plot = None,
    unit: options.Unit = "",
    roles: options.Roles = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
) -> int:
    """Code SOURCES as ``code`` does and judge whether further interviews would add codes."""
    study, outcome = open_coded(sources, codebook=codebook, lexicon=lexicon, encoding=encoding, unit=unit, roles=roles)
    if study is None:
        return outcome
    from interview_coder.analyse.saturation import RandomOrders, Rule  # noqa: PLC0415 - only when used
    from interview_coder.domain.problems import Where  # noqa: PLC0415
    from interview_coder.export.saturation_blocks import saturation_blocks  # noqa: PLC0415
    from interview_coder.export.study_charts import saturation_chart  # noqa: PLC0415
    from interview_coder.pipeline.study_tables import saturation  # noqa: PLC0415 - heavy

    where, wanted = (
        Where(str(sources[0] if sources else "transcripts")),
        as_names(kinds) or ("interview", "focus_group"),
    )
    if missing_kinds(study, wanted, sources):
        return PROBLEMS
    found = saturation(
        study,
        rule=Rule(base, run, threshold),
        kinds=wanted,
        order=order,
        held_out=as_names(held_out),
        orders=RandomOrders(permutations, seed),
    )
    wrong = _wrong(found.tables["saturation"], found.unknown, needed=base + run, where=where)
    if wrong:
        return wrong
    written = written_language(study)
    drawn = finish_tables(
        found.tables,
        lambda language: saturation_blocks(found.tables, order=found.order, language=language),
        part=part,
        form=form,
        out=out,
        written=written,
        figure=(plot, saturation_chart(found.tables, written) if plot else None),
    )
    return outcome or drawn


def _wrong(curve: "Table", unknown: tuple[str, ...], *, needed: int, where: "Where") -> int:
    """Return the exit code where the sources are too few or one that is named is not there."""
    from interview_coder.domain.problems import tables  # noqa: PLC0415 - only when used

    ids = [str(record["source"]) for record in curve.records()]
    if unknown:
        show_problems([tables.unknown_choice("--held-out", name, ids, where) for name in unknown])
        return WRONG_USE
    if len(ids) < _FEWEST:
        return show_problems([tables.too_few_sources(len(ids), _FEWEST, where)])
    if len(ids) < needed:
        show_problems([tables.too_few_for_a_run(len(ids), needed, where)])
    return 0
