"""Figures of words, as values: bars of frequencies and keyness, the co-word network, the cloud."""

from collections.abc import Mapping

from interview_coder.domain.figures import FORCE, BarChart, CloudChart, NetworkChart, NetworkEdge, NetworkNode
from interview_coder.domain.tables import Table

MOST = 30
"""Bars that a page holds."""
_UNITS = {
    "sentence": ("sentences", "句子"),
    "turn": ("turns", "轮次"),
    "clause": ("clauses", "分句"),
    "paragraph": ("paragraphs", "段落"),
}


def frequency_chart(table: Table, *, language: str) -> BarChart:
    """Return bars of the first words of `word_frequencies`."""
    rows = list(table.records())[:MOST]
    return BarChart(
        title=_say(language, "Word frequencies", "词频"),
        labels=tuple(str(row["word"]) for row in rows),
        values=tuple(float(row["count"]) for row in rows),
        value_axis=_say(language, "Times said", "次数"),
    )


def keyness_chart(table: Table, *, by: str, language: str) -> BarChart:
    """Return bars of G² of the first words of `keyness`, to the left where the word is said less."""
    rows = list(table.records())
    groups = list(dict.fromkeys(str(row["group"]) for row in rows))
    each = max(3, MOST // max(len(groups), 1))
    shown = [row for group in groups for row in [row for row in rows if row["group"] == group][:each]]
    less = (
        (" Bars to the left: said less.", "向左的条：说得更少。")
        if any(float(row["log_ratio"]) < 0 for row in shown)
        else ("", "")
    )
    return BarChart(
        title=_say(language, f"Key words by {by}", f"关键词：按 {by} 比较"),
        labels=tuple(str(row["word"]) for row in shown),
        values=tuple(float(row["g2"]) * (1 if float(row["log_ratio"]) > 0 else -1) for row in shown),
        value_axis=_say(language, "Log-likelihood G²", "对数似然比 G²"),
        groups=tuple(str(row["group"]) for row in shown),
        note=_say(
            language,
            "Each group against all others together." + less[0],
            "每组与其余各组合计比较。" + less[1],
        ),
    )


def network_chart(
    network: Table, nodes: Table, communities: Mapping[str, int], *, within: str, language: str
) -> NetworkChart:
    """Return the co-word network: area by count, width by Jaccard, colour by community."""
    en, zh = _UNITS[within]
    return NetworkChart(
        title=_say(language, "Co-word network", "共词网络"),
        nodes=tuple(
            NetworkNode(str(row[0]), str(row[0]), float(row[3]), str(communities.get(str(row[0]), 0)))
            for row in sorted(
                nodes.rows, key=lambda row: (communities.get(str(row[0]), 0), -float(row[3]), str(row[0]))
            )
        ),
        edges=tuple(NetworkEdge(str(row[0]), str(row[1]), float(row[5])) for row in network.rows),
        layout=FORCE,
        note=_say(
            language,
            f"Area: times said. Width: Jaccard coefficient over {en} ({_range(network)}). Colour: community (Louvain).",
            f"圆的面积：次数。线宽：同一{zh}中的杰卡德系数（{_range(network)}）。颜色：社群（Louvain 算法）。",
        ),
    )


def cloud_chart(table: Table, *, title: str, language: str) -> CloudChart:
    """Return the cloud of the words of `word_frequencies`."""
    return CloudChart(
        title=title or _say(language, "Word cloud", "词云"),
        words=tuple(str(row["word"]) for row in table.records()),
        counts=tuple(float(row["count"]) for row in table.records()),
        note=_say(
            language,
            "Height of letters: square root of the times said, so that areas compare.",
            "字高与次数的平方根成正比，即面积可以比较。",
        ),
    )


def _range(network: Table) -> str:
    found = [float(row[5]) for row in network.rows]
    return f"{min(found):.2f}–{max(found):.2f}" if found else "–"


def _say(language: str, en: str, zh: str) -> str:
    return zh if language.lower().startswith("zh") else en
