"""Networks in columns: boxes with their labels inside, one column per group, arrows between them."""

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from interview_coder.domain.figures import NetworkChart, NetworkEdge, NetworkNode
from interview_coder.export.charts.canvas import SIZE, SMALL, Canvas
from interview_coder.export.charts.palette import FAINT, INK, OKABE_ITO, looks
from interview_coder.export.text_width import display_width, wrapped

_LABEL, _LINE, _PAD, _APART, _BETWEEN = 22, 0.165, 0.09, 0.14, 1.15
_THIN, _THICK = 0.8, 4.5

Box = tuple[float, float, float, float]
"""Left, right, middle and height, in inches."""


def draw_columns(canvas: Canvas, chart: NetworkChart) -> None:
    """Draw one column of boxes per group, and the edges from box to box."""
    groups = list(dict.fromkeys(node.group for node in chart.nodes))
    labels = {node.id: wrapped(node.label, _LABEL, lines=4) for node in chart.nodes}
    height = max(label.count("\n") + 1 for label in labels.values()) * _LINE + 2 * _PAD
    width = max(display_width(line) for label in labels.values() for line in label.split("\n")) * SIZE * 0.55 / 72 + 0.2
    most = max(sum(node.group == group for node in chart.nodes) for group in groups)
    total = len(groups) * width + (len(groups) - 1) * _BETWEEN, most * (height + _APART)
    axes = canvas.axes(total[0] + 0.2, total[1] + 0.2)
    axes.set_axis_off()
    axes.set_xlim(-0.1, total[0] + 0.1)
    axes.set_ylim(total[1] + 0.1, -0.1)
    boxes = _boxes(chart.nodes, groups, total[1], width, height)
    _draw_edges(canvas, axes, chart, boxes)
    for group, (colour, _) in zip(groups, looks(len(groups)), strict=True):
        left = groups.index(group) * (width + _BETWEEN)
        axes.text(
            left + width / 2, -0.12, group, ha="center", va="baseline", fontproperties=canvas.font(SIZE), color=FAINT
        )
        for node in chart.nodes:
            if node.group == group:
                _draw_box(canvas, axes, labels[node.id], boxes[node.id], colour)


def _boxes(
    nodes: tuple[NetworkNode, ...], groups: list[str], total: float, width: float, height: float
) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    for number, group in enumerate(groups):
        column = [node for node in nodes if node.group == group]
        step = total / len(column)
        left = number * (width + _BETWEEN)
        for place, node in enumerate(column):
            boxes[node.id] = (left, left + width, (place + 0.5) * step, height)
    return boxes


def _draw_box(canvas: Canvas, axes: Axes, label: str, box: Box, colour: str) -> None:
    left, right, middle, height = box
    axes.add_patch(
        FancyBboxPatch(
            (left, middle - height / 2),
            right - left,
            height,
            boxstyle="round,pad=0,rounding_size=0.06",
            facecolor="white",
            edgecolor=colour,
            linewidth=1.4,
            zorder=3,
        )
    )
    axes.text(
        (left + right) / 2,
        middle,
        label,
        ha="center",
        va="center",
        fontproperties=canvas.font(SIZE),
        color=INK,
        zorder=4,
    )


def _draw_edges(canvas: Canvas, axes: Axes, chart: NetworkChart, boxes: dict[str, Box]) -> None:
    heaviest = max((edge.weight for edge in chart.edges), default=0) or 1
    for edge in chart.edges:
        start, end, bend = _ends(boxes[edge.source], boxes[edge.target])
        axes.add_patch(
            FancyArrowPatch(
                start,
                end,
                arrowstyle="-|>" if chart.directed else "-",
                mutation_scale=9,
                connectionstyle=f"arc3,rad={bend}",
                shrinkA=0,
                shrinkB=1,
                linewidth=_THIN + (_THICK - _THIN) * max(edge.weight, 0) / heaviest,
                linestyle="-" if edge.weight > 0 else (0, (3, 3)),
                color="#46627A" if edge.weight > 0 else OKABE_ITO[6],
                alpha=0.85,
                zorder=1,
            )
        )
        if edge.label:
            _write_label(canvas, axes, edge, start, end)


def _ends(start: Box, end: Box) -> tuple[tuple[float, float], tuple[float, float], float]:
    """Return where an edge leaves and arrives, and how much it bends; within a column it goes around on the right."""
    if start[1] <= end[0]:
        return (start[1], start[2]), (end[0], end[2]), 0.0
    if start[0] >= end[1]:
        return (start[0], start[2]), (end[1], end[2]), 0.15
    return (start[1], start[2]), (end[1], end[2]), -0.5 if start[2] < end[2] else 0.5


def _write_label(
    canvas: Canvas, axes: Axes, edge: NetworkEdge, start: tuple[float, float], end: tuple[float, float]
) -> None:
    """Write the label on the edge near its start, where edges to one box have not yet met."""
    share = 0.35
    axes.text(
        start[0] + share * (end[0] - start[0]),
        start[1] + share * (end[1] - start[1]),
        wrapped(edge.label, _LABEL, lines=2),
        ha="center",
        va="center",
        fontproperties=canvas.font(SMALL),
        color=INK,
        bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.9},
        zorder=2,
    )
