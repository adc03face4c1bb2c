"""The figures of the argument: chains, saturation, triangulation, questionnaire."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.figures import (
    COLUMNS,
    BarChart,
    HeatMap,
    Line,
    LineChart,
    Mark,
    NetworkChart,
    NetworkEdge,
    NetworkNode,
    StackedBars,
)
from interview_coder.domain.tables import Cell, Table
from interview_coder.export.terms import is_chinese, term

Record = Mapping[str, Cell]
_MOST = 40
"""Rows of a figure that still fits a page."""


@dataclass(frozen=True, slots=True)
class _Words:
    ends: tuple[str, str, str]
    chain: str
    node: str
    edge: str
    chain_note: str
    saturation: str
    source: str
    codes: str
    collected: str
    random: str
    new: str
    point: str
    triangulation: str
    share: str
    code: str
    triangulation_note: str
    survey: str
    percent: str
    by: str


_ZH = _Words(
    ends=("起点", "中间", "终点"),
    chain="“{}”证据链",
    node="{name} ({cases})",
    edge="{cases} 个案 / {turns} 话轮",
    chain_note="括号内为谈到该编码的个案数；箭头上为同时谈到两端的个案数与两端同现的话轮数，虚线为没有个案同时谈到。",
    saturation="累计编码与逐份新增编码",
    source="材料（按收集次序）",
    codes="编码数",
    collected="累计编码（收集次序）",
    random="随机次序：中位数，5–95%",
    new="新增编码",
    point="饱和点 {}",
    triangulation="各类材料谈到各编码的个案占比",
    share="个案占比",
    code="{name}：{verdict}",
    triangulation_note="格内为个案数；至少两类材料谈到的编码 {n} 个，画出 {shown} 个。",
    survey="封闭题回答",
    percent="占回答者的百分比",
    by="“{question}”与“{by}”",
)
_EN = _Words(
    ends=("Start", "Middle", "End"),
    chain="Evidence for the chains: {}",
    node="{name} ({cases})",
    edge="{cases} / {turns}",
    chain_note="In brackets: cases that speak of the code. On the arrows: cases that speak of both ends / turns in "
    "which both stand; dashed: no case speaks of both.",
    saturation="Cumulative codes and new codes by source",
    source="Sources in the order of collection",
    codes="Codes",
    collected="Cumulative, as collected",
    random="Random: median, 5–95%",
    new="New codes",
    point="Saturation {}",
    triangulation="Share of cases that speak of each code, by kind of material",
    share="Share of cases",
    code="{name}: {verdict}",
    triangulation_note="In the cells: cases. Codes that at least two kinds of material speak of: {n}, drawn: {shown}.",
    survey="Closed answers",
    percent="Percent of those who answered",
    by="“{question}” by “{by}”",
)


def chain_chart(tables: Mapping[str, Table], book: Codebook, language: str) -> NetworkChart:
    """Return the chains as columns of boxes; where there are chains of three, single links are left out."""
    words = _ZH if is_chinese(language) else _EN
    records = _main_chains([*tables["chain_paths"].records()], book)
    ends = ("start", "middle", "end") if records and records[0]["middle"] else ("start", "end")
    families = {code.id: term(code.family, language) for code in book.codes}
    heads = [_head(records, end, families, words) for end in ends]
    groups = dict(zip(ends, _distinct(heads), strict=True))
    nodes = {
        str(record[end]): NetworkNode(
            str(record[end]),
            words.node.format(name=record[f"{end}_name"], cases=record[f"{end}_cases"]),
            group=groups[end],
        )
        for end in ends
        for record in reversed(records)
    }
    ordered = [nodes[one] for end in ends for one in dict.fromkeys(str(record[end]) for record in records)]
    return NetworkChart(
        words.chain.format("—".join(heads)),
        tuple(dict.fromkeys(ordered)),
        tuple(_edges(records, ends, words)),
        layout=COLUMNS,
        directed=True,
        note=words.chain_note,
    )


def _main_chains(records: Sequence[Record], book: Codebook) -> list[Record]:
    """Return the chains whose ends are of most families, and whose codes stand in one column each."""
    families = {code.id: code.family for code in book.codes}
    groups: dict[tuple[str, ...], list[Record]] = {}
    for record in records:
        ends = [str(record[end]) for end in ("start", "middle", "end") if record[end]]
        groups.setdefault(tuple(families[end] for end in ends), []).append(record)
    chosen = max(groups.values(), key=lambda group: _rank(group, families), default=[])
    seen: dict[str, str] = {}
    for record in chosen:
        for end in ("start", "middle", "end"):
            seen.setdefault(str(record[end]), end)
    return [record for record in chosen if all(seen[str(record[end])] == end for end in ("start", "middle", "end"))]


def _rank(group: Sequence[Record], families: Mapping[str, str]) -> tuple[int, int, int]:
    ends = [families[str(group[0][end])] for end in ("start", "middle", "end") if group[0][end]]
    return len(ends), len(set(ends)), len(group)


def _head(records: Sequence[Record], end: str, families: Mapping[str, str], words: _Words) -> str:
    names = {families[str(record[end])] for record in records}
    place = ("start", "middle", "end").index(end)
    return names.pop() if len(names) == 1 and "" not in names else words.ends[place]


def _distinct(heads: Sequence[str]) -> list[str]:
    """Tell columns of one name apart, since the name is what makes the column."""
    return [head + "\u3000" * heads[:place].count(head) for place, head in enumerate(heads)]


def _edges(records: Sequence[Record], ends: Sequence[str], words: _Words) -> list[NetworkEdge]:
    found: dict[tuple[str, str], NetworkEdge] = {}
    for record in records:
        for one, other in pairwise(ends):
            pair = (str(record[one]), str(record[other]))
            cases, turns = int(record[f"cases_{one}_{other}"]), int(record[f"turns_{one}_{other}"])
            label = words.edge.format(cases=cases, turns=turns) if cases else ""
            found.setdefault(pair, NetworkEdge(*pair, cases, label))
    return list(found.values())


def saturation_chart(tables: Mapping[str, Table], language: str) -> LineChart:
    """Return the cumulative curve, the band of random orders, bars of new codes, and the point of saturation."""
    words = _ZH if is_chinese(language) else _EN
    records = [*tables["saturation"].records()]
    xs = tuple(float(record["position"]) for record in records)

    def values(name: str) -> tuple[float, ...]:
        return tuple(float(record[name]) for record in records)

    asked = next(tables["saturation_assessment"].records())
    at = int(asked["saturated_at"])
    return LineChart(
        words.saturation,
        (
            Line(words.collected, xs, values("cumulative")),
            Line(words.random, xs, values("median"), values("p05"), values("p95")),
        ),
        words.source,
        words.codes,
        ticks=tuple(str(record["reference"]) for record in records),
        marks=(Mark(at, words.point.format(asked["notation"])),) if at else (),
        bars=values("new_codes"),
        bars_name=words.new,
    )


def triangulation_chart(tables: Mapping[str, Table], language: str) -> HeatMap:
    """Return kinds of material across, codes that at least two of them speak of down, shares of cases as colours.

    Where these are too many for a page, codes of partial agreement that few speak of are left out.
    """
    words = _ZH if is_chinese(language) else _EN
    table = tables["triangulation"]
    kinds = [column.removesuffix("_cases") for column in table.columns if column.endswith("_cases")]
    wanted = ("agreement", "dissonance", "partial")
    compared = [record for record in table.records() if record["verdict"] in wanted]
    most = sorted(
        compared, key=lambda one: (one["verdict"] == "partial", -sum(int(one[f"{kind}_cases"]) for kind in kinds))
    )
    records = sorted(
        (record for record in compared if record in most[:_MOST]),
        key=lambda record: wanted.index(str(record["verdict"])),
    )
    return HeatMap(
        words.triangulation,
        tuple(words.code.format(name=one["name"], verdict=term(str(one["verdict"]), language)) for one in records),
        tuple(term(kind, language) for kind in kinds),
        tuple(tuple(float(record[f"{kind}_share"]) for kind in kinds) for record in records),
        words.share,
        tuple(tuple(str(record[f"{kind}_cases"]) for kind in kinds) for record in records),
        note=words.triangulation_note.format(n=len(compared), shown=len(records)),
    )


def survey_chart(tables: Mapping[str, Table], by: str, language: str) -> BarChart | StackedBars:
    """Return the answers in percent as bars; of one question by another, the parts of each answer that divides."""
    words = _ZH if is_chinese(language) else _EN
    crosses = [*tables["survey_crosstabs"].records()] if by else []
    questions = list(dict.fromkeys(str(record["question"]) for record in crosses))
    single = {str(record["question"]): not record["multiple"] for record in tables["survey"].records()}
    if len(questions) == 1 and single.get(questions[0]):
        rows = list(dict.fromkeys(str(record["by_answer"]) for record in crosses))
        parts = list(dict.fromkeys(str(record["answer"]) for record in crosses))
        cells = {(str(record["by_answer"]), str(record["answer"])): float(record["cases"]) for record in crosses}
        return StackedBars(
            words.by.format(question=questions[0], by=by),
            tuple(rows),
            tuple(parts),
            tuple(tuple(cells[row, part] for part in parts) for row in rows),
            words.percent,
            is_share=True,
        )
    records = [*tables["survey"].records()]
    names = tuple(str(record["question"]) for record in records)
    return BarChart(
        words.survey if len(set(names)) > 1 else names[0],
        tuple(str(record["answer"]) for record in records),
        tuple(round(100 * float(record["share"]), 1) for record in records),
        words.percent,
        groups=names if len(set(names)) > 1 else (),
    )
