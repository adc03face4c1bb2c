"""Codes found together: as the tables of a network file, and as a figure."""

from interview_coder.domain.documents import Block, Heading, Paragraph, TableBlock
from interview_coder.domain.figures import NetworkChart, NetworkEdge, NetworkNode
from interview_coder.domain.tables import Table
from interview_coder.export.terms import is_chinese, term

MOST_EDGES, MOST_NODES, MOST_ROWS = 60, 36, 50
"""What a reader can still follow in a figure, and in a table."""


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


def pair_blocks(pairs: Table, *, title: str, of: str, language: str) -> list[Block]:
    """Return the pairs most often together as a table to read."""
    is_zh = is_chinese(language)
    thing = ("编码" if of == "codes" else "构念") if is_zh else of.capitalize()
    shown = list(pairs.records())[:MOST_ROWS]
    if not shown:
        return [Heading(title, 2), Paragraph("没有共现。" if is_zh else "Nothing stands together.")]
    rows = [
        (
            *(str(record[name]) for name in ("name_a", "name_b", "together")),
            " / ".join(str(record[name]) for name in ("inclusion", "overlap", "proximity")),
            str(record["cases"]),
            f"{float(record['expected']):.2f}",
            f"{float(record['jaccard']):.2f}",
            f"{float(record['pmi']):.2f}",
        )
        for record in shown
    ]
    heads = (
        (f"{thing}甲", f"{thing}乙", "同现", "包含/重叠/邻近", "个案", "期望", "Jaccard", "PMI")
        if is_zh
        else (f"{thing} A", f"{thing} B", "Together", "Incl./overl./prox.", "Cases", "Expected", "Jaccard", "PMI")
    )
    note = _reading(int(shown[0]["contexts"]), len(pairs.rows), len(shown), is_zh=is_zh)
    return [Heading(title, 2), TableBlock(title, heads, rows, (3, 3, 1.2, 2.2, 1.1, 1.2, 1.3, 1.2), note)]


def _reading(contexts: int, n_pairs: int, n_shown: int, *, is_zh: bool) -> str:
    left_out = n_shown < n_pairs
    if is_zh:
        note = f"语境共 {contexts} 个；期望为互不相干时应有的次数，PMI 为同现与期望之比以 2 为底的对数。"
        return note + (f"共 {n_pairs} 对，列出前 {n_shown} 对。" if left_out else "")
    note = (
        f"Contexts: {contexts}. Expected: if the two had nothing to do with each other; PMI: binary logarithm of "
        "together by expected."
    )
    return note + (f" First {n_shown} of {n_pairs} pairs." if left_out else "")


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
