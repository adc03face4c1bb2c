"""``table triangulation``: interviews, questionnaire, literature side by side."""

from typing import Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.language import say
from interview_coder.cli.reporting import show_problems
from interview_coder.cli.table import Plot, open_coded, table_app
from interview_coder.cli.table_forms import Out, finish_tables, part_option, written_language

_PARTS = ("triangulation", "triangulation_constructs", "triangulation_quotes")
_FEWEST = 2


@table_app.command(
    "triangulation",
    help=say(
        "Interviews, questionnaire and literature side by side per code: agreement, partial agreement, silence, "
        "dissonance (Farmer et al. 2006).",
        "访谈、问卷与文献逐个编码并列：一致、部分一致、沉默、不一致（Farmer 等，2006）。",
    ),
)
def triangulation_command(
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    n_quotes: Annotated[
        int,
        typer.Option(
            "--quotes", min=0, help=say("Quotations per code and kind at most.", "每个编码、每类材料最多几条引文。")
        ),
    ] = 1,
    part: Annotated[str, part_option(_PARTS)] = "triangulation",
    form: options.Form = "table",
    out: Out = None,
    plot: Plot = None,
    unit: options.Unit = "",
    roles: options.Roles = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
) -> int:
    """Code SOURCES as ``code`` does and compare what the kinds of sources say."""
    study, outcome = open_coded(sources, codebook=codebook, lexicon=lexicon, encoding=encoding, unit=unit, roles=roles)
    if study is None:
        return outcome
    from interview_coder.analyse.triangulation import methods  # noqa: PLC0415 - only when used
    from interview_coder.domain.problems import Where, tables  # noqa: PLC0415
    from interview_coder.export.study_charts import triangulation_chart  # noqa: PLC0415
    from interview_coder.export.triangulation_blocks import triangulation_blocks  # noqa: PLC0415
    from interview_coder.pipeline.study_tables import triangulation  # noqa: PLC0415 - heavy

    kinds = [method.name for method in methods(study)]
    if len(kinds) < _FEWEST:
        where = Where(str(sources[0] if sources else "transcripts"))
        return show_problems([tables.one_kind_only(", ".join(kinds) or "-", where)])
    found = triangulation(study, n_quotes=n_quotes)
    written = written_language(study)
    drawn = finish_tables(
        found,
        lambda language: triangulation_blocks(found, language=language),
        part=part,
        form=form,
        out=out,
        written=written,
        figure=(plot, triangulation_chart(found, written) if plot else None),
    )
    return outcome or drawn
