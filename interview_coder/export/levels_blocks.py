"""The three-level table as theses print it, and the key to its reference numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.documents import Block, Heading, Paragraph, TableBlock
from interview_coder.domain.tables import Cell, Table
from interview_coder.export.terms import is_chinese, term

Record = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    caption: str
    heads: tuple[str, str, str, str]
    note: str
    quote: str
    count: str
    silent: str
    key: str
    key_heads: tuple[str, str, str]
    respondents: str
    comma: str


_ZH = _Words(
    title="三级编码",
    caption="三级编码表",
    heads=("原始语句", "初始概念", "范畴", "主范畴"),
    note="语句前为材料编号与话轮；初始概念后括号内为编码单元数；重复的范畴与主范畴只写一次。",
    quote="{reference} {text}",
    count="{name} ({segments})",
    silent="没有原始语句的编码：{}。",
    key="材料编号对照",
    key_heads=("编号", "类型", "个案与材料"),
    respondents="{} 位受访者",
    comma="、",
)
_EN = _Words(
    title="Three levels of coding",
    caption="From quotations to main categories",
    heads=("Quotation", "Initial concept", "Category", "Main category"),
    note="Number of the source and turn before each quotation; coded segments in brackets behind each concept; "
    "a category stands once, where it begins.",
    quote="{reference} {text}",
    count="{name} ({segments})",
    silent="Codes without a quotation: {}.",
    key="Key to the numbers of sources",
    key_heads=("Number", "Kind", "Case and source"),
    respondents="{} respondents",
    comma=", ",
)


def levels_blocks(tables: Mapping[str, Table], book: Codebook, *, language: str) -> list[Block]:
    """Compose the three-level table: quotation, initial concept, category, main category.

    Args:
        tables: ``levels`` and ``references``.
        book: The codebook; codes that have no quotation are named.
        language: ``zh`` or ``en``.
    """
    words = _ZH if is_chinese(language) else _EN
    blocks: list[Block] = [Heading(words.title, 2)]
    blocks.append(
        TableBlock(words.caption, words.heads, _rows(tables["levels"], language), (7, 3, 2.8, 2.4), words.note)
    )
    shown = {record["code"] for record in tables["levels"].records()}
    kin = {above for code in book.codes if code.id in shown for above in code.path.split("/")}
    silent = [code.name or code.id for code in book.codes if code.id not in shown | kin]
    if silent:
        blocks.append(Paragraph(words.silent.format(words.comma.join(silent))))
    blocks.append(TableBlock(words.key, words.key_heads, list(_key(tables["references"], language)), (2, 2, 8)))
    return blocks


def _rows(table: Table, language: str) -> list[tuple[str, ...]]:
    """Return one row per quotation; concept, category and main category stand in the first row of their group."""
    words = _ZH if is_chinese(language) else _EN
    rows: list[tuple[str, ...]] = []
    before: tuple[Cell, ...] = ("", "", "")
    for record in table.records():
        here = (record["main"], record["category"], record["code"])
        fresh = [here[: place + 1] != before[: place + 1] for place in range(3)]
        names = (
            term(str(record["main_name"]), language),
            term(str(record["category_name"]), language),
            words.count.format(name=record["name"], segments=record["segments"]),
        )
        main, category, code = (name if is_new else "" for name, is_new in zip(names, fresh, strict=True))
        text = " ".join(str(record["text"]).split())
        rows.append((words.quote.format(reference=record["reference"], text=text), code, category, main))
        before = here
    return rows


def _key(table: Table, language: str) -> Iterator[tuple[str, str, str]]:
    words = _ZH if is_chinese(language) else _EN
    for kind, group in groupby(table.records(), key=lambda record: str(record["kind"])):
        records = list(group)
        numbers = list(dict.fromkeys(str(record["reference"]) for record in records))
        if kind == "survey" and len(numbers) > 1:
            yield f"{numbers[0]}–{numbers[-1]}", term(kind, language), words.respondents.format(len(numbers))
            continue
        for record in records:
            case, source = str(record["case"]), str(record["source"])
            yield str(record["reference"]), term(kind, language), source if case in source else f"{case}（{source}）"
