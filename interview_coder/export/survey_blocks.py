"""The questionnaire as a results chapter prints it: frequencies, cross-tabs, codes of the open answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interview_coder.domain.documents import Block, Heading, Paragraph, TableBlock
from interview_coder.domain.tables import Cell, Table
from interview_coder.export.terms import is_chinese

Record = Mapping[str, Cell]
FEW = 3
"""Codes of fewer people than these are in the data only."""


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    people: str
    frequencies: str
    heads: tuple[str, str, str, str]
    multiple: str
    missing: str
    note: str
    crosses: str
    answer: str
    test: str
    cross_note: str
    codes: str
    code: str
    code_note: str
    no_codes: str
    cell: str
    tests: Mapping[str, str]
    result: str
    exact: str


_ZH = _Words(
    title="问卷",
    people="有开放题回答的受访者 {n} 位；没有写下任何文字的受访者不在其中。",
    frequencies="封闭题频数",
    heads=("题目", "选项", "人数", "占比"),
    multiple="{}（多选）",
    missing="（未答或未被问到）",
    note="占比的分母是回答了该题的人数；多选题各项占比之和可超过 100%。",
    crosses="各题与“{by}”的交叉",
    answer="选项",
    test="检验",
    cross_note="各格为人数（占该列回答者的比例）。期望频数够大时用 χ²（四格表作 Yates 校正），"
    "否则用 Fisher 精确检验；V 为 Cramér's V，"
    "p 已按 Benjamini–Hochberg 校正。未答任一题者不计入。",
    codes="开放题编码与“{by}”的交叉",
    code="编码",
    code_note="各格为开放题回答得到该编码的人数（占该列受访者的比例），"
    "只列至少 {few} 人的编码，其余见数据表；检验同上，对全部编码校正。",
    no_codes="开放题回答没有得到任何编码。",
    cell="{cases}（{share}）",
    tests={"chi2": "χ²", "chi2_yates": "χ²", "fisher": "Fisher", "fisher_random": "Fisher", "none": "—"},
    result="{test}({df})={statistic:.2f}，p={p}，V={v:.2f}",
    exact="{test} p={p}，V={v:.2f}",
)
_EN = _Words(
    title="Questionnaire",
    people="Respondents with an open answer: {n}; those who wrote nothing are not among them.",
    frequencies="Closed answers",
    heads=("Question", "Answer", "People", "Share"),
    multiple="{} (several answers)",
    missing="(no answer, or not asked)",
    note="Shares are of those who answered; where several answers may be given they can add up to more than 100 %.",
    crosses="Questions by “{by}”",
    answer="Answer",
    test="Test",
    cross_note="People (share of the column). χ² where expected counts are large enough (Yates in fourfold tables), "
    "else Fisher's exact test; V is Cramér's V; p adjusted by Benjamini and Hochberg. People without an answer to "
    "either question are left out.",
    codes="Codes of the open answers by “{by}”",
    code="Code",
    code_note="People whose open answers got the code (share of the column); codes of at least {few} people, the "
    "others are in the data; tests as above, adjusted over all codes.",
    no_codes="No open answer got a code.",
    cell="{cases} ({share})",
    tests={"chi2": "χ²", "chi2_yates": "χ²", "fisher": "Fisher", "fisher_random": "Fisher", "none": "–"},
    result="{test}({df})={statistic:.2f}, p={p}, V={v:.2f}",
    exact="{test} p={p}, V={v:.2f}",
)


def survey_blocks(tables: Mapping[str, Table], *, by: str, language: str) -> list[Block]:
    """Compose the frequencies, and the crosses with the question ``by`` where there is one.

    Args:
        tables: ``survey``; with ``by`` also ``survey_crosstabs``, ``survey_tests``, ``survey_codes``,
            ``survey_code_tests``.
        by: The question that divides, or empty.
        language: ``zh`` or ``en``.
    """
    words = _ZH if is_chinese(language) else _EN
    records: list[Record] = [*tables["survey"].records()]
    n = int(records[0]["answered"]) + int(records[0]["missing"]) if records else 0
    blocks: list[Block] = [Heading(words.title, 2), Paragraph(words.people.format(n=n))]
    blocks.append(
        TableBlock(words.frequencies, words.heads, list(_frequencies(records, words)), (6, 5, 1.5, 1.5), words.note)
    )
    if by:
        blocks += _crosses(tables, by, words)
        blocks += _codes(tables, by, words)
    return blocks


def _frequencies(records: Sequence[Record], words: _Words) -> Iterator[tuple[str, ...]]:
    before: Cell = ""
    for place, record in enumerate(records):
        is_new = record["question"] != before
        name = words.multiple.format(record["question"]) if record["multiple"] else str(record["question"])
        yield name if is_new else "", str(record["answer"]), str(record["cases"]), _percent(record["share"])
        before = record["question"]
        is_last = place + 1 == len(records) or records[place + 1]["question"] != before
        if is_last and record["missing"]:
            yield "", words.missing, str(record["missing"]), ""


def _percent(number: Cell) -> str:
    return f"{float(number):.1%}"


def _crosses(tables: Mapping[str, Table], by: str, words: _Words) -> Iterator[Block]:
    records: list[Record] = [*tables["survey_crosstabs"].records()]
    answers = list(dict.fromkeys(str(record["by_answer"]) for record in records))
    tests = _tests(tables["survey_tests"], ("question", "option"), words)
    cells = {(record["question"], record["answer"], record["by_answer"]): record for record in records}
    rows: list[tuple[str, ...]] = []
    before, tested = "", set[tuple[Cell, ...]]()
    for question, answer in dict.fromkeys((str(record["question"]), str(record["answer"])) for record in records):
        key = next(key for key in ((question, answer), (question, "")) if key in tests)
        shown = [_cell(cells.get((question, answer, one)), words) for one in answers]
        rows.append((question if question != before else "", answer, *shown, "" if key in tested else tests[key]))
        before = question
        tested.add(key)
    if rows:
        weights = (3.4, 3, *([1.8] * len(answers)), 4.2)
        heads = (words.heads[0], words.answer, *answers, words.test)
        yield TableBlock(words.crosses.format(by=by), heads, rows, weights, words.cross_note)


def _codes(tables: Mapping[str, Table], by: str, words: _Words) -> Iterator[Block]:
    records: list[Record] = [*tables["survey_codes"].records()]
    if not records:
        yield Paragraph(words.no_codes)
        return
    answers = list(dict.fromkeys(str(record["by_answer"]) for record in records))
    tests = _tests(tables["survey_code_tests"], ("code",), words)
    many = {record["code"] for record in tables["survey_code_tests"].records() if int(record["cases"]) >= FEW}
    cells = {(record["code"], record["by_answer"]): record for record in records}
    rows = [
        (name, *(_cell(cells.get((code, one)), words) for one in answers), tests[code,])
        for code, name in dict.fromkeys((record["code"], str(record["name"])) for record in records)
        if code in many
    ]
    if rows:
        weights, heads = (3.6, *([1.8] * len(answers)), 4.2), (words.code, *answers, words.test)
        yield TableBlock(words.codes.format(by=by), heads, rows, weights, words.code_note.format(few=FEW))


def _cell(record: Record | None, words: _Words) -> str:
    return words.cell.format(cases=record["cases"], share=f"{float(record['share']):.0%}") if record else ""


def _tests(table: Table, keys: Sequence[str], words: _Words) -> dict[tuple[Cell, ...], str]:
    """Return the result of each test in words; several options that divide have one result each."""
    found: dict[tuple[Cell, ...], list[str]] = {}
    for record in table.records():
        option = f"{record['by_option']}: " if record["by_option"] else ""
        found.setdefault(tuple(record[key] for key in keys), []).append(option + _result(record, words))
    return {key: "; ".join(results) for key, results in found.items()}


def _result(record: Record, words: _Words) -> str:
    name = words.tests[str(record["test"])]
    if record["test"] == "none":
        return name
    p = float(record["p_adjusted"])
    facts = {"test": name, "df": record["df"], "p": "<0.001" if p < 0.001 else f"{p:.3f}", "v": record["cramers_v"]}  # noqa: PLR2004
    pattern = words.exact if record["statistic"] == "" else words.result
    return pattern.format(**facts, statistic=record["statistic"]).replace("p=<", "p<")
