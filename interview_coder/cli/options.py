"""Options that several commands share, written once."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from interview_coder.cli.language import say
from interview_coder.cli.reporting import FORMATS
from interview_coder.domain.segments import UNITS
from interview_coder.domain.sources import ROLES


def one_of(allowed: tuple[str, ...]) -> Callable[[str], str]:
    """Return a check that an option is empty or one of a few words."""

    def check(value: str) -> str:
        if value and value not in allowed:
            raise typer.BadParameter(say("choose one of: ", "请选择：") + ", ".join(allowed))
        return value

    return check


def ends_in(*suffixes: str) -> Callable[[Path | None], Path | None]:
    """Return a check that a file is of a kind that is written, before anything is worked out."""

    def check(path: Path | None) -> Path | None:
        if path and path.suffix.lower() not in suffixes:
            raise typer.BadParameter(
                say("name a file that ends in ", "请使用这样结尾的文件名：") + " | ".join(suffixes)
            )
        return path

    return check


Sources = Annotated[
    list[Path] | None,
    typer.Argument(
        help=say(
            "Transcripts, or folders that hold them [transcripts/].",
            "转录稿文件，或存放转录稿的文件夹 [transcripts/]。",
        ),
        show_default=False,
    ),
]
CodebookName = Annotated[
    str,
    typer.Option(
        "--codebook",
        "-c",
        help=say("Codebook file, or the name of a built-in one.", "编码手册文件，或内置手册的名称。"),
    ),
]
Unit = Annotated[
    str,
    typer.Option(
        "--unit",
        help=say("Unit of coding: ", "编码单元：") + ", ".join(UNITS) + say(" [the codebook's].", " [按编码手册]。"),
        callback=one_of(UNITS),
    ),
]


def as_roles(value: str) -> tuple[str, ...]:
    """Return the roles named in an option, separated by commas."""
    return tuple(dict.fromkeys(filter(None, value.replace("，", ",").replace(" ", "").split(","))))


def known_roles(value: str) -> str:
    """Check that an option names roles only."""
    if set(as_roles(value)) - set(ROLES):
        raise typer.BadParameter(say("choose from: ", "请选择：") + ", ".join(ROLES))
    return value


Roles = Annotated[
    str,
    typer.Option(
        "--roles",
        help=say("Whose words to code: ", "编码谁的话：")
        + ", ".join(ROLES)
        + say(" [the codebook's].", " [按编码手册]。"),
        callback=known_roles,
    ),
]
Lexicon = Annotated[
    Path | None,
    typer.Option("--lexicon", help=say("Domain words: word [freq] [tag] a line.", "领域词表：每行 词 [词频] [词性]。")),
]
Encoding = Annotated[
    str,
    typer.Option("--encoding", help=say("Encoding of text files [found out].", "文本文件的编码 [自动识别]。")),
]


def _known_language(value: str) -> str:
    if value and not value.lower().startswith(("zh", "en")):
        raise typer.BadParameter(say("choose zh or en", "请选择 zh 或 en"))
    return value


Language = Annotated[
    str,
    typer.Option(
        "--language",
        help=say(
            "Language of the report, zh or en [--lang, else the codebook's].",
            "报告的语言，zh 或 en [按 --lang，否则按编码手册]。",
        ),
        callback=_known_language,
        show_default=False,
    ),
]
Form = Annotated[
    str,
    typer.Option(
        "--format", "-f", help=say("How to print: ", "输出格式：") + ", ".join(FORMATS), callback=one_of(FORMATS)
    ),
]
TextColumn = Annotated[
    str,
    typer.Option(
        "--text-column",
        help=say(
            "Column with the text, in tables with one text a row (.parquet, .jsonl; with this option .csv, .tsv, too).",
            "一行一篇的表（.parquet、.jsonl；用此选项时还有 .csv、.tsv）里，正文所在的列。",
        ),
    ),
]
IdColumn = Annotated[
    str,
    typer.Option(
        "--id-column",
        help=say("Column that names each row [its line].", "给每行命名的列 [所在行号]。"),
        show_default=False,
    ),
]
CaseColumn = Annotated[
    str,
    typer.Option(
        "--case-column", help=say("Column with the case [case, if there is one].", "个案所在的列 [有 case 列则用之]。")
    ),
]
