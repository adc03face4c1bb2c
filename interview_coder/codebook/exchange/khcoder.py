"""KH Coder's coding rules (.txt): a name line beginning with an asterisk, then its condition."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from interview_coder.codebook.exchange.khcoder_rule import UnknownError, read_condition
from interview_coder.codebook.exchange.losses import left_out
from interview_coder.codebook.exchange.terms import Word, words_of
from interview_coder.codebook.exchange.tree import Entry, Parsed, Tree, limited, one_line, split_lines
from interview_coder.codebook.rule_logic import text_of, ways
from interview_coder.domain.codebook import KHCODER, Code, Codebook, Rule
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems
from interview_coder.domain.rules import (
    Adjacent,
    And,
    CodeRef,
    Condition,
    Leaf,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Term,
    Wildcard,
    leaves,
)

FORM = "KH Coder (.txt)"

_HOLDS = frozenset(("unless", "compatibility"))
_PLAIN_WORD = re.compile(r"(?!\d+$)\w+")
_RESERVED = frozenset(("and", "or", "not", "lw", "lc", "near", "seq"))
_MOST_WAYS = 64
_WILDCARDS = Message("wildcards become strings, found anywhere in a sentence", "通配符改为字符串，在句中任意位置匹配")
_ROWS = Message(
    "KH Coder counts punctuation in near and seq, and reads base forms for words",
    "KH Coder 的 near、seq 把标点计入距离，词语按原形匹配",
)


def parse_khcoder(text: str, name: str) -> Parsed:
    """Read coding rules; distances keep KH Coder's way of counting."""
    found: list[Problem] = []
    ids: dict[str, str] = {}
    notes: dict[Message, None] = {}
    entries: list[Entry] = []
    for label, condition, line in _codes(text):
        where = Where(name, line)
        entry = Entry(label, id=_free_id(label, ids, len(entries) + 1))
        if label in ids:
            found.append(problems.written_otherwise(label, entry.id, where))
        if condition:
            try:
                node, said = read_condition(condition, ids)
            except UnknownError as error:
                found.append(problems.entry_left_out(condition, error.reason, where))
            else:
                entry = replace(entry, rules=tuple(map(text_of, ways(node))))
                notes |= dict.fromkeys(said)
        ids.setdefault(label, entry.id)
        entries.append(entry)
    found += [problems.meaning_differs(note, Where(name)) for note in notes]
    tree, refused = limited(Tree(tuple(entries), compatibility=KHCODER), FORM, Where(name))
    return tree, (*found, *refused)


def _codes(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield name, condition and line of each code."""
    name, line, parts = "", 0, list[str]()
    for number, written in enumerate(split_lines(text), 1):
        plain = re.sub(r"[\t\u3000]", " ", written)
        if plain[:1] in ("*", "＊"):
            if line:
                yield name, " ".join(parts), line
            name, line, parts = one_line(plain[1:]), number, []
        elif plain.strip() and not plain.startswith("#") and line:
            parts.append(plain.strip())
    if line:
        yield name, " ".join(parts), line


def _free_id(name: str, ids: Mapping[str, str], number: int) -> str:
    base = re.sub(r"[^\w.-]+", "_", name).strip("_") or f"code_{number}"
    return f"{base}_{number}" if base in ids.values() else base


def write_khcoder(book: Codebook) -> tuple[str, tuple[Problem, ...]]:
    """Return a codebook as coding rules; codes that others refer to come first."""
    found = list(left_out(book, FORM, _HOLDS))
    writing = _Writing(book)
    lines: list[str] = []
    for code in writing.order():
        lines += [f"*{writing.names[code.id]}", *writing.conditions(code, found), ""]
    renamed = [code for code in book.codes if writing.names[code.id] != code.name]
    found += [problems.written_otherwise(code.name, writing.names[code.id], code.where) for code in renamed]
    found += [problems.meaning_differs(note, Where(book.path)) for note in writing.notes]
    return "\n".join(lines), tuple(found)


class _UnheldError(ValueError):
    """KH Coder has no words for this."""


class _Writing:
    def __init__(self, book: Codebook) -> None:
        self._book = book
        self.notes: dict[Message, None] = {}
        self.names: dict[str, str] = {}
        taken: set[str] = set()
        for code in book.codes:
            base = name = "_".join(one_line(code.name).split()) or code.id
            if name in taken:
                name = f"{base}_{code.id}"
            taken.add(name)
            self.names[code.id] = name

    def order(self) -> list[Code]:
        """Return the codes, each after those that its rules ask for."""
        codes = {code.id: code for code in self._book.codes}
        done: dict[str, Code] = {}
        for code in self._book.codes:
            waiting = [code]
            while waiting:
                top = waiting[-1]
                before = [codes[name] for name in _references(top) if name in codes and name not in done]
                open_ids = {one.id for one in waiting}
                before = [one for one in before if one.id not in open_ids]
                if before and top.id not in done:
                    waiting.append(before[0])
                else:
                    done.setdefault(top.id, waiting.pop())
        return list(done.values())

    def conditions(self, code: Code, found: list[Problem]) -> list[str]:
        """Return the lines of a code's condition; rules that cannot be said are noted."""
        lost: list[str] = []
        rules = [text for rule in code.rules if (text := self._written(rule, lost))]
        unless = [text for rule in code.unless if (text := self._written(rule, lost))]
        if lost:
            found.append(problems.rules_left_out(code.name, lost, FORM, code.where))
        if not rules or not unless:
            return [rules[0], *(f"or {rule}" for rule in rules[1:])] if rules else []
        return [f"( {' or '.join(rules)} )", f"and not ( {' or '.join(unless)} )"]

    def _written(self, rule: Rule, lost: list[str]) -> str:
        texts = []
        for way in ways(rule.expression):
            try:
                texts.append(self.text(way))
            except _UnheldError:
                lost.append(text_of(way))
        return " or ".join(texts)

    def text(self, node: Node) -> str:
        """Return an expression, each operator and bracket between blanks."""
        match node:
            case Not():
                return f"not ( {self.text(node.operand)} )"
            case And() | Or():
                word = " and " if isinstance(node, And) else " or "
                return "( " + word.join(self.text(operand) for operand in node.operands) + " )"
            case Near() | Adjacent():
                return self._sequence(node)
        return self._leaf(node)

    def _leaf(self, node: Leaf) -> str:
        match node:
            case Term():
                plain = _PLAIN_WORD.fullmatch(node.text) and node.text.lower() not in _RESERVED
                return node.text if plain else f'"{node.text}"'
            case CodeRef():
                return f"<*{self.names[node.code]}>"
            case Wildcard():
                inner = node.pattern.strip("*")
                if "*" in inner or "?" in inner:
                    raise _UnheldError
                self.notes.setdefault(_WILDCARDS)
                return _string(inner)
            case Condition():
                return _condition(node)
        word = next(iter(words_of(node)))
        if not isinstance(word, Word):
            raise _UnheldError
        return _string(node.text if isinstance(node, Literal) else word.text)

    def _sequence(self, node: Near | Adjacent) -> str:
        """Return near, seq or a phrase, once for each choice of words."""
        choices = [[_plain_word(way) for way in ways(operand)] for operand in node.operands]
        n_choices = 1
        for choice in choices:
            n_choices *= len(choice)
        if n_choices > _MOST_WAYS:
            raise _UnheldError
        if isinstance(node, Adjacent):
            texts = ["+".join(words) for words in product(*choices)]
        else:
            if not node.khcoder:
                self.notes.setdefault(_ROWS)
            name = "seq" if node.ordered else "near"
            texts = [f"{name}({'-'.join(words)})[{node.distance}]" for words in product(*choices)]
        return texts[0] if len(texts) == 1 else f"( {' or '.join(texts)} )"


def _references(code: Code) -> Iterator[str]:
    for rule in (*code.rules, *code.unless):
        for leaf in leaves(rule.expression):
            if isinstance(leaf, CodeRef):
                yield leaf.code


def _plain_word(node: Node) -> str:
    if isinstance(node, Term) and re.fullmatch(r"\w+", node.text):
        return node.text
    raise _UnheldError


def _string(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _condition(node: Condition) -> str:
    owner, _, name = node.field.partition(".")
    if node.is_pattern:
        raise _UnheldError
    if node.field in ("len_words", "len_chars") and node.operator != "!=":
        return f"{'lw' if node.field == 'len_words' else 'lc'} {node.operator} {node.value}"
    if owner == "case" and name and node.operator == "=":
        token = f"<>{name}-->{node.value}"
        return f'"{token}"' if " " in token else token
    raise _UnheldError
