"""``codebook test``: the examples and counterexamples of codebooks as tests."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.codebook import codebook_app
from interview_coder.cli.language import language, say
from interview_coder.cli.reporting import PROBLEMS, show_problems
from interview_coder.cli.terminal import clean
from interview_coder.domain.problems import Problem

if TYPE_CHECKING:
    from interview_coder.domain.codebook_tests import CheckedText, CodebookReport

_FORMS = ("table", "json")


@codebook_app.command(
    "test",
    help=say(
        "Test that codebooks code their examples, and not their counterexamples.",
        "检验编码手册：例句是否都编上，反例是否都没编上。",
    ),
)
def codebook_test_command(
    books: Annotated[list[str], typer.Argument(help=say("Codebook files or names.", "编码手册文件或名称。"))],
    junit: Annotated[
        Path | None, typer.Option("--junit", help=say("Also write JUnit XML here.", "另写一份 JUnit XML 到这里。"))
    ] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help=say("List the rules that no example fires.", "列出没有例句触发的规则。"))
    ] = False,
    lexicon: options.Lexicon = None,
    form: Annotated[
        str,
        typer.Option("--format", "-f", help=say("table or json", "table 或 json"), callback=options.one_of(_FORMS)),
    ] = "table",
) -> int:
    """Test every example, counterexample and passage of BOOKS; exit code 1 if any fails."""
    from interview_coder.cli.study import open_lexicon  # noqa: PLC0415 - heavy: only when used
    from interview_coder.codebook import read_codebook  # noqa: PLC0415
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415
    from interview_coder.pipeline.book_tests import examine_codebook  # noqa: PLC0415

    study = open_lexicon(lexicon)
    problems: list[Problem] = list(study.problems)
    broken: list[Problem] = []
    reports: list[CodebookReport] = []
    for name in books:
        book, found = read_codebook(name, parse=parse_expression)
        errors = [problem for problem in found if problem.is_error]
        problems += found
        broken += errors
        if book and not errors:
            reports.append(examine_codebook(book, lexicon=study.lexicon))
    if junit:
        from interview_coder.export.junit import write_junit  # noqa: PLC0415

        write_junit(reports, broken, junit, language=language())
    _show(reports, form, coverage=coverage)
    has_failed = any(report.with_outcome("failed") for report in reports)
    return show_problems(problems) or (PROBLEMS if has_failed else 0)


def _show(reports: Sequence["CodebookReport"], form: str, *, coverage: bool) -> None:
    if form == "json":
        sys.stdout.write(json.dumps([_record(report) for report in reports], ensure_ascii=False, indent=2) + "\n")
        return
    for report in reports:
        sys.stdout.write("".join(clean(line) + "\n" for line in _lines(report, coverage=coverage)))


def _lines(report: "CodebookReport", *, coverage: bool) -> Iterator[str]:
    """Write a report as people read it: failures, on request the rules without an example, the counts."""
    for text in report.with_outcome("failed"):
        yield f"✗ {text.where}: {text.title.text(language())}"
        yield from ("    " + line for line in text.text.splitlines())
        yield from ("    " + line for line in text.difference.text(language()).splitlines())
        for code in text.missing:
            yield (
                "    "
                + say("why: ", "原因：")
                + f"interview-coder explain {quote(' '.join(text.text.split()))} "
                + f"--codebook {quote(report.path)} --code {code}"
            )
    for one in report.unfired if coverage else ():
        yield say(
            f"○ {one.rule.where}: no example of {one.code} fires this rule: ",
            f"○ {one.rule.where}：{one.code} 没有例句触发这条规则：",
        ) + _cut(one.rule.text)
    yield _summary(report)


def _summary(report: "CodebookReport") -> str:
    n_failed, n_skipped = len(report.with_outcome("failed")), len(report.with_outcome("skipped"))
    n_passed = len(report.texts) - n_failed - n_skipped
    n_fired = report.n_rules - len(report.unfired)
    share = f"{report.coverage:.0%}"
    return say(
        f"{report.codebook} {report.version}: {n_passed} passed, {n_failed} failed, {n_skipped} skipped; "
        f"{n_fired} of {report.n_rules} rules fired by an example ({share})",
        f"{report.codebook} {report.version}：通过 {n_passed}，失败 {n_failed}，跳过 {n_skipped}；"
        f"{report.n_rules} 条规则中有 {n_fired} 条被例句触发（{share}）",
    )


def _cut(text: str, length: int = 60) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else plain[: length - 1] + "…"


def _record(report: "CodebookReport") -> dict[str, object]:
    return {
        "codebook": report.codebook,
        "version": report.version,
        "path": report.path,
        "passed": len(report.with_outcome("passed")),
        "failed": len(report.with_outcome("failed")),
        "skipped": len(report.with_outcome("skipped")),
        "rules": report.n_rules,
        "coverage": round(report.coverage, 4),
        "texts": [_text_record(text) for text in report.texts],
        "unfired": [{"code": one.code, "rule": one.rule.text, "where": str(one.rule.where)} for one in report.unfired],
    }


def _text_record(text: "CheckedText") -> dict[str, object]:
    return {
        "outcome": text.outcome,
        "kind": text.kind,
        "code": text.code,
        "where": str(text.where),
        "text": text.text,
        "expected": list(text.expected),
        "found": [found.code for found in text.found],
        "missing": list(text.missing),
        "unexpected": [
            {"code": found.code, "words": found.words, "rule": found.rule.text if found.rule else ""}
            for found in text.unexpected
        ],
    }
