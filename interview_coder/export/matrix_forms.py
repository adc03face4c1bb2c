"""Codes by groups as a reader wants them: one row per code with its shares and its test, and a heat map."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interview_coder.domain.documents import Block, Heading, Paragraph, TableBlock
from interview_coder.domain.figures import DIVERGING, SEQUENTIAL, HeatMap
from interview_coder.domain.tables import Cell, Table
from interview_coder.export.terms import is_chinese, term

Record = Mapping[str, Cell]
MOST_ROWS, MOST_COLUMNS, MOST_HEADS, MOST_GROUPS = 40, 40, 6, 24
"""What a figure holds, what a table on a page holds, and how many groups are printed at all."""
STRIKING, LEVEL = 1.96, 0.05
"""A cell is marked whose adjusted residual is beyond the first, if the test of its row is below the second."""


@dataclass(frozen=True, slots=True)
class MatrixView:
    """How a matrix is read: per case or per segment, grouped by what, and what had to be left aside."""

    by: str
    per: str
    language: str
    adjust: str = "bh"
    without_group: int = 0
    cases_in_several: int = 0
    residuals: bool = False
    of: str = "codes"

    @property
    def is_zh(self) -> bool:
        """Whether the reader reads Chinese."""
        return is_chinese(self.language)

    @property
    def thing(self) -> str:
        """What is counted, as a column is headed: codes or constructs."""
        return self.say(self.of.capitalize(), "编码" if self.of == "codes" else "构念")

    def say(self, en: str, zh: str) -> str:
        """Return the text in the reader's language."""
        return zh if self.is_zh else en


def assumptions(view: MatrixView) -> list[str]:
    """Return, a sentence each, what the tests take for granted, and what was left aside."""
    told = [
        view.say(
            "The tests take their observations for independent. Segments of one interview are not: report the tests "
            "per case (does a case speak of it at all); those per segment describe and exaggerate.",
            "检验假定各观测相互独立。同一访谈里的单元并不独立：请报告按个案的检验（该个案是否谈到）；"
            "按单元的检验只作描述，会夸大差异。",
        ),
        view.say(
            "χ² with Yates's correction in 2×2 tables, Pearson's χ² in larger ones; Fisher's exact test where expected "
            "counts are small (larger tables: 9,999 random tables).",
            "2×2 表用 Yates 校正的 χ²，更大的表用 Pearson χ²；期望频数偏小时用 Fisher 精确检验"
            "（大于 2×2 时以 9999 个随机表估计）。",
        ),
    ]
    method = {"bh": "Benjamini–Hochberg", "by": "Benjamini–Yekutieli"}.get(view.adjust)
    if method:
        told.append(view.say(f"Adjusted p: {method}, over all tests.", f"校正后的 p：{method} 法，覆盖全部检验。"))
    if view.without_group:
        told.append(
            view.say(
                f"Segments without a value of “{view.by}”, left out: {view.without_group}.",
                f"没有“{view.by}”取值、未计入的单元：{view.without_group} 个。",
            )
        )
    if view.cases_in_several:
        told.append(
            view.say(
                f"Cases in more than one group: {view.cases_in_several}; they count in each, so that not even the "
                "tests per case have independent observations.",
                f"属于一个以上组的个案：{view.cases_in_several} 个，各组都计入，按个案的检验也因此不独立。",
            )
        )
    return told


def matrix_blocks(tables: Mapping[str, Table], view: MatrixView) -> list[Block]:
    """Compose the table: a row per code that was found, the groups side by side, the test at the end."""
    cells, tests = _cells(tables["matrix_groups"]), _tests(tables["matrix_tests"], view.per)
    groups = list(dict.fromkeys(str(record["group"]) for record in tables["matrix_groups"].records()))
    found = [item for item, test in tests.items() if test["found"]]
    blocks: list[Block] = [Heading(view.say(f"Matrix by {view.by}", f"编码矩阵：按{_by(view)}"), 2)]
    if not found:
        return [*blocks, Paragraph(view.say("Nothing was found.", "没有得到任何编码。"))]
    shown = _largest({group: _size(cells, group, view) for group in groups}, MOST_GROUPS)
    if len(shown) < len(groups):
        blocks.append(
            Paragraph(
                view.say(
                    f"The {len(shown)} largest of {len(groups)} groups; all of them are in the csv.",
                    f"共 {len(groups)} 组，以下为最大的 {len(shown)} 组；全部见 csv。",
                )
            )
        )
    blocks += _tables(cells, tests, found, shown, view)
    none = [str(test["name"]) for test in tests.values() if not test["found"]]
    if none:
        names = ("、" if view.is_zh else ", ").join(none)
        blocks.append(Paragraph(view.say(f"Found in no group: {names}.", f"各组都没有的{view.thing}：{names}。")))
    return [*blocks, *map(Paragraph, assumptions(view))]


def _tables(
    cells: Mapping[tuple[str, str], Record],
    tests: Mapping[str, Record],
    found: Sequence[str],
    groups: Sequence[str],
    view: MatrixView,
) -> Iterator[Block]:
    """Yield as many tables as the groups need; each has the test in its last columns."""
    caption = view.say(f"{view.thing} by {view.by}", f"{view.thing}在各组的分布（按{_by(view)}）")
    for first in range(0, len(groups), MOST_HEADS):
        shown = groups[first : first + MOST_HEADS]
        heads = (view.thing, *(_column(group, _size(cells, group, view), view) for group in shown))
        rows = []
        for item in found:
            test = tests[item]
            texts = [_count(cells[item, group], test, view) for group in shown]
            effect = "–" if test["test"] == "none" else f"{float(test['cramers_v']):.2f}"
            rows.append((str(test["name"]), *texts, _statistic(test), _p(test["p_adjusted"]), effect))
        yield TableBlock(
            caption,
            (*heads, "χ² / p", view.say("adjusted p", "校正 p"), "V"),
            rows,
            (3.2, *([1.8] * len(shown)), 2.2, 1.4, 1.2),
            view.say(
                f"Number of {view.per} with the code, in brackets the share of all {view.per} of the group; ↑ ↓: "
                f"adjusted residual beyond ±{STRIKING} where p < {LEVEL}. V: Cramér's V.",
                f"格中为谈到的{_per(view)}数，括号内为占该组全部{_per(view)}的比例；"
                f"↑ ↓：p < {LEVEL} 且调整残差超过 ±{STRIKING}。"
                "V 为克莱姆 V。",
            ),
        )


def _count(record: Record, test: Record, view: MatrixView) -> str:
    part, arrow = f"{float(record[f'share_of_{view.per}']):.1%}", _arrow(record, test, view)
    return view.say(f"{record[view.per]} ({part}){arrow}", f"{record[view.per]}（{part}）{arrow}")


def _arrow(record: Record, test: Record, view: MatrixView) -> str:
    """Return whether a cell is striking: small counts give large residuals by chance, so the test has its say too."""
    residual = record[f"residual_{view.per}"]
    if residual == "" or abs(float(residual)) <= STRIKING or float(test["p"]) >= LEVEL:
        return ""
    return "↑" if float(residual) > 0 else "↓"


def _statistic(test: Record) -> str:
    if test["test"] == "none":
        return "–"
    if test["statistic"] == "":
        return f"Fisher, p={_p(test['p'])}".replace("=<", "<")
    return f"{float(test['statistic']):.2f} ({test['df']}), p={_p(test['p'])}".replace("=<", "<")


def _p(cell: Cell) -> str:
    if cell == "":
        return "–"
    return "<0.001" if float(cell) < 0.001 else f"{float(cell):.3f}"  # noqa: PLR2004 - as papers print it


def _size(cells: Mapping[tuple[str, str], Record], group: str, view: MatrixView) -> int:
    return max(int(record[f"group_{view.per}"]) for (_, name), record in cells.items() if name == group)


def matrix_chart(tables: Mapping[str, Table], view: MatrixView) -> HeatMap:
    """Return the matrix as a heat map: shares of each group, or adjusted residuals; the counts stand in the cells."""
    cells, tests = _cells(tables["matrix_groups"]), _tests(tables["matrix_tests"], view.per)
    rows = _largest({item: int(test["found"]) for item, test in tests.items()}, MOST_ROWS)
    sizes = {group: _size(cells, group, view) for group in dict.fromkeys(group for _, group in cells)}
    columns = _largest(sizes, MOST_COLUMNS)
    what = f"residual_{view.per}" if view.residuals else f"share_of_{view.per}"
    factor = 1 if view.residuals else 100
    return HeatMap(
        title=view.say(f"{view.thing} by {view.by}", f"{view.thing} × {_by(view)}"),
        rows=tuple(str(tests[item]["name"]) for item in rows),
        columns=tuple(_column(group, sizes[group], view) for group in columns),
        values=tuple(tuple(factor * float(cells[item, group][what] or 0) for group in columns) for item in rows),
        scale=_scale(view),
        texts=tuple(tuple(_cell_text(cells[item, group], tests[item], view) for group in columns) for item in rows),
        colours=DIVERGING if view.residuals else SEQUENTIAL,
        note=_note(view, tests, rows, sizes, columns),
    )


def _largest(sizes: Mapping[str, int], most: int) -> list[str]:
    """Return the names with the largest sizes above 0, in the order given."""
    ranked = sorted((name for name, size in sizes.items() if size), key=lambda name: -sizes[name])
    kept = set(ranked[:most])
    return [name for name in sizes if name in kept]


def _column(group: str, size: int, view: MatrixView) -> str:
    name = term(group, view.language)
    return name if view.by in ("case", "speaker", "source") else f"{name} (n={size})"


def _cell_text(record: Record, test: Record, view: MatrixView) -> str:
    return f"{record[view.per]}{_arrow(record, test, view)}" if record[view.per] or view.residuals else ""


def _scale(view: MatrixView) -> str:
    if view.residuals:
        return view.say("Adjusted residual", "调整残差")
    return view.say(f"Share of the group's {view.per}, %", f"占该组{_per(view)}的百分比")


def _note(
    view: MatrixView, tests: Mapping[str, Record], rows: Sequence[str], sizes: Mapping[str, int], columns: Sequence[str]
) -> str:
    told = [
        view.say(
            f"In the cells: {view.per} with the code; ↑ ↓: adjusted residual beyond ±{STRIKING}, p < {LEVEL}.",
            f"格中为谈到的{_per(view)}数；↑ ↓：调整残差超过 ±{STRIKING} 且 p < {LEVEL}。",
        )
    ]
    found = sum(1 for test in tests.values() if test["found"])
    if len(rows) < found:
        told.append(
            view.say(
                f"The {len(rows)} most frequent {view.of} of {found}.",
                f"{view.thing}共 {found} 个，图中为最多的 {len(rows)} 个。",
            )
        )
    if len(columns) < len(sizes):
        told.append(
            view.say(
                f"The {len(columns)} largest groups of {len(sizes)}.",
                f"共 {len(sizes)} 组，图中为最大的 {len(columns)} 组。",
            )
        )
    if view.without_group:
        told.append(
            view.say(
                f"Without a value, left out: {view.without_group} segments.",
                f"无取值、未计入的单元：{view.without_group} 个。",
            )
        )
    return ("" if view.is_zh else " ").join(told)


def _cells(table: Table) -> dict[tuple[str, str], Record]:
    return {
        (str(row[0]), str(record["group"])): record for row, record in zip(table.rows, table.records(), strict=True)
    }


def _tests(table: Table, per: str) -> dict[str, Record]:
    return {
        str(row[0]): record for row, record in zip(table.rows, table.records(), strict=True) if record["per"] == per
    }


def _by(view: MatrixView) -> str:
    names = {"case": "个案", "kind": "材料类型", "role": "角色", "speaker": "说话人", "source": "材料"}
    return names.get(view.by, view.by.removeprefix("case."))


def _per(view: MatrixView) -> str:
    return "个案" if view.per == "cases" else "单元"
