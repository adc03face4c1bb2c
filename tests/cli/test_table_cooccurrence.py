"""``table cooccurrence``: the table, the network file and the figure."""

from pathlib import Path

import networkx as nx
import pytest
from cli.conftest import BOOK, Run


@pytest.fixture
def pair(study: Path) -> Path:
    (study / "codebooks" / "small.yaml").write_text(
        BOOK
        + "  - {id: nobody, name: '没人 <管> & $x$', family: problem, definition: 没人, rules: ['/没人/']}\n"
        + "  - {id: care, name: 管, family: problem, definition: 管, rules: ['/管/']}\n",
        encoding="utf-8",
    )
    return study


def test_pairs_in_a_unit_and_in_a_turn(pair: Path, run: Run) -> None:
    unit = run("table", "cooccurrence", "-f", "csv").out.splitlines()
    assert unit[0] == (
        "code_a,code_b,name_a,name_b,together,inclusion,overlap,proximity,cases,contexts_a,contexts_b,contexts,"
        "expected,jaccard,pmi"
    )
    assert unit[1:] == ["nobody,care,没人 <管> & $x$,管,1,0,0,1,1,1,1,2,0.5,1.0,1.0"]
    assert len(run("table", "cooccurrence", "--within", "turn", "-f", "csv").out.splitlines()) == 4
    assert len(run("table", "cooccurrence", "--within", "window", "--window", "2", "-f", "csv").out.splitlines()) == 4
    assert len(run("table", "cooccurrence", "--relation", "overlap", "-f", "csv").out.splitlines()) == 1
    assert len(run("table", "cooccurrence", "--min", "2", "-f", "csv").out.splitlines()) == 1


@pytest.mark.parametrize("name", ["网 络.graphml", "net.gexf"])
def test_the_network_opens_and_is_the_same_each_time(pair: Path, run: Run, name: str) -> None:
    assert run("table", "cooccurrence", "--within", "turn", "--graph", name).code == 0
    first = (pair / name).read_bytes()
    graph = nx.read_graphml(pair / name) if name.endswith("ml") else nx.read_gexf(pair / name)
    assert set(graph.nodes) == {"volunteers", "nobody", "care"}
    assert graph.nodes["nobody"]["label"] == "没人 <管> & $x$"
    assert graph.nodes["nobody"]["contexts"] == 1
    assert graph.edges["nobody", "care"]["weight"] == 1
    assert graph.edges["nobody", "care"]["jaccard"] == 1.0
    assert "name_a" not in graph.edges["nobody", "care"]
    run("table", "cooccurrence", "--within", "turn", "--graph", name)
    assert (pair / name).read_bytes() == first


def test_the_figure_of_the_network(pair: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "cooccurrence", "--within", "window", "--plot", "网 络.svg")
    assert outcome.code == 0
    text = (pair / "网 络.svg").read_text(encoding="utf-8")
    assert "<title>编码共现（相邻 3 个单元）：小手册</title>" in text
    assert "网 络.svg" in outcome.err


def test_constructs_by_themselves_make_no_pair(pair: Path, run: Run) -> None:
    outcome = run("table", "cooccurrence", "--of", "constructs", "-f", "csv")
    assert outcome.out.startswith("construct_a,construct_b,")
    assert len(outcome.out.splitlines()) == 1


def test_wrong_use_is_explained(pair: Path, run: Run) -> None:
    assert run("table", "cooccurrence", "--within", "page").code == 2
    assert run("table", "cooccurrence", "--relation", "near").code == 2
    assert run("table", "cooccurrence", "--window", "1").code == 2
    outcome = run("--lang", "zh", "table", "cooccurrence", "--graph", "net.png")
    assert outcome.code == 2
    assert ".graphml | .gexf" in outcome.err
    assert "IC523" in run("table", "cooccurrence", "--kinds", "survey").err


def test_the_pairs_to_read(pair: Path, run: Run) -> None:
    shown = run("--lang", "zh", "table", "cooccurrence", "-f", "md").out
    assert "| 编码甲 | 编码乙 | 同现 | 包含/重叠/邻近 | 个案 | 期望 | Jaccard | PMI |" in shown
    assert "| 没人 \\<管\\> & $x$ | 管 | 1 | 0 / 0 / 1 | 1 | 0.50 | 1.00 | 1.00 |" in shown
    assert "没有共现。" in run("--lang", "zh", "table", "cooccurrence", "--min", "9", "-f", "md").out
    assert run("--lang", "en", "table", "cooccurrence", "--out", "pairs.docx", "-f", "csv").code == 0
    nodes = run("table", "cooccurrence", "--part", "code_nodes", "-f", "csv").out.splitlines()
    assert nodes == [
        "code,name,group,contexts,cases,pairs",
        "volunteers,志愿者,,1,1,0",
        "nobody,没人 <管> & $x$,problem,1,1,1",
        "care,管,problem,1,1,1",
    ]
