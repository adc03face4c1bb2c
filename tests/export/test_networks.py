"""Networks as files that other programs read."""

from pathlib import Path

import networkx as nx
import pytest

from interview_coder.domain.tables import Table
from interview_coder.export.networks import FORMATS, communities, write_network

NODES = Table("nodes", ("word", "label", "count"), [("社区", "社区", 3), ("<b>&", "<b>\x07", 1), ("独", "独", 1)])
EDGES = Table("edges", ("a", "b", "weight", "together"), [("社区", "<b>&", 0.5, 2)])


@pytest.mark.parametrize("suffix", FORMATS)
def test_other_programs_read_what_was_written(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"共 词{suffix}"
    write_network(NODES, EDGES, path)
    graph = nx.read_graphml(path) if suffix == ".graphml" else nx.read_gexf(path)
    assert list(graph.nodes) == ["社区", "<b>&", "独"]
    assert (graph.nodes["社区"]["count"], graph.nodes["<b>&"]["label"]) == (3, "<b>\ufffd")
    edge = graph.edges["社区", "<b>&"]
    assert (edge["weight"], edge["together"]) == (0.5, 2)
    assert not graph.is_directed()


@pytest.mark.parametrize("suffix", FORMATS)
def test_equal_networks_are_equal_files_without_a_date(tmp_path: Path, suffix: str) -> None:
    one, two = tmp_path / f"1{suffix}", tmp_path / f"2{suffix.upper()}"
    write_network(NODES, EDGES, one)
    write_network(NODES, EDGES, two)
    assert one.read_bytes() == two.read_bytes()
    assert b"modified" not in one.read_bytes()


def test_edges_may_have_a_direction(tmp_path: Path) -> None:
    path = tmp_path / "chain.graphml"
    write_network(NODES, EDGES, path, directed=True)
    assert list(nx.read_graphml(path).edges) == [("社区", "<b>&")]
    assert nx.read_graphml(path).is_directed()


def test_wrong_calls_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"choose from \.graphml, \.gexf"):
        write_network(NODES, EDGES, tmp_path / "x.gml")
    with pytest.raises(ValueError, match="'无', which is no node"):
        write_network(NODES, Table("edges", ("a", "b"), [("社区", "无")]), tmp_path / "x.gexf")
    assert not list(tmp_path.iterdir())


def test_communities_are_the_parts_that_hang_together() -> None:
    triangles = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"), ("g", "h")]
    rows = [(one, other, 1.0) for one, other in triangles] + [("c", "d", 0.1)]
    found = communities(Table("edges", ("a", "b", "jaccard"), rows), weight="jaccard")
    assert dict(found) == {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 2, "g": 3, "h": 3}
    assert not communities(Table("edges", ("a", "b", "jaccard"), []), weight="jaccard")
