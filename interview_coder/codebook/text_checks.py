"""Faults of a single value that YAML itself lets through."""

import re
from collections.abc import Sequence

from interview_coder.codebook import keys
from interview_coder.codebook.nodes import TextNode
from interview_coder.domain.problems import Problem, Severity, Where
from interview_coder.domain.problems import yaml as faults
from interview_coder.domain.problems import yaml_syntax as syntax_faults

_NOT_TEXT = re.compile(
    r"""
      yes | Yes | YES | no | No | NO | true | True | TRUE | false | False | FALSE | on | On | ON | off | Off | OFF
    | ~ | null | Null | NULL
    | [-+]?0[0-9_]+ | \+[0-9_]+ | [-+]?[0-9]+_[0-9_]+ | [-+]?0[box][0-9a-fA-F_]+   # 012 +5 1_000 0x1F
    | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?                                  # 12:30 1:20:45.5
    | [-+]?([0-9][0-9_]*)?\.[0-9_]+([eE][-+]?[0-9]+)? | [-+]?[0-9]+\. | [-+]?[0-9]+[eE][-+]?[0-9]+
    | [-+]?\.(inf|Inf|INF) | \.(nan|NaN|NAN)
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt\s].*)?
    """,
    re.VERBOSE,
)
_CUT = re.compile(r"(?<=\s)#[^\s#].*")
_WIDE_SEPARATORS = re.compile("[，、；]")
_WIDE_BLANKS = "\u3000\u00a0"
_LIKE_KEY = re.compile(r"(?P<dash>-\s+)?(?P<key>[\w.-]+)(?P<colon>：|:(?=\S))")


def cut_lines(lines: Sequence[str]) -> dict[int, re.Match[str]]:
    """Return the lines with a ``#`` that might cut text off, by number."""
    return {number: match for number, line in enumerate(lines, 1) if "#" in line and (match := _CUT.search(line))}


def is_no_text(node: TextNode) -> bool:
    """Tell whether other YAML programs read this value as something else than text."""
    return node.is_plain and _NOT_TEXT.fullmatch(node.text) is not None


def open_parentheses(text: str) -> int:
    """Return how many parentheses a text opens more than it closes."""
    return len(re.findall("[(（]", text)) - len(re.findall("[)）]", text))


def like_key(node: TextNode, where: Where) -> Problem | None:
    """Explain text where a mapping belongs: a colon that YAML did not take for one, or a dash."""
    if not node.is_plain:
        return None
    match = _LIKE_KEY.match(node.text)
    if match and match["colon"] == "：":
        return faults.full_width_colon(match["key"], where)
    if match and match["key"] in keys.ALL:
        return faults.no_blank_after_colon(match["key"], where)
    if re.match(r"-\S", node.text):
        return syntax_faults.no_blank_after_dash(where)
    return None


class TextChecker:
    """Checks the values of one file."""

    def __init__(self, lines: Sequence[str], name: str) -> None:
        self._lines = lines
        self._name = name
        self._cut = cut_lines(lines)

    def check(self, node: TextNode, *, sentence: bool = False) -> list[Problem]:
        """Return what is wrong with a value; ``sentence`` is text that may well hold ``，``."""
        if not node.is_plain:
            return []
        problems = []
        where = Where(self._name, node.line, node.column)
        if is_no_text(node):
            problems.append(faults.not_text(node.text, where))
        severity = Severity.WARNING if sentence else Severity.ERROR
        if node.in_flow and _WIDE_SEPARATORS.search(node.text):
            problems.append(faults.wide_separator(node.text, where, severity))
        if node.in_flow and open_parentheses(node.text) > 0:
            problems.append(faults.split_by_comma(node.text, where, severity))
        if node.in_flow and "?" in node.text:
            problems.append(syntax_faults.question_mark(node.text, where))
        if node.text and (node.text[0] in _WIDE_BLANKS or node.text[-1] in _WIDE_BLANKS):
            problems.append(faults.wide_blank(where))
        if node.last_line > node.line:
            problems += self._continued(node)
        return problems + self.cut(node)

    def cut(self, node: TextNode) -> list[Problem]:
        """Return the warning for text after ``#`` that does not belong to the value."""
        match = self._cut.get(node.last_line)
        if match is None or not node.is_plain:
            return []
        before = match.string[: match.start()].rstrip()
        if before.endswith(node.text.split()[-1]) if node.text else len(before) < node.column:
            where = Where(self._name, node.last_line, match.start() + 1)
            return [faults.text_cut(match[0], where, Severity.ERROR if node.is_empty else Severity.WARNING)]
        return []

    def _continued(self, node: TextNode) -> list[Problem]:
        """Find list items and keys that YAML took for the next line of a text."""
        problems: list[Problem] = []
        for number in range(node.line + 1, node.last_line + 1):
            line = self._lines[number - 1]
            start = len(line) - len(line.lstrip())
            found = _continuation(line[start:], Where(self._name, number, start + 1))
            if found:
                problems.append(found)
        return problems


def _continuation(text: str, where: Where) -> Problem | None:
    if re.match(r"-[^\s-]", text):
        return syntax_faults.no_blank_after_dash(where)
    match = _LIKE_KEY.match(text)
    if match and match["key"] in keys.ALL:
        if match["colon"] == "：":
            return faults.full_width_colon(match["key"], where)
        return faults.no_blank_after_colon(match["key"], where)
    return None
