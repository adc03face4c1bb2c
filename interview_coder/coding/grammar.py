"""Expressions read by the grammar itself, slowly: those that are very deep, and those with something wrong in them."""

from dataclasses import dataclass
from functools import cache

import lark

from interview_coder.coding.syntax import GRAMMAR, Part, Token, Tree

END, CHARACTER, TOKEN = "end", "character", "token"


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the grammar stops: at the end, at a character that begins no token, or at a token out of place."""

    kind: str
    position: int
    length: int = 1
    token: str = ""


def read_by_grammar(plain: str) -> Part | Fault:
    """Read an expression whose full-width twins are folded."""
    try:
        return _part(_parser().parse(plain))
    except lark.UnexpectedToken as error:
        kind = END if error.token.type == "$END" else TOKEN
        return Fault(kind, _position(error), len(error.token), error.token.type)
    except lark.UnexpectedInput as error:
        return Fault(CHARACTER, _position(error))


def _position(error: lark.UnexpectedInput) -> int:
    return int(getattr(error, "pos_in_stream", None) or 0)


@cache
def _parser() -> lark.Lark:
    grammar = GRAMMAR.read_text(encoding="utf-8")
    return lark.Lark(grammar, start="start", parser="lalr", lexer="contextual", maybe_placeholders=False)


def _part(item: lark.Tree[lark.Token] | lark.Token) -> Part:
    if isinstance(item, lark.Token):
        return Token(item.type, str(item), item.start_pos or 0)
    if item.data == "chain_op":
        return _part(item.children[0])
    return Tree(str(item.data), tuple(map(_part, item.children)))
