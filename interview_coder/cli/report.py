"""``report``: the written report of a coded study, or its methods paragraph."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.app import app
from interview_coder.cli.language import asked_language, say
from interview_coder.cli.reporting import TALK
from interview_coder.cli.table import open_coded
from interview_coder.cli.table_forms import as_names
from interview_coder.cli.terminal import clean

if TYPE_CHECKING:
    from interview_coder.domain.documents import Document

_FORMS = ("docx", "md", "methods")
_SECTIONS = ("chain", "levels", "triangulation", "saturation")
_NO_SECTION = "none"
_TEXT = (".md", ".markdown", ".txt")
_ENDINGS = {"docx": (".docx",), "md": _TEXT, "methods": _TEXT}


def _known_sections(value: str) -> str:
    if set(as_names(value)) - {*_SECTIONS, _NO_SECTION}:
        raise typer.BadParameter(say("choose from: ", "请选择：") + ", ".join((*_SECTIONS, _NO_SECTION)))
    return value


def _shape(form: str, out: Path | None) -> str:
    """Return the form asked for; a file is never of another kind than its name."""
    ending = out.suffix.lower() if out else ""
    shape = form or ("md" if ending in _TEXT else "docx")
    if out and ending not in _ENDINGS[shape]:
        allowed = ", ".join(_ENDINGS[shape] if form else (".docx", *_TEXT))
        raise typer.BadParameter(
            say("end the name in one of: ", "文件名请以下列之一结尾：") + allowed, param_hint="--out"
        )
    return shape


@app.command(
    "report",
    help=say(
        "Write the report: methods, tables, quotations, for Word or Markdown.",
        "撰写报告：研究方法、表格与引文，Word 或 Markdown。",
    ),
)
def report_command(
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    form: Annotated[
        str,
        typer.Option(
            "--to",
            help=say(
                "docx, md, or methods: only the methods paragraph [by --out, else docx].",
                "docx、md，或 methods：只要研究方法一段 [按 --out，否则 docx]。",
            ),
            callback=options.one_of(_FORMS),
        ),
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help=say(
                "File to write [report.docx; md and methods: stdout].",
                "写到文件 [report.docx；md 与 methods 为标准输出]。",
            ),
            show_default=False,
        ),
    ] = None,
    n_quotes: Annotated[
        int, typer.Option("--quotes", min=0, help=say("Quotations per code at most.", "每个编码最多列出几条引文。"))
    ] = 3,
    sections: Annotated[
        str,
        typer.Option(
            "--sections",
            help=say("Further sections, or none: ", "另加的章节，或 none：") + ", ".join(_SECTIONS),
            callback=_known_sections,
        ),
    ] = ",".join(_SECTIONS),
    language: options.Language = "",
    unit: options.Unit = "",
    roles: options.Roles = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
) -> int:
    """Code SOURCES as ``code`` does and write what a paper or a thesis needs of it."""
    shape = _shape(form, out)
    study, outcome = open_coded(sources, codebook=codebook, lexicon=lexicon, encoding=encoding, unit=unit, roles=roles)
    if study is None:
        return outcome
    from interview_coder.pipeline.report import study_methods, study_report  # noqa: PLC0415 - heavy

    language = language or asked_language()
    if shape == "methods":
        _put(study_methods(study, language=language) + "\n", out)
        return outcome
    document = study_report(study, language=language, n_quotes=n_quotes, sections=as_names(sections))
    if shape == "md":
        _put(_markdown(document), out)
        return outcome
    from interview_coder.export.document_docx import write_document_docx  # noqa: PLC0415 - heavy

    target = out or Path("report.docx")
    write_document_docx(document, target)
    TALK.say(str(target))
    return outcome


def _markdown(document: "Document") -> str:
    from interview_coder.export.document_markdown import document_markdown  # noqa: PLC0415 - only when used

    return document_markdown(document)


def _put(text: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write("".join(clean(line) + "\n" for line in text.splitlines()))
        return
    from interview_coder.export.text_file import write_text  # noqa: PLC0415 - only when used

    write_text(text, out)
    TALK.say(str(out))
