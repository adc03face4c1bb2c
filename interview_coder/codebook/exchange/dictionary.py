"""What all dictionaries have in common: a tree of categories, each with words."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from interview_coder.codebook.exchange.losses import left_out
from interview_coder.codebook.exchange.terms import Word, rule_of, words_of
from interview_coder.codebook.exchange.tree import Entry, one_line
from interview_coder.codebook.rule_logic import text_of, ways
from interview_coder.domain.codebook import Code, Codebook
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems
from interview_coder.domain.rules import Node

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Category:
    """A code as a dictionary has it: a name, a level from 0, and words whose parts are parted by blanks."""

    name: str
    depth: int
    words: tuple[str, ...]
    code: Code


@dataclass(frozen=True, slots=True)
class Kind:
    """What a dictionary format holds besides names and words, and which words."""

    form: str
    holds: Collection[str]
    can_hold: Callable[[str], bool] = lambda _word: True
    fit_name: Callable[[str], str] = lambda name: name


def categories_of(book: Codebook, kind: Kind) -> tuple[list[Category], list[Problem]]:
    """Return the categories of a codebook, unique among their neighbours, and all that is lost."""
    found = list(left_out(book, kind.form, kind.holds))
    taken: dict[tuple[str, str], int] = {}
    literals: list[str] = []
    categories = []
    for code in book.codes:
        above = code.parent if "tree" in kind.holds else ""
        name = _name(code, kind, above, taken)
        if name != code.name:
            found.append(problems.written_otherwise(code.name, name, code.where))
        words: dict[str, None] = {}
        lost = [text_of(way) for rule in code.rules for way in _collect(rule.expression, kind, words, literals)]
        if lost:
            found.append(problems.rules_left_out(code.name, lost, kind.form, code.where))
        depth = code.path.count("/") if "tree" in kind.holds else 0
        categories.append(Category(name, depth, tuple(words), code))
    if literals:
        shown = ", ".join(literals[:5])
        said = Message(
            f"{len(literals)} literal(s) become words, which match whole words alone: {shown}",
            f"{len(literals)} 条字面规则改为词语，只匹配整词：{shown}",
        )
        found.append(problems.meaning_differs(said, Where(book.path)))
    return categories, found


def _collect(node: Node, kind: Kind, words: dict[str, None], literals: list[str]) -> list[Node]:
    """Add the words of an expression; return its alternatives that are none."""
    lost = []
    for way, word in zip(ways(node), words_of(node), strict=True):
        if isinstance(word, Word) and word.text and kind.can_hold(word.text):
            words.setdefault(word.text)
            if word.is_literal:
                literals.append(word.text)
        else:
            lost.append(way)
    return lost


def _name(code: Code, kind: Kind, above: str, taken: dict[tuple[str, str], int]) -> str:
    base = kind.fit_name(one_line(code.name)[:_LONGEST_NAME])
    name = base
    while (above, name) in taken:
        taken[above, base] += 1
        name = f"{base} {taken[above, base]}"
    taken[above, name] = 1
    return name


def entry_of(name: str, depth: int, words: Collection[str], definition: str = "") -> Entry:
    """Return a category of a dictionary as an entry; equal words count once."""
    rules = dict.fromkeys(filter(None, map(rule_of, words)))
    return Entry(one_line(name), depth, definition=definition, rules=tuple(rules))
