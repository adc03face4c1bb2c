"""Follows the references inside a draft: each one must lead somewhere, and none back to itself."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from interview_coder.codebook.cycles import find_cycles
from interview_coder.codebook.draft import Draft, Link
from interview_coder.codebook.keys import similar
from interview_coder.domain.codebook import DROP, KEEP, Code, Codebook, Rule, Theory
from interview_coder.domain.problems import Problem
from interview_coder.domain.problems import codebook as problems
from interview_coder.domain.rules import CodeRef, leaves

_POINTS_AT = {"when_negated": "code", "relation": "code", "test": "code", "parent": "construct"}
_CYCLIC = ("parent", "code", "when_negated")


@dataclass(slots=True)
class Scope:
    """Ids that references may lead to, by kind, in order. ``complete`` is false if a used codebook is missing."""

    names: dict[str, dict[str, None]] = field(default_factory=dict)
    complete: bool = True

    def add(self, book: Codebook) -> None:
        """Take in what a codebook defines."""
        self._extend("code", (code.id for code in book.codes))
        self._extend("construct", (construct.id for construct in book.constructs))
        self._extend("reference", (reference.id for reference in book.references))

    def of(self, kind: str) -> Collection[str]:
        """Return the ids of a kind."""
        return self.names.get(kind, {})

    def _extend(self, kind: str, names: Iterable[str]) -> None:
        self.names.setdefault(kind, {}).update(dict.fromkeys(names))


def link(draft: Draft, used: Scope) -> tuple[Codebook, list[Problem]]:
    """Check the references of a draft.

    Args:
        draft: What the file says.
        used: What the codebooks it uses define.

    Returns:
        The codebook without the references that lead nowhere or in a circle, and a problem for each of those.
    """
    used.add(draft.book)
    found: list[Problem] = []
    bad = {(one.kind, one.owner, one.name) for one in _unknown(draft.links, used, found)}
    bad |= {(one.kind, one.owner, one.name) for one in _circular(draft.links, bad, found)}
    draft.derived = {
        name: one for name, one in draft.derived.items() if not one.base or ("code", name, one.base) not in bad
    }
    return _without(draft.book, bad), found


def _unknown(links: Iterable[Link], scope: Scope, found: list[Problem]) -> list[Link]:
    unknown = []
    for one in links:
        kind = _POINTS_AT.get(one.kind, one.kind)
        known = scope.of(kind)
        if one.name in known:
            continue
        unknown.append(one)
        if scope.complete:
            found.append(problems.unknown_name(kind, one.name, similar(one.name, known), one.where))
    return unknown


def _circular(links: Iterable[Link], bad: Collection[tuple[str, str, str]], found: list[Problem]) -> list[Link]:
    graphs: dict[str, dict[str, dict[str, Link]]] = {kind: {} for kind in _CYCLIC}
    for one in links:
        if one.kind in graphs and (one.kind, one.owner, one.name) not in bad:
            graphs[one.kind].setdefault(one.owner, {}).setdefault(one.name, one)
    closing = []
    for kind, graph in graphs.items():
        for cycle in find_cycles(_names(graph)):
            one = graph[cycle[-1]][cycle[0]]
            closing.append(one)
            found.append(problems.cycle(kind, [*cycle, cycle[0]], one.where))
    return closing


def _names(graph: Mapping[str, Mapping[str, Link]]) -> dict[str, list[str]]:
    return {owner: list(names) for owner, names in graph.items()}


def _without(book: Codebook, bad: Collection[tuple[str, str, str]]) -> Codebook:
    if not bad:
        return book
    return replace(
        book,
        theories=tuple(_clean_theory(theory, bad) for theory in book.theories),
        codes=tuple(_clean_code(code, bad) for code in book.codes),
        relations=tuple(
            relation
            for relation in book.relations
            if not {("relation", "", relation.source), ("relation", "", relation.target)} & set(bad)
        ),
        tests=tuple(test for test in book.tests if not {("test", "", name) for name in test.expect} & set(bad)),
    )


def _clean_theory(theory: Theory, bad: Collection[tuple[str, str, str]]) -> Theory:
    constructs = tuple(
        replace(one, parent="") if ("parent", one.id, one.parent) in bad else one for one in theory.constructs
    )
    reference = "" if ("reference", theory.id, theory.reference) in bad else theory.reference
    return replace(theory, constructs=constructs, reference=reference)


def _clean_code(code: Code, bad: Collection[tuple[str, str, str]]) -> Code:
    def is_good(rule: Rule) -> bool:
        names = (leaf.code for leaf in leaves(rule.expression) if isinstance(leaf, CodeRef))
        return not any(("code", code.id, name) in bad for name in names)

    goes_on = code.when_negated in (KEEP, DROP) or ("when_negated", code.id, code.when_negated) not in bad
    return replace(
        code,
        constructs=tuple(name for name in code.constructs if ("construct", code.id, name) not in bad),
        rules=tuple(filter(is_good, code.rules)),
        unless=tuple(filter(is_good, code.unless)),
        when_negated=code.when_negated if goes_on else KEEP,
    )
