"""What follows from the form of an expression alone, whatever the text."""

from collections.abc import Iterator, Sequence

from interview_coder.domain.rules import (
    Adjacent,
    And,
    CodeRef,
    Condition,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Regex,
    Term,
    Tokens,
    Wildcard,
)

Key = tuple[object, ...]
"""The form of an expression without columns; equal for expressions that hold in the same units."""


def key_of(node: Node) -> Key:
    """Return the form of an expression; the order of AND, OR and NEAR does not count."""
    if isinstance(node, Not):
        return "not", key_of(node.operand)
    if isinstance(node, And | Or):
        operands = frozenset(key_of(operand) for operand in _flat(node))
        return next(iter(operands)) if len(operands) == 1 else (type(node).__name__, operands)
    if isinstance(node, Near | Adjacent):
        return _sequence_key(node)
    if isinstance(node, Condition):
        return "condition", node.field, node.operator, node.value, node.is_pattern
    return type(node).__name__, _leaf_text(node)


def ways(node: Node) -> tuple[Node, ...]:
    """Return the alternatives of an expression: any of them is enough for it to hold."""
    return tuple(_flat(node)) if isinstance(node, Or) else (node,)


def needs(node: Node) -> frozenset[Key]:
    """Return the forms that hold wherever the expression holds, its own included."""
    own = frozenset({key_of(node)})
    if isinstance(node, And | Near | Adjacent):
        return own.union(*(needs(operand) for operand in node.operands))
    if isinstance(node, Or):
        first, *others = (needs(operand) for operand in node.operands)
        return own | first.intersection(*others)
    return own


def contradictions(node: Node) -> Iterator[Node]:
    """Yield the parts that can never hold because something is asked for and forbidden."""
    if isinstance(node, And):
        operands = _flat(node)
        required = frozenset().union(*(needs(operand) for operand in operands if not isinstance(operand, Not)))
        forbidden = {key_of(way) for operand in operands if isinstance(operand, Not) for way in ways(operand.operand)}
        if required & forbidden:
            yield node
            return
        for operand in operands:
            yield from contradictions(operand)
    elif isinstance(node, Or | Near | Adjacent):
        for operand in node.operands:
            yield from contradictions(operand)
    elif isinstance(node, Not):
        yield from contradictions(node.operand)


def text_of(node: Node) -> str:
    """Write an expression the way a user would, with all brackets that are needed."""
    if isinstance(node, Not):
        return f"NOT {_bracketed(node.operand)}"
    if isinstance(node, And | Or):
        return f" {type(node).__name__.upper()} ".join(map(_bracketed, node.operands))
    if isinstance(node, Adjacent):
        return " + ".join(map(_bracketed, node.operands))
    if isinstance(node, Near):
        return f" {'THEN' if node.ordered else 'NEAR'}/{node.distance} ".join(map(_bracketed, node.operands))
    if isinstance(node, Condition):
        return f"{node.field}{node.operator}{f'/{node.value}/' if node.is_pattern else node.value}"
    marks = {Literal: '"{}"', Regex: "/{}/", CodeRef: "@{}", Tokens: "tokens: {}"}
    return marks.get(type(node), "{}").format(_leaf_text(node))


def is_deeper(node: Node, limit: int) -> bool:
    """Tell whether an expression is nested more than ``limit`` levels deep; does so without recursion."""
    level: list[Node] = [node]
    for _ in range(limit):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return False
    return True


def _children(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Not):
        return (node.operand,)
    return node.operands if isinstance(node, And | Or | Near | Adjacent) else ()


def _flat(node: And | Or) -> Sequence[Node]:
    """Return the operands, with those of directly nested nodes of the same kind in their place."""
    flat: list[Node] = []
    for operand in node.operands:
        flat += _flat(operand) if isinstance(operand, And | Or) and type(operand) is type(node) else [operand]
    return flat


def _sequence_key(node: Near | Adjacent) -> Key:
    keys = [key_of(operand) for operand in node.operands]
    if isinstance(node, Adjacent):
        return "adjacent", tuple(keys)
    if node.khcoder:
        return "khcoder", node.distance, node.ordered, tuple(keys)
    unordered = not node.ordered and len(keys) == 2  # noqa: PLR2004 - NEAR of two is the same both ways round
    return "near", node.distance, node.ordered, frozenset(keys) if unordered else tuple(keys)


def _leaf_text(node: Term | Literal | Wildcard | Regex | Tokens | CodeRef) -> str:
    if isinstance(node, Wildcard | Regex | Tokens):
        return node.pattern
    return node.code if isinstance(node, CodeRef) else node.text


def _bracketed(node: Node) -> str:
    text = text_of(node)
    return f"({text})" if isinstance(node, And | Or | Near | Adjacent) else text
