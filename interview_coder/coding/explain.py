"""Explains a unit: the same evaluation as coding, with every step kept."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from interview_coder.coding.compile import CompiledCodebook, CompiledRule
from interview_coder.coding.evaluate import UnitView, evaluate
from interview_coder.coding.match import Matcher
from interview_coder.coding.nesting import without_nested
from interview_coder.coding.write import write_expression
from interview_coder.domain.codebook import DROP, KEEP, NESTED_BOOK, Code, Rule
from interview_coder.domain.codings import Coding, Hit
from interview_coder.domain.explanations import CodeVerdict, Explanation, Verdict
from interview_coder.domain.rules import Adjacent, And, Near, Node, Not, Or
from interview_coder.domain.segments import Segment
from interview_coder.domain.sources import Source


def explain_segments(
    matcher: Matcher,
    compiled: CompiledCodebook,
    source: Source,
    segments: Sequence[Segment],
    *,
    codes: Collection[str] = (),
) -> list[Explanation]:
    """Explain units of one source.

    Args:
        matcher: The matcher that codes with ``compiled``.
        compiled: The codebook.
        source: The source.
        segments: Its units, the same that coding sees.
        codes: Ids of the codes to explain; if empty, those of which some rule holds.

    Returns:
        One explanation per unit, with codes in the order of the codebook's evaluation.
    """
    return [_explain(matcher, compiled, source, unit, codes) for unit in matcher.unit_views(source, segments)]


def _explain(
    matcher: Matcher, compiled: CompiledCodebook, source: Source, unit: UnitView, codes: Collection[str]
) -> Explanation:
    handed: dict[str, list[Hit]] = {}
    every = [_explain_code(matcher, code, unit, handed) for code in compiled.codes]
    if any(code.nested == NESTED_BOOK for code in compiled.codes):
        every = _without_nested(every, unit, compiled)
    verdicts = [one for one in every if one.code in codes or (not codes and one.outcome != "no_rule")]
    segment, folded = unit.segment, unit.view.folded
    return Explanation(
        source.id,
        segment,
        source.text[segment.start : segment.end],
        tuple(source.text[start:end] for start, end in unit.words if folded[start:end].strip()),
        tuple(verdicts),
    )


def _explain_code(matcher: Matcher, code: Code, unit: UnitView, handed: dict[str, list[Hit]]) -> CodeVerdict:
    rules = tuple(_verdict(rule.expression, rule.text, unit, code.boundary) for rule in code.rules)
    unless = tuple(_verdict(rule.expression, rule.text, unit, code.boundary) for rule in code.unless)
    found = [
        *matcher.hits(code, [_compiled(code, index, rule) for index, rule in enumerate(code.rules)], unit),
        *handed.pop(code.id, []),
    ]
    stays, moved = matcher.settle(code, found, unit)
    if moved:
        handed.setdefault(code.when_negated, []).extend(moved)
    if stays:
        unit.codes[code.id] = [(hit.start, hit.end) for hit in stays]
    dropped = tuple(hit for hit in found if hit.negated and hit not in stays)
    return CodeVerdict(
        code.id,
        code.name,
        _outcome(code, unit, rules, unless, stays),
        rules,
        unless,
        tuple(stays),
        dropped,
        code.when_negated if dropped and code.when_negated not in (KEEP, DROP) else "",
    )


def _without_nested(verdicts: Sequence[CodeVerdict], unit: UnitView, compiled: CompiledCodebook) -> list[CodeVerdict]:
    """Mark the codes whose hits all lie inside those of others."""
    by_id = {code.id: code for code in compiled.codes}
    source = unit.view.source.id
    codings = [Coding(source, verdict.code, unit.segment, verdict.stands) for verdict in verdicts if verdict.stands]
    left = {coding.code: coding.hits for coding in without_nested(codings, by_id, unit.rows)}
    return [
        replace(verdict, stands=left.get(verdict.code, ()), outcome="coded" if verdict.code in left else "nested")
        if verdict.stands
        else verdict
        for verdict in verdicts
    ]


def _compiled(code: Code, index: int, rule: Rule) -> CompiledRule:
    return CompiledRule(code, index, rule.expression, 0)


def _outcome(
    code: Code, unit: UnitView, rules: Sequence[Verdict], unless: Sequence[Verdict], stays: Sequence[Hit]
) -> str:
    if stays:
        return "coded"
    if not any(rule.holds for rule in rules):
        return "no_rule"
    if unit.segment.role not in code.roles:
        return "role"
    return "unless" if any(rule.holds for rule in unless) else "negated"


def _verdict(node: Node, text: str, unit: UnitView, boundary: str) -> Verdict:
    evidence = evaluate(node, unit, boundary=boundary)
    parts: Sequence[Node] = ()
    if isinstance(node, Not):
        parts = (node.operand,)
    elif isinstance(node, And | Or | Near | Adjacent):
        parts = node.operands
    operands = tuple(_verdict(part, write_expression(part), unit, boundary) for part in parts)
    return Verdict(text, evidence is not None, tuple(evidence or ()), operands)
