"""``codebook show``: a codebook as people read it, in the terminal or as the appendix of a thesis."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.codebook import codebook_app
from interview_coder.cli.language import say
from interview_coder.cli.reporting import PROBLEMS, TALK, show_problems
from interview_coder.cli.terminal import clean

if TYPE_CHECKING:
    from interview_coder.domain.outlines import Outline

_FORMS = ("text", "md", "docx", "html")


@codebook_app.command(
    "show", help=say("Show a codebook by theory and construct.", "按理论与构念展示编码手册，可作论文附录。")
)
def show_command(
    book: Annotated[str, typer.Argument(help=say("Codebook file or name.", "编码手册文件或名称。"))],
    form: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help=say("text, md, docx or html [by --out, else text]", "text、md、docx 或 html [按 --out，否则 text]"),
            callback=options.one_of(_FORMS),
        ),
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help=say("File to write [stdout; for docx the codebook's id].", "写到文件 [标准输出；docx 则以标识为名]。"),
        ),
    ] = None,
) -> int:
    """Show theories, constructs and codes of BOOK with definitions and examples, those of used codebooks too."""
    from interview_coder.codebook import read_codebook  # noqa: PLC0415 - only when used
    from interview_coder.codebook.outline import outline  # noqa: PLC0415
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415

    found, problems = read_codebook(book, parse=parse_expression)
    outcome = show_problems(problem for problem in problems if problem.is_error)
    if found is None:
        return outcome or PROBLEMS
    shape = form or _form_of(out)
    if shape == "docx" or out:
        target = out or Path(f"{found.id or 'codebook'}.docx")
        _write(outline(found), shape, target)
        TALK.say(str(target))
    else:
        sys.stdout.write("".join(clean(line) + "\n" for line in _rendered(outline(found), shape).splitlines()))
    return outcome


def _form_of(out: Path | None) -> str:
    suffix = {".htm": "html", ".markdown": "md"}.get(out.suffix, out.suffix.lstrip(".")) if out else ""
    return suffix if suffix in _FORMS else "text"


def _write(shown: "Outline", form: str, path: Path) -> None:
    if form == "docx":
        from interview_coder.export.outline_docx import write_outline_docx  # noqa: PLC0415 - heavy

        write_outline_docx(shown, path)
        return
    from interview_coder.export.text_file import write_text  # noqa: PLC0415

    write_text(_rendered(shown, form), path)


def _rendered(shown: "Outline", form: str) -> str:
    from interview_coder.export import outline_html, outline_text  # noqa: PLC0415 - only when used

    if form == "html":
        return outline_html.outline_html(shown)
    return outline_text.outline_markdown(shown) if form == "md" else outline_text.outline_text(shown)
