"""``codebook convert``: codebooks to and from the formats of other programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.codebook import codebook_app
from interview_coder.cli.language import say
from interview_coder.cli.reporting import PROBLEMS, TALK, WRONG_USE, show_problems

if TYPE_CHECKING:
    from interview_coder.domain.tables import Table


def _known(value: str) -> str:
    from interview_coder.codebook.exchange.formats import NAMES  # noqa: PLC0415 - only when used

    return options.one_of(NAMES)(value)


@codebook_app.command(
    "convert",
    help=say("Convert a codebook to or from another program's format.", "与其他软件的格式互相转换编码手册。"),
)
def convert_command(
    source: Annotated[Path, typer.Argument(metavar="IN", help=say("The file to read.", "要读的文件。"))],
    target: Annotated[Path, typer.Argument(metavar="OUT", help=say("The file to write.", "要写的文件。"))],
    form: Annotated[
        str, typer.Option("--from", help=say("Format of IN [by its name].", "IN 的格式 [按文件名]。"), callback=_known)
    ] = "",
    to: Annotated[
        str, typer.Option("--to", help=say("Format of OUT [by its name].", "OUT 的格式 [按文件名]。"), callback=_known)
    ] = "",
    encoding: options.Encoding = "",
    force: Annotated[
        bool, typer.Option("--force", help=say("Replace OUT if it exists.", "OUT 已存在时覆盖。"))
    ] = False,
) -> int:
    """Convert IN, a file or the name of a built-in codebook, to OUT and list whatever OUT's format cannot hold."""
    from interview_coder.pipeline.convert import convert_codebook  # noqa: PLC0415 - only when used

    if target.exists() and (not force or target.is_dir() or target.resolve() == source.resolve()):
        TALK.say(
            say(f"{target} exists already; choose another name, or --force", f"{target} 已存在，请换名或加 --force")
        )
        return WRONG_USE
    output, written, problems = convert_codebook(_found(source), target, source=form, to=to, encoding=encoding)
    code = show_problems(problems)
    if output is None:
        return code or PROBLEMS
    _write(output, target)
    TALK.say(say(f"wrote {target} ({written})", f"已写入 {target}（{written}）"))
    return code


def _found(source: Path) -> Path:
    """Return the file of a built-in codebook where only its name is given."""
    from interview_coder.codebook import built_in_codebooks  # noqa: PLC0415 - only when used

    if source.exists() or source.suffix:
        return source
    return next((path for path in built_in_codebooks() if path.stem == source.name), source)


def _write(output: "str | bytes | Table", target: Path) -> None:
    from interview_coder.export.csv_file import write_csv  # noqa: PLC0415 - only when used
    from interview_coder.export.files import replacing  # noqa: PLC0415
    from interview_coder.export.text_file import write_text  # noqa: PLC0415
    from interview_coder.export.xlsx import write_xlsx  # noqa: PLC0415

    if isinstance(output, str):
        write_text(output, target)
    elif isinstance(output, bytes):
        with replacing(target) as temporary:
            temporary.write_bytes(output)
    elif target.suffix.lower() == ".csv":
        write_csv(output, target)
    else:
        write_xlsx([output], target)
