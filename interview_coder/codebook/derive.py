"""Codes that change or build on other ones: ``override: true`` and ``extends: ID``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from interview_coder.codebook.cycles import find_cycles
from interview_coder.codebook.draft import Derived
from interview_coder.codebook.keys import similar
from interview_coder.domain.codebook import DROP, KEEP, Code, Codebook, Rule
from interview_coder.domain.problems import Problem
from interview_coder.domain.problems import codebook as book_problems
from interview_coder.domain.problems import uses as problems
from interview_coder.domain.rules import CodeRef, leaves

_ATTRIBUTES = {
    "construct": ("constructs",),
    "examples": ("examples", "example_places"),
    "counterexamples": ("counterexamples", "counterexample_places"),
    "rules": ("rules", "nested", "compatibility"),
}
"""What a key of a code fills, where that is not the attribute of the same name."""
_KEPT = ("id", "codes", "override", "extends")
_HOW_RULES_WORK = ("when_negated", "roles", "boundary")


def derive(
    book: Codebook, derived: Mapping[str, Derived], used: dict[str, Code], *, is_complete: bool
) -> tuple[Codebook, list[Problem]]:
    """Complete the codes that change or build on other ones.

    Args:
        book: What the file says, references followed.
        derived: Its codes that have ``override`` or ``extends``, by id.
        used: The codes of the used codebooks by id; an overridden one is replaced in it.
        is_complete: Whether all used codebooks could be read.

    Returns:
        The codebook with whole codes, and a problem for each override of nothing and each circle.
    """
    if not derived:
        return book, []
    work = _Work({code.id: code for code in book.codes}, derived, used)
    found = [] if not is_complete else [*work.unknown()]
    for name in derived:
        work.complete(name)
    found += work.without_circles(book.path)
    codes = tuple(work.placed(work.own[code.id]) for code in book.codes)
    used.update({code.id: code for code in codes if code.id in used and code.id in work.overrides})
    return replace(book, codes=codes), found


@dataclass(slots=True)
class _Work:
    own: dict[str, Code]
    derived: Mapping[str, Derived]
    used: Mapping[str, Code]
    overrides: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.overrides = frozenset(name for name, one in self.derived.items() if not one.base and name in self.used)

    def unknown(self) -> Iterator[Problem]:
        for name, one in self.derived.items():
            if not one.base and name not in self.used:
                yield problems.nothing_to_override(name, similar(name, self.used), self.own[name].where)

    def complete(self, name: str) -> None:
        """Complete a code after those that it builds on; circles were taken out before."""
        line = [name]
        while (one := self.derived.get(line[-1])) is not None and one.base and one.base not in line:
            line.append(one.base)
        for each in reversed(line):
            if each in self.derived and each in self.own and each not in self.done:
                self.done |= {each}
                self.own[each] = self._completed(self.own[each], self.derived[each])

    def _completed(self, code: Code, one: Derived) -> Code:
        if one.base:
            base = self.own.get(one.base) or self.used.get(one.base)
            return _extended(code, base, one) if base else code
        if code.id in self.used:
            return _overridden(code, self.used[code.id], one)
        return replace(code, name=code.name or code.id)

    def placed(self, code: Code) -> Code:
        """Put children of an overridden code below it, wherever it stands."""
        top, slash, rest = code.path.partition("/")
        return replace(code, path=f"{self.used[top].path}/{rest}") if slash and top in self.overrides else code

    def without_circles(self, path: str) -> Iterator[Problem]:
        """Take rules out that lead back to their code by way of used ones, with a problem for each circle."""
        if not self.overrides:
            return
        for kind, references in (("code", _references), ("when_negated", _negated)):
            while cycles := find_cycles({name: references(code) for name, code in {**self.used, **self.own}.items()}):
                cycle = cycles[0]
                changed = [name for name in cycle if name in self.own] or cycle[:1]
                name = next((one for one in changed if one in self.overrides), changed[0])
                target = cycle[(cycle.index(name) + 1) % len(cycle)]
                code = self.own.get(name)
                if code is None:
                    return
                blamed = [rule for rule in (*code.rules, *code.unless) if target in _names(rule)]
                where = next((rule.where for rule in blamed if rule.where.path == path), code.where)
                yield book_problems.cycle(kind, [*cycle, cycle[0]], where)
                self.own[name] = _without(code, target)


def _overridden(code: Code, base: Code, one: Derived) -> Code:
    changes = {
        name: getattr(code, name) for key in one.given for name in _ATTRIBUTES.get(key, (key,)) if key not in _KEPT
    }
    return replace(base, **changes, where=code.where, codebook=code.codebook, replaced=(*base.replaced, base.where))


def _extended(code: Code, base: Code, one: Derived) -> Code:
    changes = {name: getattr(base, name) for name in _HOW_RULES_WORK if name not in one.given}
    return replace(code, **changes, rules=(*base.rules, *code.rules), unless=(*base.unless, *code.unless))


def _names(rule: Rule) -> list[str]:
    return [leaf.code for leaf in leaves(rule.expression) if isinstance(leaf, CodeRef)]


def _references(code: Code) -> list[str]:
    return [name for rule in (*code.rules, *code.unless) for name in _names(rule)]


def _negated(code: Code) -> list[str]:
    return [] if code.when_negated in (KEEP, DROP) else [code.when_negated]


def _without(code: Code, target: str) -> Code:
    return replace(
        code,
        rules=tuple(rule for rule in code.rules if target not in _names(rule)),
        unless=tuple(rule for rule in code.unless if target not in _names(rule)),
        when_negated=KEEP if code.when_negated == target else code.when_negated,
    )
