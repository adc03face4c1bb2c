"""``codebook add``: another codebook under ``uses``, locked at once."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli.codebook import codebook_app
from interview_coder.cli.codebook_edit import own_file
from interview_coder.cli.codebook_update import no_file, relative_to_book, write_lock
from interview_coder.cli.language import say
from interview_coder.cli.reporting import FINE, PROBLEMS, TALK, show_problems

if TYPE_CHECKING:
    from interview_coder.codebook.update import Update
    from interview_coder.domain.problems import Problem


@codebook_app.command(
    "add",
    help=say("Use another codebook: by name, path or git address.", "使用另一本编码手册：名称、路径或 git 地址。"),
)
def add_command(
    book: Annotated[str, typer.Argument(metavar="BOOK", help=say("Your codebook's file.", "你的编码手册文件。"))],
    use: Annotated[
        str,
        typer.Argument(
            metavar="USE[@RANGE]",
            help=say(
                "Such as maslow@^1 or git+https://HOST/REPO.git//book.yaml@^1 [the newest, and what fits it].",
                "例如 maslow@^1、git+https://主机/仓库.git//book.yaml@^1 [默认取最新版及与其相容的版本]。",
            ),
        ),
    ],
) -> int:
    """Add USE to `uses:` of BOOK, leave all else as it is, and lock its version in codebooks.lock."""
    path = own_file(book)
    if path is None:
        return no_file(book)
    from interview_coder.codebook.edit_uses import name_of  # noqa: PLC0415 - only when used

    use = relative_to_book(use, path)
    if name_of(use) == use.strip():
        problems, _, found = _resolve(path, f"{use}@*")
        versions = [one.version for one in found.after if one.source in (use, use.removeprefix("./"))] if found else []
        if not versions:
            return show_problems(problems) or PROBLEMS
        use = f"{use}@^{versions[0]}"
    problems, data, found = _resolve(path, use)
    if data is None or found is None:
        return show_problems(problems) or PROBLEMS
    from interview_coder.export.edited_file import write_edited  # noqa: PLC0415 - only when used

    if data != path.read_bytes():
        write_edited(path, data)
        TALK.say(say(f"{path}: now uses {use}", f"{path}：已使用 {use}"))
    write_lock(found)
    return FINE


def _resolve(path: Path, use: str) -> "tuple[list[Problem], bytes | None, Update | None]":
    """Return the file with the new use and the lock that goes with it, or the errors that this would bring."""
    from interview_coder.codebook import read_codebook  # noqa: PLC0415 - only when used
    from interview_coder.codebook.edit_uses import add_use  # noqa: PLC0415
    from interview_coder.codebook.update import update_lock  # noqa: PLC0415
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415

    before = path.read_bytes()
    data, problems = add_use(before, path.as_posix(), use)
    if data is None:
        return list(problems), None, None
    found = update_lock(path, parse=parse_expression, only_locked=True, given={path.resolve(): data})
    old = [] if data == before else read_codebook(path, parse=parse_expression)[1]
    known = {(problem.code, str(problem.what)) for problem in old}
    errors = [one for one in found.problems if one.is_error and (one.code, str(one.what)) not in known]
    return errors, None if errors else data, None if errors else found
