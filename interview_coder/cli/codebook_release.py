"""``codebook release``: a new version number, and an entry that tells what changed."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli.codebook import codebook_app
from interview_coder.cli.codebook_edit import own_file
from interview_coder.cli.language import language, say
from interview_coder.cli.reporting import FINE, PROBLEMS, TALK, show_problems
from interview_coder.domain.problems import Problem

if TYPE_CHECKING:
    from interview_coder.domain.changes import CodebookDiff, Step
    from interview_coder.domain.codebook import Codebook

_LEVELS = ("major", "minor", "patch")


def _known_level(value: str) -> str:
    if value and value not in _LEVELS:
        raise typer.BadParameter(say("choose one of: ", "请选择：") + ", ".join(_LEVELS))
    return value


@codebook_app.command(
    "release",
    help=say("Raise a codebook's version and write down what changed.", "提高编码手册的版本号，并写下变更记录。"),
)
def release_command(
    book: Annotated[str, typer.Argument(metavar="FILE", help=say("The codebook's file.", "编码手册文件。"))],
    level: Annotated[
        str,
        typer.Option(
            "--level",
            help=say("major, minor or patch [as the changes ask for].", "major、minor 或 patch [按改动程度]。"),
            callback=_known_level,
            show_default=False,
        ),
    ] = "",
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="REV",
            help=say("Revision of the last release [where the version was set].", "上次定版的修订 [版本号写入之时]。"),
            show_default=False,
        ),
    ] = "",
) -> int:
    """Set `version:` of FILE, leave all else as it is, and write FILE's changes into NAME.changes.md beside it."""
    from interview_coder.codebook import read_codebook  # noqa: PLC0415 - only when used
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415
    from interview_coder.domain.changes import Step  # noqa: PLC0415

    path = own_file(book)
    new, problems = read_codebook(path or book, parse=parse_expression)
    errors = [problem for problem in problems if problem.is_error]
    if path is None or new is None or errors:
        return show_problems(errors) or _not_own(book)
    found, errors = _compare(path, new, since, is_needed=not level)
    if errors:
        return show_problems(errors)
    step = Step[level.upper()] if level else found.step if found else Step.NONE
    return _write(path, new, found, step)


def _not_own(book: str) -> int:
    sys.stderr.write(say("no file of yours: ", "不是你自己的文件：") + book + "\n")
    return PROBLEMS


def _compare(
    path: Path, new: "Codebook", since: str, *, is_needed: bool
) -> tuple["CodebookDiff | None", list[Problem]]:
    """Return what changed since the last release; without one, a problem if the step depends on it."""
    from interview_coder.codebook.diff import diff_codebooks  # noqa: PLC0415 - only when used
    from interview_coder.codebook.last_release import last_release  # noqa: PLC0415
    from interview_coder.codebook.revisions import path_in_repository, read_revision  # noqa: PLC0415
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415
    from interview_coder.domain.problems import Where  # noqa: PLC0415
    from interview_coder.domain.problems import versions as faults  # noqa: PLC0415

    revision, place = since or last_release(path, new.version), path_in_repository(path)
    if not revision or (place is None and not since):
        return None, [faults.nothing_to_compare(path.name, Where(str(path)))] if is_needed else []
    inside = place[1] if place else path.as_posix()
    old, problems = read_revision(revision, inside, parse=parse_expression, beside=path.parent)
    if old is None:
        return None, [problem for problem in problems if problem.is_error]
    found = diff_codebooks(old, new)
    if is_needed and not found.step:
        return None, [faults.nothing_to_release(path.name, old.version, Where(str(path)))]
    return found, []


def _write(path: Path, book: "Codebook", found: "CodebookDiff | None", step: "Step") -> int:
    from interview_coder.codebook.change_log import with_entry  # noqa: PLC0415 - only when used
    from interview_coder.codebook.diff import raised  # noqa: PLC0415
    from interview_coder.codebook.diff_text import bullets  # noqa: PLC0415
    from interview_coder.codebook.roundtrip import open_for_edit, with_version  # noqa: PLC0415
    from interview_coder.domain.problems import Where  # noqa: PLC0415
    from interview_coder.domain.problems import versions as faults  # noqa: PLC0415
    from interview_coder.export.edited_file import write_edited  # noqa: PLC0415

    before = found.before if found else book.version
    version = max(raised(before, step), book.version, key=_order)
    file, problems = open_for_edit(path.read_bytes(), path.as_posix())
    data, more = with_version(file, version) if file else (None, ())
    if data is None:
        return show_problems((*problems, *more))
    page = path.with_name(f"{path.stem}.changes.md")
    text = page.read_bytes().decode("utf-8") if page.is_file() else ""
    changes = bullets(found, language()) if found and found.changes else ""
    date = datetime.now().astimezone().date().isoformat()
    text = with_entry(
        text,
        title=book.title,
        version=version,
        date=date,
        bullets=changes or say("- released\n", "- 定版\n"),
        language=language(),
    )
    write_edited(path, data)
    write_edited(page, text.encode("utf-8"))
    TALK.say(f"{path}: {before} → {version}; {page}")
    too_low = found is not None and step < found.step
    low = (
        [faults.version_too_low(before, version, found.step.name.lower(), Where(str(path)))]
        if found and too_low
        else []
    )
    return show_problems(low) if low else FINE


def _order(version: str) -> tuple[object, ...]:
    from interview_coder.codebook.versions import parse_version  # noqa: PLC0415 - only when used

    parsed = parse_version(version)
    return (parsed.release, parsed.final, parsed.pre) if parsed else ()
