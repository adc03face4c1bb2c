"""``codebook new``: a codebook file to start from."""

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.codebook import codebook_app
from interview_coder.cli.language import say
from interview_coder.cli.reporting import TALK, WRONG_USE

if TYPE_CHECKING:
    from interview_coder.domain.codebook import Codebook

_THEORIES = ("voluntary-failure", "collaborative-governance", "maslow")
_SUFFIXES = (".yaml", ".yml")


@codebook_app.command("new", help=say("Start a codebook from a commented template.", "用带注释的模板新建编码手册。"))
def new_command(
    file: Annotated[Path, typer.Argument(help=say("The file to write, such as codebooks/mine.yaml.", "要写的文件。"))],
    theory: Annotated[
        str,
        typer.Option(
            "--from",
            help=say("Start with the constructs of a theory: ", "从一个理论的构念开始：") + ", ".join(_THEORIES),
            callback=options.one_of(_THEORIES),
        ),
    ] = "",
) -> int:
    """Write a valid, commented codebook to FILE; a file that is there already is left alone."""
    from interview_coder.codebook.schema import SCHEMA_FILE, schema_text  # noqa: PLC0415 - only when used
    from interview_coder.codebook.template import codebook_template  # noqa: PLC0415
    from interview_coder.export.text_file import write_text  # noqa: PLC0415

    path = file if file.suffix in _SUFFIXES else file.with_name(file.name + ".yaml")
    if path.exists():
        TALK.say(say(f"{path} exists already; choose another name", f"{path} 已经存在，请换一个文件名"))
        return WRONG_USE
    write_text(codebook_template(path.as_posix(), path.stem, _base(theory)), path)
    TALK.say(str(path))
    schema = path.with_name(SCHEMA_FILE)
    if not schema.exists():
        write_text(schema_text(), schema)
        TALK.say(str(schema))
    TALK.say(say("Next: ", "下一步：") + f"interview-coder codebook check {quote(str(path))}")
    return 0


def _base(theory: str) -> "Codebook | None":
    from interview_coder.codebook import built_in_codebooks, read_codebook  # noqa: PLC0415 - only when used
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415

    path = next((path for path in built_in_codebooks() if path.stem == theory), None)
    return read_codebook(path, parse=parse_expression)[0] if path else None
