"""A codebook made ready for matching: one automaton for all surfaces, and for each rule what must be present."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from interview_coder.coding.asking import Asks
from interview_coder.coding.patterns import Pattern
from interview_coder.coding.prefilter import expected, known_of
from interview_coder.coding.scan import Scanner
from interview_coder.coding.tokens import literals as token_literals
from interview_coder.coding.tokens import token_regexes
from interview_coder.domain.codebook import DROP, KEEP, Code, Codebook, Literals
from interview_coder.domain.fold import fold
from interview_coder.domain.rules import (
    And,
    CodeRef,
    Condition,
    Literal,
    Node,
    Not,
    Or,
    Regex,
    Term,
    Tokens,
    Wildcard,
    leaves,
)

Trigger = str
"""A folded surface, or ``@`` and a code's id: something whose presence makes a rule worth evaluating."""


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """One rule of one code.

    ``order`` is the code's place in the order of evaluation; ``asks`` are expressions that what was asked has to match.
    """

    code: Code
    index: int
    expression: Node
    order: int
    asks: Asks = ()


Way = tuple[frozenset[Trigger], ...]
"""One way in which an expression can hold: of each set, at least one trigger is present. Rarest set first."""


class Candidate(NamedTuple):
    """A rule that a trigger makes worth evaluating, if the unit also holds a surface of each of its needs."""

    rule: CompiledRule
    needs: tuple[frozenset[str], ...]


Triggers = Mapping[Trigger, tuple[Candidate, ...]]


@dataclass(frozen=True, slots=True)
class CompiledCodebook:
    """Everything that matching needs, read-only and shared by all sources.

    ``triggers`` are those of rules that ask nothing of the question, ``asking`` those of the others by what they ask.
    """

    codes: tuple[Code, ...]
    scanner: Scanner
    surfaces: tuple[str, ...]
    triggers: Triggers
    everywhere: tuple[Candidate, ...]
    patterns: Mapping[str, Pattern]
    asking: Mapping[Asks, Triggers] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    literals: Literals = field(default_factory=dict)
    bounded: frozenset[str] = frozenset()
    """The surfaces that some code looks for between word boundaries."""
    pointed: frozenset[str] = frozenset()
    """The surfaces that are evidence themselves: of the others it only matters whether a unit holds them."""
    free: frozenset[str] = frozenset()
    """Those of the bounded ones that some code looks for anywhere, too."""
    slow: Sequence[Pattern] = ()
    """The expressions that turned out too slow so far; it grows while sources are coded."""

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that any code looks at."""
        return tuple(dict.fromkeys(role for code in self.codes for role in code.roles))


def compile_codebook(codebook: Codebook) -> CompiledCodebook:
    """Prepare a codebook without errors for matching."""
    ordered = evaluation_order(codebook.codes)
    literals = literals_of(codebook)
    rules = [(code.boundary, rule) for code in ordered for rule in (*code.rules, *code.unless)]
    parts = [(boundary, leaf) for boundary, rule in rules for leaf in leaves(rule.expression)]
    surfaces = tuple(dict.fromkeys(_surfaces((leaf for _, leaf in parts), literals)))
    regexes = {regex for _, leaf in parts for regex in regexes_of(leaf)}
    bounded = frozenset(fold(leaf.text) for boundary, leaf in parts if isinstance(leaf, Term) and boundary == "word")
    pointed = frozenset(fold(leaf.text) for _, leaf in parts if isinstance(leaf, Term | Literal))
    others = (leaf for boundary, leaf in parts if bounded and not (isinstance(leaf, Term) and boundary == "word"))
    free = bounded.intersection(_surfaces(others, literals))
    triggers: dict[Asks, dict[Trigger, list[Candidate]]] = {(): {}}
    everywhere: list[Candidate] = []
    slow: list[Pattern] = []
    for order, code in enumerate(ordered):
        for index, rule in enumerate(code.rules):
            compiled = CompiledRule(code, index, rule.expression, order, tuple(_asked(rule.expression)))
            ways = required(rule.expression, literals)
            if not ways:
                everywhere.append(Candidate(compiled, ()))
            for way in ways:
                candidate = Candidate(compiled, tuple(need for need in way[1:] if not _has_codes(need)))
                same = triggers.setdefault(compiled.asks, {})
                for trigger in way[0]:
                    same.setdefault(trigger, []).append(candidate)
    frozen = {asks: {trigger: tuple(found) for trigger, found in same.items()} for asks, same in triggers.items()}
    return CompiledCodebook(
        codes=ordered,
        scanner=Scanner(surfaces),
        surfaces=surfaces,
        triggers=frozen.pop(()),
        asking=frozen,
        everywhere=tuple(everywhere),
        patterns={pattern: Pattern(pattern, slow, literals.get(pattern) or known_of(pattern)) for pattern in regexes},
        places={code.id: place for place, code in enumerate(ordered)},
        literals=literals,
        bounded=bounded,
        pointed=pointed,
        free=free,
        slow=slow,
    )


def codebook_terms(codes: Sequence[Code]) -> Iterator[str]:
    """Yield the plain terms of all rules in codebook order: the words that the tokenizer has to know."""
    for code in codes:
        for rule in (*code.rules, *code.unless):
            for leaf in leaves(rule.expression):
                if isinstance(leaf, Term):
                    yield leaf.text


def evaluation_order(codes: Sequence[Code]) -> tuple[Code, ...]:
    """Sort codes so that each comes after the codes it refers to and after those that hand it negated hits."""
    by_id = {code.id: code for code in codes}
    needs: dict[str, list[str]] = {code.id: [] for code in codes}
    for code in codes:
        for rule in (*code.rules, *code.unless):
            needs[code.id] += [leaf.code for leaf in leaves(rule.expression) if isinstance(leaf, CodeRef)]
        if code.when_negated not in (KEEP, DROP):
            needs[code.when_negated].append(code.id)
    done: dict[str, Code] = {}
    for code in codes:
        pending = [code.id]
        while pending:
            missing = [other for other in needs[pending[-1]] if other not in done and other not in pending]
            if missing:
                pending.append(missing[0])
            else:
                ready = pending.pop()
                done.setdefault(ready, by_id[ready])
    return tuple(done.values())


def literals_of(codebook: Codebook) -> Literals:
    """Return the literals of all regular expressions in a codebook's rules."""
    known = codebook.literals
    return {pattern: known[pattern] if pattern in known else known_of(pattern) for pattern in patterns_of(codebook)}


def patterns_of(codebook: Codebook) -> tuple[str, ...]:
    """Return the regular expressions in a codebook's rules and in their conditions, each once."""
    rules = (rule for code in codebook.codes for rule in (*code.rules, *code.unless))
    found = (leaf for rule in rules for leaf in leaves(rule.expression))
    patterns = (
        leaf.pattern if isinstance(leaf, Regex) else leaf.value
        for leaf in found
        if isinstance(leaf, Regex) or (isinstance(leaf, Condition) and leaf.is_pattern)
    )
    return tuple(dict.fromkeys(patterns))


def required(node: Node, literals: Literals) -> tuple[Way, ...]:
    """Return the ways in which a node can hold; empty if it can hold without any trigger."""
    match node:
        case Term() | Literal():
            return ((frozenset({fold(node.text)}),),)
        case Regex():
            return literals[node.pattern][0]
        case Tokens():
            found = token_literals(node.pattern)
            return ((found,),) if found else ()
        case Wildcard():
            return ((frozenset({anchor(node)}),),)
        case CodeRef():
            return ((frozenset({"@" + node.code}),),)
        case Not() | Condition():
            return ()
    parts = [required(operand, literals) for operand in node.operands]
    if isinstance(node, Or):
        return tuple(way for part in parts for way in part) if all(parts) else ()
    return _together([part for part in parts if part])


def _asked(node: Node) -> Iterator[str]:
    """Yield the expressions that the question must match wherever a node holds."""
    if isinstance(node, And):
        yield from chain.from_iterable(map(_asked, node.operands))
    elif isinstance(node, Condition) and node.is_pattern and (node.field, node.operator) == ("question", "="):
        yield node.value


def _together(parts: Sequence[tuple[Way, ...]]) -> tuple[Way, ...]:
    """Return the ways in which all of several operands can hold."""
    if len(parts) < 2:  # noqa: PLR2004 - one operand is no combination
        return parts[0] if parts else ()
    needs = [need for part in parts for need in (part[0] if len(part) == 1 else (_any_of(part),))]
    return (tuple(sorted(needs, key=expected)),)


def _any_of(ways: tuple[Way, ...]) -> frozenset[Trigger]:
    return frozenset().union(*(way[0] for way in ways))


def _has_codes(need: frozenset[Trigger]) -> bool:
    """Tell whether a need can be met by a code: that only shows while a unit is being coded."""
    return any(trigger.startswith("@") for trigger in need)


def regexes_of(node: Node) -> Iterator[str]:
    """Yield the regular expressions in an expression."""
    for leaf in leaves(node):
        if isinstance(leaf, Regex):
            yield leaf.pattern
        elif isinstance(leaf, Condition) and leaf.is_pattern:
            yield leaf.value
        elif isinstance(leaf, Tokens):
            yield from token_regexes(leaf.pattern)


def anchor(node: Wildcard) -> str:
    """Return the longest stretch of a wildcard that is certain, folded."""
    return fold(max(node.pattern.replace("?", "*").split("*"), key=len))


def _surfaces(parts: Iterable[Node], literals: Literals) -> Iterator[str]:
    """Yield every folded surface that the automaton has to look for, some of them again and again."""
    return chain.from_iterable(chain.from_iterable(_surface_sets(leaf, literals) for leaf in parts))


def _surface_sets(leaf: Node, literals: Literals) -> Iterable[Iterable[str]]:
    match leaf:
        case Term() | Literal():
            return ((fold(leaf.text),),)
        case Wildcard():
            return ((anchor(leaf),),)
        case Regex():
            return chain.from_iterable(literals[leaf.pattern][0])
        case Tokens():
            return (token_literals(leaf.pattern),)
    return ()
