"""``codebook check``: every fault of codebooks, with its place; on request how their terms fare in transcripts."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.codebook import codebook_app
from interview_coder.cli.language import say
from interview_coder.cli.problem_formats import problem_record, show_annotations
from interview_coder.cli.reporting import FINE, PROBLEMS, TALK, show_problems, show_table
from interview_coder.domain.problems import Problem
from interview_coder.domain.tables import Table

if TYPE_CHECKING:
    from interview_coder.cli.study import OpenStudy
    from interview_coder.domain.codebook import Codebook
    from interview_coder.domain.term_reports import TermReport

_FORMS = ("text", "json", "github")
_COLUMNS = ("term", "code", "place", "occurs", "as_word", "inside", "lexicon")


@codebook_app.command("check", help=say("Report every fault of codebooks.", "报告编码手册的所有问题。"))
def check_command(
    books: Annotated[list[str], typer.Argument(help=say("Codebook files or names.", "编码手册文件或名称。"))],
    against: Annotated[
        list[Path] | None,
        typer.Option(
            "--against",
            help=say(
                "Transcripts or folders in which to look for terms that are never a word; may be repeated.",
                "转录稿或文件夹：在其中找出从不成词的词语；可重复。",
            ),
        ),
    ] = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
    form: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help=say("text, json (for editors) or github (annotations)", "text、json（供编辑器）或 github（注解）"),
            callback=options.one_of(_FORMS),
        ),
    ] = "text",
) -> int:
    """Check BOOKS and list all problems with file, line and column."""
    from interview_coder.codebook import read_codebook  # noqa: PLC0415 - only when used
    from interview_coder.codebook.check import check_codebook  # noqa: PLC0415 - only when used
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415

    study = _open(against, lexicon, encoding) if against else None
    problems: list[Problem] = list(study.problems) if study else []
    reports: list[TermReport] = []
    for name in books:
        book, problems_of_book = read_codebook(name, parse=parse_expression)
        found = [*problems_of_book, *(check_codebook(book) if book else ())]
        if book and not any(problem.is_error for problem in found):
            found += _check_words(book, study, reports)
        problems += found
        if book and not found:
            TALK.say(
                say(
                    f"{name}: fine, {len(book.codes)} codes, {len(book.constructs)} constructs",
                    f"{name}：没有问题，{len(book.codes)} 个编码，{len(book.constructs)} 个构念",
                )
            )
    return _show(problems, reports, form, has_sources=study is not None)


def _open(paths: Sequence[Path], lexicon: Path | None, encoding: str) -> "OpenStudy":
    from interview_coder.cli.study import open_study  # noqa: PLC0415 - heavy: only with transcripts

    return open_study(paths, lexicon=lexicon, encoding=encoding)


def _check_words(book: "Codebook", study: "OpenStudy | None", reports: list["TermReport"]) -> list[Problem]:
    from interview_coder.segment.signs import check_signs  # noqa: PLC0415 - only when used

    if study is None:
        return check_signs(book)
    from interview_coder.pipeline.terms import check_terms, report_terms  # noqa: PLC0415 - heavy: only with transcripts

    found = report_terms(book, study.sources, lexicon=study.lexicon)
    reports += found
    return [*check_signs(book), *check_terms(found)]


def _show(problems: Sequence[Problem], reports: Sequence["TermReport"], form: str, *, has_sources: bool) -> int:
    if form == "github":
        return show_annotations(problems)
    if form == "json":
        value: dict[str, object] = {"problems": [problem_record(problem) for problem in problems]}
        if has_sources:
            value["terms"] = [_record(report) for report in reports]
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
        return PROBLEMS if any(problem.is_error for problem in problems) else FINE
    lost = sorted((one for one in reports if one.count > one.on_boundary), key=lambda one: one.on_boundary - one.count)
    if has_sources:
        show_table(Table("terms", _COLUMNS, [_row(report) for report in lost]), "table")
    outcome = show_problems(problems)
    if has_sources:
        n_found = sum(report.count > 0 for report in reports)
        TALK.say(
            say(
                f"{len(reports)} terms: {n_found} occur, {len(lost)} of them also or only inside other words",
                f"{len(reports)} 个词语：{n_found} 个出现过，其中 {len(lost)} 个有时或总是在别的词里",
            )
        )
    return outcome


def _row(report: "TermReport") -> tuple[str | int, ...]:
    inside = "; ".join(f"{one.words} ×{one.count}" for one in report.swallowers)
    return (
        report.term,
        report.code,
        str(report.where),
        report.count,
        report.on_boundary,
        inside,
        report.lexicon_line,
    )


def _record(report: "TermReport") -> dict[str, object]:
    return {
        "term": report.term,
        "code": report.code,
        "path": report.where.path,
        "line": report.where.line,
        "column": report.where.column,
        "occurs": report.count,
        "as_word": report.on_boundary,
        "inside": [{"words": one.words, "count": one.count} for one in report.swallowers],
        "lexicon": report.lexicon_line,
    }
