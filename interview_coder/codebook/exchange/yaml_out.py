"""Our own format, written so that its reader has nothing to say about it."""

import re
from collections.abc import Iterator, Sequence

from interview_coder.codebook.exchange.tree import Entry, Group, Tree, one_line, paragraphs
from interview_coder.codebook.roundtrip import quoted
from interview_coder.domain.codebook import BOUNDARIES, VALENCES
from interview_coder.domain.sources import ROLES

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_PLAIN = re.compile(r"[A-Za-z_\u4e00-\u9fff][\w-]*")
_NOT_TEXT = frozenset(("yes", "no", "true", "false", "on", "off", "null", "y", "n"))


def write_yaml(tree: Tree, book_id: str) -> str:
    """Return a settled tree as a codebook of ours; the book's id is made of ``book_id``."""
    slug = re.sub(r"[^a-z0-9]+", "-", book_id.lower()).strip("-") or "codebook"
    title = one_line(tree.title) or one_line(book_id) or slug
    lines = [f"codebook: '{slug}'", "version: '1.0.0'", f"title: {quoted(title)}"]
    if tree.compatibility:
        lines.append(f"defaults: {{compatibility: {tree.compatibility}}}")
    lines += _theories(tree.groups)
    lines.append("codes:")
    level = 0
    for entry in tree.entries:
        if entry.depth > level:
            lines.append("    " * entry.depth + "codes:")
        level = entry.depth
        lines += _code(entry)
    return "\n".join(lines) + "\n"


def _theories(groups: Sequence[Group]) -> Iterator[str]:
    theories: dict[str, list[Group]] = {}
    for group in groups:
        theories.setdefault(group.id.partition(".")[0], []).append(group)
    if theories:
        yield "theories:"
    for theory, members in theories.items():
        name = next((one_line(group.theory) for group in members if one_line(group.theory)), theory)
        yield f"  {_single(theory)}:"
        yield f"    name: {quoted(name)}"
        yield "    constructs:"
        for group in members:
            yield f"      {_single(group.id.partition('.')[2])}:"
            yield f"        name: {quoted(group.name)}"
            yield from _text("        ", "definition", group.definition)


def _code(entry: Entry) -> Iterator[str]:
    indent = "  " + "    " * entry.depth
    inner = indent + "  "
    yield f"{indent}- id: {_single(entry.id)}"
    yield f"{inner}name: {quoted(entry.name)}"
    yield from _text(inner, "family", one_line(entry.family))
    yield from _list(inner, "construct", entry.constructs)
    if entry.valence in VALENCES:
        yield f"{inner}valence: {entry.valence}"
    yield from _text(inner, "definition", entry.definition)
    yield from _text(inner, "include", entry.include)
    yield from _text(inner, "exclude", entry.exclude)
    yield from _list(inner, "examples", entry.examples)
    yield from _list(inner, "counterexamples", entry.counterexamples)
    yield from _list(inner, "rules", entry.rules)
    yield from _list(inner, "unless", entry.unless)
    yield from _rest(inner, entry)


def _rest(inner: str, entry: Entry) -> Iterator[str]:
    if entry.when_negated:
        yield f"{inner}when_negated: {_single(entry.when_negated)}"
    if entry.roles:
        yield from _list(inner, "roles", [role for role in entry.roles if role in ROLES])
    if entry.boundary in BOUNDARIES:
        yield f"{inner}boundary: {entry.boundary}"
    if _COLOR.fullmatch(entry.color):
        yield f"{inner}color: '{entry.color}'"


def _text(indent: str, key: str, text: str) -> Iterator[str]:
    plain = paragraphs(text)
    if not plain:
        return
    if "\n" not in plain:
        yield f"{indent}{key}: {quoted(plain)}"
        return
    yield f"{indent}{key}: |-"
    for line in plain.split("\n"):
        yield f"{indent}  {line}".rstrip()


def _list(indent: str, key: str, items: Sequence[str]) -> Iterator[str]:
    lines = [one_line(item) for item in items]
    if any(lines):
        yield f"{indent}{key}:"
    for line in filter(None, lines):
        yield f"{indent}  - {quoted(line)}"


def _single(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT else f"'{text}'"
