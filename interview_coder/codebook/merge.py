"""Merges two versions of a codebook's file that grew from one: by code and field, with comments and order kept."""

import codecs
from dataclasses import dataclass

from interview_coder.codebook.merge_codes import CodesMerger, read_tree
from interview_coder.codebook.merge_order import merged_order
from interview_coder.codebook.merge_parts import Merger, merge_lines
from interview_coder.codebook.parts import Part, cut_into_parts, write_parts
from interview_coder.codebook.roundtrip import EditableFile, codes_of, open_for_edit, text_of
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import versions as problems


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged file; ``conflicts`` are where it holds marks, ``notes`` what else there is to say."""

    data: bytes
    conflicts: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def merge_codebooks(base: bytes, ours: bytes, theirs: bytes, name: str) -> Merged | None:
    """Merge three versions of a file.

    Args:
        base: What both sides started from.
        ours: One side; line ends and byte order mark of the result are its.
        theirs: The other side.
        name: The file's name in problems.

    Returns:
        The result; None where a version cannot be read as a codebook or has an id twice, so that only lines of text
        can be compared.
    """
    if theirs in (ours, base):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    files = [open_for_edit(data, name)[0] for data in (base, ours, theirs)]
    if files[0] is None or files[1] is None or files[2] is None:
        return None
    merged = _merge_files(files[0], files[1], files[2], name)
    return merged if merged and (merged.conflicts or _is_sound(merged.data, name)) else None


def _merge_files(base: EditableFile, ours: EditableFile, theirs: EditableFile, name: str) -> Merged | None:
    roots = [cut_into_parts(file) for file in (base, ours, theirs)]
    trees = [read_tree(root.child("codes")) for root in roots]
    if trees[0] is None or trees[1] is None or trees[2] is None or any(root.parts is None for root in roots):
        return None
    merger = Merger(name)
    codes = CodesMerger(merger, trees[0], trees[1], trees[2])
    root = _merge_roots(roots, merger, codes)
    text, conflicts = _written(root, name)
    conflicts += [
        problems.merge_conflict(f"codes.{key} (codes:)", _place_of(text, key, name)) for key in codes.moved_apart
    ]
    if not ours.text.endswith(("\n", "\r")) and not theirs.text.endswith(("\n", "\r")):
        text = text.removesuffix("\n")
    mark = codecs.BOM_UTF8 if ours.has_mark else b""
    return Merged(mark + text.replace("\n", ours.newline).encode("utf-8"), tuple(conflicts), tuple(merger.notes))


def _merge_roots(roots: list[Part], merger: Merger, codes: CodesMerger) -> Part:
    base, ours, theirs = roots
    found = []
    for key in merged_order(*([part.key for part in root.parts or ()] for root in roots)):
        one, two, three = base.child(key), ours.child(key), theirs.child(key)
        if key == "codes":
            part = codes.merge(two, three)
            if part is not None:
                leads = [side.lead if side else "" for side in (one, two, three)]
                part.lead = merge_lines(leads[0], leads[1], leads[2])
        else:
            part = merger.keep_or_remove(one, two, three, key)
        if part is not None:
            found.append(part)
    head = merge_lines(base.head, ours.head, theirs.head)
    return Part("", 0, head=head, parts=found, tail=merge_lines(base.tail, ours.tail, theirs.tail))


def _written(root: Part, name: str) -> tuple[str, list[Problem]]:
    """Return the text and where its conflicts begin."""
    found: list[Problem] = []
    written: list[str] = []
    line = 1
    for text, conflict in write_parts(root):
        if conflict:
            found.append(problems.merge_conflict(conflict, Where(name, line)))
        written.append(text)
        line += text.count("\n")
    return "".join(written), found


def _place_of(text: str, code: str, name: str) -> Where:
    lines = text.split("\n")
    place = next((n for n, line in enumerate(lines, 1) if line.strip(" -{").startswith(f"id: {code}")), 0)
    return Where(name, place)


def _is_sound(data: bytes, name: str) -> bool:
    """Tell whether the result reads as YAML and has no id twice."""
    file, _ = open_for_edit(data, name)
    ids = [text_of(node, "id") for node in codes_of(file.root)] if file else []
    return file is not None and len(ids) == len(set(ids))
