"""``codebook``: commands on codebooks themselves."""

import typer

from interview_coder.cli import options
from interview_coder.cli.app import app
from interview_coder.cli.language import say
from interview_coder.cli.reporting import show_table

codebook_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(
    codebook_app,
    name="codebook",
    help=say("Start, check, test, show and list codebooks.", "新建、检查、测试、展示、列出编码手册。"),
)


@codebook_app.command("list", help=say("List the codebooks that come with the tool.", "列出自带的编码手册。"))
def list_command(form: options.Form = "table") -> int:
    """List the built-in codebooks, each with what it holds."""
    from interview_coder.codebook import built_in_codebooks, read_codebook  # noqa: PLC0415 - only when used
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415
    from interview_coder.domain.tables import Cell, Table  # noqa: PLC0415

    rows: list[tuple[Cell, ...]] = []
    for path in built_in_codebooks():
        book, _ = read_codebook(path, parse=parse_expression)
        if book:
            uses = "; ".join(use.name for use in book.uses)
            rows.append((book.id, book.version, book.title, len(book.codes), len(book.constructs), uses))
    show_table(Table("codebooks", ("codebook", "version", "title", "codes", "constructs", "uses"), rows), form)
    return 0
