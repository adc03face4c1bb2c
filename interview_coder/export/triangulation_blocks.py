"""Triangulation as a table to read: kinds of material side by side, the verdict, and both sides of a dissonance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interview_coder.domain.documents import Block, Heading, Paragraph, Quote, TableBlock
from interview_coder.domain.tables import Cell, Table
from interview_coder.export.terms import is_chinese, term

Record = Mapping[str, Cell]
_SHOWN = ("agreement", "partial", "dissonance", "silence")


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    summary: str
    kind: str
    caption: str
    heads: tuple[str, str, str]
    cell: str
    prominent: str
    silent: str
    note: str
    needs: str
    needs_heads: tuple[str, str]
    sides: str
    needs_note: str
    none: str
    place: str
    comma: str


_ZH = _Words(
    title="三角互证",
    summary="{kinds}并列比较：{verdicts}。",
    kind="{name}（{n} 个编码）",
    caption="各类材料并列：编码",
    heads=("编码", "判断", "沉默"),
    cell="{cases}（{share}）",
    prominent="{}*",
    silent="—",
    note="各格为谈到该编码的个案数（占该类材料个案的比例），* 为突出：不少于该类材料所谈各编码个案数的中位数；"
    "焦点小组计入访谈。"
    "一致：各类都谈到且突出程度相同；部分一致：至少两类谈到，但突出程度不同或有一类沉默；沉默：只有一类谈到；"
    "不一致：同一需求在一类中以满足为主、在另一类中以受挫为主（Farmer 等，2006）。",
    needs="满足与受挫",
    needs_heads=("构念", "判断"),
    sides="{met} : {unmet}",
    needs_note="各格为谈到满足与谈到受挫的个案数；判断按该构念的全部编码。",
    none="各类材料都没有谈到的编码：{}。",
    place="{reference}，{case}",
    comma="、",
)
_EN = _Words(
    title="Triangulation",
    summary="{kinds} side by side: {verdicts}.",
    kind="{name} (codes: {n})",
    caption="Kinds of material side by side: codes",
    heads=("Code", "Verdict", "Silent"),
    cell="{cases} ({share})",
    prominent="{}*",
    silent="–",
    note="Cases that speak of the code (share of the cases of that kind); * prominent: at least as many cases as for "
    "the median code that this kind speaks of; focus groups are read with interviews. Agreement: every kind speaks of "
    "it with equal prominence; partial agreement: at least two kinds speak, with another prominence or one silent; "
    "silence: only one kind speaks; dissonance: a need mostly met in one kind and mostly unmet in another (Farmer et "
    "al., 2006).",
    needs="Needs met and unmet",
    needs_heads=("Construct", "Verdict"),
    sides="{met} : {unmet}",
    needs_note="Cases that speak of the need as met and as unmet; the verdict is on all codes of the construct.",
    none="Codes that no kind of material speaks of: {}.",
    place="{reference}, {case}",
    comma=", ",
)


def triangulation_blocks(tables: Mapping[str, Table], *, language: str) -> list[Block]:
    """Compose the verdicts: how many of each, the codes side by side, needs met and unmet, quotations of dissonance.

    Args:
        tables: ``triangulation``, ``triangulation_constructs`` and ``triangulation_quotes``.
        language: ``zh`` or ``en``.
    """
    words = _ZH if is_chinese(language) else _EN
    records: list[Record] = [*tables["triangulation"].records()]
    kinds = [column.removesuffix("_cases") for column in tables["triangulation"].columns if column.endswith("_cases")]
    blocks: list[Block] = [Heading(words.title, 2), Paragraph(_summary(records, kinds, language))]
    rows = [_row(record, kinds, language) for wanted in _SHOWN for record in records if record["verdict"] == wanted]
    if rows:
        heads = (words.heads[0], *(term(kind, language) for kind in kinds), *words.heads[1:])
        blocks.append(TableBlock(words.caption, heads, rows, (4, *([2.2] * len(kinds)), 2, 2), words.note))
    blocks += _needs(tables["triangulation_constructs"], kinds, language)
    blocks += _contested(tables, language)
    unspoken = [str(record["name"]) for record in records if record["verdict"] == "none"]
    if unspoken:
        blocks.append(Paragraph(words.none.format(words.comma.join(unspoken))))
    return blocks


def _summary(records: Sequence[Record], kinds: Sequence[str], language: str) -> str:
    words = _ZH if is_chinese(language) else _EN
    counted = [(wanted, sum(record["verdict"] == wanted for record in records)) for wanted in _SHOWN]
    named = (words.kind.format(name=term(wanted, language), n=n) for wanted, n in counted)
    joined = words.comma.join(term(kind, language) for kind in kinds)
    return words.summary.format(kinds=joined[:1].upper() + joined[1:], verdicts=words.comma.join(named))


def _row(record: Record, kinds: Sequence[str], language: str) -> tuple[str, ...]:
    words = _ZH if is_chinese(language) else _EN
    silent = words.comma.join(term(kind, language) for kind in str(record["silent"]).split("; ") if kind)
    verdict = term(str(record["verdict"]), language)
    return str(record["name"]), *(_cell(record, kind, words) for kind in kinds), verdict, silent


def _cell(record: Record, kind: str, words: _Words) -> str:
    if not record[f"{kind}_cases"]:
        return words.silent
    shown = words.cell.format(cases=record[f"{kind}_cases"], share=f"{float(record[f'{kind}_share']):.0%}")
    return words.prominent.format(shown) if record[f"{kind}_prominent"] else shown


def _needs(table: Table, kinds: Sequence[str], language: str) -> Iterator[Block]:
    words = _ZH if is_chinese(language) else _EN
    rows = [
        (
            str(record["name"]),
            *(words.sides.format(met=record[f"{kind}_met"], unmet=record[f"{kind}_unmet"]) for kind in kinds),
            term(str(record["verdict"]), language),
        )
        for record in table.records()
        if any(record[f"{kind}_{side}"] for kind in kinds for side in ("met", "unmet"))
    ]
    if rows:
        first, last = words.needs_heads
        heads = (first, *(term(kind, language) for kind in kinds), last)
        yield TableBlock(words.needs, heads, rows, (4, *([2.2] * len(kinds)), 2), words.needs_note)


def _contested(tables: Mapping[str, Table], language: str) -> Iterator[Block]:
    """Yield the strongest quotation of each kind of material for each code whose construct is in dissonance."""
    words = _ZH if is_chinese(language) else _EN
    codes = [record for record in tables["triangulation"].records() if record["verdict"] == "dissonance"]
    for code in codes:
        yield Heading(f"{code['name']} [{term(str(code['valence']), language)}]", 3)
        for record in tables["triangulation_quotes"].records():
            if record["code"] == code["code"]:
                text = " ".join(str(record["text"]).split())
                who = term("survey", language) if record["kind"] == "survey" else record["case"]
                yield Quote(text, words.place.format(reference=record["reference"], case=who))
