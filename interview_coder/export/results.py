"""The results folder of ``code``: CSV files, one workbook, and the record of the run."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from interview_coder.domain.tables import Cell, Table
from interview_coder.export.csv_file import write_csv, write_csv_lines
from interview_coder.export.json_file import write_json_stream
from interview_coder.export.xlsx import write_xlsx

_LISTS = ("sources", "problems", "options.lexicon")
_ABOUT_LABELS = {
    "tool.name": "工具 tool",
    "tool.version": "版本 version",
    "tool.words": "分词 words",
    "options.unit": "编码单元 unit",
    "options.roles": "编码对象 roles",
    "codebook.id": "编码手册 codebook",
    "codebook.version": "手册版本 codebook version",
    "codebook.sha256": "手册 SHA-256",
    "counts.sources": "材料数 sources",
    "counts.cases": "个案数 cases",
    "counts.codings": "编码条数 codings",
    "counts.spoken.interviewer.segments": "访谈者单元数 interviewer segments",
    "counts.spoken.interviewer.characters": "访谈者字数 interviewer characters",
    "counts.spoken.other.segments": "其他人单元数 other segments",
    "counts.spoken.other.characters": "其他人字数 other characters",
    "counts.spoken.participant.segments": "受访者单元数 participant segments",
    "counts.spoken.participant.characters": "受访者字数 participant characters",
}
_READING = (
    ("提及次数 mentions", "规则命中的次数；AND 两边各算；同一编码的命中互不重叠"),
    ("编码单元数 segments", "被编码的单元数；一个单元对同一编码至多计一次"),
    ("单元占比 share_of_segments", "编码单元数 ÷ 该编码所看角色的全部单元数"),
    ("个案占比 share_of_cases", "出现该编码的个案数 ÷ 该角色有发言的全部个案数"),
    ("覆盖率 coverage", "被编码单元的字数 ÷ 该角色所说的全部字数"),
    ("起、止 start, end", "单元在材料文本中的位置，按字符计，从 0 起，不含止"),
    ("命中词 hits", "起-止:原词；引文可据此回到原文"),
)


@dataclass(frozen=True, slots=True)
class Streamed:
    """A table with more rows than anybody wants in memory: it comes as often as it is written, and has no sheet.

    ``lines`` gives the rows as lines of CSV, ``rows`` as they are.
    """

    name: str
    columns: tuple[str, ...]
    lines: Callable[[], Iterable[bytes]]
    rows: Callable[[], Iterable[Sequence[Cell]]]


Result = Table | Streamed


def write_results(
    tables: Sequence[Result],
    run: Mapping[str, object],
    folder: Path,
    *,
    cases: Sequence[str] | None,
    sources: Iterable[Mapping[str, object]],
    quotes: Iterable[bytes] | None = None,
) -> list[Path]:
    """Write every result file into a folder, which is made if need be; returns the files in order.

    Args:
        tables: The tables in the order of the files.
        run: The record of the run, without its sources.
        folder: Where to write.
        cases: All cases, for the sheet of cases by codes; None where there are too many.
        sources: What the record says of each source.
        quotes: The rows of the quotations as lines of CSV, where they are known already.
    """
    written = []
    for table in tables:
        path = folder / f"{table.name}.csv"
        if isinstance(table, Streamed):
            write_csv_lines(table.columns, table.lines(), path)
        elif table.name == "quotes" and quotes is not None:
            write_csv_lines(table.columns, quotes, path)
        else:
            write_csv(table, path)
        written.append(path)
    sheets = {table.name: table for table in tables if isinstance(table, Table)}
    if "matrix" in sheets and cases is not None:
        sheets["matrix"] = wide_matrix(sheets, cases)
    else:
        sheets.pop("matrix", None)
    write_xlsx([_about(run), *sheets.values()], folder / "results.xlsx")
    write_json_stream(run, "sources", sources, folder / "run.json")
    return [*written, folder / "results.xlsx", folder / "run.json"]


def write_parquet_results(tables: Sequence[Result], folder: Path) -> list[Path]:
    """Write the tables as Parquet beside the CSV files; returns the files."""
    from interview_coder.export.parquet_file import write_parquet  # noqa: PLC0415 - heavy

    for table in tables:
        rows = table.rows if isinstance(table, Table) else table.rows()
        write_parquet(table.columns, rows, folder / f"{table.name}.parquet")
    return [folder / f"{table.name}.parquet" for table in tables]


def wide_matrix(tables: Mapping[str, Table], cases: Sequence[str]) -> Table:
    """Return cases by codes, coded units in the cells, zeros too: the matrix as people read it."""
    codes = [(str(row[0]), str(row[1])) for row in tables["frequencies"].rows]
    cells = {(row[0], row[1]): row[2] for row in tables["matrix"].rows}
    rows = [(case, *(cells.get((case, code), 0) for code, _ in codes)) for case in cases]
    return Table("matrix", ("case", *(f"{name}\n{code}" for code, name in codes)), rows)


def _about(run: Mapping[str, object]) -> Table:
    """Return what made the results, and what the columns count, for somebody who has only the workbook."""
    made = [(_ABOUT_LABELS.get(key, key), value) for key, value in _flat("", run) if not key.startswith(_LISTS)]
    return Table("about", ("key", "value"), [*made, *_READING])


def _flat(prefix: str, value: object) -> list[tuple[str, str]]:
    if isinstance(value, Mapping):
        return [pair for key, inner in value.items() for pair in _flat(f"{prefix}.{key}".strip("."), inner)]
    if isinstance(value, list | tuple):
        return [(prefix, ", ".join(map(str, value)))]
    return [(prefix, str(value))]
