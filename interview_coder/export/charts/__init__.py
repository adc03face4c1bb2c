"""Figures for papers: charts as PNG (300 dpi) or SVG; the only package that imports matplotlib."""

from pathlib import Path
from typing import TYPE_CHECKING

from interview_coder.domain.figures import (
    BarChart,
    Chart,
    CloudChart,
    HeatMap,
    LineChart,
    NetworkChart,
    StackedBars,
    is_empty,
)
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import figures as faults
from interview_coder.export.charts.fonts import PACKAGE, missing_characters, sans_path
from interview_coder.export.charts.texts import chart_texts, with_drawable_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_coder.export.charts.canvas import Canvas

FORMATS = (".png", ".svg")


def write_chart(chart: Chart, path: Path) -> tuple[Problem, ...]:
    """Draw a chart into a file: ``.png`` with 300 dpi, or ``.svg`` with its letters as outlines.

    Equal charts give equal bytes. Neither the user's matplotlib settings nor fonts of the machine have a say.

    Returns:
        What is wrong; if one of the problems is an error, nothing was written.
    """
    where = Where(str(path))
    if path.suffix.lower() not in FORMATS:
        return (faults.unknown_figure_format(path.suffix, where),)
    if is_empty(chart):
        return (faults.nothing_to_draw(where),)
    font = sans_path()
    if font is None:
        return (faults.no_chart_font(PACKAGE, where),)
    missing = missing_characters(chart_texts(chart), font)
    _draw(with_drawable_texts(chart, missing), path, font)
    return (faults.characters_without_glyph(missing, where),) if missing else ()


def _draw(chart: Chart, path: Path, font: Path) -> None:
    from interview_coder.export.charts.canvas import Canvas, plain_style  # noqa: PLC0415 - heavy

    with plain_style():
        canvas = Canvas(font)
        _painter(chart)(canvas)
        canvas.finish(chart.title, chart.note)
        canvas.write(path, title=chart.title)


def _painter(chart: Chart) -> "Callable[[Canvas], None]":
    from interview_coder.export.charts import bars, cloud, heat, lines, network  # noqa: PLC0415 - heavy

    match chart:
        case BarChart():
            return lambda canvas: bars.draw_bars(canvas, chart)
        case StackedBars():
            return lambda canvas: bars.draw_stacked(canvas, chart)
        case HeatMap():
            return lambda canvas: heat.draw_heat(canvas, chart)
        case LineChart():
            return lambda canvas: lines.draw_lines(canvas, chart)
        case NetworkChart():
            return lambda canvas: network.draw_network(canvas, chart)
        case CloudChart():
            return lambda canvas: cloud.draw_cloud(canvas, chart)
