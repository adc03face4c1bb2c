"""The results folder of ``code``: CSV files, one workbook, and the record of the run."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from interview_coder.domain.tables import Table
from interview_coder.export.csv_file import write_csv
from interview_coder.export.json_file import write_json
from interview_coder.export.xlsx import write_xlsx


def write_results(
    tables: Mapping[str, Table], run: Mapping[str, object], folder: Path, *, cases: Sequence[str]
) -> list[Path]:
    """Write every result file into a folder, which is made if need be; returns the files in order."""
    written = []
    for name, table in tables.items():
        write_csv(table, folder / f"{name}.csv")
        written.append(folder / f"{name}.csv")
    sheets = [_about(run), *(wide_matrix(tables, cases) if name == "matrix" else tables[name] for name in tables)]
    write_xlsx(sheets, folder / "results.xlsx")
    write_json(run, folder / "run.json")
    return [*written, folder / "results.xlsx", folder / "run.json"]


def wide_matrix(tables: Mapping[str, Table], cases: Sequence[str]) -> Table:
    """Return cases by codes, coded units in the cells, zeros too: the matrix as people read it."""
    codes = [(str(row[0]), str(row[1])) for row in tables["frequencies"].rows]
    cells = {(row[0], row[1]): row[2] for row in tables["matrix"].rows}
    rows = [(case, *(cells.get((case, code), 0) for code, _ in codes)) for case in cases]
    return Table("matrix", ("case", *(f"{name}\n{code}" for code, name in codes)), rows)


def _about(run: Mapping[str, object]) -> Table:
    return Table("about", ("key", "value"), [(key, text) for key, text in _flat("", run) if len(key) < 80])  # noqa: PLR2004


def _flat(prefix: str, value: object) -> list[tuple[str, str]]:
    if isinstance(value, Mapping):
        return [pair for key, inner in value.items() for pair in _flat(f"{prefix}.{key}".strip("."), inner)]
    if isinstance(value, list | tuple):
        return [pair for number, inner in enumerate(value, 1) for pair in _flat(f"{prefix}.{number}", inner)]
    return [(prefix, str(value))]
