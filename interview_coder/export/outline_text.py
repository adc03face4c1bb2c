"""A codebook as plain text and as Markdown."""

import re
from collections.abc import Iterator

from interview_coder.domain.outlines import Outline, OutlineCode, OutlineGroup
from interview_coder.export.outline_labels import group_title, labels_of, meanings, part_title, sentences, summary

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$!])")
_AT_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def outline_text(outline: Outline) -> str:
    """Return a codebook as an indented tree."""
    return "\n".join(_text_lines(outline)) + "\n"


def outline_markdown(outline: Outline) -> str:
    """Return a codebook as Markdown; nothing in it is taken for markup."""
    return re.sub("\n{3,}", "\n\n", "\n".join(_markdown_lines(outline)) + "\n")


def _text_lines(outline: Outline) -> Iterator[str]:
    words = labels_of(outline)
    yield from (outline.title, summary(outline))
    if outline.description:
        yield _flat(outline.description)
    for part in outline.parts:
        yield from ("", part_title(outline, part))
        if part.cite:
            yield f"  {words['source']}{words['colon']}{_flat(part.cite)}"
        for group in part.groups:
            indent = "  " * (group.level + 1)
            yield f"{indent}{group_title(outline, group)} {group.id}".rstrip()
            if group.definition:
                yield f"{indent}  {_flat(group.definition)}"
            for one in group.codes:
                yield from _text_code(outline, one, indent + "  " * (one.level + 1))


def _text_code(outline: Outline, one: OutlineCode, indent: str) -> Iterator[str]:
    words = labels_of(outline)
    see = f" → {words['see']} {one.see}" if one.see else ""
    yield f"{indent}• {one.code.name} {one.code.id}{see}"
    if one.see:
        return
    for label, text in meanings(outline, one.code):
        yield f"{indent}    {label}{words['colon']}{_flat(text)}"
    for label, texts in sentences(outline, one.code):
        yield f"{indent}    {label}{words['colon']}".rstrip()
        yield from (f"{indent}      - {_flat(text)}" for text in texts)


def _markdown_lines(outline: Outline) -> Iterator[str]:
    words = labels_of(outline)
    yield from (f"# {_escaped(outline.title)}", "", _escaped(summary(outline)), "", _escaped(outline.description), "")
    for part in outline.parts:
        yield from (f"## {_escaped(part_title(outline, part))}", "")
        if part.cite:
            yield from (f"{words['source']}{words['colon']}{_escaped(part.cite)}", "")
        for group in part.groups:
            yield from _markdown_group(outline, group)


def _markdown_group(outline: Outline, group: OutlineGroup) -> Iterator[str]:
    words = labels_of(outline)
    full_id = f" ({_escaped(group.id)})" if group.id else ""
    yield from (f"### {_escaped(group_title(outline, group))}{full_id}", "", _escaped(group.definition), "")
    if not group.codes:
        yield from (words["no_codes"], "")
    for one in group.codes:
        yield f"{'#' * min(4 + one.level, 6)} {_escaped(one.code.name)} ({_escaped(one.code.id)})"
        yield ""
        if one.see:
            yield from (f"{words['see']} {_escaped(one.see)}", "")
            continue
        for label, text in meanings(outline, one.code):
            yield f"- **{label}**{words['colon']}{_escaped(text)}"
        for label, texts in sentences(outline, one.code):
            yield f"- **{label}**{words['colon']}".rstrip()
            yield from (f"  - {_escaped(text)}" for text in texts)
        yield ""


def _flat(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    escaped = _MARKUP.sub(r"\\\1", _flat(text)).replace("&", "&amp;")
    return _AT_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", escaped)
