"""``codebook``: commands on codebooks themselves."""

from typing import Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.app import app
from interview_coder.cli.language import say
from interview_coder.cli.reporting import TALK, show_problems, show_table
from interview_coder.domain.problems import Problem

codebook_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(codebook_app, name="codebook", help=say("Check, test and list codebooks.", "检查、测试、列出编码手册。"))


@codebook_app.command("check", help=say("Report every fault of codebooks.", "报告编码手册的所有问题。"))
def check_command(
    books: Annotated[list[str], typer.Argument(help=say("Codebook files or names.", "编码手册文件或名称。"))],
) -> int:
    """Check BOOKS and list all problems with file, line and column."""
    from interview_coder.codebook import check_codebook, read_codebook  # noqa: PLC0415 - only when used
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415

    problems: list[Problem] = []
    for name in books:
        book, found = read_codebook(name, parse=parse_expression)
        found = (*found, *(check_codebook(book) if book else ()))
        problems += found
        if book and not found:
            TALK.say(
                say(
                    f"{name}: fine, {len(book.codes)} codes, {len(book.constructs)} constructs",
                    f"{name}：没有问题，{len(book.codes)} 个编码，{len(book.constructs)} 个构念",
                )
            )
    return show_problems(problems)


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
