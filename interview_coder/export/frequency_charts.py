"""Code frequencies and constructs as bar charts."""

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.figures import BarChart
from interview_coder.domain.tables import Table
from interview_coder.export.terms import is_chinese, term

MOST = 40
"""Bars at most: more of them are a table, not a figure."""


def frequency_chart(table: Table, book: Codebook, *, language: str) -> BarChart:
    """Return the codes that were found, most coded units first, coloured by family."""
    is_zh = is_chinese(language)
    found = [record for record in table.records() if record["segments"]]
    shown = sorted(found, key=lambda record: -int(record["segments"]))[:MOST]
    left_out = sum(1 for _ in table.records()) - len(found)
    notes = []
    if len(shown) < len(found):
        notes.append(
            f"有证据的编码共 {len(found)} 个，图中为单元数最多的 {MOST} 个。"
            if is_zh
            else f"The {MOST} codes with most segments of {len(found)} that were found."
        )
    if left_out:
        notes.append(f"没有证据的编码 {left_out} 个。" if is_zh else f"Codes without evidence: {left_out}.")
    return BarChart(
        title=f"编码频次：{book.title or book.id}" if is_zh else f"Code frequencies: {book.title or book.id}",
        labels=tuple(str(record["name"]) for record in shown),
        values=tuple(int(record["segments"]) for record in shown),
        value_axis="编码单元数" if is_zh else "Coded segments",
        groups=_groups([term(str(record["family"]), language) for record in shown], is_zh=is_zh),
        note=(" " if not is_zh else "").join(notes),
    )


def construct_chart(table: Table, book: Codebook, *, language: str) -> BarChart:
    """Return all constructs in the order of the codebook, those without evidence too, coloured by theory."""
    is_zh = is_chinese(language)
    theories = {theory.id: theory.name for theory in book.theories}
    records = list(table.records()) if any(record["segments"] for record in table.records()) else []
    return BarChart(
        title=f"理论构念：{book.title or book.id}" if is_zh else f"Constructs: {book.title or book.id}",
        labels=tuple(str(record["name"]) for record in records),
        values=tuple(int(record["segments"]) for record in records),
        value_axis="编码单元数" if is_zh else "Coded segments",
        groups=tuple(theories.get(str(record["theory"]), str(record["theory"])) for record in records),
    )


def _groups(names: list[str], *, is_zh: bool) -> tuple[str, ...]:
    if not any(names):
        return ()
    return tuple(name or ("未分类" if is_zh else "no family") for name in names)
