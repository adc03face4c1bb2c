"""``code``: interviews and a codebook in, coded quotations and frequencies out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.app import app
from interview_coder.cli.language import asked_language, say
from interview_coder.cli.reporting import TALK, show_problems, show_table

if TYPE_CHECKING:
    from interview_coder.domain.tables import Table
    from interview_coder.pipeline import CodingResult

_SHOWN = ("code", "name", "family", "mentions", "segments", "sources", "cases")


@app.command(
    "code", help=say("Code transcripts with a codebook and write the results.", "用编码手册为转录稿编码并写出结果。")
)
def code_command(
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help=say("Folder for the results [results/].", "结果文件夹 [results/]。")),
    ] = None,
    unit: options.Unit = "",
    roles: options.Roles = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
    personal: Annotated[
        bool,
        typer.Option("--keep-personal", help=say("Keep columns with personal data.", "保留含个人信息的列。")),
    ] = False,
    language: options.Language = "",
    form: options.Form = "table",
) -> int:
    """Code SOURCES with a codebook; write tables, quotations and a record of the run."""
    from interview_coder.cli.study import open_study  # noqa: PLC0415 - heavy: only when something is coded
    from interview_coder.pipeline import code_sources  # noqa: PLC0415

    study = open_study(sources, codebook=codebook, lexicon=lexicon, encoding=encoding, keep_personal=personal)
    if study.codebook is None or not study.sources or not study.is_sound:
        return show_problems(study.problems)
    result = code_sources(
        study.sources,
        study.codebook,
        lexicon=study.lexicon,
        unit=unit or study.settings.unit,
        roles=options.as_roles(roles) or study.settings.roles,
    )
    problems = [*study.problems, *result.problems]
    result.note_problems(problems)
    folder = out or Path(study.settings.out or "results")
    files = result.write(folder, language=language or asked_language())
    show_table(_summary(result), form)
    outcome = show_problems(problems)
    counts = result.run["counts"]
    assert isinstance(counts, dict)
    TALK.say(
        say(
            f"{counts['sources']} sources, {counts['cases']} cases, {counts['codings']} codings → {folder}/ "
            f"({', '.join(file.name for file in files)})",
            f"{counts['sources']} 份材料，{counts['cases']} 个个案，{counts['codings']} 条编码 → {folder}/"
            f"（{'、'.join(file.name for file in files)}）",
        )
    )
    return outcome


def _summary(result: "CodingResult") -> "Table":
    """Return the codes that were found, most mentions first, with the columns that fit a terminal."""
    from interview_coder.domain.tables import Table  # noqa: PLC0415

    table = result.tables["frequencies"]
    places = [table.columns.index(column) for column in _SHOWN]
    rows = [tuple(row[place] for place in places) for row in table.rows]
    found = sorted((row for row in rows if row[3]), key=lambda row: (-int(row[3]), str(row[0])))
    return Table("summary", _SHOWN, found)
