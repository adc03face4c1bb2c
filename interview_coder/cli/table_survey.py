"""``table survey``: the closed answers of a questionnaire, and the codes of the open ones by them."""

from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.language import say
from interview_coder.cli.reporting import WRONG_USE, show_problems
from interview_coder.cli.table import Plot, open_coded, table_app
from interview_coder.cli.table_forms import Out, finish_tables, part_option, written_language

if TYPE_CHECKING:
    from interview_coder.analyse.survey import Survey
    from interview_coder.domain.coded import CodedStudy
    from interview_coder.domain.problems import Where

_PARTS = ("survey", "survey_crosstabs", "survey_tests", "survey_codes", "survey_code_tests")
_SILENT = "IC179"
"""The note of ingest on respondents who wrote nothing: they are not among the people counted here."""


@table_app.command(
    "survey",
    help=say(
        "Closed answers of a questionnaire: frequencies; with --by cross-tabs, and the codes of the open answers.",
        "问卷封闭题：频数；用 --by 作交叉，并按它比较开放题的编码。",
    ),
)
def survey_command(
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    by: Annotated[
        str,
        typer.Option(
            "--by",
            help=say(
                "Cross everything with this question; a part of its name is enough.",
                "与这道题交叉；题目写出一部分即可。",
            ),
            show_default=False,
        ),
    ] = "",
    question: Annotated[
        list[str] | None,
        typer.Option(
            "--question",
            help=say(
                "Only this question, may be repeated; a part of its name is enough.",
                "只要这道题，可重复；题目写出一部分即可。",
            ),
            show_default=False,
        ),
    ] = None,
    part: Annotated[str, part_option(_PARTS)] = "survey",
    form: options.Form = "table",
    out: Out = None,
    plot: Plot = None,
    unit: options.Unit = "",
    roles: options.Roles = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
) -> int:
    """Code SOURCES as ``code`` does and count the questionnaire."""
    if part != "survey" and not by:
        raise typer.BadParameter(say(f"{part} needs --by QUESTION", f"{part} 需要 --by 题目"))
    study, outcome = open_coded(sources, codebook=codebook, lexicon=lexicon, encoding=encoding, unit=unit, roles=roles)
    if study is None:
        return outcome
    from interview_coder.analyse.survey import survey_of  # noqa: PLC0415 - only when used
    from interview_coder.domain.problems import Where  # noqa: PLC0415
    from interview_coder.export.study_charts import survey_chart  # noqa: PLC0415
    from interview_coder.export.survey_blocks import survey_blocks  # noqa: PLC0415
    from interview_coder.pipeline.study_tables import survey  # noqa: PLC0415 - heavy

    found, where = survey_of(study), Where(str(sources[0] if sources else "transcripts"))
    divide, names, wrong = _questions(found, by, question or [], where)
    if wrong:
        return wrong
    _show_notes(study, found, where, is_narrowed=bool(names))
    tables = survey(study, questions=names, by=divide)
    written = written_language(study)
    drawn = finish_tables(
        tables,
        lambda language: survey_blocks(tables, by=divide, language=language),
        part=part,
        form=form,
        out=out,
        written=written,
        figure=(plot, survey_chart(tables, divide, written) if plot else None),
    )
    return outcome or drawn


def _questions(found: "Survey", by: str, wanted: list[str], where: "Where") -> tuple[str, list[str], int]:
    """Return the question that divides, the questions asked for, and the exit code where there are none such."""
    from interview_coder.analyse.survey import named  # noqa: PLC0415 - only when used
    from interview_coder.domain.problems import tables  # noqa: PLC0415

    if not found.respondents:
        return "", [], show_problems([tables.no_survey(where)])
    if not found.questions:
        return "", [], show_problems([tables.no_closed_answers(where)])
    known = [one.name for one in found.questions]
    problems, divides = [], named(found, by)
    if by and len(divides) != 1:
        problems.append(tables.unknown_choice("--by", by, divides or known, where))
    elif by and divides[0] in found.left_out:
        problems.append(tables.too_many_answers(divides[0], where))
    names = []
    for name in wanted:
        names += named(found, name)
        if not named(found, name):
            problems.append(tables.unknown_choice("--question", name, known, where))
    if problems:
        show_problems(problems)
        return "", [], WRONG_USE
    return "".join(divides), list(dict.fromkeys(names)), 0


def _show_notes(study: "CodedStudy", found: "Survey", where: "Where", *, is_narrowed: bool) -> None:
    from interview_coder.domain.problems import tables  # noqa: PLC0415 - only when used

    notes = [problem for coded in study.sources for problem in coded.source.problems if problem.code == _SILENT]
    if found.left_out and not is_narrowed:
        notes.append(tables.left_out("questions", found.left_out, where))
    show_problems(notes)
