"""Lexicoder 3 dictionaries (.lc3): ``+category``, then a word a line."""

from interview_coder.codebook.exchange.dictionary import Kind, categories_of, entry_of
from interview_coder.codebook.exchange.tree import Parsed, Tree, limited, split_lines
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems

FORM = "Lexicoder (.lc3)"
_KIND = Kind(FORM, frozenset(), can_hold=lambda word: not word.startswith("+"))


def parse_lexicoder(text: str, name: str) -> Parsed:
    """Read a dictionary; it has no levels."""
    found: list[Problem] = []
    categories: dict[str, list[str]] = {}
    current = ""
    for number, line in enumerate(split_lines(text), 1):
        content = line.strip()
        if content.startswith("+") and content[1:].strip():
            current = content[1:].strip()
            categories.setdefault(current, [])
        elif content and not current:
            reason = Message("it belongs to no category", "不属于任何类目")
            found.append(problems.entry_left_out(content, reason, Where(name, number)))
        elif content:
            categories[current].append(content)
    tree = Tree(tuple(entry_of(label, 0, words) for label, words in categories.items()))
    tree, refused = limited(tree, FORM, Where(name))
    return tree, (*found, *refused)


def write_lexicoder(book: Codebook) -> tuple[str, tuple[Problem, ...]]:
    """Return a codebook as a dictionary without levels."""
    categories, found = categories_of(book, _KIND)
    lines = [line for category in categories for line in (f"+{category.name}", *category.words)]
    return "\n".join(lines) + "\n", tuple(found)
