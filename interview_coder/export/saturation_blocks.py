"""Saturation as a methods chapter reports it: the curve, the assessment, the held-out test."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interview_coder.domain.documents import Block, Heading, Paragraph, TableBlock
from interview_coder.domain.tables import Cell, Table
from interview_coder.export.terms import is_chinese

Record = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    curve: str
    curve_heads: tuple[str, ...]
    curve_note: str
    orders: Mapping[str, str]
    assessment: str
    assessment_heads: tuple[str, ...]
    assessment_note: str
    rule: str
    reached: str
    later: str
    not_reached: str
    not_enough: str
    held: str
    nothing_new: str
    something_new: str
    levels: Mapping[str, str]
    item: str
    band: str
    none: str
    caution: str
    comma: str
    space: str


_ZH = _Words(
    title="理论饱和度",
    curve="各份材料新增的编码",
    curve_heads=("序", "编号", "个案", "编码数", "新增", "累计", "累计占比", "随机次序"),
    curve_note="{order}。随机次序为材料随机排列时同样份数所得编码数的中位数（5%–95% 区间）。",
    orders={"date": "材料按日期先后排列", "source": "材料按名称排列"},
    assessment="饱和度评估",
    assessment_heads=(
        *("基数", "连续份数", "阈值", "基数编码", "饱和点"),
        *("新信息", "已得编码", "随机次序达到", "所需份数"),
    ),
    assessment_note="方法：Guest、Namey 与 Chen（2020，doi:10.1371/journal.pone.0232076）。"
    "新信息为连续几份材料中新增编码数与前几份（基数）编码数之比，未达到时取最后一段；"
    "饱和点“6+2”指第 6 份之后的 2 份新信息不高于阈值；“随机次序达到”为随机排列中能达到的比例，"
    "所需份数含连续份数，为中位数（5%–95% 区间）。",
    rule="以前 {base} 份为基数、连续 {run} 份新信息不高于 {threshold} 为准，",
    reached="在第 {at} 份之后达到饱和（{notation}），此时已得到全部编码的 {known}。",
    later="不过此后的材料中又首次出现 {later} 个编码，饱和的判断应谨慎。",
    not_reached="尚未达到饱和；最后 {run} 份的新信息为 {last}。",
    not_enough="材料不足 {needed} 份，无法按基数 {base}、连续 {run} 份评估。",
    held="饱和度检验：留出 {n} 份（{names}），其余 {rest} 份用于编码。",
    nothing_new="留出的材料中没有出现新的编码和构念。",
    something_new="只在留出的材料中出现的{level} {n} 个：{names}。",
    levels={"code": "编码", "construct": "构念"},
    item="{name}（{references}）",
    band="{}（{}–{}）",
    none="—",
    caution="此处的饱和指编码手册中的编码是否还会首次出现，不等于意义饱和；手册事先写定时，手册之外的新主题不在其中。",
    comma="、",
    space="",
)
_EN = _Words(
    title="Saturation",
    curve="New codes by source",
    curve_heads=("No.", "Source", "Case", "Codes", "New", "Cumulative", "Share", "Random order"),
    curve_note="{order}. Random order: median (5–95 %) of the codes found in as many sources, ordered at random.",
    orders={"date": "Sources in the order of their dates", "source": "Sources in the order of their names"},
    assessment="Assessment of saturation",
    assessment_heads=("Base", "Run", "Threshold", "Base codes", "Point", "New", "Codes known", "Orders", "Needed"),
    assessment_note="Method: Guest, Namey and Chen (2020, doi:10.1371/journal.pone.0232076). New: codes new in a run "
    "of sources by the codes of the base, for the last run where the threshold is not reached; 6+2: the 2 sources "
    "after the sixth add no more than the threshold; Orders: random orders that reach it; Needed: sources they need, "
    "the run included, median (5–95 %).",
    rule="With a base of {base} sources, a run of {run} and a threshold of {threshold}, ",
    reached="saturation is reached after source {at} ({notation}), when {known} of all codes are known.",
    later="Later sources, however, are the first to have {later} further codes: judge with care.",
    not_reached="saturation is not reached; new information in the last {run}: {last}.",
    not_enough="With fewer than {needed} sources, a base of {base} and a run of {run} cannot be assessed.",
    held="Held-out test: {n} sources were held out ({names}); the other {rest} were compared with them.",
    nothing_new="The sources held out add no code and no construct.",
    something_new="Only the sources held out have these {level} ({n}): {names}.",
    levels={"code": "codes", "construct": "constructs"},
    item="{name} ({references})",
    band="{} ({}–{})",
    none="–",
    caution="Saturation means here that no code of the codebook appears for the first time; it is not saturation of "
    "meaning, and themes outside of a codebook written beforehand are not counted.",
    comma=", ",
    space=" ",
)


def saturation_blocks(tables: Mapping[str, Table], *, order: str, language: str) -> list[Block]:
    """Compose the curve, the assessment in a sentence and as a table, and the held-out test.

    Args:
        tables: ``saturation``, ``saturation_assessment`` and ``saturation_held_out``.
        order: ``date`` or ``source``: by what the sources are ordered.
        language: ``zh`` or ``en``.
    """
    words = _ZH if is_chinese(language) else _EN
    curve: list[Record] = list(tables["saturation"].records())
    blocks: list[Block] = [Heading(words.title, 2)]
    note = words.curve_note.format(order=words.orders[order])
    rows = [_curve_row(record, words) for record in curve]
    blocks.append(TableBlock(words.curve, words.curve_heads, rows, (0.8, 1.2, 2.6, 1.3, 1.2, 1.3, 1.5, 2.4), note))
    blocks += _assessment([*tables["saturation_assessment"].records()], curve, words)
    blocks += _held_out(tables, words)
    blocks.append(Paragraph(words.caution))
    return blocks


def _curve_row(record: Record, words: _Words) -> tuple[str, ...]:
    counts = (str(record[name]) for name in ("codes", "new_codes", "cumulative"))
    band = words.band.format(*(_short(record[name]) for name in ("median", "p05", "p95")))
    return str(record["position"]), str(record["reference"]), str(record["case"]), *counts, _percent(record), band


def _percent(record: Record, name: str = "share_of_codes") -> str:
    return f"{float(record[name]):.0%}" if record[name] != "" else ""


def _short(number: Cell) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)


def _assessment(records: Sequence[Record], curve: Sequence[Record], words: _Words) -> Iterator[Block]:
    asked, n = records[0], len(curve)
    yield Paragraph(_verdict(asked, curve, words))
    rows = [_assessment_row(record, words) for record in records if n >= _needed(record)]
    if rows:
        weights = (1, 1.2, 1.1, 1.3, 1.2, 1.2, 1.3, 1.6, 2.2)
        yield TableBlock(words.assessment, words.assessment_heads, rows, weights, words.assessment_note)


def _verdict(asked: Record, curve: Sequence[Record], words: _Words) -> str:
    """Say whether the rule asked for is met, and whether codes came up all the same afterwards."""
    run, at = int(asked["run_length"]), int(asked["saturated_at"])
    later = int(curve[-1]["cumulative"]) - int(curve[at + run - 1]["cumulative"]) if at else 0
    facts = {
        "base": asked["base_size"],
        "run": run,
        "needed": _needed(asked),
        "threshold": f"{float(asked['threshold']):.0%}",
        "at": at,
        "notation": asked["notation"],
        "known": _percent(asked),
        "last": _percent(asked, "new_information"),
        "later": later,
    }
    if len(curve) < _needed(asked):
        return words.not_enough.format(**facts)
    if not at:
        return (words.rule + words.not_reached).format(**facts)
    reached = words.rule + words.reached
    return words.space.join([reached, words.later] if later else [reached]).format(**facts)


def _needed(record: Record) -> int:
    return int(record["base_size"]) + int(record["run_length"])


def _assessment_row(record: Record, words: _Words) -> tuple[str, ...]:
    needed = words.band.format(*(_short(record[name]) for name in ("median", "p05", "p95")))
    return (
        *(str(record["base_size"]), str(record["run_length"]), f"{float(record['threshold']):.0%}"),
        *(str(record["base_codes"]), str(record["notation"]) or words.none, _percent(record, "new_information")),
        *(_percent(record) or words.none, _percent(record, "share_of_orders")),
        needed if record["median"] != "" else words.none,
    )


def _held_out(tables: Mapping[str, Table], words: _Words) -> Iterator[Block]:
    records = list(tables["saturation"].records())
    held = [str(record["reference"]) for record in records if record["held_out"]]
    if not held:
        return
    sentences = [words.held.format(n=len(held), names=words.comma.join(held), rest=len(records) - len(held))]
    new = list(tables["saturation_held_out"].records())
    for level, name in words.levels.items():
        items = [words.item.format(**record) for record in new if record["level"] == level]
        if items:
            sentences.append(words.something_new.format(level=name, n=len(items), names=words.comma.join(items)))
    yield Paragraph(words.space.join(sentences if new else [*sentences, words.nothing_new]))
