"""``explain``: why codes were put on a passage, or were not."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.app import app
from interview_coder.cli.language import say
from interview_coder.cli.reporting import PROBLEMS, WRONG_USE, show_problems
from interview_coder.cli.terminal import clean
from interview_coder.domain.sources import ROLES

if TYPE_CHECKING:
    from interview_coder.domain.explanations import CodeVerdict, Explanation, Verdict
    from interview_coder.domain.sources import Source

_MOST_NAMES = 20
_LONG_RULE = 80
"""Characters of a rule to show; ``--code`` shows it whole."""
_PLACE = re.compile(r"(?P<source>.+):(?P<line>\d+)")


@app.command(
    "explain", help=say("Say why codes were put on a passage, or were not.", "说明一段话为什么被编码、为什么没有。")
)
def explain_command(
    passage: Annotated[
        str, typer.Argument(help=say("A passage, or SOURCE:LINE of a transcript.", "一段话，或 材料:行号。"))
    ],
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    code: Annotated[
        list[str] | None,
        typer.Option(
            "--code",
            help=say(
                "Only this code, with its rules in full; may be repeated.", "只看这个编码，并写出整条规则；可重复。"
            ),
        ),
    ] = None,
    role: Annotated[
        str,
        typer.Option(
            "--role",
            help=say("Who speaks the passage: ", "这段话由谁所说：") + ", ".join(ROLES) + ".",
            callback=options.one_of(ROLES),
        ),
    ] = "participant",
    unit: options.Unit = "",
    lexicon: options.Lexicon = None,
    form: Annotated[str, typer.Option("--format", "-f", help=say("text or json", "text 或 json"))] = "text",
) -> int:
    """Explain PASSAGE with every rule's verdict, down to the operand."""
    from interview_coder.cli.study import open_passage, open_study  # noqa: PLC0415 - heavy: only when used
    from interview_coder.pipeline import explain_source  # noqa: PLC0415

    if not passage.strip():
        raise typer.BadParameter(
            say("write a passage, or SOURCE:LINE", "请写出一段话，或 材料:行号"), param_hint="PASSAGE"
        )
    place = _PLACE.fullmatch(passage)
    if place and _is_source(place["source"], sources):
        study = open_study(_paths(place["source"], sources), codebook=codebook, lexicon=lexicon)
        found = [source for source in study.sources if place["source"] in _names(source)]
        lines = {int(place["line"])}
    else:
        study = open_passage(passage, role=role, codebook=codebook, lexicon=lexicon)
        found, lines = study.sources, set()
    if study.codebook is None:
        return show_problems(study.problems) or PROBLEMS
    if not found:
        known = ", ".join(source.id for source in study.sources[:_MOST_NAMES])
        sys.stderr.write(say("no such source; there are: ", "没有这份材料；现有：") + clean(known) + "\n")
        return PROBLEMS
    unknown = set(code or ()) - {known.id for known in study.codebook.codes}
    if unknown:
        sys.stderr.write(say("no such code: ", "没有这个编码：") + clean(", ".join(sorted(unknown))) + "\n")
        return WRONG_USE
    explanations = [
        explanation
        for source in found
        for explanation in explain_source(
            source, study.codebook, lexicon=study.lexicon, unit=unit or study.settings.unit, codes=code or ()
        )
        if not lines or _lines_of(source, explanation) & lines
    ]
    if not explanations:
        sys.stderr.write(say("nothing is said there", "那里没有人说话") + f": {clean(passage)}\n")
        return PROBLEMS
    _show(explanations, form, whole=bool(code))
    return show_problems(problem for problem in study.problems if problem.is_error)


def _is_source(name: str, sources: Sequence[Path] | None) -> bool:
    return Path(name).is_file() or sources is not None or Path("transcripts").is_dir()


def _names(source: "Source") -> tuple[str, str, str]:
    return source.id, source.path, Path(source.path).name


def _paths(name: str, sources: Sequence[Path] | None) -> list[Path] | None:
    return [Path(name)] if Path(name).is_file() else list(sources) if sources else None


def _lines_of(source: "Source", explanation: "Explanation") -> set[int]:
    segment = explanation.segment
    first = len(source.text[: segment.start].splitlines() or [""])
    before = source.text[: segment.start]
    first += bool(before) and before[-1] in "\r\n"
    return set(range(first, first + len(explanation.text.splitlines())))


def _show(explanations: Sequence["Explanation"], form: str, *, whole: bool) -> None:
    if form == "json":
        sys.stdout.write(json.dumps([asdict(one) for one in explanations], ensure_ascii=False, indent=2) + "\n")
        return
    for explanation in explanations:
        sys.stdout.write("\n".join(map(clean, _lines(explanation, whole=whole))) + "\n\n")


def _lines(explanation: "Explanation", *, whole: bool) -> Iterator[str]:
    """Write one unit; ``whole`` shows the rules and operands that do not hold, too."""
    segment = explanation.segment
    yield f"{explanation.source} [{segment.start}:{segment.end}] {segment.speaker} ({segment.role})"
    yield "  " + explanation.text.replace("\n", " ")
    yield "  " + say("words: ", "分词：") + " | ".join(explanation.words)
    for verdict in explanation.codes:
        yield from _code_lines(explanation, verdict, whole=whole)
    if not explanation.codes:
        yield "  " + say(
            "no rule of any code holds; ask for one with --code", "没有任何编码的规则成立；可用 --code 指定编码"
        )


def _code_lines(explanation: "Explanation", verdict: "CodeVerdict", *, whole: bool) -> Iterator[str]:
    outcomes = {
        "coded": say("coded", "已编码"),
        "no_rule": say("no rule holds", "没有规则成立"),
        "role": say("the speaker's role is not looked at", "不看这个角色的话"),
        "unless": say("taken away by 'unless'", "被 unless 排除"),
        "negated": say("negated, dropped", "被否定，未计"),
        "nested": say("inside longer matches", "位于更长的命中之内"),
    }
    mark = "✔" if verdict.outcome == "coded" else "✘"
    moved = f" → {verdict.handed_to}" if verdict.handed_to else ""
    yield f"  {mark} {verdict.code} {verdict.name}: {outcomes[verdict.outcome]}{moved}"
    for label, hits in ((say("hit", "命中"), verdict.stands), (say("dropped", "舍去"), verdict.dropped)):
        for hit in hits:
            negated = say(" (negated)", "（被否定）") if hit.negated else ""
            yield f"      {label} {_words(explanation, hit.start, hit.end)}{negated}"
    for label, rules in ((say("rule", "规则"), verdict.rules), ("unless", verdict.unless)):
        for rule in rules:
            if rule.holds or whole:
                yield from _verdict_lines(explanation, rule, f"{label} ", 3, whole=whole)


def _verdict_lines(
    explanation: "Explanation", verdict: "Verdict", label: str, depth: int, *, whole: bool
) -> Iterator[str]:
    mark = "+" if verdict.holds else "-"
    found = ", ".join(_words(explanation, start, end) for start, end in verdict.spans)
    rule = verdict.text if whole or len(verdict.text) <= _LONG_RULE else verdict.text[: _LONG_RULE - 1] + "…"
    yield "  " * depth + f"{mark} {label}{rule}" + (f"  ⟵ {found}" if found else "")
    for operand in verdict.operands:
        if operand.holds or whole:
            yield from _verdict_lines(explanation, operand, "", depth + 1, whole=whole)


def _words(explanation: "Explanation", start: int, end: int) -> str:
    offset = explanation.segment.start
    return f"{start}-{end}:{explanation.text[start - offset : end - offset]}"
