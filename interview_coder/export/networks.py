"""Networks for Gephi, Cytoscape, R and others: GraphML and GEXF; the only module that knows the graph library."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_coder.domain.tables import Cell, Table
from interview_coder.export.text_file import write_text
from interview_coder.export.xml_text import xml_text

if TYPE_CHECKING:
    import networkx as nx

FORMATS = (".graphml", ".gexf")
_APART = 0.6
_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def write_network(nodes: Table, edges: Table, path: Path, *, directed: bool = False) -> None:
    """Write a network in the format of the path's suffix, ``.graphml`` or ``.gexf``; equal networks give equal bytes.

    Args:
        nodes: One row per node: the first column is its id, the second its label, the others are attributes.
        edges: One row per edge: the first two columns are ids of nodes, the others are attributes; one named
            ``weight`` is what programs take for the weight.
        path: The file to write.
        directed: Whether edges go from the first to the second node.

    Raises:
        ValueError: If the suffix is none of `FORMATS`, or an edge ends at no node.
    """
    import networkx as nx  # noqa: PLC0415 - heavy

    graph = _graph(nodes, edges, directed=directed)
    match path.suffix.lower():
        case ".graphml":
            lines = nx.generate_graphml(graph, named_key_ids=True)
        case ".gexf":
            # The library writes the date of today, and files are to depend on the study alone.
            lines = (_TODAY.sub("", line) for line in nx.generate_gexf(graph))
        case other:
            raise ValueError(f"no format of networks is called {other!r}, choose from {', '.join(FORMATS)}")
    write_text('<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n", path)


def communities(edges: Table, *, weight: str) -> Mapping[str, int]:
    """Return the community of each node that has an edge, from 1, the largest first.

    Args:
        edges: One row per edge, the ids of its nodes in the first two columns.
        weight: The column that holds the strength of an edge.

    Source:
        Blondel, V. D., et al. (2008). Fast unfolding of communities in large networks. Journal of Statistical
        Mechanics P10008. doi:10.1088/1742-5468/2008/10/P10008
    """
    import networkx as nx  # noqa: PLC0415 - heavy

    # Numbers instead of names: sets of names have another order in each run of Python.
    names = list(dict.fromkeys(str(node) for row in edges.rows for node in row[:2]))
    numbers = {name: number for number, name in enumerate(names)}
    place = edges.columns.index(weight)
    graph: nx.Graph[int] = nx.Graph()
    for row in edges.rows:
        graph.add_edge(numbers[str(row[0])], numbers[str(row[1])], weight=float(row[place]))
    found = [sorted(group) for group in nx.community.louvain_communities(graph, seed=0)] if names else []
    found.sort(key=lambda group: (-len(group), group))
    return {names[member]: place for place, group in enumerate(found, 1) for member in group}


def positions(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Return a place for each node, 0-1 in both directions, so that nodes few steps apart stand near each other.

    Parts of the network without a tie stand apart, as if they were three fifths of the longest way from each other.

    Source:
        Kamada, T., & Kawai, S. (1989). An algorithm for drawing general undirected graphs. Information Processing
        Letters 31(1), 7-15. doi:10.1016/0020-0190(89)90102-6
    """
    import networkx as nx  # noqa: PLC0415 - heavy

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    steps = {one: dict(found) for one, found in nx.all_pairs_shortest_path_length(graph)}
    apart = max((far for found in steps.values() for far in found.values()), default=0) * _APART + 1
    distances = {one: {other: found.get(other, apart) for other in nodes} for one, found in steps.items()}
    places = nx.kamada_kawai_layout(graph, dist=distances)
    edge = [
        (min(place[axis] for place in places.values()), max(place[axis] for place in places.values()))
        for axis in (0, 1)
    ]
    return {
        node: tuple((place[axis] - low) / ((high - low) or 1) for axis, (low, high) in enumerate(edge))
        for node, place in places.items()
    }


def _graph(nodes: Table, edges: Table, *, directed: bool) -> "nx.Graph[str]":
    import networkx as nx  # noqa: PLC0415 - heavy

    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    for row in nodes.rows:
        graph.add_node(_clean(row[0]), label=_clean(row[1]), **_attributes(nodes.columns[2:], row[2:]))
    for row in edges.rows:
        ends = [_clean(end) for end in row[:2]]
        missing = [end for end in ends if end not in graph]
        if missing:
            raise ValueError(f"an edge ends at {missing[0]!r}, which is no node")
        graph.add_edge(*ends, **_attributes(edges.columns[2:], row[2:]))
    return graph


def _attributes(names: tuple[str, ...], cells: tuple[Cell, ...]) -> dict[str, Any]:
    return {name: xml_text(cell) if isinstance(cell, str) else cell for name, cell in zip(names, cells, strict=True)}


def _clean(cell: Cell) -> str:
    return xml_text(str(cell))
