"""Words of dictionaries as expressions of the rule language, and back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interview_coder.codebook.exchange.tree import one_line
from interview_coder.codebook.rule_logic import text_of, ways
from interview_coder.domain.rules import Adjacent, Literal, Node, Regex, Term, Wildcard

_TERM = re.compile(r"[^\s()\"/&|!*?+,@=<>（）＆｜！＊？＋／＠＝＞＜，“”]+")
_WILDCARD = re.compile(r"[^\s()\"/&|!+,@=<>（）＆｜！＊？＋／＠＝＞＜，“”]+")
_RESERVED = re.compile(r"(?i:and|or|not|near|then)|[且或非]")
_GLUED = re.compile(r"(?<![A-Za-z])(AND|OR|NOT|NEAR|THEN)(?![A-Za-z])")
_SPECIAL = re.compile(r"[\\^$.|?*+()\[\]{}/／“”\"#\-]")
_PLAIN_ESCAPE = re.compile(r"\\x\{([0-9a-f]{1,5})\}")


def word_node(word: str, *, glob: bool = True) -> Node:
    """Return the expression that matches one word of a dictionary; ``glob`` gives ``*`` and ``?`` their meaning.

    Example:
        >>> word_node("志愿*"), word_node("A&B")
        (Wildcard(pattern='志愿*', column=1), Literal(text='A&B', column=1))
    """
    if glob and ("*" in word or "?" in word) and _WILDCARD.fullmatch(word) and word.strip("*?"):
        return Wildcard(word)
    if _TERM.fullmatch(word) and not _RESERVED.fullmatch(word) and not _GLUED.search(word):
        return Term(word)
    return literal_node(word)


def literal_node(text: str) -> Node:
    """Return the expression that matches characters as they stand."""
    if not re.search('["“”]', text):
        return Literal(text)
    return Regex(_SPECIAL.sub(lambda match: f"\\x{{{ord(match[0]):x}}}", text))


def phrase_node(text: str, *, glob: bool = True) -> Node | None:
    """Return the expression for an entry of a dictionary, words parted by blanks; None if nothing is in it.

    Example:
        >>> phrase_node("new york*")
        Adjacent(operands=(Term(text='new', column=1), Wildcard(pattern='york*', column=1)), column=1)
    """
    words = one_line(text).split()
    if not words:
        return None
    nodes = tuple(word_node(word, glob=glob) for word in words)
    return nodes[0] if len(nodes) == 1 else Adjacent(nodes)


def rule_of(text: str, *, glob: bool = True) -> str:
    """Return the rule for an entry of a dictionary; empty if nothing is in it."""
    node = phrase_node(text, glob=glob)
    return text_of(node) if node is not None else ""


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of a dictionary that a rule amounts to, as a literal or not."""

    text: str
    is_literal: bool = False


def words_of(node: Node) -> Iterator[Word | Node]:
    """Yield what an expression gives a plain dictionary: a word for each alternative that is one, else the node."""
    for way in ways(node):
        yield _word(way) or way


def _word(node: Node) -> Word | None:
    if isinstance(node, Term):
        return Word(node.text)
    if isinstance(node, Wildcard):
        return Word(node.pattern)
    if isinstance(node, Literal):
        return Word(one_line(node.text), is_literal=True)
    if isinstance(node, Adjacent) and all(isinstance(part, Term | Wildcard) for part in node.operands):
        return Word(
            " ".join(
                part.text if isinstance(part, Term) else part.pattern
                for part in node.operands
                if isinstance(part, Term | Wildcard)
            )
        )
    return None
