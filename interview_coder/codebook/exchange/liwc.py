"""LIWC dictionaries (.dic): a legend of categories between two ``%`` lines, then words with category numbers."""

import re
from dataclasses import dataclass, field

from interview_coder.codebook.exchange.dictionary import Kind, categories_of, entry_of
from interview_coder.codebook.exchange.tree import Parsed, Tree, limited, split_lines
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems

FORM = "LIWC (.dic)"
_LEGEND = re.compile(r"(?P<indent>[\t ]*)(?P<id>\d+)[\t ]+(?P<name>.*\S)\s*")
_NO_TABS = re.compile(r"(?P<word>.*?\S)\s+(?P<ids>\d+(?:\s+\d+)*)\s*")
_KIND = Kind(
    FORM,
    frozenset(("tree",)),
    can_hold=lambda word: (
        "?" not in word and all("*" not in part.rstrip("*") for part in word.split()) and word[0] not in "%<("
    ),
)


@dataclass(slots=True)
class _Reading:
    where: str
    names: dict[str, tuple[str, int]] = field(default_factory=dict)
    words: dict[str, dict[str, None]] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)

    def skip(self, text: str, number: int, english: str, chinese: str) -> None:
        """Note a line, or a part of one, that is left out."""
        self.found.append(problems.entry_left_out(text.strip(), Message(english, chinese), Where(self.where, number)))

    def legend(self, line: str, number: int) -> None:
        """Read a line of the legend."""
        match = _LEGEND.fullmatch(line)
        if match and _plain(match["id"]) not in self.names:
            self.names[_plain(match["id"])] = match["name"], match["indent"].count("\t")
            self.words[_plain(match["id"])] = {}
        elif line.strip():
            self.skip(line, number, "it is no new category with a number", "不是带编号的新类目")

    def word(self, line: str, number: int) -> None:
        """Read a word with the numbers of its categories."""
        if not line.strip():
            return
        match = None if "\t" in line.strip() else _NO_TABS.fullmatch(line)
        word, *ids = [match["word"], *match["ids"].split()] if match else re.split(r"\t+", line.strip())
        ids = [part for one in ids for part in one.split()]
        if "<of>" in word or re.search(r"[()<>]", " ".join([word, *ids])):
            self.skip(line, number, "conditions on neighbours are not known here", "不支持对前后词的条件")
            return
        known = [_plain(one) for one in ids if one.isdigit()]
        if len(known) < len(ids) or not known:
            self.skip(line, number, "a category number is missing", "缺少类目编号")
        for one in known:
            if one not in self.names:
                self.names[one] = one, 0
                self.words[one] = {}
                self.skip(
                    one, number, "the legend lacks this number, which serves as name", "表头没有这个编号，以编号为名"
                )
            self.words[one].setdefault(word)


def parse_liwc(text: str, name: str) -> Parsed:
    """Read a dictionary; without a legend, the numbers serve as names."""
    reading = _Reading(name)
    n_marks = 0
    lines = split_lines(text)
    has_legend = sum(line.strip() == "%" for line in lines) > 1
    for number, line in enumerate(lines, 1):
        if line.strip() == "%":
            n_marks += 1
        elif has_legend and n_marks == 1:
            reading.legend(line, number)
        elif not has_legend or n_marks:
            reading.word(line, number)
        elif line.strip():
            reading.skip(line, number, "it stands before the legend", "在表头之前")
    entries = [entry_of(label, depth, tuple(reading.words[one])) for one, (label, depth) in reading.names.items()]
    tree, refused = limited(Tree(tuple(entries)), FORM, Where(name))
    return tree, (*reading.found, *refused)


def _plain(number: str) -> str:
    return number.lstrip("0") or "0"


def write_liwc(book: Codebook) -> tuple[str, tuple[Problem, ...]]:
    """Return a codebook as a dictionary whose legend shows the tree by tabs."""
    categories, found = categories_of(book, _KIND)
    lines = ["%"]
    numbers: dict[str, list[int]] = {}
    for number, category in enumerate(categories, 1):
        lines.append("\t" * category.depth + f"{number}\t{category.name}")
        for word in category.words:
            numbers.setdefault(word, []).append(number)
    lines.append("%")
    lines += [f"{word}\t" + "\t".join(map(str, ids)) for word, ids in numbers.items()]
    return "\n".join(lines) + "\n", tuple(found)
