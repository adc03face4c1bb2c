"""``table frequencies`` and ``table constructs``: the tables of ``code``, each with its figure."""

from interview_coder.cli import options
from interview_coder.cli.language import say
from interview_coder.cli.table import Plot, open_coded, table_app
from interview_coder.cli.table_forms import Out, finish_tables, written_language


@table_app.command(
    "frequencies",
    help=say("Code frequencies, as in frequencies.csv.", "编码频次，与 frequencies.csv 相同。"),
)
def frequencies_command(
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    form: options.Form = "table",
    out: Out = None,
    plot: Plot = None,
    unit: options.Unit = "",
    roles: options.Roles = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
) -> int:
    """Code SOURCES as ``code`` does and count each code."""
    study, outcome = open_coded(sources, codebook=codebook, lexicon=lexicon, encoding=encoding, unit=unit, roles=roles)
    if study is None:
        return outcome
    from interview_coder.export.frequency_charts import frequency_chart  # noqa: PLC0415 - only when used
    from interview_coder.export.report_document import frequency_blocks  # noqa: PLC0415
    from interview_coder.pipeline.code_tables import frequencies  # noqa: PLC0415 - heavy

    table, book, written = frequencies(study), study.codebook, written_language(study)
    drawn = finish_tables(
        {table.name: table},
        lambda tongue: frequency_blocks(table, book, language=tongue),
        part=table.name,
        form=form,
        out=out,
        written=written,
        figure=(plot, frequency_chart(table, book, language=written) if plot else None),
    )
    return max(outcome, drawn)


@table_app.command(
    "constructs",
    help=say("Evidence by theory construct, as in constructs.csv.", "理论构念的证据，与 constructs.csv 相同。"),
)
def constructs_command(
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    form: options.Form = "table",
    out: Out = None,
    plot: Plot = None,
    unit: options.Unit = "",
    roles: options.Roles = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
) -> int:
    """Code SOURCES as ``code`` does and count each construct."""
    study, outcome = open_coded(sources, codebook=codebook, lexicon=lexicon, encoding=encoding, unit=unit, roles=roles)
    if study is None:
        return outcome
    from interview_coder.export.frequency_charts import construct_chart  # noqa: PLC0415 - only when used
    from interview_coder.export.report_document import construct_blocks  # noqa: PLC0415
    from interview_coder.pipeline.code_tables import constructs  # noqa: PLC0415 - heavy

    table, book, written = constructs(study), study.codebook, written_language(study)
    drawn = finish_tables(
        {table.name: table},
        lambda tongue: construct_blocks(table, book, language=tongue),
        part=table.name,
        form=form,
        out=out,
        written=written,
        figure=(plot, construct_chart(table, book, language=written) if plot else None),
    )
    return max(outcome, drawn)
