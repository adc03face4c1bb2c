"""``codebook update``: which version of each used codebook is meant, resolved anew."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli.codebook import codebook_app
from interview_coder.cli.codebook_edit import own_file
from interview_coder.cli.language import say
from interview_coder.cli.reporting import FINE, TALK, WRONG_USE, show_problems
from interview_coder.cli.terminal import clean

if TYPE_CHECKING:
    from interview_coder.codebook.lock import Locked
    from interview_coder.codebook.update import Update


@codebook_app.command(
    "update",
    help=say(
        "Resolve the used codebooks anew and lock their versions in codebooks.lock.",
        "重新确定所用编码手册的版本，写入 codebooks.lock。",
    ),
)
def update_command(
    book: Annotated[str, typer.Argument(metavar="BOOK", help=say("The codebook's file.", "编码手册文件。"))],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...",
            help=say("Only these used codebooks [all].", "只更新这些所用的手册 [全部]。"),
            show_default=False,
        ),
    ] = None,
    locked: Annotated[
        bool,
        typer.Option(
            "--locked",
            help=say("Keep the locked versions; fetch what is missing here.", "保持锁定的版本，只取来本机缺少的。"),
        ),
    ] = False,
) -> int:
    """Write codebooks.lock beside BOOK and show each version, old → new."""
    from interview_coder.codebook.update import update_lock  # noqa: PLC0415 - only when used
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415

    path = own_file(book)
    if path is None:
        return no_file(book)
    found = update_lock(path, names or (), parse=parse_expression, only_locked=locked)
    outcome = show_problems(problem for problem in found.problems if problem.is_error)
    if outcome:
        return outcome
    known = {text for one in (*found.before, *found.after) for text in (one.name, one.source)}
    unknown = [name for name in names or () if name not in known]
    if unknown:
        used = ", ".join(sorted({one.name for one in found.after}))
        text = say(
            f"{path} uses no codebook {unknown[0]}; it uses {used}", f"{path} 没有使用 {unknown[0]}；它使用 {used}"
        )
        sys.stderr.write(clean(text) + "\n")
        return WRONG_USE
    write_lock(found)
    return FINE


def no_file(book: str) -> int:
    """Say that a codebook is no file that may be written."""
    sys.stderr.write(clean(say("no file of yours: ", "不是你自己的文件：") + book) + "\n")
    return WRONG_USE


def write_lock(found: "Update") -> None:
    """Write a lock if it says anything new, and show each used codebook with its version before and after."""
    from interview_coder.export.edited_file import write_edited  # noqa: PLC0415 - only when used

    data = found.text.encode("utf-8")
    is_new = not found.path.exists()
    if (found.after or not is_new) and (is_new or found.path.read_bytes() != data):
        write_edited(found.path, data)
        TALK.say(say(f"written: {found.path}", f"已写入：{found.path}"))
    for before, after in found.pairs:
        sys.stdout.write(clean(_line(before, after)) + "\n")


def _line(before: "Locked | None", after: "Locked | None") -> str:
    one = after or before
    if one is None:
        return ""
    if after is None:
        return f"{one.name} {one.version} → " + say("no longer used", "不再使用")
    commit = f", {after.commit[:12]}" if after.commit else ""
    origin = f"({after.source}@{after.range}{commit})"
    if before is None:
        return f"{one.name} {say('new', '新增')} → {after.version} {origin}"
    if (before.version, before.sha256) == (after.version, after.sha256):
        return f"{one.name} {after.version} {say('unchanged', '未变')} {origin}"
    changed = "" if before.version != after.version else say(" (same version, other content)", "（版本相同，内容不同）")
    return f"{one.name} {before.version} → {after.version}{changed} {origin}"


def relative_to_book(use: str, book: Path) -> str:
    """Return a use with a path as the codebook's file has it, where the path leads somewhere from here."""
    from interview_coder.codebook.edit_uses import name_of  # noqa: PLC0415 - only when used

    name = name_of(use)
    place, separator, inside = name.partition("//")
    if name.startswith("git+") or "://" in name or Path(place).is_absolute() or not Path(place).exists():
        return use
    if "/" not in name and "\\" not in name and not name.endswith((".yaml", ".yml", ".git")):
        return use
    relative = os.path.relpath(Path(place).resolve(), book.parent.resolve()).replace(os.sep, "/")
    start = "" if relative.startswith("../") else "./"
    return start + relative + separator + inside + use[len(name) :]
