"""What the commands of ``table`` with several tables share: which one is printed, and the form for reading."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from interview_coder.cli import options
from interview_coder.cli.language import asked_language, language, say
from interview_coder.cli.reporting import FINE, TALK, say_if_empty, show_problems, show_table
from interview_coder.cli.table import draw
from interview_coder.cli.terminal import clean
from interview_coder.domain.choices import OF
from interview_coder.domain.sources import KINDS

if TYPE_CHECKING:
    from interview_coder.domain.coded import CodedStudy
    from interview_coder.domain.documents import Block
    from interview_coder.domain.figures import Chart
    from interview_coder.domain.tables import Table

    Figure = tuple[Path | None, Chart | None]

FILES = (".csv", ".xlsx", ".md", ".docx")
"""Endings of what ``--out`` writes: one table, all tables, the readable form as Markdown or Word."""


def _known_file(path: Path | None) -> Path | None:
    if path is not None and path.suffix.lower() not in FILES:
        raise typer.BadParameter(say("end the name in one of: ", "文件名请以下列之一结尾：") + ", ".join(FILES))
    return path


def as_names(value: str) -> tuple[str, ...]:
    """Return the names in an option, separated by commas or semicolons of either width."""
    for comma in "，;；、":
        value = value.replace(comma, ",")
    return tuple(dict.fromkeys(filter(None, (name.strip() for name in value.split(",")))))


def _known_kinds(value: str) -> str:
    if set(as_names(value)) - set(KINDS):
        raise typer.BadParameter(say("choose from: ", "请选择：") + ", ".join(KINDS))
    return value


Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        help=say(
            "Also write: .csv (the part), .xlsx (all parts), .md or .docx (as it is printed).",
            "同时写到文件：.csv（所选部分）、.xlsx（全部）、.md 或 .docx（可读的样子）。",
        ),
        callback=_known_file,
        show_default=False,
    ),
]
Of = Annotated[
    str,
    typer.Option("--of", help=say("What to count: ", "数什么：") + ", ".join(OF) + ".", callback=options.one_of(OF)),
]
Kinds = Annotated[
    str,
    typer.Option(
        "--kinds",
        help=say("Only these kinds of sources: ", "只看这些类型的材料：")
        + ", ".join(KINDS)
        + say(" [all].", " [全部]。"),
        callback=_known_kinds,
        show_default=False,
    ),
]


def has_kinds(study: "CodedStudy", kinds: tuple[str, ...]) -> bool:
    """Tell whether some source is of one of the kinds; if not, say which kinds there are."""
    from interview_coder.domain.problems import Where, tables  # noqa: PLC0415 - only when used

    present = list(dict.fromkeys(coded.source.kind for coded in study.sources))
    if kinds and not set(kinds) & set(present):
        show_problems([tables.nothing_of_these_kinds(kinds, present, Where(study.codebook.path or study.codebook.id))])
        return False
    return True


def part_option(parts: Sequence[str]) -> Any:  # noqa: ANN401 - an option of Typer
    """Return the option that says which of several tables is printed as csv or json."""
    return typer.Option(
        "--part",
        help=say("Which table to print as csv or json: ", "输出 csv 或 json 时取哪张表：") + ", ".join(parts) + ".",
        callback=options.one_of(tuple(parts)),
    )


def finish_tables(
    tables: "Mapping[str, Table]",
    read: "Callable[[str], Sequence[Block]]",
    *,
    part: str,
    form: str,
    out: Path | None = None,
    figure: "Figure" = (None, None),
    written: str = "",
) -> int:
    """Print tables, write them where asked, and draw their figure where asked.

    Args:
        tables: All tables of the command by name.
        read: Gives the readable form in a language: captions, tables, sentences, quotations.
        part: The table that csv and json are of; a pipe gets it, too.
        form: ``md`` and a terminal get the readable form.
        out: Where to write, in the form that its ending names.
        figure: The file to draw and the chart to draw, None for none.
        written: The language of Markdown and files, see `written_language`; the user's own where empty.

    Returns:
        The exit code: 1 where the figure could not be drawn.
    """
    if form == "md":
        sys.stdout.write(_markdown(read(written or language()), written or language()))
    elif form == "table" and sys.stdout.isatty():
        _show_blocks(read(language()))
    else:
        show_table(tables[part], form)
        say_if_empty(tables[part])
    if out:
        _write(tables, read, part, out, written or language())
        TALK.say(str(out))
    plot, chart = figure
    return draw(chart, plot) if plot and chart else FINE


def missing_kinds(study: "CodedStudy", kinds: Sequence[str], sources: Sequence[Path] | None) -> int:
    """Say where no source is of the kinds asked for; returns the exit code, 0 where there is one or none is asked."""
    from interview_coder.domain.problems import Where, tables  # noqa: PLC0415 - only when used

    present = list(dict.fromkeys(coded.source.kind for coded in study.sources))
    if not kinds or set(kinds) & set(present):
        return FINE
    where = Where(str(sources[0] if sources else "transcripts"))
    return show_problems([tables.nothing_of_these_kinds(kinds, present, where)])


def written_language(study: "CodedStudy") -> str:
    """Return the language of what is written: that of ``--lang``, else the codebook's, whatever the locale."""
    return asked_language() or study.codebook.language


def _write(
    tables: "Mapping[str, Table]", read: "Callable[[str], Sequence[Block]]", part: str, path: Path, written: str
) -> None:
    ending = path.suffix.lower()
    if ending == ".csv":
        from interview_coder.export.csv_file import write_csv  # noqa: PLC0415 - only when used

        write_csv(tables[part], path)
    elif ending == ".xlsx":
        from interview_coder.export.xlsx import write_xlsx  # noqa: PLC0415 - heavy

        write_xlsx(list(tables.values()), path)
    elif ending == ".md":
        from interview_coder.export.text_file import write_text  # noqa: PLC0415 - only when used

        write_text(_markdown(read(written), written), path)
    else:
        from interview_coder.domain.documents import Document  # noqa: PLC0415 - only when used
        from interview_coder.export.document_docx import write_document_docx  # noqa: PLC0415 - heavy

        write_document_docx(Document(path.stem, written, tuple(read(written))), path)


def _markdown(blocks: "Sequence[Block]", written: str) -> str:
    from interview_coder.domain.documents import Document  # noqa: PLC0415 - only when used
    from interview_coder.export.document_markdown import document_markdown  # noqa: PLC0415

    text = document_markdown(Document("", written, tuple(blocks)))
    return "".join(clean(line) + "\n" for line in text.splitlines())


def _show_blocks(blocks: "Sequence[Block]") -> None:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - only for a terminal
    from rich.console import Console  # noqa: PLC0415
    from rich.padding import Padding  # noqa: PLC0415
    from rich.table import Table as RichTable  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from interview_coder.domain.documents import Heading, Paragraph, Quote  # noqa: PLC0415

    console = Console()
    for block in blocks:
        if isinstance(block, Heading):
            console.print(Text("\n" + clean(block.text), style="bold"))
        elif isinstance(block, Paragraph):
            console.print(Text(clean(block.text)))
        elif isinstance(block, Quote):
            quoted = Text(clean(block.text))
            quoted.append(f"  {clean(block.place)}", style="dim")
            console.print(Padding(quoted, (0, 0, 0, 4)))
        else:
            table = RichTable(box=SIMPLE_HEAD, title=Text(clean(block.caption)), title_style="bold")
            for head, cells in zip(block.heads, zip(*block.rows, strict=True), strict=True):
                to_right = all(cell.replace(".", "").replace("%", "").isdigit() for cell in cells)
                table.add_column(Text(clean(head)), justify="right" if to_right else "left", overflow="fold")
            for row in block.rows:
                table.add_row(*(Text(clean(cell)) for cell in row))
            console.print(table)
            if block.note:
                console.print(Text(clean(block.note), style="dim"))
