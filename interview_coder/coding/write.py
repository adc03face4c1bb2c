"""Expressions written out again, with the brackets they need."""

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

_RANK = {Or: 0, And: 1, Near: 2, Adjacent: 2, Not: 3}


def write_expression(node: Node) -> str:
    """Return the expression in the rule language; reading it again gives the same tree.

    Example:
        >>> write_expression(And((Term("经费"), Not(Or((Term("充足"), Literal("够 了")))))))
        '经费 AND NOT (充足 OR "够 了")'
    """
    match node:
        case Term():
            return node.text
        case Literal():
            return f'"{node.text}"'
        case Wildcard():
            return node.pattern
        case Regex() | Tokens():
            return _pattern(node)
        case CodeRef():
            return "@" + node.code
        case Condition():
            return _condition(node)
        case Not():
            return "NOT " + _inner(node.operand, 3)
    return _joined(node)


def _pattern(node: Regex | Tokens) -> str:
    return f"tokens: {node.pattern}" if isinstance(node, Tokens) else "/" + node.pattern.replace("/", "\\/") + "/"


def _joined(node: And | Or | Near | Adjacent) -> str:
    if isinstance(node, Near):
        word = f" {'THEN' if node.ordered else 'NEAR'}/{node.distance} "
    else:
        word = {And: " AND ", Or: " OR ", Adjacent: " + "}[type(node)]
    rank = _RANK[type(node)]
    return word.join(_inner(operand, rank + 1) for operand in node.operands)


def _inner(node: Node, rank: int) -> str:
    text = write_expression(node)
    return f"({text})" if _RANK.get(type(node), 9) < rank else text


def _condition(node: Condition) -> str:
    owner, dot, name = node.field.partition(".")
    field = f'{owner}{dot}"{name}"' if name and not name.isidentifier() else node.field
    if node.is_pattern:
        return f"{field}{node.operator}{_pattern(Regex(node.value))}"
    value = node.value if node.value and not any(char in node.value for char in ' "()，,/') else f'"{node.value}"'
    return f"{field}{node.operator}{value}"
