"""What all formats share: codes in reading order, each with its level; and a list of what went wrong or lost."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from interview_coder.codebook.decode import INVISIBLE
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems

MAX_ENTRIES, MAX_LEVELS = 10_000, 100
_UNSEEN = re.compile(rf"{INVISIBLE.pattern}|[\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A code as another format has it; ``depth`` is 0 for a code without parent. Rules are in our rule language."""

    name: str
    depth: int = 0
    id: str = ""
    definition: str = ""
    include: str = ""
    exclude: str = ""
    family: str = ""
    valence: str = ""
    when_negated: str = ""
    color: str = ""
    constructs: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    boundary: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A construct: codes name it by ``id``, which is the full one, ``theory.construct``."""

    id: str
    name: str
    theory: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """A codebook on its way between formats. Each entry follows its parent; ``compatibility`` is as in our format."""

    entries: tuple[Entry, ...] = ()
    groups: tuple[Group, ...] = ()
    title: str = ""
    compatibility: str = ""


Parsed = tuple[Tree, tuple[Problem, ...]]


def limited(tree: Tree, form: str, where: Where) -> Parsed:
    """Return the tree unless it is empty or larger than any codebook; then the problem says so."""
    if not tree.entries:
        return Tree(), (problems.nothing_to_convert(where),)
    if len(tree.entries) > MAX_ENTRIES:
        limit = Message(f"{MAX_ENTRIES} codes", f" {MAX_ENTRIES} 个编码")
        return Tree(), (problems.too_much(form, limit, where),)
    if max(entry.depth for entry in tree.entries) >= MAX_LEVELS:
        limit = Message(f"{MAX_LEVELS} levels", f" {MAX_LEVELS} 级")
        return Tree(), (problems.too_much(form, limit, where),)
    return tree, ()


def one_line(text: str) -> str:
    """Return a text without characters nobody sees, and single blanks for every run of blanks and line ends."""
    return " ".join(_UNSEEN.sub("", re.sub(r"\s", " ", text)).split())


def paragraphs(text: str) -> str:
    """Return a text without characters nobody sees, with plain line ends."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNSEEN.sub("", plain).strip()


def unseen(texts: Iterable[str], where: Where) -> tuple[Problem, ...]:
    """Return a note on characters of a file that nobody sees and no code keeps; a byte order mark is none."""
    count = sum(len(_UNSEEN.findall(text.removeprefix("\ufeff"))) for text in texts)
    if not count:
        return ()
    reason = Message("nobody sees them, and words with them match nothing", "这些字符不可见，带有它们的词无法匹配")
    return (problems.entry_left_out(f"{count} × U+200B …", reason, where),)


def split_lines(text: str) -> list[str]:
    """Split at the line ends that editors count."""
    return re.split(r"\r\n|\r|\n", text)
