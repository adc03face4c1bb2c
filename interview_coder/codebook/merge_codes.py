"""Merges the tree of codes: each code by its id, wherever it stands, then its place, then the order of its siblings."""

from dataclasses import dataclass, field, replace

from interview_coder.codebook.merge_order import merged_order
from interview_coder.codebook.merge_parts import Merger, conflict, merge_lines
from interview_coder.codebook.nodes import MapNode
from interview_coder.codebook.parts import Part, Value, value_of
from interview_coder.codebook.roundtrip import entry

_CODES = "codes"


@dataclass(slots=True)
class Tree:
    """The codes of one side by id, without their children; who is whose parent; and the lines above children."""

    parts: dict[str, Part] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    shells: dict[str, Part] = field(default_factory=dict)

    def children(self, parent: str) -> list[str]:
        """Return the ids of a code's children, of the top for an empty id."""
        return [key for key, above in self.parents.items() if above == parent]


def read_tree(codes: Part | None) -> Tree | None:
    """Take the codes of a file apart; None where ids are missing or stand twice."""
    tree = Tree()
    if codes is None or codes.parts is None:
        return tree if codes is None or codes.value in (("list",), "") else None
    return tree if _take(tree, codes, "") else None


def _take(tree: Tree, codes: Part, parent: str) -> bool:
    items = codes.parts or []
    tree.shells[parent] = replace(codes, parts=[], value="", inner_column=items[0].column)
    for item in items:
        if not item.key or item.key in tree.parts:
            return False
        below = item.child(_CODES)
        is_block = below is not None and below.parts is not None
        tree.parts[item.key] = _without_children(item) if is_block else item
        tree.parents[item.key] = parent
        if is_block and below is not None and not _take(tree, below, item.key):
            return False
    return True


def _without_children(item: Part) -> Part:
    parts = [part if part.key != _CODES else replace(part, parts=[], value="", tail="") for part in item.parts or ()]
    node = item.node
    assert isinstance(node, MapNode)
    value: Value = ("map", *sorted((key.text, value_of(value)) for key, value in node.entries if key.text != _CODES))
    return replace(item, parts=parts, value=value)


def follow_ids(base: Tree, side: Tree) -> Tree:
    """Give codes whose id changed, but not their rules, the id that they have in the base."""
    gone = {_rules(part): key for key, part in base.parts.items() if key not in side.parts and _rules(part)}
    ids = {
        key: gone.pop(_rules(part))
        for key, part in side.parts.items()
        if key not in base.parts and _rules(part) in gone
    }
    if not ids:
        return side
    return Tree(
        {ids.get(key, key): replace(part, key=ids.get(key, key)) for key, part in side.parts.items()},
        {ids.get(key, key): ids.get(parent, parent) for key, parent in side.parents.items()},
        {ids.get(key, key): shell for key, shell in side.shells.items()},
    )


def _rules(part: Part) -> str:
    pairs = [entry(part.node, key) for key in ("rules", "unless")] if isinstance(part.node, MapNode) else []
    values = [value_of(pair[1]) if pair else "" for pair in pairs]
    return repr(values) if values and values[0] else ""


class CodesMerger:
    """Merges three trees of codes."""

    def __init__(self, merger: Merger, base: Tree, ours: Tree, theirs: Tree) -> None:
        self._merger = merger
        self._base, self._ours, self._theirs = base, follow_ids(base, ours), follow_ids(base, theirs)
        self._sides = (self._base, self._ours, self._theirs)
        self._found: dict[str, Part] = {}
        self._parents: dict[str, str] = {}
        self.moved_apart: list[str] = []

    def merge(self, ours: Part | None, theirs: Part | None) -> Part | None:
        """Return the entry ``codes``, given how it stands on either side."""
        for key in dict.fromkeys([*self._ours.parts, *self._theirs.parts]):
            part = self._merged(key)
            if part is not None:
                self._found[key] = part
                self._parents[key] = self._parent(key)
        self._keep_parents()
        self._break_circles()
        shell = self._shell("")
        children = self._children("", shell.inner_column) if shell else []
        if shell is not None and children:
            return replace(shell, parts=children)
        without_block = [one for one in (ours, theirs) if one and one.parts is None]
        if without_block or shell is None:
            return without_block[0] if without_block else None
        return replace(shell, head="codes: []\n", parts=None)

    def _merged(self, key: str) -> Part | None:
        return self._merger.keep_or_remove(
            self._base.parts.get(key), self._ours.parts.get(key), self._theirs.parts.get(key), f"codes.{key}"
        )

    def _parent(self, key: str) -> str:
        base, ours, theirs = (side.parents.get(key) for side in self._sides)
        if ours is None or theirs is None:
            return ours if ours is not None else theirs or ""
        if ours in (base, theirs):
            return theirs
        if theirs != base:
            self.moved_apart.append(key)
        return ours

    def _keep_parents(self) -> None:
        """Keep a removed code, as a conflict, where the other side put codes below it; and all below a conflict."""
        queue = list(self._found)
        while queue:
            key = queue.pop()
            parent = self._parents[key]
            if parent and parent not in self._found:
                self._keep(parent)
                queue.append(parent)
            if self._found[key].is_conflict:
                below = [child for side in self._sides[1:] for child in side.children(key) if child not in self._found]
                for child in below:
                    self._found[child] = next(s.parts[child] for s in self._sides[1:] if child in s.parts)
                    self._parents[child] = key
                queue += below

    def _keep(self, key: str) -> None:
        ours, theirs = self._ours.parts.get(key), self._theirs.parts.get(key)
        self._found[key] = conflict(ours, theirs, f"codes.{key}")
        self._parents[key] = self._parent(key)

    def _break_circles(self) -> None:
        """Where both sides moved codes below each other, leave them where ours has them."""
        for key in self._found:
            seen = {key}
            above = self._parents[key]
            while above and above not in seen:
                seen.add(above)
                above = self._parents[above]
            if above:
                self.moved_apart += [one for one in sorted(seen) if self._parents[one] != self._ours.parents.get(one)]
                self._parents |= {one: self._ours.parents[one] for one in seen if one in self._ours.parents}

    def _shell(self, key: str) -> Part | None:
        base, ours, theirs = (side.shells.get(key) for side in self._sides)
        if ours is None or theirs is None:
            return ours or theirs or base
        theirs, base = theirs.at(ours.column), (base or ours).at(ours.column)
        lead, tail = merge_lines(base.lead, ours.lead, theirs.lead), merge_lines(base.tail, ours.tail, theirs.tail)
        return replace(ours, head=theirs.head if ours.head == base.head else ours.head, lead=lead, tail=tail)

    def _children(self, parent: str, column: int) -> list[Part]:
        orders = [
            [key for key in side.children(parent) if self._parents.get(key, side.parents[key]) == parent]
            for side in self._sides
        ]
        keys = [key for key in merged_order(*orders) if self._parents.get(key) == parent]
        missing = [key for key, above in self._parents.items() if above == parent and key not in keys]
        return [self._whole(key).at(column) for key in (*keys, *missing)]

    def _whole(self, key: str) -> Part:
        part = self._found[key]
        if part.is_conflict and (part.ours is None or part.theirs is None):
            return replace(
                part,
                ours=self._with_children(part.ours, key) if part.ours else None,
                theirs=self._with_children(part.theirs, key) if part.theirs else None,
            )
        return self._with_children(part, key)

    def _with_children(self, part: Part, key: str) -> Part:
        if part.parts is None:
            return part
        shell = self._shell(key)
        own = part.child(_CODES)
        if shell is not None:
            shell = shell.at(part.parts[0].column)
            children = self._children(key, shell.inner_column)
            if children:
                filled = replace(shell, parts=children)
                if own is None:
                    return replace(part, parts=[*part.parts, filled])
                return replace(part, parts=[filled if one is own else one for one in part.parts])
        is_empty = own is not None and own.parts == []
        return replace(part, parts=[one for one in part.parts if one is not own]) if is_empty else part
