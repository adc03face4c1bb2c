"""The argument of a study as a reader wants it: chains with their counts, quotations of each link, what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.documents import Block, Heading, Paragraph, Quote, TableBlock
from interview_coder.domain.tables import Cell, Table
from interview_coder.export.terms import is_chinese, term

Record = Mapping[str, Cell]
_LAST = 2


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    paths: str
    links: str
    ends: tuple[str, str, str]
    path_counts: tuple[str, str, str]
    link_counts: tuple[str, str]
    path_note: str
    link_note: str
    link: str
    count: str
    both: str
    evidence: Mapping[str, str]
    place: str
    join: str
    missing: str
    none_missing: str
    lacks: Mapping[str, str]
    comma: str


_ZH = _Words(
    title="论证链",
    paths="{}证据链",
    links="{}—{}",
    ends=("起点", "中间", "终点"),
    path_counts=("{}与{}", "{}与{}", "三者皆谈"),
    link_counts=("两端皆谈", "同一话轮"),
    path_note="编码后括号内为谈到它的个案数；后三列为同时谈到各端的个案数，括号内为两端出现在同一话轮的次数。",
    link_note="编码后括号内为谈到它的个案数；“两端皆谈”为同时谈到两端的个案数，“同一话轮”为两端出现在同一话轮的次数。",
    link="{arrow}：{sentence}",
    count="{} ({})",
    both="{} ({})",
    evidence={
        "turn": "{cases_both} 个个案同时谈到两端，两端在 {turns_both} 个话轮里同现。",
        "case": "{cases_both} 个个案同时谈到两端，但没有在同一话轮里说到一起。",
        "apart": "两端都有人谈（{from_cases} 个、{to_cases} 个个案），但没有一个个案同时谈到。",
        "one_end": "只有一端有人谈：{spoken}（{spoken_cases} 个个案）；没有人谈“{silent}”。",
        "none": "两端都没有人谈。",
    },
    place="{reference}，{case}",
    join="……",
    missing="没有人说到一起的环节",
    none_missing="每个环节都至少有一个个案同时谈到两端。",
    lacks={
        "apart": "两端各有人谈，却没有任何个案同时谈到：{}。",
        "one_end": "只有一端有人谈：{}。",
        "none": "两端都没有人谈：{}。",
    },
    comma="；",
)
_EN = _Words(
    title="The argument",
    paths="Evidence for the chains: {}",
    links="{} to {}",
    ends=("Start", "Middle", "End"),
    path_counts=("{} and {}", "{} and {}", "All three"),
    link_counts=("Both ends", "In one turn"),
    path_note="In brackets behind a code: cases that speak of it. Last three columns: cases that speak of the ends "
    "named, and in brackets the turns in which both stand.",
    link_note="In brackets behind a code: cases that speak of it. Both ends: cases that speak of both. In one turn: "
    "turns in which both stand.",
    link="{arrow}: {sentence}",
    count="{} ({})",
    both="{} ({})",
    evidence={
        "turn": "Cases that speak of both ends: {cases_both}; turns in which both stand: {turns_both}.",
        "case": "Cases that speak of both ends: {cases_both}, though never in one turn.",
        "apart": "Both ends are spoken of (cases: {from_cases} and {to_cases}), but by no case together.",
        "one_end": "Only one end is spoken of: {spoken} (cases: {spoken_cases}); nobody speaks of “{silent}”.",
        "none": "Nobody speaks of either end.",
    },
    place="{reference}, {case}",
    join=" … ",
    missing="Links that nobody makes",
    none_missing="For each link, at least one case speaks of both ends.",
    lacks={
        "apart": "Both ends are spoken of, but by no case together: {}.",
        "one_end": "Only one end is spoken of: {}.",
        "none": "Nobody speaks of either end: {}.",
    },
    comma="; ",
)


def chain_blocks(tables: Mapping[str, Table], book: Codebook, *, language: str) -> list[Block]:
    """Compose the argument: chains, single links, then each link with its quotations, then the links without any.

    Args:
        tables: ``chain``, ``chain_paths`` and ``chain_quotes``.
        book: The codebook; the families of its codes head the columns.
        language: ``zh`` or ``en``.
    """
    words = _ZH if is_chinese(language) else _EN
    families = {code.id: term(code.family, language) for code in book.codes}
    blocks: list[Block] = [Heading(words.title, 2)]
    groups = _groups(list(tables["chain_paths"].records()), families)
    for group in groups:
        blocks += _paths(group, families, words) if group[0]["middle"] else _singles(group, families, words)
    blocks += _missing(tables["chain"], words)
    links = {(record["from"], record["to"]): record for record in reversed(list(tables["chain"].records()))}
    quotes = _quotes_of(tables["chain_quotes"])
    for record in (record for group in groups for record in group):
        blocks += _chain(record, links, quotes, words)
    return blocks


def _groups(records: Sequence[Record], families: Mapping[str, str]) -> list[list[Record]]:
    """Put chains of the same families together: those that pass through most families first."""
    found: dict[tuple[str, ...], list[Record]] = {}
    for record in records:
        ends = (str(record[end]) for end in ("start", "middle", "end"))
        found.setdefault(tuple(families[end] if end else "-" for end in ends), []).append(record)
    return [found[key] for key in sorted(found, key=lambda key: ("-" in key, -len(set(key))))]


def _heads(records: Sequence[Record], ends: Sequence[str], families: Mapping[str, str], words: _Words) -> list[str]:
    """Name each end by the family that all its codes share, else by its place."""
    heads = []
    for place, end in _placed(ends):
        names = {families[str(record[end])] for record in records}
        heads.append(names.pop() if len(names) == 1 and "" not in names else words.ends[place])
    if len(set(heads)) < len(heads):
        heads = [words.count.format(head, words.ends[place]) for place, head in _placed(heads)]
    return heads


def _placed(heads: Sequence[str]) -> list[tuple[int, str]]:
    """Return each head with its place among start, middle and end; the second of two is the end."""
    return [(place if place < len(heads) - 1 else _LAST, head) for place, head in enumerate(heads)]


def _paths(records: Sequence[Record], families: Mapping[str, str], words: _Words) -> Iterator[Block]:
    if not records:
        return
    ends = ("start", "middle", "end")
    heads = _heads(records, ends, families, words)
    first, second, all_three = words.path_counts
    rows = [
        (
            *(words.count.format(record[f"{end}_name"], record[f"{end}_cases"]) for end in ends),
            words.both.format(record["cases_start_middle"], record["turns_start_middle"]),
            words.both.format(record["cases_middle_end"], record["turns_middle_end"]),
            str(record["cases_all"]),
        )
        for record in records
    ]
    counted = (first.format(*heads[:2]), second.format(*heads[1:]), all_three)
    yield TableBlock(
        words.paths.format("—".join(heads)), (*heads, *counted), rows, (3.4, 3.4, 3.4, 1.7, 1.7, 1.4), words.path_note
    )


def _singles(records: Sequence[Record], families: Mapping[str, str], words: _Words) -> Iterator[Block]:
    ends = ("start", "end")
    heads = _heads(records, ends, families, words)
    rows = [
        (
            *(words.count.format(record[f"{end}_name"], record[f"{end}_cases"]) for end in ends),
            str(record["cases_start_end"]),
            str(record["turns_start_end"]),
        )
        for record in records
    ]
    caption = words.paths.format(words.links.format(*heads))
    yield TableBlock(caption, (*heads, *words.link_counts), rows, (5, 5, 2, 2), words.link_note)


def _missing(table: Table, words: _Words) -> Iterator[Block]:
    records = [record for record in table.records() if str(record["evidence"]) in words.lacks]
    yield Heading(words.missing, 3)
    for kind, sentence in words.lacks.items():
        names = [_arrow(record) for record in records if record["evidence"] == kind]
        if names:
            yield Paragraph(sentence.format(words.comma.join(names)))
    if not records:
        yield Paragraph(words.none_missing)


def _arrow(record: Record) -> str:
    return f"{record['from_name']} → {record['to_name']}"


def _quotes_of(table: Table) -> dict[tuple[Cell, Cell], list[list[Record]]]:
    """Return the quotations of each link, those of one rank together."""
    found: dict[tuple[Cell, Cell], list[list[Record]]] = {}
    for link, group in groupby(table.records(), key=lambda record: (record["type"], record["from"], record["to"])):
        ranks: list[list[Record]] = [list(rank) for _, rank in groupby(group, key=lambda record: record["rank"])]
        found.setdefault(link[1:], ranks)
    return found


def _chain(
    path: Record,
    links: Mapping[tuple[Cell, Cell], Record],
    quotes: Mapping[tuple[Cell, Cell], list[list[Record]]],
    words: _Words,
) -> Iterator[Block]:
    """Yield one chain: its links in order, each with its counts and quotations; its shortcut comes last."""
    start, middle, end = (path[place] for place in ("start", "middle", "end"))
    names = [str(path[f"{place}_name"]) for place in ("start", "middle", "end") if path[place]]
    yield Heading(" → ".join(names), 3)
    for pair in [(start, middle), (middle, end), (start, end)]:
        if pair not in links:
            continue
        sentence = _sentence(links[pair], words)
        yield Paragraph(words.link.format(arrow=_arrow(links[pair]), sentence=sentence) if middle else sentence)
        for group in quotes.get(pair, ()):
            yield from _quotes(group, words)


def _sentence(record: Record, words: _Words) -> str:
    spoken, silent = ("from", "to") if record["from_cases"] else ("to", "from")
    named = {
        "spoken": record[f"{spoken}_name"],
        "spoken_cases": record[f"{spoken}_cases"],
        "silent": record[f"{silent}_name"],
    }
    return words.evidence[str(record["evidence"])].format(**record, **named)


def _quotes(group: Sequence[Record], words: _Words) -> Iterator[Quote]:
    """Put two units of one turn into one quotation, in the order of the text."""
    if group[0]["together"] == "turn":
        ordered = sorted(group, key=lambda record: int(record["start"]))
        between = "" if ordered[0]["end"] == ordered[-1]["start"] else words.join
        yield Quote(between.join(_flat(record) for record in ordered), _place(ordered[0], words))
        return
    for record in group:
        yield Quote(_flat(record), _place(record, words))


def _flat(record: Record) -> str:
    return " ".join(str(record["text"]).split())


def _place(record: Record, words: _Words) -> str:
    """Return number and case; a respondent is known by the number alone, so the kind stands for the case."""
    language = "zh" if words is _ZH else "en"
    who = term(str(record["kind"]), language) if record["kind"] == "survey" else record["case"]
    return words.place.format(reference=record["reference"], case=who)
