"""Codes found together: as the tables of a network file, and as a figure."""

from interview_coder.domain.figures import NetworkChart, NetworkEdge, NetworkNode
from interview_coder.domain.tables import Table
from interview_coder.export.terms import is_chinese, term

MOST_EDGES, MOST_NODES = 60, 36
"""What a reader can still follow in a figure."""


def network_tables(pairs: Table, nodes: Table) -> tuple[Table, Table]:
    """Return nodes and edges for a network file: nodes that are in a pair, edges with ``together`` as weight."""
    in_pair = nodes.columns.index("pairs")
    id_, name, group, contexts, cases = 0, *(nodes.columns.index(one) for one in ("name", "group", "contexts", "cases"))
    kept = [row for row in nodes.rows if row[in_pair]]
    shown = ("id", "label", "group", "contexts", "cases")
    node_table = Table(
        "nodes", shown, [tuple(row[place] for place in (id_, name, group, contexts, cases)) for row in kept]
    )
    columns = ("weight", *pairs.columns[5:])
    edges = [(*row[:2], row[4], *row[5:]) for row in pairs.rows]
    return node_table, Table("edges", ("source", "target", *columns), edges)


def pair_chart(pairs: Table, nodes: Table, *, title: str, of: str, language: str) -> NetworkChart:
    """Return the pairs most often together as a network, codes of a family or constructs of a theory side by side."""
    is_zh = is_chinese(language)
    weight = pairs.columns.index("together")
    rows, members = [], set[str]()
    for row in pairs.rows[:MOST_EDGES]:
        ends = {str(row[0]), str(row[1])}
        if len(members | ends) <= MOST_NODES:
            rows.append(row)
            members |= ends
    found = [record for row, record in zip(nodes.rows, nodes.records(), strict=True) if str(row[0]) in members]
    groups = list(dict.fromkeys(str(record["group"]) for record in found))
    found.sort(key=lambda record: groups.index(str(record["group"])))
    id_ = nodes.columns[0]
    note = (
        "点的面积为出现的次数，线的粗细为同现的次数。"
        if is_zh
        else "Area: contexts with the code. Width: contexts with both."
    )
    if len(rows) < len(pairs.rows):
        note += (
            f"同现的对子共 {len(pairs.rows)} 个，图中为最多的 {len(rows)} 个。"
            if is_zh
            else f" The {len(rows)} strongest of {len(pairs.rows)} pairs."
        )
    return NetworkChart(
        title=title,
        nodes=tuple(
            NetworkNode(
                str(record[id_]),
                str(record["name"]),
                int(record["contexts"]),
                _group(str(record["group"]), of, language),
            )
            for record in found
        ),
        edges=tuple(NetworkEdge(str(row[0]), str(row[1]), int(row[weight])) for row in rows),
        weight_name="同现次数" if is_zh else "Contexts with both",
        note=note,
    )


def pair_title(study: str, within: str, window: int, *, of: str, language: str) -> str:
    """Return what a figure of pairs is called: what stands together where, in which study."""
    if is_chinese(language):
        thing = "编码" if of == "codes" else "构念"
        place = {"unit": "同一单元", "turn": "同一话轮", "case": "同一个案"}.get(within, f"相邻 {window} 个单元")
        return f"{thing}共现（{place}）：{study}"
    place = {"unit": "one segment", "turn": "one turn", "case": "one case"}.get(within, f"{window} successive segments")
    return f"{of.capitalize()} together in {place}: {study}"


def _group(name: str, of: str, language: str) -> str:
    if name:
        return term(name, language)
    none = ("未分类", "no family") if of == "codes" else ("无理论", "no theory")
    return none[0] if is_chinese(language) else none[1]
