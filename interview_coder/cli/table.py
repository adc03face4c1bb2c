"""``table``: analyses of a coded study, one command each; this module holds what they share."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.app import app
from interview_coder.cli.help_text import Commands
from interview_coder.cli.language import say
from interview_coder.cli.reporting import FINE, PROBLEMS, TALK, say_if_empty, show_problems, show_table

if TYPE_CHECKING:
    from interview_coder.domain.coded import CodedStudy
    from interview_coder.domain.figures import Chart
    from interview_coder.domain.problems import Problem
    from interview_coder.domain.tables import Table

table_app = Commands()
app.add_typer(
    table_app,
    name="table",
    help=say(
        "Analyse the codings: frequencies, matrix, co-occurrence, chain, levels, triangulation, saturation, survey.",
        "分析编码结果：频次、矩阵、共现、因果链、三级编码、三角互证、饱和度、问卷。",
    ),
)


Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        help=say("Also write the table to this file: .csv or .xlsx.", "同时把表写到这个文件：.csv 或 .xlsx。"),
        callback=options.ends_in(".csv", ".xlsx"),
        show_default=False,
    ),
]
Plot = Annotated[
    Path | None,
    typer.Option(
        "--plot",
        help=say("Also draw the figure to this file: .png (300 dpi) or .svg.", "同时画图：.png（300 dpi）或 .svg。"),
        callback=options.ends_in(".png", ".svg"),
        show_default=False,
    ),
]


def open_coded(
    sources: Sequence[Path] | None,
    *,
    codebook: str,
    lexicon: Path | None = None,
    encoding: str = "",
    unit: str = "",
    roles: str = "",
) -> "tuple[CodedStudy | None, int]":
    """Read and code a study as ``code`` does, and show its problems; its notes are left to ``code``.

    Returns:
        The coded study, or None where there is none to analyse, and the exit code so far.
    """
    from interview_coder.cli.study import open_study  # noqa: PLC0415 - heavy: only when something is coded
    from interview_coder.pipeline.coded import code_study  # noqa: PLC0415

    study = open_study(sources, codebook=codebook, lexicon=lexicon, encoding=encoding)
    if study.codebook is None or not study.sources or not study.is_sound:
        return None, _show_serious(study.problems) or PROBLEMS
    coded, problems = code_study(
        study.sources,
        study.codebook,
        lexicon=study.lexicon,
        unit=unit or study.settings.unit,
        roles=options.as_roles(roles) or study.settings.roles,
    )
    return coded, _show_serious([*study.problems, *problems])


def _show_serious(problems: "Iterable[Problem]") -> int:
    return show_problems(problem for problem in problems if problem.severity.value != "note")


def finish(
    table: "Table",
    *,
    form: str,
    out: Path | None = None,
    plot: Path | None = None,
    chart: "Chart | None" = None,
) -> int:
    """Print a table, write it where asked, and draw its figure where asked.

    Returns:
        The exit code: 1 where the figure could not be drawn.
    """
    show_table(table, form)
    say_if_empty(table)
    if out:
        _write(table, out)
        TALK.say(str(out))
    return draw(chart, plot) if plot and chart else FINE


def draw(chart: "Chart", path: Path) -> int:
    """Draw a figure; returns the exit code, 1 where it could not be drawn."""
    from interview_coder.export.charts import write_chart  # noqa: PLC0415 - heavy

    problems = write_chart(chart, path)
    outcome = show_problems(problems)
    if path.is_file() and outcome == FINE:
        TALK.say(str(path))
    return outcome


def _write(table: "Table", path: Path) -> None:
    if path.suffix.lower() == ".xlsx":
        from interview_coder.export.xlsx import write_xlsx  # noqa: PLC0415 - heavy

        write_xlsx([table], path)
        return
    from interview_coder.export.csv_file import write_csv  # noqa: PLC0415 - only when used

    write_csv(table, path)
