"""What a command shows: tables on stdout, problems and talk on stderr."""

import sys
from collections.abc import Iterable, Sequence

from interview_coder.cli.language import language, say
from interview_coder.cli.terminal import clean
from interview_coder.domain.problems import Problem, by_place
from interview_coder.domain.tables import Cell, Table

FINE, PROBLEMS, WRONG_USE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130
FORMATS = ("table", "csv", "json", "md")


class Talk:
    """Speaks to the user on stderr, unless told to be quiet."""

    quiet = False

    def say(self, text: str) -> None:
        """Write one line of talk."""
        if not self.quiet:
            sys.stderr.write(clean(text) + "\n")


TALK = Talk()


def show_problems(problems: Iterable[Problem]) -> int:
    """List all problems, sorted by place, and return the exit code they ask for.

    Notes are left out where the user wants quiet; errors and warnings are never.
    """
    ordered = sorted(problems, key=by_place)
    for problem in ordered:
        if problem.is_error or problem.severity.value == "warning" or not TALK.quiet:
            sys.stderr.write(_line(problem) + "\n")
    n_errors = sum(problem.is_error for problem in ordered)
    if n_errors:
        TALK.say(say(f"Errors found: {n_errors}", f"发现 {n_errors} 个错误。"))
    return PROBLEMS if n_errors else FINE


def _line(problem: Problem) -> str:
    names = {"error": say("error", "错误"), "warning": say("warning", "警告"), "note": say("note", "提示")}
    where, _, rest = problem.render(language()).partition(": ")
    return clean(f"{where}: {names[problem.severity.value]} {rest}")


def show_table(table: Table, form: str) -> None:
    """Print a table on stdout; a terminal gets aligned columns, a pipe gets whole cells."""
    if form == "csv":
        _write_plain(_as_csv(table))
    elif form == "json":
        import json  # noqa: PLC0415 - only where asked for

        _write_plain(json.dumps(list(table.records()), ensure_ascii=False, indent=2) + "\n")
    elif form == "md":
        sys.stdout.write(_as_markdown(table))
    elif sys.stdout.isatty():
        _show_aligned(table)
    else:
        sys.stdout.write(_as_tabs(table))


def say_if_empty(table: Table) -> None:
    """Say that a table has no rows, so that nothing does not look like a failure."""
    if not table.rows:
        TALK.say(say("The table has no rows: there is nothing to list.", "表中没有行：没有可列的内容。"))


def _write_plain(text: str) -> None:
    """Write what programs read: to them as it is, to a terminal without anything that steers it."""
    sys.stdout.write("".join(map(clean, text.splitlines(keepends=True))) if sys.stdout.isatty() else text)


def _as_csv(table: Table) -> str:
    import csv  # noqa: PLC0415 - only where asked for
    import io  # noqa: PLC0415 - as above

    from interview_coder.export.defuse import defused_row  # noqa: PLC0415 - as above

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(map(defused_row, table.rows))
    return buffer.getvalue()


def _as_tabs(table: Table) -> str:
    lines = ["\t".join(table.columns), *("\t".join(_cell(cell) for cell in row) for row in table.rows)]
    return "\n".join(lines) + "\n"


def _as_markdown(table: Table) -> str:
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cells) + " |"

    rows = [line([_cell(cell).replace("|", "\\|") for cell in row]) for row in table.rows]
    return "\n".join([line(table.columns), line(["---"] * len(table.columns)), *rows]) + "\n"


def _cell(cell: Cell) -> str:
    return clean(str(cell).replace("\r\n", " ").replace("\n", " ").replace("\t", " "))


def _show_aligned(table: Table) -> None:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - only for a terminal
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table as RichTable  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    shown = RichTable(box=SIMPLE_HEAD, header_style="bold")
    for place, column in enumerate(table.columns):
        # Numbers stand under each other, and what comes before a hit ends where the hit begins.
        to_right = column == "before" or (table.rows and all(isinstance(row[place], int | float) for row in table.rows))
        shown.add_column(Text(column), justify="right" if to_right else "left", overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text(_cell(cell)) for cell in row))
    Console().print(shown)
