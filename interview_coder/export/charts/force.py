"""Networks by what hangs together: few steps apart is near each other, labels on the nodes."""

from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from interview_coder.domain.figures import NetworkChart
from interview_coder.export.charts.canvas import SIZE, Canvas
from interview_coder.export.charts.palette import FIRST, INK, OKABE_ITO
from interview_coder.export.networks import positions
from interview_coder.export.text_width import wrapped

Point = tuple[float, float]

_ROOM, _LEAST = 0.95, 3.2
"""Inches of room for each node on a side of the sheet, and of the smallest sheet."""
_LOW = 0.72
_SMALLEST, _LARGEST = 0.05, 0.3
_THIN, _THICK = 0.7, 5.0
_LABEL = 14


def draw_force(canvas: Canvas, chart: NetworkChart) -> None:
    """Draw nodes and edges; the strongest edges lie on top of the others, labels on top of everything."""
    width = max(_LEAST, _ROOM * len(chart.nodes) ** 0.5)
    height = width * _LOW
    axes = canvas.axes(width, height)
    axes.set_axis_off()
    axes.set_xlim(-_LARGEST, width + _LARGEST)
    axes.set_ylim(-_LARGEST, height + _LARGEST)
    found = positions([node.id for node in chart.nodes], [(edge.source, edge.target) for edge in chart.edges])
    places = {node: (x * width, y * height) for node, (x, y) in found.items()}
    _draw_edges(axes, chart, places)
    largest = max(node.size for node in chart.nodes) or 1
    groups = list(dict.fromkeys(node.group for node in chart.nodes))
    for node in chart.nodes:
        radius = max(_SMALLEST, _LARGEST * (max(node.size, 0) / largest) ** 0.5)
        colour = OKABE_ITO[groups.index(node.group) % len(OKABE_ITO)] if any(groups) else FIRST
        x, y = places[node.id]
        axes.plot(x, y, "o", markersize=2 * radius * 72, color=colour, alpha=0.55, markeredgewidth=0, zorder=3)
        axes.text(
            x,
            y,
            wrapped(node.label, _LABEL, lines=2),
            ha="center",
            va="center",
            color=INK,
            fontproperties=canvas.font(SIZE),
            path_effects=[withStroke(linewidth=2, foreground="white")],
            zorder=4,
        )


def _draw_edges(axes: Axes, chart: NetworkChart, places: dict[str, Point]) -> None:
    heaviest = max((edge.weight for edge in chart.edges), default=0) or 1
    for edge in sorted(chart.edges, key=lambda edge: (edge.weight, edge.source, edge.target)):
        (left, bottom), (right, top) = places[edge.source], places[edge.target]
        share = max(edge.weight, 0) / heaviest
        axes.plot(
            [left, right],
            [bottom, top],
            linewidth=_THIN + (_THICK - _THIN) * share,
            color="#46627A",
            alpha=0.25 + 0.45 * share,
            solid_capstyle="round",
            zorder=1 + share,
        )
