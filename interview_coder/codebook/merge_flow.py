"""Merges what stands in one line: texts, and lists and mappings in brackets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interview_coder.codebook.merge_order import identify, keys_of, merged_order
from interview_coder.codebook.nodes import FOLDED, LITERAL, ListNode, MapNode, Node, TextNode
from interview_coder.codebook.parts import Value, value_of
from interview_coder.codebook.roundtrip import EditableFile, quoted

_NOT_IN_BRACKETS = re.compile(r"[,\[\]{}]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A value and the file it stands in."""

    file: EditableFile
    node: Node

    @property
    def value(self) -> Value:
        """What it means."""
        return value_of(self.node)

    @property
    def source(self) -> str:
        """How it is written."""
        return self.file.source(self.node).replace("\r\n", "\n")

    @property
    def is_short(self) -> bool:
        """Whether it stands in brackets or is a text that is no block, without comments in between."""
        if isinstance(self.node, TextNode):
            return self.node.style not in (LITERAL, FOLDED) and "\n" not in self.source
        return self.node.in_flow and not re.search(r"#.*\n", self.source)

    @property
    def items(self) -> list["Piece"]:
        """The items of a list; a text is a list of one, nothing a list of none."""
        if isinstance(self.node, ListNode):
            return [Piece(self.file, item) for item in self.node.items]
        return [] if isinstance(self.node, TextNode) and self.node.is_empty else [self]

    @property
    def in_brackets(self) -> str:
        """How it is written inside brackets."""
        node = self.node
        is_bare = isinstance(node, TextNode) and node.is_plain
        return quoted(str(self.value)) if is_bare and _NOT_IN_BRACKETS.search(self.source) else self.source


def merge_pieces(base: Piece | None, ours: Piece, theirs: Piece) -> str | None:
    """Return how the merged value is written; None where the sides differ for good."""
    if ours.value == theirs.value or (base and theirs.value == base.value):
        return ours.source
    if base and ours.value == base.value:
        return theirs.source
    pieces = [piece for piece in (base, ours, theirs) if piece]
    if not all(piece.is_short for piece in pieces):
        return None
    if all(isinstance(piece.node, MapNode) for piece in pieces):
        return _merge_maps(base, ours, theirs)
    if any(isinstance(piece.node, MapNode) for piece in pieces):
        return None
    if not any(isinstance(piece.node, ListNode) for piece in pieces):
        return None
    return _merge_lists(base, ours, theirs)


def key_texts(values: Sequence[Value]) -> list[str]:
    """Return values as texts to compare items by."""
    return [value if isinstance(value, str) else repr(value) for value in values]


def _merge_lists(base: Piece | None, ours: Piece, theirs: Piece) -> str | None:
    sides = [base.items if base else [], ours.items, theirs.items]
    texts = [key_texts([item.value for item in side]) for side in sides]
    keys = [keys_of(texts[0]), identify(texts[0], texts[1]), identify(texts[0], texts[2])]
    maps = [dict(zip(key, side, strict=True)) for key, side in zip(keys, sides, strict=True)]
    found = []
    for key in merged_order(*keys):
        item = _merge_one(*(one.get(key) for one in maps))
        if item is None:
            return None
        found.append(item)
    return f"[{', '.join(filter(None, found))}]"


def _merge_maps(base: Piece | None, ours: Piece, theirs: Piece) -> str | None:
    maps = [_entries(piece) for piece in (base, ours, theirs)]
    found = []
    for key in merged_order(*map(list, maps)):
        item = _merge_one(*(one.get(key) for one in maps))
        if item is None:
            return None
        if item:
            found.append(f"{key}: {item}")
    return "{" + ", ".join(found) + "}"


def _entries(piece: Piece | None) -> dict[str, Piece]:
    node = piece.node if piece else None
    if piece is None or not isinstance(node, MapNode):
        return {}
    return {piece.file.source(key): Piece(piece.file, value) for key, value in node.entries}


def _merge_one(base: Piece | None, ours: Piece | None, theirs: Piece | None) -> str | None:
    """Return how one item is written, an empty text where it was removed, None for a conflict."""
    if ours and theirs:
        merged = merge_pieces(base, ours, theirs)
        side = ours if merged == ours.source else theirs if merged == theirs.source else None
        return side.in_brackets if side else merged
    kept = ours or theirs
    if kept is None or (base and kept.value == base.value):
        return ""
    return kept.in_brackets if base is None else None
