"""``codebook merge``: two versions of a codebook into one, by hand or as a merge driver of git."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli.codebook import codebook_app
from interview_coder.cli.language import say
from interview_coder.cli.reporting import FINE, PROBLEMS, TALK, WRONG_USE, show_problems

if TYPE_CHECKING:
    from interview_coder.codebook.merge import Merged


@codebook_app.command(
    "merge",
    help=say(
        "Merge two versions of a codebook that grew from one; also a merge driver for git.",
        "合并由同一版本分别修改而来的两份编码手册；也可作 git 的合并驱动。",
    ),
)
def merge_command(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="BASE OURS THEIRS",
            help=say("The common version and the two sides.", "共同的旧版本，以及双方的版本。"),
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help=say("Where to write [stdout].", "写到哪里 [标准输出]。"), show_default=False),
    ] = None,
    driver: Annotated[
        bool, typer.Option("--driver", help=say("Called by git: write into OURS.", "由 git 调用：写回 OURS。"))
    ] = False,
    path: Annotated[
        str, typer.Option("--path", help=say("What to call the file in messages.", "信息中使用的文件名。"))
    ] = "",
    install: Annotated[
        bool,
        typer.Option(
            "--install", help=say("Make git use it for codebooks/*.yaml here.", "让本仓库的 codebooks/*.yaml 使用它。")
        ),
    ] = False,
) -> int:
    """Merge BASE, OURS and THEIRS by code and field; only what both sides changed differently is a conflict."""
    if install:
        return _install()
    if files is None or len(files) != 3:  # noqa: PLR2004 - base, ours, theirs
        sys.stderr.write(say("give three files: BASE OURS THEIRS", "请给出三个文件：BASE OURS THEIRS") + "\n")
        return WRONG_USE
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        sys.stderr.write(say("no such file: ", "没有这个文件：") + ", ".join(missing) + "\n")
        return WRONG_USE
    target = files[1] if driver else out
    merged = _merge([file.read_bytes() for file in files], path or str(target or files[1]))
    if merged is None:
        return PROBLEMS
    _write(merged, target)
    outcome = show_problems((*merged.conflicts, *merged.notes))
    if merged.conflicts:
        n_conflicts = len(merged.conflicts)
        TALK.say(say(f"{n_conflicts} conflict(s) to resolve", f"有 {n_conflicts} 处冲突需要解决"))
    return outcome


def _merge(data: list[bytes], name: str) -> "Merged | None":
    from interview_coder.codebook.merge import merge_codebooks  # noqa: PLC0415 - only when used
    from interview_coder.codebook.merge_driver import merge_lines_of_text  # noqa: PLC0415

    merged = merge_codebooks(data[0], data[1], data[2], name)
    if merged is not None:
        return merged
    TALK.say(
        say(
            f"{name}: one version is no codebook that can be read; merged line by line",
            f"{name}：有一个版本无法读作编码手册，改为逐行合并",
        )
    )
    return merge_lines_of_text(data[0], data[1], data[2], name)


def _write(merged: "Merged", target: Path | None) -> None:
    from interview_coder.export.edited_file import write_edited  # noqa: PLC0415 - only when something is written

    if target is None:
        sys.stdout.flush()
        sys.stdout.write(merged.data.decode("utf-8", "replace"))
    else:
        write_edited(target, merged.data)


def _install() -> int:
    from interview_coder.codebook.merge_driver import ATTRIBUTES, configure, with_attribute  # noqa: PLC0415
    from interview_coder.domain.problems import Where  # noqa: PLC0415 - only when used
    from interview_coder.domain.problems import versions as faults  # noqa: PLC0415
    from interview_coder.export.edited_file import write_edited  # noqa: PLC0415

    top = configure(Path())
    if top is None:
        return show_problems([faults.no_git(Path.cwd().name, Where("."))])
    attributes = top / ATTRIBUTES
    before = attributes.read_text(encoding="utf-8") if attributes.is_file() else ""
    write_edited(attributes, with_attribute(before).encode("utf-8"))
    TALK.say(
        say(
            f"{attributes}: codebooks/*.yaml are merged by code and field; commit this file. "
            "Everybody in the team runs --install once.",
            f"{attributes}：codebooks/*.yaml 将按编码和字段合并；请提交此文件。团队每人各运行一次 --install。",
        )
    )
    return FINE
