"""Expressions of the rule language as trees of tokens, read in one pass.

What the rules and tokens are stands in ``grammar.lark``; the tokens are taken from there. This reader knows the same
rules, so that codebooks of thousands of expressions open at once. It tells nothing about what is wrong: an
expression that it cannot read is for `interview_coder.coding.grammar`.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple, Union

GRAMMAR = Path(__file__).parent / "grammar.lark"

_TERMINAL = re.compile(r"^(?P<name>[A-Z]+)\.\d+: (?:/(?P<pattern>.+)/|\"(?P<text>.+)\")$", re.MULTILINE)
_OPERANDS = ("NEAR", "NOT", "CONDITION", "CODE", "LITERAL", "REGEX", "WILDCARD", "TERM")
_SIGNS = ("OR", "AND", "NEAR", "PLUS")
_NESTING = ("NOT", "LPAR", "NEAR")
_MAX_DEPTH = 30
"""Brackets and negations that are read in one pass: each takes some frames of the stack."""


class Token(NamedTuple):
    """One token; ``start`` counts code points from 0."""

    type: str
    text: str
    start: int


class Tree(NamedTuple):
    """An ``or_``, ``and_``, ``near_``, ``call`` or ``negation``, operators among its children."""

    data: str
    children: tuple["Part", ...]


Part = Union[Tree, Token]  # noqa: UP007 - `|` is not for names that are still to come


class _UnreadableError(Exception):
    """Not for this reader."""


def read_syntax(plain: str) -> Part | None:
    """Read an expression whose full-width twins are folded; None if it is not one.

    Example:
        >>> read_syntax("钱 OR @pay").data
        'or_'
        >>> read_syntax("钱 OR")
    """
    try:
        return _Reader(plain).whole()
    except _UnreadableError:
        return None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what an operand can begin with, and what can follow one; of two that fit, the first one counts."""
    terminals = {
        match["name"]: match["pattern"] or re.escape(match["text"])
        for match in _TERMINAL.finditer(GRAMMAR.read_text(encoding="utf-8"))
    }

    def any_of(names: tuple[str, ...], *others: str) -> re.Pattern[str]:
        return re.compile(r"\s*(?:" + "|".join([*(f"(?P<{name}>{terminals[name]})" for name in names), *others]) + ")")

    return any_of(_OPERANDS, r"(?P<LPAR>\()"), any_of(_SIGNS, "(?P<COMMA>,)", r"(?P<RPAR>\))", r"(?P<END>\Z)")


class _Reader:
    """Reads one expression; ``_sign`` is the token after the operand that was read last."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._position = 0
        self._sign = ""
        self._token = Token("", "", 0)
        self._depth = 0
        self._operand_pattern, self._sign_pattern = _patterns()

    def whole(self) -> Part:
        part = self._either()
        if self._sign != "END":
            raise _UnreadableError
        return part

    def _either(self) -> Part:
        return self._row("or_", "OR", self._both)

    def _both(self) -> Part:
        return self._row("and_", "AND", self._chain)

    def _row(self, data: str, sign: str, operand: Callable[[], Part]) -> Part:
        first = operand()
        if self._sign != sign:
            return first
        children = [first]
        while self._sign == sign:
            children += (self._token, operand())
        return Tree(data, tuple(children))

    def _chain(self) -> Part:
        first = self._operand()
        if self._sign not in ("NEAR", "PLUS"):
            return first
        children = [first]
        while self._sign in ("NEAR", "PLUS"):
            children += (self._token, self._operand())
        return Tree("near_", tuple(children))

    def _operand(self) -> Part:
        token = self._next(self._operand_pattern)
        if token.type not in _NESTING:
            self._read_sign()
            return token
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise _UnreadableError
        part = self._nested(token)
        self._depth -= 1
        return part

    def _nested(self, token: Token) -> Part:
        if token.type == "NOT":
            return Tree("negation", (token, self._operand()))
        if token.type == "NEAR":
            return self._call(token)
        part = self._either()
        self._close()
        return part

    def _call(self, operator: Token) -> Tree:
        if self._next(self._operand_pattern).type != "LPAR":
            raise _UnreadableError
        children: list[Part] = [operator, self._either()]
        if self._sign != "COMMA":
            raise _UnreadableError
        while self._sign == "COMMA":
            children.append(self._either())
        self._close()
        return Tree("call", tuple(children))

    def _close(self) -> None:
        if self._sign != "RPAR":
            raise _UnreadableError
        self._read_sign()

    def _read_sign(self) -> None:
        self._token = self._next(self._sign_pattern)
        self._sign = self._token.type

    def _next(self, pattern: re.Pattern[str]) -> Token:
        match = pattern.match(self._plain, self._position)
        if match is None or match.lastgroup is None:
            raise _UnreadableError
        self._position = match.end()
        name = match.lastgroup
        return Token(name, match[name], match.start(name))
