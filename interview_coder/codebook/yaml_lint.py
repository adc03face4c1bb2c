"""Finds the typical faults in the lines of a YAML file that does not parse, and mends a copy to read on.

What is found is what the user has to change; the mended line is what it would be afterwards, so that one run
reports the faults behind the first one too.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from interview_coder.codebook import keys
from interview_coder.codebook.mended import Mended
from interview_coder.codebook.yaml_lines import (
    BLANKS,
    Line,
    cut,
    entry_lines,
    following_line,
    is_block_header,
    looks_like_entry,
    open_brackets,
    quoted_end,
)
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import yaml as faults
from interview_coder.domain.problems import yaml_syntax as syntax_faults

_MAX_FAULTS_PER_LINE = 4
_WIDTHS = {"\t": 4, "\u3000": 2, "\u00a0": 1}
"""How wide editors show blanks that do not indent in YAML."""
_KNOWN = keys.ALL | keys.chinese_keys()
_DECORATION = re.compile(r"[*&][A-Za-z0-9_-]+(\s|$)|![A-Za-z0-9!:/.-]*(\s|$)")
_FLOW_SPECIAL = re.compile(r"(?<=[\[,])\s*(?P<item>[@%`*&!|>][^,\]}]*)")
_FLOW_AFTER_QUOTE = re.compile(r"(?<=[\[,])\s*(?P<item>(\"[^\"]*\"|'[^']*')\s*(?P<rest>[^\s,\]}:#][^,\]}]*))")
_FLOW_QUESTION = re.compile(r"(?<=[\[,:])\s*(?P<item>[^\s\"'\[\]{},][^\"'\[\]{},:]*\?[^\"'\[\]{},:]*)(?=[,\]}])")
_FLOW_PATTERN = re.compile(r"(?<=[\[,])\s*(?P<item>/(?=[^/]*[\[\]{},])(?:[^/\\]|\\.)*/)(?=\s*[,\]])")
_BAD_ESCAPE = re.compile(r"(?:\\[0abt\tnvfre \"/\\N_LPxuU]|[^\\])*(?P<bad>\\)", re.DOTALL)
_SECOND_COLON = re.compile(r":(?=\s|$)")
_ENDING_COMMENT = re.compile(r"\s+#.*$")


@dataclass(frozen=True, slots=True)
class _View:
    """What a detector may look at besides the line."""

    name: str
    following: str
    before: str
    is_suspect: bool

    def at(self, line: Line, index: int) -> Where:
        return Where(self.name, line.number, index + 1)


_Found = tuple[Problem, str, int]
_Detector = Callable[[Line, _View], _Found | None]


def lint(lines: Sequence[str], name: str, suspects: Collection[int]) -> Iterator[Mended]:
    """Find faults line by line.

    Args:
        lines: The lines of the file.
        name: The file's name in problems.
        suspects: Numbers of the lines that the parser complained about; there, less likely faults count too.

    Yields:
        One value per fault, in reading order; several of one line build on each other.
    """
    entries = list(entry_lines(lines))
    for index, line in enumerate(entries):
        before = entries[index - 1].text if index else ""
        view = _View(name, following_line(lines, line.number), before, line.number in suspects)
        yield from _lint_line(line, view)


def _lint_line(line: Line, view: _View) -> Iterator[Mended]:
    for _ in range(_MAX_FAULTS_PER_LINE):
        found = next(filter(None, (detect(line, view) for detect in _DETECTORS)), None)
        if found is None:
            return
        problem, text, index = found
        yield Mended(line.number, problem, text, index + 1, len(text) - len(line.text))
        line = cut(line.number, text)


def _indent(line: Line, view: _View) -> _Found | None:
    head = line.indent + line.dashes
    match = re.search("\t+|[\u3000\u00a0]+", head)
    if match is None:
        return None
    index = match.start()
    problem = (faults.tab if match[0][0] == "\t" else faults.wide_blank)(view.at(line, index))
    width = 1 if index >= len(line.indent) else _WIDTHS[match[0][0]]
    return problem, line.text[:index] + " " * width * len(match[0]) + line.text[match.end() :], index


def _tab(line: Line, view: _View) -> _Found | None:
    index = line.text.find("\t")
    if index < 0 or not view.is_suspect or line.value[:1] in ("'", '"'):
        return None
    return faults.tab(view.at(line, index)), line.text.replace("\t", " "), index


def _dash(line: Line, view: _View) -> _Found | None:
    rest = line.text[line.key_start :]
    beside_items = view.before.startswith(f"{line.indent}- ")
    if not re.match(r"-[^\s-]", rest) or not (beside_items or view.is_suspect):
        return None
    index = line.key_start
    problem = syntax_faults.no_blank_after_dash(view.at(line, index))
    return problem, f"{line.text[:index]}- {rest[1:]}", index


def _colon(line: Line, view: _View) -> _Found | None:
    if not line.key or (line.after[:1] in ("", " ", "\t") and line.colon == ":"):
        return None
    if line.key not in _KNOWN and (not view.is_suspect or line.dashes or line.after.startswith("//")):
        return None
    index = len(line.text) - len(line.after) - 1
    where = view.at(line, index)
    make = faults.full_width_colon if line.colon == "：" else faults.no_blank_after_colon
    return make(line.key, where), f"{line.text[:index]}: {line.after.lstrip(BLANKS)}", index


def _special(line: Line, view: _View) -> _Found | None:
    value = line.value
    first = value[:1]
    if not first or _DECORATION.match(value) or is_block_header(value):
        return None
    is_mark = first in "?-" and value[1:2] in ("", " ") and bool(line.key)
    if first not in "@%`*&!,]}|>" and not is_mark:
        return None
    return faults.special_start(first, view.at(line, line.start)), *_in_quotes(line)


def _quote(line: Line, view: _View) -> _Found | None:
    value = line.value
    if value[:1] not in ('"', "'"):
        return None
    end = quoted_end(value)
    if end < 0:
        if view.following and not looks_like_entry(view.following):
            return None
        return syntax_faults.unclosed_quote(view.at(line, line.start)), line.text.rstrip() + value[0], len(line.text)
    rest = value[end:].lstrip()
    if rest and not rest.startswith(("#", ":", ",", "]", "}")):
        index = len(line.text) - len(rest)
        return syntax_faults.text_after_quote(value[0], view.at(line, index)), *_in_quotes(line)
    return _escape(line, view, value[:end])


def _escape(line: Line, view: _View, quoted: str) -> _Found | None:
    match = _BAD_ESCAPE.match(quoted[1:-1]) if quoted[0] == '"' else None
    if match is None:
        return None
    text = quoted[1:-1].replace("'", "''")
    mended = f"{line.text[: line.start]}'{text}'{line.value[len(quoted) :]}"
    return syntax_faults.bad_escape(view.at(line, line.start + 1 + match.start("bad"))), mended, line.start


def _flow(line: Line, view: _View) -> _Found | None:
    value = line.value
    if value[:1] not in ("[", "{"):
        return None
    opened = open_brackets(value)
    if opened and (not view.following or looks_like_entry(view.following)):
        closing = "".join("]" if bracket == "[" else "}" for bracket in reversed(opened))
        problem = syntax_faults.unclosed_bracket(opened[0], view.at(line, line.start))
        return problem, line.text.rstrip() + closing, len(line.text)
    return _flow_item(line, view)


def _flow_item(line: Line, view: _View) -> _Found | None:
    after = _FLOW_AFTER_QUOTE.search(line.value)
    special = _FLOW_SPECIAL.search(line.value)
    pattern = _FLOW_PATTERN.search(line.value)
    question = _FLOW_QUESTION.search(line.value) if view.is_suspect else None
    match = after or special or pattern or question
    if match is None or (special is match and _DECORATION.match(match["item"])):
        return None
    start, end = (line.start + index for index in match.span("item"))
    item = line.text[start:end].rstrip().replace("'", "''")
    mended = f"{line.text[:start]}'{item}'{line.text[end:]}"
    if match is after:
        where = view.at(line, line.start + match.start("rest"))
        return syntax_faults.text_after_quote(match["item"][0], where), mended, start
    if match is question:
        return syntax_faults.question_mark(match["item"], view.at(line, start)), mended, start
    if match is pattern:
        return syntax_faults.unclosed_bracket("[", view.at(line, start)), mended, start
    return faults.special_start(match["item"][0], view.at(line, start)), mended, start


def _second_colon(line: Line, view: _View) -> _Found | None:
    value = _ENDING_COMMENT.sub("", line.value)
    match = _SECOND_COLON.search(value) if line.key and value[:1] not in "\"'[{&*!" else None
    if match is None:
        return None
    return syntax_faults.colon_in_text(view.at(line, line.start + match.start())), *_in_quotes(line)


def _in_quotes(line: Line) -> tuple[str, int]:
    """Return the line with its value in single quotes, and the index where that begins."""
    comment = _ENDING_COMMENT.search(line.value)
    value = line.value[: comment.start()] if comment else line.value.rstrip()
    escaped = value.replace("'", "''")
    return f"{line.text[: line.start]}'{escaped}'{comment[0] if comment else ''}", line.start


_DETECTORS: tuple[_Detector, ...] = (_indent, _tab, _dash, _colon, _special, _quote, _flow, _second_colon)
