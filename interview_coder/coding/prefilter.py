"""Literals that a regular expression cannot match without, so that most units need not be searched.

Only what is certain counts: where nothing is, the expression runs on every unit.
"""

from functools import lru_cache
from re import _constants as op  # the parse tree has no public door
from re import _parser
from typing import Any

from interview_coder.domain.fold import fold, simplify

_MAX_CHOICES = 64
_MAX_CLASS = 12


def required_literals(pattern: str) -> frozenset[str]:
    """Return folded literals of which every match holds at least one; empty if none are certain.

    Example:
        >>> sorted(required_literals("(没|缺).{0,3}经费"))
        ['经费']
    """
    return max(required_sets(pattern), key=lambda found: (min(map(len, found)), -len(found)), default=frozenset())


@lru_cache(maxsize=100_000)
def required_sets(pattern: str) -> tuple[frozenset[str], ...]:
    """Return sets of folded literals; every match holds at least one literal of every set.

    Example:
        >>> [sorted(found) for found in required_sets("[没缺].{0,3}经费")]
        [['没', '缺'], ['经费']]
    """
    tree = parsed(pattern)
    usable = [found for found in _choices(tree) if found and all(found)] if tree is not None else []
    return tuple(frozenset(map(fold, found)) for found in usable)


@lru_cache(maxsize=100_000)
def parsed(pattern: str) -> Any:  # noqa: ANN401 - the standard library's own tree is untyped
    """Return the tree of an expression in simplified script; None for syntax that Python's own parser refuses."""
    try:
        return _parser.parse(simplify(pattern))
    except Exception:  # noqa: BLE001 - syntax that only the `regex` package knows, or none at all
        return None


def _best(candidates: list[frozenset[str]]) -> frozenset[str]:
    """Choose the set whose shortest literal is longest, then the smallest set."""
    usable = [found for found in candidates if found and all(found)]
    return max(usable, key=lambda found: (min(map(len, found)), -len(found)), default=frozenset())


def _choices(tree: Any) -> list[frozenset[str]]:  # noqa: ANN401 - the standard library's own tree is untyped
    """Return sets of literals; a match of ``tree`` holds one literal of every set."""
    found: list[frozenset[str]] = []
    exact: frozenset[str] = frozenset({""})
    for code, argument in tree:
        texts = _exact(code, argument)
        if texts and len(exact) * len(texts) <= _MAX_CHOICES:
            exact = frozenset(left + right for left in exact for right in texts)
            continue
        found.append(exact)
        exact = texts or frozenset({""})
        found += _inner(code, argument) if not texts else []
    return [*found, exact]


def _exact(code: Any, argument: Any) -> frozenset[str]:  # noqa: ANN401
    """Return all texts that a node can match, if they are few; else nothing."""
    if code is op.LITERAL:
        return frozenset({chr(argument)})
    if code is op.IN:
        return _class(argument)
    if code is op.SUBPATTERN:
        return _sequence(argument[-1])
    if code is op.BRANCH:
        parts = [_sequence(branch) for branch in argument[1]]
        return frozenset().union(*parts) if all(parts) else frozenset()
    return frozenset()


def _sequence(tree: Any) -> frozenset[str]:  # noqa: ANN401
    texts: frozenset[str] = frozenset({""})
    for code, argument in tree:
        more = _exact(code, argument)
        if not more or len(texts) * len(more) > _MAX_CHOICES:
            return frozenset()
        texts = frozenset(left + right for left in texts for right in more)
    return texts if all(texts) else frozenset()


def _class(members: Any) -> frozenset[str]:  # noqa: ANN401
    if len(members) > _MAX_CLASS or any(code is not op.LITERAL for code, _ in members):
        return frozenset()
    return frozenset(chr(value) for _, value in members)


def _inner(code: Any, argument: Any) -> list[frozenset[str]]:  # noqa: ANN401
    """Return the sets that hold inside a node which must be matched at least once."""
    if code is op.SUBPATTERN:
        return _choices(argument[-1])
    if code in (op.MAX_REPEAT, op.MIN_REPEAT) and argument[0] > 0:
        return _choices(argument[2])
    if code is op.BRANCH:
        parts = [_best(_choices(branch)) for branch in argument[1]]
        return [frozenset().union(*parts)] if all(parts) else []
    return []
