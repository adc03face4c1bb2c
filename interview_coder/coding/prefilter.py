"""Literals that a regular expression cannot match without, so that most units need not be searched.

The expression is read once, from left to right, and only for what is certain: where nothing is, it runs on every
unit. Assertions such as ``(?!…)`` consume nothing and are passed over.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import prod

from interview_coder.coding.alternatives import texts_of
from interview_coder.domain.codebook import Known
from interview_coder.domain.fold import fold

Texts = frozenset[str]

_FREQUENT = (
    ",。的是了我们个一不就有这在他人那你说也要到来都去上没大里时家会得多做过下能看好年想以对还小为事可自后么出给起什点"
    "子开生把后天老学现因道和很只当所样心地些然前几工让叫用己们找社区动之两等志愿者经理服务组织"
    "、?钱块跟给点再没问第四五十几谁别真每次月号干走见听觉反正被比较应该需本身当吧吗呢嘛啊怎行管帮"
)
"""Characters and marks of spoken Chinese as folding leaves them, most frequent first."""
_SELDOM = 0.0005
_CHANCE = defaultdict(
    lambda: _SELDOM, {char: 0.04 / (rank + 1) ** 0.7 for rank, char in reversed(list(enumerate(_FREQUENT)))}
)
_MAX_CHOICES = 64
_MOST_NEEDS = 3
"""Sets of literals that are asked for in each alternative."""
_COMMON = 0.012
"""How often a set may be expected to occur and still be worth asking for beside a rarer one."""
_NOTHING: Texts = frozenset({""})
_PLAIN = re.compile(r"[^\\\[\](){}.*+?|^$]+")
_PLAIN_CHOICES = re.compile(r"[^\\\[\](){}.*+?^$|]+(?:\|[^\\\[\](){}.*+?^$|]+)*(?=\)|\||\Z)")
"""Branches of nothing but plain characters, up to where another kind of branch begins or the last one ends."""
_QUANTIFIER = re.compile(r"(?:\*|\+|\?|\{(\d*)(,?)(\d*)\})[?+]?")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_CLASS = re.compile(r"\[(\^?)(\]?(?:[^\]\\]|\\.)*)\]", re.DOTALL)
_ASSERTION = re.compile(r"\(\?(?:[=!]|<[=!])")
_GROUP = re.compile(r"\((?:\?(?::|P<\w+>|i?:|>))?(?!\?)")
_OPTIONAL = re.compile(r"\((?:\?:)?[^\\\[\](){}.*+?^$]*\)(?=[?*])")
"""A group of plain characters that need not be there: nothing in it is certain."""
_ZERO_WIDTH_ESCAPES = frozenset("bBAZ")
_CONTROL_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


class _UnknownSyntaxError(Exception):
    """Something this reader does not know: then nothing is certain."""


@lru_cache(maxsize=100_000)
def required_literals(pattern: str) -> Texts:
    """Return folded literals of which every match holds at least one; empty if none are certain.

    Example:
        >>> sorted(required_literals("(没|缺).{0,3}经费"))
        ['经费']
    """
    return _best(required_sets(pattern))


@lru_cache(maxsize=100_000)
def required_sets(pattern: str) -> tuple[Texts, ...]:
    """Return sets of folded literals; every match holds at least one literal of every set.

    Example:
        >>> [sorted(found) for found in required_sets("[没缺].{0,3}经费")]
        [['没', '缺'], ['经费']]
    """
    try:
        reader = _Reader(pattern)
        part = reader.alternatives()
        if reader.position < len(pattern):
            return ()
    except (_UnknownSyntaxError, ValueError, RecursionError):
        return ()
    sets = [*part.sets, part.texts] if part.texts else part.sets
    return tuple(map(_folded, filter(all, sets)))


def known_of(pattern: str) -> Known:
    """Return what is known of an expression before it runs: `required_ways` and `texts_of`."""
    texts = texts_of(pattern)
    return (((_folded(frozenset(texts)),),) if texts else required_ways(pattern)), texts


@lru_cache(maxsize=100_000)
def required_ways(pattern: str) -> tuple[tuple[Texts, ...], ...]:
    """Return for each alternative of an expression the sets of which every match by it holds at least one literal.

    The rarest set comes first; sets that most text holds are left out. Empty if nothing is certain.

    Example:
        >>> [[sorted(found) for found in way] for way in required_ways("没人.{0,3}经费|断粮|停摆")]
        [[['停摆', '断粮']], [['经费'], ['没人']]]
    """
    try:
        reader = _Reader(pattern)
        plain, branches = reader.branches()
        if reader.position < len(pattern):
            return ()
    except (_UnknownSyntaxError, ValueError, RecursionError):
        return ()
    ways = [_needs([branch.texts] if _is_literal(branch.texts) else branch.sets) for branch in branches]
    if plain:
        ways.insert(0, _needs([plain]))
    return tuple(ways) if all(ways) else ()


def _needs(sets: Sequence[Texts]) -> tuple[Texts, ...]:
    """Return the sets worth asking for, rarest first."""
    known = sorted((_folded(found) for found in sets if _is_literal(found)), key=expected)[:_MOST_NEEDS]
    return tuple(known[:1] + [found for found in known[1:] if expected(found) < _COMMON])


def _folded(texts: Texts) -> Texts:
    together = "\0".join(texts)
    return texts if fold(together) == together else frozenset(map(fold, texts))


def _best(sets: tuple[Texts, ...] | list[Texts]) -> Texts:
    """Choose the set that text is least likely to hold."""
    return min((found for found in sets if found and all(found)), key=expected, default=frozenset())


@lru_cache(maxsize=100_000)
def expected(texts: Texts) -> float:
    """Estimate how often any of some literals occurs, in units that only serve to compare.

    Example:
        >>> expected(frozenset({"经费"})) < expected(frozenset({"的"}))
        True
    """
    return sum(map(_chance, texts), 0.0)


@lru_cache(maxsize=100_000)
def _chance(text: str) -> float:
    chance: float = prod(map(_CHANCE.__getitem__, text))
    return chance


@dataclass(slots=True)
class _Part:
    """What is known of a part of an expression.

    ``texts`` are all texts it can match, if these are few; else ``sets`` are literals that a match needs.
    """

    texts: Texts = frozenset()
    sets: list[Texts] = field(default_factory=list)


class _Reader:
    """Reads one expression; every method starts and ends at ``position``."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self.position = 0

    def alternatives(self) -> _Part:
        return _joined(*self.branches())

    def branches(self) -> tuple[Texts, list[_Part]]:
        """Read alternatives: those of nothing but plain characters, and the others."""
        plain: list[str] = []
        branches: list[_Part] = []
        while True:
            if choices := _PLAIN_CHOICES.match(self._pattern, self.position):
                self.position = choices.end()
                plain += choices[0].split("|")
            else:
                branches.append(self._sequence())
            if not self._pattern.startswith("|", self.position):
                return frozenset(plain), branches
            self.position += 1

    def _sequence(self) -> _Part:
        run, sets, exact = _NOTHING, [], True
        while self.position < len(self._pattern) and self._pattern[self.position] not in "|)":
            atom = self._atom()
            if atom is None:
                continue
            low, high = self._quantifier()
            if atom.texts and low == high == 1 and len(run) * len(atom.texts) <= _MAX_CHOICES:
                run = frozenset(left + right for left in run for right in atom.texts)
                continue
            sets.append(run)
            run, exact = (atom.texts if low == high == 1 and atom.texts else _NOTHING), False
            if low and run is _NOTHING:
                sets += [atom.texts] if atom.texts else atom.sets
        if exact:
            return _Part(run)
        return _Part(sets=[found for found in (*sets, run) if _is_literal(found)])

    def _atom(self) -> _Part | None:
        """Read one atom; None for what consumes nothing."""
        pattern, char = self._pattern, self._pattern[self.position]
        plain = _PLAIN.match(pattern, self.position)
        if plain:
            return self._literal(plain[0])
        if char == "\\":
            return self._escape()
        if char == "[":
            return self._class()
        if char == "(":
            return self._group()
        self.position += 1
        if char in "^$":
            return None
        if char == ".":
            return _Part()
        raise _UnknownSyntaxError

    def _literal(self, text: str) -> _Part:
        """Take a run of plain characters; the last one alone if a quantifier follows it."""
        end = self.position + len(text)
        if len(text) > 1 and self._pattern[end : end + 1] in ("*", "+", "?", "{"):
            text = text[:-1]
        self.position += len(text)
        return _Part(frozenset({text}))

    def _escape(self) -> _Part | None:
        match = _ESCAPE.match(self._pattern, self.position)
        if not match:
            raise _UnknownSyntaxError
        self.position = match.end()
        number, sign = match[1] or match[2] or match[3], match[4]
        if number:
            return _Part(frozenset({chr(int(number, 16))}))
        if sign in _ZERO_WIDTH_ESCAPES:
            return None
        if sign in _CONTROL_ESCAPES:
            return _Part(frozenset({_CONTROL_ESCAPES[sign]}))
        if not sign.isalnum():
            return _Part(frozenset({sign}))
        if sign in "dDsSwW":
            return _Part()
        raise _UnknownSyntaxError

    def _class(self) -> _Part:
        match = _CLASS.match(self._pattern, self.position)
        if not match:
            raise _UnknownSyntaxError
        self.position = match.end()
        members = match[2]
        is_list = not match[1] and members and not any(sign in members for sign in "\\-[")
        return _Part(frozenset(members)) if is_list and len(members) <= _MAX_CHOICES else _Part()

    def _group(self) -> _Part | None:
        if optional := _OPTIONAL.match(self._pattern, self.position):
            self.position = optional.end()
            return _Part()
        assertion = _ASSERTION.match(self._pattern, self.position)
        opening = assertion or _GROUP.match(self._pattern, self.position)
        if not opening:
            raise _UnknownSyntaxError
        self.position = opening.end()
        inner = self.alternatives()
        if not self._pattern.startswith(")", self.position):
            raise _UnknownSyntaxError
        self.position += 1
        return None if assertion else inner

    def _quantifier(self) -> tuple[int, int]:
        """Read how often the atom before is repeated: the least, and the most (2 for anything above once)."""
        match = _QUANTIFIER.match(self._pattern, self.position)
        if not match:
            return 1, 1
        self.position = match.end()
        sign = match[0][0]
        if sign != "{":
            return (1 if sign == "+" else 0), 2
        low = int(match[1] or 0)
        return low, low if not match[2] and low == 1 else 2


def _joined(plain: Texts, branches: Sequence[_Part]) -> _Part:
    """Return what is known of plain texts and other branches, any of which may match."""
    if not plain and len(branches) == 1:
        return branches[0]
    if all(branch.texts for branch in branches):
        texts = plain.union(*(branch.texts for branch in branches))
        if len(texts) <= _MAX_CHOICES:
            return _Part(texts)
    needed = [branch.texts if _is_literal(branch.texts) else _best(branch.sets) for branch in branches]
    return _Part(sets=[plain.union(*needed)] if all(needed) else [])


def _is_literal(texts: Texts) -> bool:
    return bool(texts) and all(texts)
