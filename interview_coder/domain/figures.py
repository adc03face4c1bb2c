"""Figures as values: what is shown, before anybody decides how it is drawn.

Analyses make them, `export.charts` draws them. Every text is plain text: nothing in it is markup.
"""

from dataclasses import dataclass

SEQUENTIAL, DIVERGING = "sequential", "diverging"
CIRCLE, COLUMNS, FORCE = "circle", "columns", "force"


@dataclass(frozen=True, slots=True)
class BarChart:
    """Lying bars, the first one at the top.

    ``groups`` names the group of each bar, or is empty; bars of a group share a colour, which the legend names.
    Values may be negative.
    """

    title: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    value_axis: str
    label_axis: str = ""
    groups: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Lying bars made of parts: ``values`` holds one row per bar (the first at the top), one value per part.

    ``is_share`` draws every bar at full length, its parts in percent of the bar.
    """

    title: str
    labels: tuple[str, ...]
    parts: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]
    value_axis: str
    label_axis: str = ""
    is_share: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A table of coloured cells: ``values`` holds one row per row label, the first at the top.

    ``texts`` are what stands in the cells, of the same shape; empty for none. ``scale`` names what the colours
    mean. A ``diverging`` map is white at 0 and has one hue for each sign.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]
    scale: str
    texts: tuple[tuple[str, ...], ...] = ()
    row_axis: str = ""
    column_axis: str = ""
    colours: str = SEQUENTIAL
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart; ``low`` and ``high`` are the edges of a band around it, or empty."""

    name: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """An upright line at a place of the x axis, with what it means."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over numbers; ``ticks`` names the places 1, 2, 3 … of the x axis, or is empty for plain numbers.

    ``bars`` are the heights of bars behind the lines at 1, 2, 3 …, which ``bars_name`` explains.
    """

    title: str
    lines: tuple[Line, ...]
    x_axis: str
    y_axis: str
    ticks: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    bars: tuple[float, ...] = ()
    bars_name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A node; its area grows with ``size``, its colour is that of its ``group``."""

    id: str
    label: str
    size: float = 1
    group: str = ""


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """An edge between two nodes by id; its width grows with ``weight``, a weight of 0 is drawn dashed."""

    source: str
    target: str
    weight: float = 1
    label: str = ""


@dataclass(frozen=True, slots=True)
class NetworkChart:
    """Nodes and edges.

    ``circle`` puts the nodes on a circle in their order, ``columns`` in one column per group, groups from left to
    right in the order of their first node, as boxes with their labels inside. Edges of a ``directed`` network are
    arrows. ``force`` puts nodes that hang together near each other, with the labels on the nodes; colours tell groups
    apart without naming them. ``weight_name`` says what the widths of the edges mean.
    """

    title: str
    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]
    layout: str = CIRCLE
    directed: bool = False
    weight_name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CloudChart:
    """Words whose letters are as high as the root of their count, so that the area of a word grows with it."""

    title: str
    words: tuple[str, ...]
    counts: tuple[float, ...]
    note: str = ""


Chart = BarChart | StackedBars | HeatMap | LineChart | NetworkChart | CloudChart


def is_empty(chart: Chart) -> bool:
    """Tell whether a chart has nothing that could be drawn."""
    match chart:
        case CloudChart():
            return not any(count > 0 for count in chart.counts)
        case BarChart() | StackedBars():
            return not chart.labels
        case HeatMap():
            return not chart.rows or not chart.columns
        case LineChart():
            return not any(line.xs for line in chart.lines) and not chart.bars
        case NetworkChart():
            return not chart.nodes
