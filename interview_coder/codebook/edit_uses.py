"""Adds an entry to ``uses`` in a codebook's file; comments, order and everything else stay as they are."""

import re

from interview_coder.codebook.nodes import ListNode, TextNode
from interview_coder.codebook.roundtrip import (
    EditableFile,
    entry,
    last_line,
    open_for_edit,
    quoted,
    texts_of,
)
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import versions as problems

_HEAD = frozenset(
    ("codebook", "version", "title", "language", "license", "description", "authors", "references", "theories")
)
_BARE = re.compile(r"[A-Za-z0-9.][\w./~^@+:=-]*[\w.]", re.ASCII)
Edit = tuple[int, int, str]


def name_of(use: str) -> str:
    """Return an entry of ``uses`` without its range."""
    name, separator, version_range = use.strip().rpartition("@")
    return name if separator and "/" not in version_range else use.strip()


def add_use(data: bytes, name: str, use: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Add an entry at the end of ``uses``, or put it in the place of one that names the same codebook.

    Args:
        data: The bytes of the codebook's file.
        name: The file's name in problems.
        use: A name, path or address with a range.

    Returns:
        The new bytes, or None and why.
    """
    file, found = open_for_edit(data, name)
    if file is None:
        return None, found
    before = texts_of(file.root, "uses")
    expected = [use if name_of(one) == name_of(use) else one for one in before]
    if expected == before and use not in before:
        expected.append(use)
    new = file.edited(*_edits(file, use))
    after, _ = open_for_edit(new, name)
    if after is None or texts_of(after.root, "uses") != expected:
        return None, (problems.not_editable(Where(name, file.root.line, file.root.column)),)
    return new, ()


def _edits(file: EditableFile, use: str) -> list[Edit]:
    text = use if _BARE.fullmatch(use) else quoted(use)
    found = entry(file.root, "uses")
    if found is None:
        return [_new_key(file, text)]
    key, value = found
    items = value.items if isinstance(value, ListNode) else (value,)
    for item in items:
        if isinstance(item, TextNode) and item.text.strip() and name_of(item.text) == name_of(use):
            start, end = file.span(item)
            return [(start, end, text)]
    if isinstance(value, ListNode):
        return [_to_list(file, value, text)]
    if isinstance(value, TextNode) and not value.is_empty:
        return _from_text(file, value, text)
    at = file.offset(*key.end)
    return [(at, at + 1, f": [{text}]")]


def _new_key(file: EditableFile, text: str) -> Edit:
    if file.root.in_flow:
        at = file.offset(*file.root.entries[0][1].end)
        return at, at, f", uses: [{text}]"
    above = [value for key, value in file.root.entries if key.text in _HEAD] or [file.root.entries[0][1]]
    at = file.line_end(max(map(last_line, above)))
    margin = " " * (file.root.entries[0][0].column - 1)
    return at, at, f"{file.newline}{margin}uses:{file.newline}{margin}  - {text}"


def _to_list(file: EditableFile, value: ListNode, text: str) -> Edit:
    if not value.in_flow:
        at = file.line_end(max(last_line(item) for item in value.items))
        return at, at, file.newline + " " * (value.column - 1) + f"- {text}"
    if not value.items:
        start, end = file.span(value)
        return start, end, f"[{text}]"
    at = file.offset(*value.items[-1].end)
    return at, at, f", {text}"


def _from_text(file: EditableFile, value: TextNode, text: str) -> list[Edit]:
    """Make a list of a single entry."""
    start, end = file.span(value)
    return [(start, start, "["), (end, end, f", {text}]")]
