"""Reads expressions of the rule language into trees; the grammar stands in ``grammar.lark``."""

import json
import re
from typing import TYPE_CHECKING

from interview_coder.coding.patterns import PatternError, check_pattern
from interview_coder.coding.syntax import Part, Token, Tree, read_syntax
from interview_coder.coding.tokens import tokens_fault
from interview_coder.domain import rules
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import rules as faults
from interview_coder.domain.rules import Node
from interview_coder.domain.sources import KINDS, ROLES

if TYPE_CHECKING:
    from interview_coder.coding.grammar import Fault

DEFAULT_DISTANCE = 10
TOKENS = "tokens: "
"""How a pattern over words begins: ``tokens: [{"TEXT": "经费"}]``."""
MAX_DEPTH = 200
"""Brackets and negations in one expression; more would exhaust the stack, and nobody could read them."""

_TWINS = tuple(zip("（）＆｜！＊？＋／＠＝＞＜，“”　\u00a0", '()&|!*?+/@=><,""  ', strict=True))
_PLAIN_TERM = re.compile(r"[^\s()\"/&|!*?+,@=<>]+")
_OPERATOR_WORD = re.compile(r"(?i:and|or|not|near|then)|[且或非]")
_WORD_OR_SIGN = re.compile(r"[A-Za-z]+|.", re.DOTALL)
_GLUED = re.compile(r"(?<![A-Za-z])(AND|OR|NOT|NEAR|THEN)(?![A-Za-z])")
_NO_DISTANCE = re.compile(r"(?i:near|then)\s*/(?!\s*\d)")
_NEGATION = re.compile(r"(?i:\bnot\b)|!|非")
_CONDITION = re.compile(r"(?P<field>.+?)\s*(?P<operator>!=|>=|<=|=|>|<)\s*(?P<value>.+)", re.DOTALL)
_PATTERN_VALUE = re.compile(r"/.+/", re.DOTALL)
_OPEN_PATTERN = re.compile(r"=\s*(/)(?:[^/\\]|\\.)*\Z", re.DOTALL)
_OPERAND_TOKENS = frozenset({"TERM", "WILDCARD", "LITERAL", "REGEX", "CODE", "CONDITION", "LPAR", "NOT"})
_NUMBERS = ("len_words", "len_chars")
_VALUES = {"role": ROLES, "kind": KINDS}
"""What conditions on closed lists can be compared with."""


def parse_expression(text: str, where: Where, *, khcoder: bool = False) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read one expression.

    Args:
        text: The expression as written.
        where: The place of its first character in the user's file.
        khcoder: Give NEAR and THEN the meaning they have in KH Coder, where a distance of 0 sets no limit.

    Returns:
        The tree and warnings, or None and the reasons.

    Example:
        >>> parse_expression("志愿者", Where("book.yaml"))
        (Term(text='志愿者', column=1), ())
    """
    plain = _without_twins(text)
    stripped = plain.strip()
    if not stripped:
        return None, (faults.empty_expression(where),)
    if _PLAIN_TERM.fullmatch(stripped) and not _OPERATOR_WORD.fullmatch(stripped):
        term = rules.Term(stripped, plain.index(stripped) + 1)
        return term, tuple(_check_term(term, where))
    if stripped.startswith(TOKENS):
        return _parse_tokens(text, where)
    return _parse_composed(text, plain, where, khcoder=khcoder)


def _without_twins(text: str) -> str:
    """Return the expression with the full-width twins of its signs in half width."""
    if not text.isascii():
        for wide, plain in _TWINS:
            if wide in text:
                text = text.replace(wide, plain)
    return text


def _parse_tokens(text: str, where: Where) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read a pattern over words, written as JSON."""
    try:
        pattern = json.loads(text.strip().removeprefix(TOKENS))
    except ValueError as error:
        return None, (faults.bad_tokens(str(error), where),)
    fault = tokens_fault(pattern)
    if fault:
        return None, (faults.bad_tokens(fault, where),)
    return rules.Tokens(json.dumps(pattern, ensure_ascii=False, sort_keys=True, separators=(",", ":"))), ()


def _parse_composed(text: str, plain: str, where: Where, *, khcoder: bool) -> tuple[Node | None, tuple[Problem, ...]]:
    tree = read_syntax(plain)
    if tree is None:
        if _depth(plain) > MAX_DEPTH:
            return None, (faults.too_deep(MAX_DEPTH, where),)
        from interview_coder.coding import grammar  # noqa: PLC0415 - reads the grammar, which few codebooks need

        found = grammar.read_by_grammar(plain)
        if isinstance(found, grammar.Fault):
            return None, (_syntax_problem(text, plain, found, where),)
        tree = found
    builder = _Builder(text, where, khcoder=khcoder)
    node = builder.node(tree)
    problems = tuple(builder.problems)
    return (None if any(problem.is_error for problem in problems) else node), problems


def _at(where: Where, column: int) -> Where:
    return Where(where.path, where.line, where.column + column - 1 if where.column else 0)


def _syntax_problem(text: str, plain: str, fault: "Fault", where: Where) -> Problem:
    if fault.kind == "end":
        opened = _unbalanced(plain)
        if opened:
            return faults.unclosed("(", _at(where, opened))
        return faults.unexpected_end(_at(where, len(plain.rstrip()) + 1))
    position = fault.position
    slip = _slip_before(plain, position, where)
    if slip:
        return slip
    if fault.kind == "character":
        if plain[position] in '"/':
            return faults.unclosed(text[position], _at(where, position + 1))
        found = _WORD_OR_SIGN.match(text, position)
        return faults.unexpected_token(found[0] if found else "", _at(where, position + 1))
    written = text[position : position + fault.length]
    if fault.token in _OPERAND_TOKENS and position:
        left = re.split(r"\s+", text[:position].rstrip())[-1]
        return faults.missing_operator(left, written, _at(where, position + 1))
    return faults.unexpected_token(written, _at(where, position + 1))


def _slip_before(plain: str, position: int, where: Where) -> Problem | None:
    """Name what is wrong before the place where the grammar stops: an open expression, a distance left out."""
    opened = _OPEN_PATTERN.search(plain)
    if opened and opened.start(1) < position:
        return faults.unclosed("/", _at(where, opened.start(1) + 1))
    for match in _NO_DISTANCE.finditer(plain):
        if match.start() <= position < match.end():
            return faults.missing_distance(_normal(match[0]), _at(where, match.start() + 1))
    return None


def _depth(plain: str) -> int:
    """Return an upper bound of how deep the tree of an expression can be."""
    return plain.count("(") + len(_NEGATION.findall(plain))


def _unbalanced(plain: str) -> int:
    """Return the column of the last bracket that stays open, 0 if none does."""
    bare = re.sub(r'"[^"]*"|/(?:[^/\\]|\\.)+/', lambda match: " " * len(match[0]), plain)
    stack: list[int] = []
    for column, char in enumerate(bare, 1):
        if char == "(":
            stack.append(column)
        elif char == ")" and stack:
            stack.pop()
    return stack[-1] if stack else 0


def _check_term(term: rules.Term, where: Where) -> list[Problem]:
    glued = _GLUED.search(term.text)
    if glued and not term.text.isascii():
        return [faults.operator_inside_term(term.text, glued[0], _at(where, term.column))]
    return []


class _Builder:
    """Turns a tree of tokens into one of values and collects what is wrong with the operands."""

    def __init__(self, text: str, where: Where, *, khcoder: bool) -> None:
        self._text = text
        self._khcoder = khcoder
        self._where = where
        self.problems: list[Problem] = []

    def node(self, item: Part) -> Node:
        if isinstance(item, Token):
            return self._leaf(item)
        if item.data == "negation":
            return rules.Not(self.node(item.children[-1]), _column(item))
        if item.data in ("or_", "and_"):
            operands = tuple(self.node(child) for child in item.children if not _is_operator(child))
            return (rules.Or if item.data == "or_" else rules.And)(operands, _column(item))
        if item.data == "call":
            operator = item.children[0]
            assert isinstance(operator, Token)
            return self._near(operator.text, [self.node(child) for child in item.children[1:]], _column(item))
        return self._chain(item)

    def _chain(self, item: Tree) -> Node:
        """Join operands left to right; equal operators in a row make one chain."""
        children = item.children
        result, run = self.node(children[0]), ""
        operands = [result]
        for sign, child in zip(children[1::2], children[2::2], strict=True):
            assert isinstance(sign, Token)
            operator = _normal(sign.text)
            if run and operator != run:
                operands = [self._near(run, operands, _column(item))]
            operands.append(self.node(child))
            run = operator
        return self._near(run, operands, _column(item))

    def _near(self, operator: str, operands: list[Node], column: int) -> Node:
        name = _normal(operator)
        for operand in operands:
            if not rules.has_evidence(operand):
                self.problems.append(faults.operand_without_text(name, _at(self._where, operand.column)))
        if name == "+":
            return rules.Adjacent(tuple(operands), column)
        word, _, distance = name.partition("/")
        if distance == "0" and not self._khcoder:
            self.problems.append(faults.zero_distance(name, _at(self._where, column)))
        return rules.Near(tuple(operands), int(distance or DEFAULT_DISTANCE), word == "THEN", column, self._khcoder)

    def _leaf(self, token: Token) -> Node:
        column = token.start + 1
        written = self._text[column - 1 : column - 1 + len(token.text)]
        if token.type == "TERM":
            term = rules.Term(token.text, column)
            self.problems += _check_term(term, self._where)
            return term
        if token.type == "LITERAL":
            return self._literal(written[1:-1], column)
        if token.type == "REGEX":
            return self._regex(written[1:-1].replace("\\/", "/"), column)
        if token.type == "WILDCARD":
            if not token.text.strip("*?"):
                self.problems.append(faults.bare_wildcard(written, _at(self._where, column)))
            return rules.Wildcard(token.text, column)
        if token.type == "CODE":
            return rules.CodeRef(written[1:], column)
        return self._condition(written, token.text, column)

    def _literal(self, text: str, column: int) -> Node:
        if not text.strip():
            self.problems.append(faults.empty_expression(_at(self._where, column)))
        return rules.Literal(text, column)

    def _regex(self, pattern: str, column: int) -> rules.Regex:
        try:
            check_pattern(pattern)
        except PatternError as error:
            self.problems.append(faults.bad_regex(pattern, str(error), _at(self._where, column)))
        return rules.Regex(pattern, column)

    def _condition(self, written: str, plain: str, column: int) -> Node:
        match = _CONDITION.fullmatch(plain)
        assert match is not None
        field = written[slice(*match.span("field"))].replace('"', "")
        value = written[slice(*match.span("value"))]
        plain_value = match["value"]
        takes_pattern = match["operator"] in ("=", "!=")
        if takes_pattern and _PATTERN_VALUE.fullmatch(plain_value):
            regex = self._regex(value[1:-1].replace("\\/", "/"), column + match.start("value"))
            return rules.Condition(field, match["operator"], regex.pattern, column, is_pattern=True)
        if plain_value.startswith("/"):
            at = _at(self._where, column + match.start("value"))
            self.problems.append(faults.unclosed(value[0], at) if takes_pattern else faults.unexpected_token(value, at))
        value = value.strip('"“”')
        if field in _NUMBERS and not re.fullmatch(r"\d+(\.\d+)?", value):
            self.problems.append(faults.not_a_number(field, value, _at(self._where, column)))
        if value not in _VALUES.get(field, (value,)):
            self.problems.append(
                faults.unknown_value(field, value, ", ".join(_VALUES[field]), _at(self._where, column))
            )
        return rules.Condition(field, match["operator"], value, column)


def _is_operator(child: Part) -> bool:
    return isinstance(child, Token) and child.type in ("OR", "AND", "NOT")


def _normal(operator: str) -> str:
    return re.sub(r"\s", "", operator).upper()


def _column(item: Tree) -> int:
    """Return the column of a subtree's first token."""
    first: Part = item
    while isinstance(first, Tree):
        first = first.children[0]
    return first.start + 1
