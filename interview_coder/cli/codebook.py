"""``codebook``: commands on codebooks themselves."""

from pathlib import Path

from interview_coder.cli import options
from interview_coder.cli.app import app
from interview_coder.cli.help_text import Commands
from interview_coder.cli.language import say
from interview_coder.cli.reporting import show_table

codebook_app = Commands()
app.add_typer(
    codebook_app,
    name="codebook",
    help=say(
        "Start, check, test, compare, merge, convert and list codebooks.",
        "新建、检查、测试、比较、合并、转换、列出编码手册。",
    ),
)


@codebook_app.command(
    "list",
    help=say(
        "List the codebooks at hand: built in, in codebooks/, and used.",
        "列出可用的编码手册：自带的、codebooks/ 里的、引用的。",
    ),
)
def list_command(form: options.Form = "table") -> int:
    """List the built-in codebooks and those of this folder, each with what it holds and what it uses."""
    from interview_coder.codebook import built_in_codebooks, read_codebook  # noqa: PLC0415 - only when used
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415
    from interview_coder.domain.tables import Cell, Table  # noqa: PLC0415

    built_in = built_in_codebooks()
    known = {path.resolve() for path in built_in}
    here = [path for path in sorted(Path("codebooks").glob("*.y*ml")) if path.resolve() not in known]
    rows: list[tuple[Cell, ...]] = []
    for path in (*built_in, *here):
        book, _ = read_codebook(path, parse=parse_expression)
        if book:
            place = say("built in", "自带") if path in built_in else path.as_posix()
            uses = "; ".join(f"{use.name} {use.version_range}".strip() for use in book.uses)
            rows.append((book.id, book.version, book.title, len(book.codes), len(book.constructs), uses, place))
    columns = ("codebook", "version", "title", "codes", "constructs", "uses", "place")
    show_table(Table("codebooks", columns, rows), form)
    return 0
