"""The written report: tables and quotations of one study as a document, in Chinese or English."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from interview_coder.domain.codebook import Code, Codebook
from interview_coder.domain.documents import Block, Document, Heading, Paragraph, Quote, TableBlock
from interview_coder.domain.methods import MethodsFacts
from interview_coder.domain.tables import Cell, Table
from interview_coder.export.methods_text import methods_paragraph
from interview_coder.export.terms import is_chinese, term

_ZH: Mapping[str, str | tuple[str, ...]] = {
    "title": "编码报告：{}",
    "methods": "研究方法",
    "frequencies": "编码频次",
    "constructs": "理论构念",
    "quotations": "引文",
    "frequency_heads": ("编码", "构念", "提及次数", "编码单元数", "单元占比", "个案数", "个案占比"),
    "construct_heads": ("理论", "构念", "编码数", "提及次数", "编码单元数", "材料数", "个案数"),
    "frequency_note": "按手册次序；提及次数为规则命中的次数，占比的分母是被编码角色的全部单元与全部个案。",
    "construct_note": "一个单元含同一构念的多个编码时只计一次；上级构念不含下级。",
    "no_codes": "没有证据的编码：{}。",
    "no_constructs": "没有证据的构念：{}。",
    "none": "没有得到任何编码。",
    "count": "{name}（{code}）：{segments} 个单元，{cases} 个个案。{definition}",
    "shown": "以下为其中 {} 条。",
    "place": "{source}，{who}，第 {turn} 轮",
    "comma": "、",
    "other": "未归入构念",
}
_EN: Mapping[str, str | tuple[str, ...]] = {
    "title": "Coding report: {}",
    "methods": "Methods",
    "frequencies": "Code frequencies",
    "constructs": "Theory constructs",
    "quotations": "Quotations",
    "frequency_heads": ("Code", "Construct", "Mentions", "Segments", "% of segments", "Cases", "% of cases"),
    "construct_heads": ("Theory", "Construct", "Codes", "Mentions", "Segments", "Sources", "Cases"),
    "frequency_note": "In the order of the codebook. Mentions are hits of a rule; percentages are of all segments and "
    "cases of the roles that were coded.",
    "construct_note": "A segment with several codes of one construct counts once; a parent does not include its parts.",
    "no_codes": "Codes without evidence: {}.",
    "no_constructs": "Constructs without evidence: {}.",
    "none": "No code was found.",
    "count": "{name} ({code}): {segments} segments, {cases} cases. {definition}",
    "shown": "{} of them follow.",
    "place": "{source}, {who}, turn {turn}",
    "comma": ", ",
    "other": "Codes without a construct",
}
_READABLE = (15, 80)
"""Characters of a quotation that says something by itself and does not fill the page."""
_Words = Mapping[str, str | tuple[str, ...]]
Record = Mapping[str, Cell]


def report_document(
    book: Codebook,
    facts: MethodsFacts,
    tables: Mapping[str, Table],
    *,
    language: str,
    n_quotes: int = 3,
    more: Sequence[Block] = (),
) -> Document:
    """Compose the report: methods, frequencies, constructs, further tables, quotations by construct and code.

    Args:
        book: The codebook; names and definitions come from it.
        facts: What the methods paragraph states.
        tables: ``frequencies``, ``constructs`` and ``quotes`` as ``code`` writes them.
        language: ``zh`` or ``en``.
        n_quotes: Quotations shown per code at most.
        more: Further blocks between the tables and the quotations.
    """
    words: _Words = _ZH if is_chinese(language) else _EN
    title = _text(words, "title").format(book.title or book.id)
    blocks: list[Block] = [Heading(title, 1), Heading(_text(words, "methods"), 2)]
    blocks.append(Paragraph(methods_paragraph(facts, language)))
    blocks += _frequencies(tables["frequencies"], book, words)
    blocks += _constructs(tables["constructs"], book, words)
    blocks += more
    blocks += _quotations(tables, book, words, n_quotes)
    return Document(title, "zh" if is_chinese(language) else "en", tuple(blocks))


def frequency_blocks(table: Table, book: Codebook, *, language: str) -> list[Block]:
    """Return the table of codes as the report has it."""
    return list(_frequencies(table, book, _ZH if is_chinese(language) else _EN))


def construct_blocks(table: Table, book: Codebook, *, language: str) -> list[Block]:
    """Return the table of constructs as the report has it."""
    return list(_constructs(table, book, _ZH if is_chinese(language) else _EN))


def _text(words: _Words, key: str) -> str:
    text = words[key]
    assert isinstance(text, str)
    return text


def _heads(words: _Words, key: str) -> tuple[str, ...]:
    heads = words[key]
    assert isinstance(heads, tuple)
    return heads


def _percent(share: Cell) -> str:
    return f"{float(share):.1%}"


def _names(book: Codebook) -> dict[str, str]:
    names = {construct.id: construct.name for construct in book.constructs}
    return names | {theory.id: theory.name for theory in book.theories}


def _frequencies(table: Table, book: Codebook, words: _Words) -> Iterator[Block]:
    yield Heading(_text(words, "frequencies"), 2)
    names, found, missing = _names(book), [], []
    for record in table.records():
        if not record["segments"]:
            missing.append(str(record["name"]))
            continue
        constructs = [names.get(one, one) for one in str(record["construct"]).split("; ") if one]
        shown = (str(record["name"]), _text(words, "comma").join(constructs))
        counts = (str(record["mentions"]), str(record["segments"]), _percent(record["share_of_segments"]))
        found.append((*shown, *counts, str(record["cases"]), _percent(record["share_of_cases"])))
    if found:
        caption, note = _text(words, "frequencies"), _text(words, "frequency_note")
        yield TableBlock(caption, _heads(words, "frequency_heads"), found, (4, 3.4, 1.5, 1.7, 1.6, 1.3, 1.6), note)
    else:
        yield Paragraph(_text(words, "none"))
    if missing and found:
        yield Paragraph(_text(words, "no_codes").format(_text(words, "comma").join(missing)))


def _constructs(table: Table, book: Codebook, words: _Words) -> Iterator[Block]:
    records = list(table.records())
    if not records:
        return
    yield Heading(_text(words, "constructs"), 2)
    names = _names(book)
    rows = [
        (
            names.get(str(record["theory"]), str(record["theory"])),
            str(record["name"]),
            *(str(record[column]) for column in ("codes", "mentions", "segments", "sources", "cases")),
        )
        for record in records
    ]
    caption, note = _text(words, "constructs"), _text(words, "construct_note")
    yield TableBlock(caption, _heads(words, "construct_heads"), rows, (3.4, 4, 1.4, 1.6, 1.8, 1.4, 1.4), note)
    missing = [str(record["name"]) for record in records if not record["segments"]]
    if missing:
        yield Paragraph(_text(words, "no_constructs").format(_text(words, "comma").join(missing)))


def _quotations(tables: Mapping[str, Table], book: Codebook, words: _Words, n_quotes: int) -> Iterator[Block]:
    counts = {str(record["code"]): record for record in tables["frequencies"].records()}
    quotes = {code: list(rows) for code, rows in groupby(tables["quotes"].records(), key=lambda row: str(row["code"]))}
    if not quotes or not n_quotes:
        return
    yield Heading(_text(words, "quotations"), 2)
    names, group = _names(book), None
    for code in sorted(book.codes, key=_first_construct(book)):
        if code.id not in quotes:
            continue
        construct = code.constructs[0] if code.constructs else ""
        if construct != group:
            group = construct
            yield Heading(names.get(construct, construct) or _text(words, "other"), 3)
        count = counts[code.id]
        summary = _text(words, "count").format(
            name=code.name,
            code=code.id,
            segments=count["segments"],
            cases=count["cases"],
            definition=" ".join(code.definition.split()),
        )
        chosen = telling(quotes[code.id], n_quotes)
        rest = _text(words, "shown").format(len(chosen)) if len(chosen) < len(quotes[code.id]) else ""
        yield Paragraph(f"{summary}{rest}")
        for record in chosen:
            yield Quote(" ".join(str(record["text"]).split()), _place(record, words))


def _first_construct(book: Codebook) -> Callable[[Code], int]:
    order = {construct.id: place for place, construct in enumerate(book.constructs)}
    return lambda code: order.get(code.constructs[0], len(order)) if code.constructs else len(order)


def telling(records: Sequence[Record], n: int) -> list[Record]:
    """Choose quotations that can stand alone: of different cases first, not negated, most hits, a sentence long.

    Returns:
        At most ``n`` records in the order of sources and text.
    """

    def strength(record: Record) -> tuple[int, int, int, int, str, int]:
        n_hits = str(record["hits"]).count("; ") + 1
        before = sum(other["case"] == record["case"] for other in ranked)
        odd = max(_READABLE[0] - len(str(record["text"])), len(str(record["text"])) - _READABLE[1], 0)
        return before, int(record["negated"] != 0), -n_hits, odd, str(record["source"]), int(record["start"])

    ranked: list[Record] = []
    left = list(records)
    while left and len(ranked) < n:
        best = min(left, key=strength)
        ranked.append(best)
        left.remove(best)
    return [record for record in records if any(record is one for one in ranked)]


def _place(record: Record, words: _Words) -> str:
    zh = words is _ZH
    who = str(record["speaker"]) or term(str(record["role"]), "zh" if zh else "en")
    return _text(words, "place").format(source=record["source"], who=who, turn=record["turn"])
