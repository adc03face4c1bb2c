"""A codebook as a Word document: the appendix of a thesis."""

from collections.abc import Sequence
from pathlib import Path

from interview_coder.domain.outlines import Outline, OutlineCode, OutlineGroup
from interview_coder.export.docx_parts import (
    Cell,
    Line,
    add_caption,
    add_heading,
    add_text,
    add_three_line_table,
    new_document,
    save_document,
)
from interview_coder.export.outline_labels import group_title, labels_of, meanings, part_title, sentences, summary

_WIDTHS = (2.6, 5.2, 4.8, 3.4)
_COLUMNS = ("code", "meaning", "examples", "counterexamples")


def write_outline_docx(outline: Outline, path: Path) -> None:
    """Write headings for theories and constructs, and under each construct a three-line table of its codes."""
    words = labels_of(outline)
    document = new_document(outline.title)
    add_heading(document, outline.title, 1)
    add_text(document, summary(outline), centred=True)
    if outline.description:
        add_text(document, " ".join(outline.description.split()))
    number = 0
    for part in outline.parts:
        add_heading(document, part_title(outline, part), 2)
        if part.cite:
            add_text(document, f"{words['source']}{words['colon']}{part.cite}")
        for group in part.groups:
            title = group_title(outline, group)
            add_heading(document, title, 3)
            if group.definition:
                add_text(document, group.definition)
            if not group.codes:
                add_text(document, words["no_codes"])
                continue
            number += 1
            add_caption(document, words["table"], number, f"{title} {group.id}".rstrip())
            add_three_line_table(document, [words[key] for key in _COLUMNS], _rows(outline, group), _WIDTHS)
    save_document(document, path)


def _rows(outline: Outline, group: OutlineGroup) -> list[list[Cell]]:
    return [_row(outline, one) for one in group.codes]


def _row(outline: Outline, one: OutlineCode) -> list[Cell]:
    words, code = labels_of(outline), one.code
    name = [Line("", "— " * one.level + code.name), Line(code.id)]
    if one.see:
        return [name, [Line(f"{words['see']} {one.see}")], [], []]
    meaning = [Line(text, label + words["colon"]) for label, text in meanings(outline, code)]
    lists = dict(sentences(outline, code))
    return [name, meaning, *(_numbered(lists.get(words[key], ())) for key in _COLUMNS[2:])]


def _numbered(texts: Sequence[str]) -> Cell:
    return [Line(f"{number}. {text}") for number, text in enumerate(texts, 1)]
