"""One condition of KH Coder's coding rules as an expression of ours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from interview_coder.codebook.exchange.terms import literal_node, word_node
from interview_coder.domain.problems import Message
from interview_coder.domain.rules import Adjacent, And, CodeRef, Condition, Near, Node, Not, Or

_TOKEN = re.compile(r"'(?:[^']|'')*'(?=\s|$)|\"(?:[^\"]|\"\")*\"(?=\s|$)|\S+")
_NEAR = re.compile(r"(?P<word>near|seq)\((?P<words>.+?)\)(?:\[(?P<scope>[bd]?)(?P<n>\d*)\])?", re.IGNORECASE)
_CODE = re.compile(r"<[*＊](?P<name>.+)>")
_HEADING = re.compile(r"<>(?:heading|見出し|标题|標題)[1-5]-->.*", re.IGNORECASE)
_VARIABLE = re.compile(r"<>(?P<name>[^\"“”]+?)(?:-->(?P<value>[^\"“”]+)|<>)")
_LENGTHS = {"lw": "len_words", "lc": "len_chars"}
_SAME = {"&": "and", "&&": "and", "|": "or", "||": "or", "==": "="}
_TWO = {"&!": ("and", "not"), "|!": ("or", "not")}
_COMPARISONS = (">", ">=", "<", "<=", "=")
_OPERATORS = frozenset(("and", "or", "not", "!", "(", ")", "+", "-", "*", "/", *_COMPARISONS))
_MOST_BRACKETS = 40
_DEFAULT = 10
BASE_FORMS = Message(
    "KH Coder compares base forms; parts of speech and inflections are left out",
    "KH Coder 按原形比较；词性与活用条件未保留",
)
SCOPES = Message(
    "near and seq stay inside the unit of coding; [b] and [d] have no place here",
    "near、seq 以编码单位为界；[b]、[d] 未保留",
)


class UnknownError(ValueError):
    """A condition that our rule language cannot say; ``reason`` tells which part."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.en)
        self.reason = reason


@dataclass(slots=True)
class _Sum:
    """An arithmetic sum of atoms; ``number`` if it is one."""

    nodes: list[Node] = field(default_factory=list)
    length: str = ""
    number: int | None = None


def read_condition(text: str, codes: Mapping[str, str]) -> tuple[Node, tuple[Message, ...]]:
    """Read a condition.

    Args:
        text: The condition, its lines joined by blanks.
        codes: The ids of the codes defined before, by name without asterisk.

    Returns:
        The expression, and how its meaning differs.

    Raises:
        UnknownError: If it holds what our rule language does not know.
    """
    tokens: list[str] = []
    for match in _TOKEN.finditer(text):
        lowered = match[0].lower()
        tokens += _TWO.get(lowered, (_SAME.get(lowered, match[0]),))
    if sum(token in ("(", "!") or token.lower() == "not" for token in tokens) > _MOST_BRACKETS:
        raise UnknownError(Message("too many brackets", "括号过多"))
    reading = _Reading(tokens, codes)
    node = reading.either()
    if reading.peek():
        raise UnknownError(Message(f"'{reading.peek()}' is not expected", f"“{reading.peek()}”不应出现在此处"))
    return node, tuple(reading.notes)


@dataclass(slots=True)
class _Reading:
    tokens: list[str]
    codes: Mapping[str, str]
    position: int = 0
    notes: dict[Message, None] = field(default_factory=dict)

    def peek(self) -> str:
        """Return the next token: an operator in lower case, anything else as it is, nothing at the end."""
        if self.position >= len(self.tokens):
            return ""
        token = self.tokens[self.position]
        return token.lower() if token.lower() in _OPERATORS else token

    def either(self) -> Node:
        """Read operands parted by ``or``."""
        nodes = [self.both()]
        while self.peek() == "or":
            self.position += 1
            nodes.append(self.both())
        return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))

    def both(self) -> Node:
        """Read operands parted by ``and``."""
        nodes = [self.negation()]
        while self.peek() == "and":
            self.position += 1
            nodes.append(self.negation())
        return nodes[0] if len(nodes) == 1 else And(tuple(nodes))

    def negation(self) -> Node:
        """Read an operand with or without ``not``, which binds less than a comparison."""
        if self.peek() == "not":
            self.position += 1
            return Not(self.negation())
        return self.comparison()

    def comparison(self) -> Node:
        """Read a sum, compared with a number or by itself."""
        left = self.sum()
        operator = self.peek()
        if operator not in _COMPARISONS:
            if left.length or left.number is not None:
                raise UnknownError(Message("a number is no condition", "数值不是条件"))
            return _any(left.nodes)
        self.position += 1
        right = self.sum()
        if right.number is None or left.number is not None:
            raise UnknownError(Message("only comparisons with a number are known", "只支持与数字比较"))
        if left.length:
            return Condition(left.length, operator, str(right.number))
        if (operator, right.number) in ((">", 0), (">=", 1)):
            return _any(left.nodes)
        if (operator, right.number) in (("=", 0), ("<", 1), ("<=", 0)):
            return Not(_any(left.nodes))
        raise UnknownError(Message("counts cannot be compared", "无法比较次数"))

    def sum(self) -> _Sum:
        """Read atoms joined by ``+``; other arithmetic is not known."""
        total = self.atom()
        while self.peek() == "+":
            self.position += 1
            other = self.atom()
            if total.length or other.length or None not in (total.number, other.number):
                raise UnknownError(Message("arithmetic is not known", "不支持算术"))
            total.nodes += other.nodes
        if self.peek() in ("-", "*", "/"):
            raise UnknownError(Message("arithmetic is not known", "不支持算术"))
        return total

    def atom(self) -> _Sum:
        """Read one operand."""
        sign = token = self.peek()
        self.position += 1
        if sign == "(":
            node = self.either()
            if self.peek() != ")":
                raise UnknownError(Message("a bracket is not closed", "括号未闭合"))
            self.position += 1
            return _Sum([node])
        if sign == "!":
            inner = self.atom()
            return _Sum([Not(_any(inner.nodes))])
        if not token or token in _OPERATORS:
            raise UnknownError(Message("an operand is missing", "缺少运算对象"))
        if token.isascii() and token.isdigit():
            return _Sum(number=int(token[:9]))
        if token.lower() in _LENGTHS:
            return _Sum(length=_LENGTHS[token.lower()])
        return _Sum([self.leaf(token)])

    def leaf(self, token: str) -> Node:
        """Return the expression for a word, string, variable, code, near, seq or phrase."""
        if token[0] == "'" and token[-1] == "'" and token.strip("'").strip():
            return literal_node(token[1:-1].replace("''", "'"))
        if token[0] == '"' and token[-1] == '"' and token.strip('"').strip():
            token = token[1:-1].replace('""', '"')
            return self.special(token) if token.startswith("<") else self.word(token)
        if token.startswith("<") or token.lower() == "no.":
            return self.special(token)
        near = _NEAR.fullmatch(token)
        if near:
            return self.near(near)
        if "+" in token.strip("+"):
            return self.joined([self.word(word) for word in token.split("+") if word], Adjacent)
        return self.word(token)

    def special(self, token: str) -> Node:
        """Return the expression for what stands in angle brackets."""
        code, variable = _CODE.fullmatch(token), _VARIABLE.fullmatch(token)
        if code and code["name"] in self.codes:
            return CodeRef(self.codes[code["name"]])
        if code:
            raise UnknownError(Message(f"no code '{code['name']}' stands before", f"前面没有编码“{code['name']}”"))
        if variable is None or _HEADING.fullmatch(token):
            raise UnknownError(Message(f"'{token}' is not known here", f"不支持“{token}”"))
        name = variable["name"] if variable["name"].isidentifier() else f'"{variable["name"]}"'
        if variable["value"] is None:
            return Condition(f"case.{name}", ">", "0")
        return Condition(f"case.{name}", "=", f'"{variable["value"]}"')

    def near(self, match: re.Match[str]) -> Node:
        """Return the expression for ``near`` or ``seq``; without a number the distance is 10."""
        if match["scope"]:
            self.notes.setdefault(SCOPES)
        nodes = [self.word(word) for word in match["words"].split("-") if word]
        distance = int((match["n"] or str(_DEFAULT))[:6])
        ordered = match["word"].lower() == "seq"
        return nodes[0] if len(nodes) == 1 else Near(tuple(nodes), distance, ordered, khcoder=True)

    def joined(self, nodes: list[Node], make: type[Adjacent]) -> Node:
        """Return words that follow each other."""
        return nodes[0] if len(nodes) == 1 else make(tuple(nodes))

    def word(self, token: str) -> Node:
        """Return the expression for a base form; a surface form, where one is asked for."""
        plain, arrow, surface = token.partition("=>")
        base = re.split(r"-->|->", plain)[0]
        if base != token:
            self.notes.setdefault(BASE_FORMS)
        wanted = surface if arrow and surface else base
        if not wanted.strip():
            raise UnknownError(Message(f"there is no word in '{token}'", f"“{token}”中没有词"))
        return word_node(wanted.strip(), glob=False)


def _any(nodes: list[Node]) -> Node:
    if not nodes:
        raise UnknownError(Message("a number is no condition", "数值不是条件"))
    return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))
