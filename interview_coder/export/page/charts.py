"""Shapes of the page: the network of codes on a circle, and the codes along each source."""

from collections.abc import Sequence
from math import cos, hypot, pi, sin, sqrt
from typing import NamedTuple

from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.sources import KINDS
from interview_coder.domain.tables import Table
from interview_coder.export.page.data import Unit
from interview_coder.export.page.groups import Groups
from interview_coder.export.page.tables import CodeLine

_MOST_NODES = 60
_MOST_EDGES = 300
_SMALLEST, _STEP, _RADIUS = 120, 9, 300
_MARGIN = 180
_BOW = 0.8
"""How far the line between neighbours keeps away from the centre."""
_TINY = 1e-6
_WIDEST = 9
_WIDE_AT = 6
"""Shared units at which a line is as wide as it gets, where no two codes share more."""
_LARGEST = 15
_LANES = 5
STRIP = 1000
"""Width of a source's strip."""


class Node(NamedTuple):
    """A code on the circle: its place, size, and how its name is turned."""

    line: CodeLine
    x: float
    y: float
    r: float
    turn: float
    is_left: bool


class Edge(NamedTuple):
    """Two codes by number, the units they share, and the path between them."""

    one: int
    other: int
    shared: int
    width: float
    path: str


class Network(NamedTuple):
    """Codes that share at least ``least`` units, and the lines between them, in a square of ``side``."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    least: int
    side: int


class Block(NamedTuple):
    """One coding in a strip: the unit's number, the colour, and where it stands."""

    unit: int
    colour: int
    x: float
    width: float
    lane: int


class Portrait(NamedTuple):
    """One source from start to end."""

    number: int
    source: str
    n_units: int
    n_codes: int
    blocks: tuple[Block, ...]


class Portraits(NamedTuple):
    """The coded sources of one kind, and how many more have no coding."""

    kind: str
    rows: tuple[Portrait, ...]
    n_empty: int


def network(pairs: Table, lines: Sequence[CodeLine]) -> Network:
    """Put codes on a circle, by colour and then in the order of the codebook, as many as can be read.

    Where more codes share units than can be read around a circle, those that share few are left out.
    """
    by_id = {line.code.id: line for line in lines}
    found = [(by_id[str(row[0])], by_id[str(row[1])], int(row[2])) for row in pairs.rows]
    least = 1
    while len(_ends(found, least)) > _MOST_NODES or sum(count >= least for *_, count in found) > _MOST_EDGES:
        least += 1
    ordered = sorted(_ends(found, least).values(), key=lambda line: (line.colour, line.number))
    radius = min(_RADIUS, _SMALLEST + _STEP * len(ordered))
    nodes = _nodes(ordered, radius)
    most = max([_WIDE_AT, *(count for *_, count in found)])
    edges = tuple(
        Edge(
            one.number,
            other.number,
            count,
            round(1 + (_WIDEST - 1) * count / most, 1),
            _path(nodes[one.number], nodes[other.number], radius),
        )
        for one, other, count in sorted(found, key=lambda pair: pair[2])
        if count >= least
    )
    return Network(tuple(nodes.values()), edges, least, 2 * (radius + _MARGIN))


def _ends(found: Sequence[tuple[CodeLine, CodeLine, int]], least: int) -> dict[int, CodeLine]:
    return {line.number: line for *both, count in found if count >= least for line in both}


def _nodes(lines: Sequence[CodeLine], radius: int) -> dict[int, Node]:
    most = max((line.segments for line in lines), default=1)
    nodes = {}
    for place, line in enumerate(lines):
        angle = 2 * pi * place / len(lines) - pi / 2
        is_left = pi / 2 < angle < 3 * pi / 2 - _TINY
        degrees = angle * 180 / pi
        nodes[line.number] = Node(
            line,
            x=round(radius + _MARGIN + radius * cos(angle), 1),
            y=round(radius + _MARGIN + radius * sin(angle), 1),
            r=round(3 + (_LARGEST - 3) * sqrt(line.segments / most), 1),
            turn=round(degrees + 180 if is_left else degrees, 1),
            is_left=is_left,
        )
    return nodes


def _path(start: Node, end: Node, radius: int) -> str:
    """Bow a line towards the centre, the less, the nearer its ends are to each other."""
    centre = radius + _MARGIN
    near = 1 - hypot(start.x - end.x, start.y - end.y) / (2 * radius)
    x = round(centre + _BOW * near * ((start.x + end.x) / 2 - centre), 1)
    y = round(centre + _BOW * near * ((start.y + end.y) / 2 - centre), 1)
    return f"M{start.x} {start.y}Q{x} {y} {end.x} {end.y}"


def portraits(study: CodedStudy, units: Sequence[Unit], groups: Groups) -> list[Portraits]:
    """Return the codes along each source, a list for each kind of source."""
    by_source: dict[int, list[Unit]] = {}
    for unit in units:
        by_source.setdefault(unit.source, []).append(unit)
    kinds = [coded.source.kind for coded in study.sources]
    found = []
    for kind in dict.fromkeys([*(kind for kind in KINDS if kind in kinds), *kinds]):
        numbers = [number for number, its in enumerate(kinds) if its == kind]
        rows = tuple(_portrait(study, number, by_source[number], groups) for number in numbers if number in by_source)
        found.append(Portraits(kind, rows, len(numbers) - len(rows)))
    return found


def _portrait(study: CodedStudy, number: int, units: Sequence[Unit], groups: Groups) -> Portrait:
    source = study.sources[number].source
    scale = STRIP / max(1, len(source.text))
    blocks = tuple(
        Block(
            unit.number,
            groups.of[coding.code],
            round(unit.segment.start * scale, 1),
            round(max(3, (unit.segment.end - unit.segment.start) * scale), 1),
            lane,
        )
        for unit in units
        for lane, coding in enumerate(unit.codings[:_LANES])
    )
    codes = {coding.code for unit in units for coding in unit.codings}
    return Portrait(number, source.id, len(units), len(codes), blocks)
