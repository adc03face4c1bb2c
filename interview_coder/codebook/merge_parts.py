"""Merges parts of a codebook's file three ways: entries by key, items by what they are, comments by line."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from interview_coder.codebook.merge_flow import Piece, key_texts, merge_pieces
from interview_coder.codebook.merge_order import identify, keys_of, merged_order
from interview_coder.codebook.nodes import ListNode, MapNode
from interview_coder.codebook.parts import Part, split_keeping
from interview_coder.codebook.versions import parse_version
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import versions as problems

Side = Part | None


@dataclass(slots=True)
class Merger:
    """Merges parts; ``name`` is the file's, for what there is to say."""

    name: str
    notes: list[Problem] = field(default_factory=list)

    def merge(self, base: Side, ours: Part, theirs: Part, path: str) -> Part:
        """Merge a part that both sides have; where they differ for good the result holds a conflict."""
        theirs = theirs.at(ours.column)
        base = base.at(ours.column) if base else None
        lead = merge_lines(base.lead if base else "", ours.lead, theirs.lead)
        merged = self._body(base, ours, theirs, path)
        return replace(merged, lead=lead)

    def keep_or_remove(self, base: Side, ours: Side, theirs: Side, path: str) -> Side:
        """Merge a part that may be missing on any side; None where it was removed."""
        if ours and theirs:
            return self.merge(base, ours, theirs, path)
        kept = ours or theirs
        if kept is None or base is None:
            return kept
        if base.at(kept.column).body == kept.body or base.value == kept.value:
            return None
        return conflict(ours, theirs, path)

    def entries(self, base: Sequence[Part], ours: Sequence[Part], theirs: Sequence[Part], path: str) -> list[Part]:
        """Merge parts by their keys."""
        sides = [{part.key: part for part in side} for side in (base, ours, theirs)]
        column = (ours or theirs or base)[0].column if ours or theirs or base else 0
        found = []
        for key in merged_order(*map(list, sides)):
            name = f"{path}.{key}" if path and "\0" not in key else path or key
            part = self.keep_or_remove(sides[0].get(key), sides[1].get(key), sides[2].get(key), name)
            if part is not None:
                found.append(part.at(column))
        return found

    def _body(self, base: Side, ours: Part, theirs: Part, path: str) -> Part:
        if ours.body == theirs.body or (base and base.body == theirs.body):
            return ours
        if base and base.body == ours.body:
            return theirs
        if ours.parts is not None and theirs.parts is not None and type(ours.node) is type(theirs.node):
            return self._block(base, ours, theirs, path)
        if ours.value == theirs.value or (base and base.value == theirs.value):
            return ours
        if base and base.value == ours.value:
            return theirs
        return self._higher(ours, theirs, path) or self._short(base, ours, theirs, path)

    def _block(self, base: Side, ours: Part, theirs: Part, path: str) -> Part:
        head = _chosen(base.head if base else "", ours.head, theirs.head)
        tail = merge_lines(base.tail if base and base.parts is not None else "", ours.tail, theirs.tail)
        column = (ours.parts or theirs.parts or [ours])[0].column
        sides = [_block_items(part, column) if part else [] for part in (base, ours, theirs)]
        items = [side or [] for side in sides]
        if isinstance(ours.node, ListNode):
            items = identified(items)
        merged = self.entries(items[0], items[1], items[2], path)
        if not merged:
            key, colon, rest = head.partition(":")
            nothing = " []" if isinstance(ours.node, ListNode) else " {}"
            return replace(ours, head=f"{key}{colon}{nothing}{rest}", parts=None, tail=tail)
        return replace(ours, head=head, parts=merged, tail=tail)

    def _higher(self, ours: Part, theirs: Part, path: str) -> Side:
        """Take the higher of two versions."""
        if path != "version":
            return None
        versions = [parse_version(str(part.value)) for part in (ours, theirs)]
        if versions[0] is None or versions[1] is None:
            return None
        line = ours.node.line if ours.node else 0
        self.notes.append(problems.higher_version(str(ours.value), str(theirs.value), Where(self.name, line)))
        return ours if versions[0] >= versions[1] else theirs

    def _short(self, base: Side, ours: Part, theirs: Part, path: str) -> Part:
        """Merge where at least one side has no block: in the line if no side has one, else as a block."""
        with_block = [side for side in (ours, theirs) if side.parts is not None]
        if with_block and isinstance(with_block[0].node, ListNode):
            column = (with_block[0].parts or [ours])[0].column
            sides = [_block_items(side, column) if side else [] for side in (base, ours, theirs)]
            if all(side is not None for side in sides):
                blocks = [replace(with_block[0], parts=side) for side in sides]
                return self._block(blocks[0], blocks[1], blocks[2], path)
        if not with_block and ours.file and ours.node and theirs.file and theirs.node:
            has_base = base is not None and base.file is not None and base.node is not None and base.parts is None
            before = Piece(base.file, base.node) if has_base and base and base.file and base.node else None
            written = merge_pieces(before, Piece(ours.file, ours.node), Piece(theirs.file, theirs.node))
            head = _rewritten(ours, written) if written is not None else None
            if head is not None:
                return replace(ours, head=head)
        return conflict(ours, theirs, path)


def conflict(ours: Side, theirs: Side, path: str) -> Part:
    """Return a part that holds both sides; comments above stand above the marks."""
    one = ours or theirs
    assert one is not None
    return Part(
        path,
        one.column,
        lead=one.lead,
        is_conflict=True,
        has_dash=one.has_dash,
        ours=replace(ours, lead="") if ours else None,
        theirs=replace(theirs.at(one.column), lead="") if theirs else None,
    )


def identified(sides: Sequence[Sequence[Part]]) -> list[list[Part]]:
    """Give the items of three lists keys, so that an item that one side edited is the same one."""
    texts = [[part.key or text for part, text in zip(side, key_texts([p.value for p in side]), strict=True)]
             for side in sides]  # fmt: skip
    keys = [keys_of(texts[0]), identify(texts[0], texts[1]), identify(texts[0], texts[2])]
    return [
        [replace(part, key=key) for part, key in zip(side, own, strict=True)]
        for side, own in zip(sides, keys, strict=True)
    ]


def merge_lines(base: str, ours: str, theirs: str) -> str:
    """Merge comments and blank lines: where both sides changed them, theirs are added to ours."""
    if theirs in (ours, base):
        return ours
    if base == ours:
        return theirs
    known = set(split_keeping(base)) | set(split_keeping(ours))
    return ours + "".join(line for line in split_keeping(theirs) if line.strip() and line not in known)


def _chosen(base: str, ours: str, theirs: str) -> str:
    return theirs if ours == base else ours


def _block_items(part: Part, column: int) -> list[Part] | None:
    """Return what a part holds as items of a block; None where it cannot be written so."""
    if part.parts is not None:
        return [item.at(column) for item in part.parts]
    if part.file is None or part.node is None or isinstance(part.node, MapNode):
        return None
    whole = Piece(part.file, part.node)
    if not whole.is_short:
        return None
    return [
        Part("", column, head=f"{' ' * column}- {item.source}\n", value=item.value, node=item.node, file=item.file)
        for item in whole.items
    ]


def _rewritten(part: Part, written: str) -> str | None:
    """Return a part's line with its value written anew."""
    assert part.file is not None
    assert part.node is not None
    source = Piece(part.file, part.node).source
    start = part.head.find(":") + 1 if not part.head.lstrip().startswith("-") else part.head.index("-") + 1
    at = part.head.find(source, start) if source else -1
    return part.head[:at] + written + part.head[at + len(source) :] if at >= 0 else None
