"""``codebook check``: every fault of codebooks, with its place."""

from typing import Annotated

import typer

from interview_coder.cli.codebook import codebook_app
from interview_coder.cli.language import say
from interview_coder.cli.reporting import TALK, show_problems
from interview_coder.domain.problems import Problem


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
