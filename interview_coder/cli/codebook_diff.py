"""``codebook diff``: what differs between two versions of a codebook, and what that does to the quotations."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli.codebook import codebook_app
from interview_coder.cli.language import language, say
from interview_coder.cli.reporting import PROBLEMS, WRONG_USE, show_problems, show_table
from interview_coder.cli.terminal import clean
from interview_coder.domain.problems import Problem

if TYPE_CHECKING:
    from interview_coder.domain.changes import CodebookDiff
    from interview_coder.domain.codebook import Codebook
    from interview_coder.domain.tables import Table

_FORMATS = ("text", "md", "json")
Read = tuple["Codebook | None", tuple[Problem, ...]]


def _known_format(value: str) -> str:
    if value not in _FORMATS:
        raise typer.BadParameter(say("choose one of: ", "请选择：") + ", ".join(_FORMATS))
    return value


@codebook_app.command(
    "diff",
    help=say(
        "Say what differs between two versions of a codebook, and which version step that is.",
        "说明编码手册两个版本之间的差别，以及版本号该怎样变。",
    ),
)
def diff_command(
    before: Annotated[
        str,
        typer.Argument(
            metavar="A", help=say("A file, a name or REVISION:PATH of git.", "文件、名称，或 git 的 修订:路径。")
        ),
    ],
    after: Annotated[
        str,
        typer.Argument(
            metavar="[B]",
            help=say(
                "As A; without B, A is compared with its last commit.", "同 A；不写 B 则把 A 与最近一次提交比较。"
            ),
            show_default=False,
        ),
    ] = "",
    rev: Annotated[
        tuple[str, str] | None,
        typer.Option("--rev", help=say("Two revisions of the file A.", "文件 A 的两个修订。"), show_default=False),
    ] = None,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            "--against",
            help=say("Transcripts to code with both; may be repeated.", "用两个版本分别编码的转录稿，可重复。"),
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", "-f", help=say("text, md or json", "text、md 或 json"), callback=_known_format)
    ] = "text",
) -> int:
    """Compare A with B: codes, rules, theories, constructs and relations."""
    if rev and after:
        sys.stderr.write(say("--rev takes one file", "--rev 只接受一个文件") + "\n")
        return WRONG_USE
    (old, old_problems), (new, new_problems) = _read_both(before, after, rev)
    problems = {problem: None for problem in (*old_problems, *new_problems) if problem.is_error}
    if old is None or new is None:
        return show_problems(problems) or PROBLEMS
    from interview_coder.codebook.diff import diff_codebooks  # noqa: PLC0415 - only when used

    found = diff_codebooks(old, new)
    changed = None
    if against and not problems:
        from interview_coder.cli.study import open_study  # noqa: PLC0415 - heavy: only when something is coded
        from interview_coder.pipeline.versions import changed_quotations  # noqa: PLC0415

        study = open_study(against)
        problems |= dict.fromkeys(study.problems)
        changed = changed_quotations(study.sources, old, new, new_ids=found.new_ids, lexicon=study.lexicon)
    _show(found, changed, form)
    return show_problems(problems)


def _read_both(before: str, after: str, rev: tuple[str, str] | None) -> tuple[Read, Read]:
    if rev:
        return _read_at(rev[0], before), _read_at(rev[1], before)
    if not after:
        return _read_at("HEAD", before), read_version(before)
    return read_version(before), read_version(after)


def read_version(text: str) -> Read:
    """Read a codebook from a file, by name, or from a revision of git."""
    from interview_coder.codebook import read_codebook  # noqa: PLC0415 - only when used
    from interview_coder.codebook.revisions import read_revision, split_revision  # noqa: PLC0415
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415

    parts = split_revision(text)
    if parts:
        return read_revision(*parts, parse=parse_expression)
    return read_codebook(text, parse=parse_expression)


def _read_at(revision: str, name: str) -> Read:
    from interview_coder.codebook.revisions import path_in_repository, read_revision  # noqa: PLC0415 - only when used
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415

    path = Path(name)
    place = path_in_repository(path) if path.parent.is_dir() else None
    inside = place[1] if place else name
    return read_revision(revision, inside, parse=parse_expression, beside=path.parent if path.parent.is_dir() else None)


def _show(found: "CodebookDiff", changed: "Table | None", form: str) -> None:
    from interview_coder.codebook import diff_text  # noqa: PLC0415 - only when used

    if form == "json":
        record = diff_text.diff_as_record(found)
        if changed is not None:
            record["quotations"] = list(changed.records())
        sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
        return
    write = diff_text.diff_as_markdown if form == "md" else diff_text.diff_as_text
    sys.stdout.write("".join(clean(line) + "\n" for line in write(found, language()).splitlines()))
    if changed is None:
        return
    gone = sum(row[0] == "-" for row in changed.rows)
    sys.stdout.write("\n" if form == "md" else "")
    sys.stdout.write(
        say(
            f"quotations: {gone} disappear, {len(changed.rows) - gone} appear",
            f"引文：消失 {gone} 条，新增 {len(changed.rows) - gone} 条",
        )
        + ("\n\n" if form == "md" else "\n")
    )
    if changed.rows:
        show_table(changed, "md" if form == "md" else "table")
