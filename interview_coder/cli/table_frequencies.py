"""``table frequencies`` and ``table constructs``: the tables of ``code``, each with its figure."""

from typing import TYPE_CHECKING

from interview_coder.cli import options
from interview_coder.cli.language import say
from interview_coder.cli.table import Out, Plot, finish, open_coded, table_app
from interview_coder.cli.table_forms import written_language

if TYPE_CHECKING:
    from interview_coder.domain.figures import Chart


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
    from interview_coder.pipeline.code_tables import frequencies  # noqa: PLC0415 - heavy

    table = frequencies(study)
    chart: Chart | None = frequency_chart(table, study.codebook, language=written_language(study)) if plot else None
    return max(outcome, finish(table, form=form, out=out, plot=plot, chart=chart))


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
    from interview_coder.pipeline.code_tables import constructs  # noqa: PLC0415 - heavy

    table = constructs(study)
    chart: Chart | None = construct_chart(table, study.codebook, language=written_language(study)) if plot else None
    return max(outcome, finish(table, form=form, out=out, plot=plot, chart=chart))
