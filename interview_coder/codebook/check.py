"""What can be doubted about a codebook without a word of transcript: rules against each other, missing descriptions."""

from collections.abc import Iterator
from dataclasses import dataclass

from interview_coder.codebook.rule_logic import Key, contradictions, key_of, needs, text_of, ways
from interview_coder.domain.codebook import Code, Codebook, Rule
from interview_coder.domain.problems import Problem
from interview_coder.domain.problems import codebook_checks as checks
from interview_coder.domain.rules import Node, Or


def check_codebook(codebook: Codebook) -> tuple[Problem, ...]:
    """Check the codes that a codebook defines itself; those of used codebooks are checked with their own.

    Returns:
        Warnings, in the order of the codes.
    """
    own = [code for code in codebook.codes if code.codebook == codebook.id]
    return tuple(
        problem for code in own for problem in (*_check_description(code), *_check_examples(code), *_check_rules(code))
    )


def _check_description(code: Code) -> Iterator[Problem]:
    if not code.definition:
        yield checks.no_definition(code.id, code.where)
    if code.rules and not code.examples:
        yield checks.no_examples(code.id, code.where)


def _check_examples(code: Code) -> Iterator[Problem]:
    for text in dict.fromkeys(code.examples):
        if text in code.counterexamples:
            yield checks.example_and_counterexample(text, code.where)


@dataclass(frozen=True, slots=True)
class _Way:
    """One of the alternatives that put a code on a unit, and the rule it stands in."""

    node: Node
    key: Key
    rule: Rule
    is_whole: bool


def _check_rules(code: Code) -> Iterator[Problem]:
    for rule in (*code.rules, *code.unless):
        for node in contradictions(rule.expression):
            yield checks.contradiction(text_of(node), rule.where)
    yield from _check_unless(code)
    yield from _check_ways(code)


def _check_unless(code: Code) -> Iterator[Problem]:
    """Find rules that hold only where ``unless`` holds too."""
    excluded = {key_of(node): rule for rule in code.unless for node in ways(rule.expression)}
    for rule in code.rules:
        blocking = next((excluded[key] for key in needs(rule.expression) if key in excluded), None)
        if blocking:
            yield checks.never_because_of_unless(rule.text, blocking.text, rule.where)


def _check_ways(code: Code) -> Iterator[Problem]:
    """Find alternatives that stand twice, and those that another one already covers."""
    found = [
        _Way(node, key_of(node), rule, not isinstance(rule.expression, Or))
        for rule in code.rules
        for node in ways(rule.expression)
    ]
    first: dict[Key, _Way] = {}
    for way in found:
        earlier = first.setdefault(way.key, way)
        if earlier is not way:
            make = checks.rule_twice if way.is_whole and earlier.is_whole else checks.alternative_twice
            yield make(text_of(way.node), earlier.rule.where, way.rule.where)
    for key, way in first.items():
        covering = next((first[part] for part in needs(way.node) if part != key and part in first), None)
        if covering:
            yield checks.covered(text_of(way.node), text_of(covering.node), covering.rule.where, way.rule.where)
