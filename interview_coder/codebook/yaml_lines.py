"""The lines of a YAML file that does not parse, cut into what they seem to be."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

BLANKS = " \t\u3000\u00a0"
_LINE = re.compile(r"(?P<indent>[ \t\u3000\u00a0]*)(?P<dashes>(?:-[ \t\u3000\u00a0]+)*)(?P<rest>.*)", re.DOTALL)
_KEY = re.compile(
    r"(?P<key>[^\s:：#'\"\[\]{},&*!|>%@`?-][^:：#'\"\[\]{},]{0,60}?)\s*(?P<colon>[:：])(?P<after>.*)", re.DOTALL
)
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]{0,2}\s*(#.*)?")
_QUOTED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL),
    "'": re.compile(r"'(?:[^']|'')*'", re.DOTALL),
}
_MAX_FURTHER_LINES = 200
_ENTRY = re.compile(r"\s*(-\s|[\w.-]+\s*[:：])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``indent``, dashes of list items, key with colon, and value, as far as there are any."""

    number: int
    text: str
    indent: str
    dashes: str
    key: str
    colon: str
    after: str

    @property
    def value(self) -> str:
        """The value, or all that stands after the dashes."""
        return self.after.lstrip(BLANKS)

    @property
    def start(self) -> int:
        """Index of the value in the line."""
        return len(self.text) - len(self.value)

    @property
    def key_start(self) -> int:
        """Index of the first character after indentation and dashes."""
        return len(self.indent) + len(self.dashes)


def cut(number: int, text: str) -> Line:
    """Cut a line into its parts."""
    line = _LINE.match(text)
    assert line is not None
    key = _KEY.fullmatch(line["rest"])
    # a blank after the colon makes a key; without it only a full-width colon or one word before it look like one
    if key and (key["colon"] == "：" or key["after"][:1] in ("", " ", "\t") or re.fullmatch(r"[\w.-]+", key["key"])):
        return Line(number, text, line["indent"], line["dashes"], key["key"], key["colon"], key["after"])
    return Line(number, text, line["indent"], line["dashes"], "", "", line["rest"])


def quoted_end(value: str) -> int:
    """Return the index after the closing quote of a value that opens with one, or -1."""
    match = _QUOTED[value[0]].match(value)
    return match.end() if match else -1


def is_block_header(value: str) -> bool:
    """Tell whether a value is ``|`` or ``>``, which begin text on the next lines."""
    return _BLOCK_HEADER.fullmatch(value) is not None


def open_brackets(value: str) -> str:
    """Return the brackets that a value leaves open, outermost first."""
    opened: list[str] = []
    index = 0
    while index < len(value):
        char = value[index]
        if (
            char in _QUOTED
            and (end := quoted_end(value[index:])) > 0
            and value[:index].rstrip()[-1:] in ("[", "{", ",", ":")
        ):
            index += end
            continue
        if char in "[{":
            opened.append(char)
        elif char in "]}" and opened:
            opened.pop()
        index += 1
    return "".join(opened)


def looks_like_entry(text: str) -> bool:
    """Tell whether a line begins a list item or a key."""
    return _ENTRY.match(text) is not None


def entry_lines(lines: Sequence[str]) -> Iterator[Line]:
    """Yield the lines that begin something, without the further lines of text blocks and of quotes and brackets."""
    number = 0
    while number < len(lines):
        text = lines[number]
        number += 1
        if not text.strip(BLANKS) or text.lstrip(BLANKS).startswith("#"):
            continue
        line = cut(number, text)
        yield line
        number += _further_lines(line, lines)


def following_line(lines: Sequence[str], number: int) -> str:
    """Return the first line after line ``number`` that holds something, or an empty text."""
    return next((text for text in _from(lines, number) if text.strip()), "")


def _from(lines: Sequence[str], number: int) -> Iterator[str]:
    """Yield the lines after line ``number``, without going through those before."""
    return (lines[index] for index in range(number, len(lines)))


def _further_lines(line: Line, lines: Sequence[str]) -> int:
    """Return how many of the following lines go on with the value of this one."""
    value = line.value
    if is_block_header(value):
        parent = line.key_start if line.key else len(line.indent)
        return _count_while(lines, line.number, lambda text: not text.strip() or _indent(text) > parent)
    if value[:1] in _QUOTED and quoted_end(value) < 0:
        return _count_until(lines, line.number, value[0])
    if value[:1] in ("[", "{") and open_brackets(value):
        return _count_until(lines, line.number, "]" if value[0] == "[" else "}")
    return 0


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _count_while(lines: Sequence[str], number: int, goes_on: Callable[[str], bool]) -> int:
    return sum(1 for _ in takewhile(goes_on, _from(lines, number)))


def _count_until(lines: Sequence[str], number: int, closing: str) -> int:
    """Return how many lines there are up to the one with the closing sign, none if an entry begins before."""
    for count, text in enumerate(islice(_from(lines, number), _MAX_FURTHER_LINES), 1):
        if looks_like_entry(text):
            return 0
        if closing in text:
            return count
    return 0
