"""Which item of one list is which of another, and where merged items stand."""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

_ALIKE = 0.5


def merged_order(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return the keys of both sides in one order: ours, unless only they changed the order of what was there.

    What the other side added comes after what it comes after there, and after our additions at the same place.
    """
    there = set(base)
    common = there & set(ours) & set(theirs)
    orders = [[key for key in side if key in common] for side in (base, ours, theirs)]
    first, second = (theirs, ours) if orders[0] == orders[1] != orders[2] else (ours, theirs)
    found = list(first)
    known = set(found)
    own = known - there - set(second)
    for place, key in enumerate(second):
        if key in known:
            continue
        before = next((one for one in reversed(second[:place]) if one in known), None)
        at = found.index(before) + 1 if before is not None else 0
        while before not in own and at < len(found) and found[at] in own:
            at += 1
        found.insert(at, key)
        known.add(key)
    return found


def identify(base: Sequence[str], side: Sequence[str]) -> list[str]:
    """Give each item of a side a key: that of the base's item which it is or which it replaces, else one of its own.

    Returns:
        Keys in the order of ``side``; those of the base are `keys_of`.
    """
    base_keys, side_keys = keys_of(base), keys_of(side)
    there = set(base_keys)
    gone = there - set(side_keys)
    found = list(side_keys)
    for tag, start, end, first, last in SequenceMatcher(None, base_keys, side_keys, autojunk=False).get_opcodes():
        if tag == "replace":
            old = [place for place in range(start, end) if base_keys[place] in gone]
            new = [place for place in range(first, last) if side_keys[place] not in there]
            for one, other in _pairs([base[place] for place in old], [side[place] for place in new]):
                found[new[other]] = base_keys[old[one]]
    return found


def keys_of(texts: Iterable[str]) -> list[str]:
    """Return a key for each text: the text, and a number where it stands again."""
    seen: Counter[str] = Counter()
    found = []
    for text in texts:
        seen[text] += 1
        found.append(f"{text}\0{seen[text]}")
    return found


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    if len(old) == len(new) == 1:
        return [(0, 0)]
    if len(old) * len(new) > 2500:  # noqa: PLR2004 - lists rewritten as a whole are not compared item by item
        return []
    ranked = sorted(
        ((SequenceMatcher(None, a, b).ratio(), -i, -j) for i, a in enumerate(old) for j, b in enumerate(new)),
        reverse=True,
    )
    found: dict[int, int] = {}
    for ratio, i, j in ranked:
        if ratio >= _ALIKE and -i not in found and -j not in found.values():
            found[-i] = -j
    return sorted(found.items())
