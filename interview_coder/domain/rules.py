"""The rule language as a tree of values. Columns count from 1 in the expression's own text."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word or several, matched where its folded text stands between word boundaries."""

    text: str
    column: int = 1


@dataclass(frozen=True, slots=True)
class Literal:
    """A surface as it stands, blanks kept, wherever it occurs."""

    text: str
    column: int = 1


@dataclass(frozen=True, slots=True)
class Wildcard:
    """One word with ``*`` for any run of characters and ``?`` for one."""

    pattern: str
    column: int = 1


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression on the unit's text."""

    pattern: str
    column: int = 1


@dataclass(frozen=True, slots=True)
class Tokens:
    """A pattern over words in spaCy's format, as JSON with sorted keys and without blanks."""

    pattern: str
    column: int = 1


@dataclass(frozen=True, slots=True)
class CodeRef:
    """Another code that holds in the same unit."""

    code: str
    column: int = 1


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparison on speaker, case, source, unit or what was said before it: ``role=interviewer``, ``len_words>20``.

    With ``is_pattern`` the value is a regular expression that is found, or with ``!=`` is not: ``question=/补贴/``.
    """

    field: str
    operator: str
    value: str
    column: int = 1
    is_pattern: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """Holds where the operand does not; gives no evidence."""

    operand: "Node"
    column: int = 1


@dataclass(frozen=True, slots=True)
class And:
    """Holds where all operands hold; the evidence is theirs together."""

    operands: tuple["Node", ...]
    column: int = 1


@dataclass(frozen=True, slots=True)
class Or:
    """Holds where any operand holds; the evidence is that of those that do."""

    operands: tuple["Node", ...]
    column: int = 1


@dataclass(frozen=True, slots=True)
class Near:
    """Operands close to each other, chained: each next one starts at most ``distance`` words after the last.

    ``ordered`` is THEN, otherwise any order. One match is one hit, from the first operand to the last.
    ``khcoder`` counts as KH Coder does: in words and punctuation marks, 0 for no limit, a hit for each start.
    """

    operands: tuple["Node", ...]
    distance: int
    ordered: bool = False
    column: int = 1
    khcoder: bool = False


@dataclass(frozen=True, slots=True)
class Adjacent:
    """Operands that follow each other directly; only blanks may stand between."""

    operands: tuple["Node", ...]
    column: int = 1


Leaf = Term | Literal | Wildcard | Regex | Tokens | CodeRef | Condition
Branch = And | Or | Near | Adjacent
Node = Leaf | Not | Branch


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield the leaves of an expression from left to right."""
    if isinstance(node, Not):
        yield from leaves(node.operand)
    elif isinstance(node, And | Or | Near | Adjacent):
        for operand in node.operands:
            yield from leaves(operand)
    else:
        yield node


def has_evidence(node: Node) -> bool:
    """Tell whether the expression can point at words: NOT and conditions alone cannot."""
    if isinstance(node, Not | Condition):
        return False
    if isinstance(node, And):
        return any(has_evidence(operand) for operand in node.operands)
    if isinstance(node, Or | Near | Adjacent):
        return all(has_evidence(operand) for operand in node.operands)
    return True
