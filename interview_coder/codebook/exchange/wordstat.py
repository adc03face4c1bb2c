"""WordStat dictionaries (.cat): an indented tree, words with a weight in brackets, categories without."""

import re

from interview_coder.codebook.exchange.dictionary import Kind, categories_of, entry_of
from interview_coder.codebook.exchange.tree import Parsed, Tree, limited, split_lines
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems

FORM = "WordStat (.cat)"
_WORD = re.compile(r"(?P<word>.*\S)\s*\((?P<weight>\d+(?:\.\d+)?)\)")
_TAB = 4


def _fit_name(name: str) -> str:
    return name.replace("(", "（").replace(")", "）") if _WORD.fullmatch(name) else name


_KIND = Kind(FORM, frozenset(("tree",)), can_hold=lambda word: "_" not in word, fit_name=_fit_name)


def parse_wordstat(text: str, name: str) -> Parsed:
    """Read a dictionary; tabs and blanks both indent, a tab is four blanks wide."""
    found: list[Problem] = []
    categories: list[tuple[str, int, list[str]]] = []
    open_ones: list[tuple[int, int]] = []
    for number, line in enumerate(split_lines(text), 1):
        content = line.strip()
        if not content:
            continue
        expanded = line.expandtabs(_TAB)
        indent = len(expanded) - len(expanded.lstrip())
        while open_ones and open_ones[-1][0] >= indent:
            open_ones.pop()
        match = _WORD.fullmatch(content)
        if match is None:
            open_ones.append((indent, len(categories)))
            categories.append((content, len(open_ones) - 1, []))
        elif not open_ones:
            reason = Message("it belongs to no category", "不属于任何类目")
            found.append(problems.entry_left_out(content, reason, Where(name, number)))
        else:
            categories[open_ones[-1][1]][2].append(match["word"].replace("_", " "))
            if float(match["weight"]) != 1:
                reason = Message("weights are not known here, the word is kept", "本格式没有权重，词语保留")
                found.append(problems.entry_left_out(content, reason, Where(name, number)))
    tree = Tree(tuple(entry_of(label, depth, words) for label, depth, words in categories))
    tree, refused = limited(tree, FORM, Where(name))
    return tree, (*found, *refused)


def write_wordstat(book: Codebook) -> tuple[str, tuple[Problem, ...]]:
    """Return a codebook as a dictionary; the words of a phrase are joined by ``_``."""
    categories, found = categories_of(book, _KIND)
    lines = []
    for category in categories:
        lines.append("\t" * category.depth + category.name)
        lines += ["\t" * (category.depth + 1) + f"{word.replace(' ', '_')} (1)" for word in category.words]
    return "\n".join(lines) + "\n", tuple(found)
