"""Which colour a code has: by construct where there are few, else by theory, else by family."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from interview_coder.domain.codebook import Code, Codebook
from interview_coder.export.terms import term

N_COLOURS = 8
"""More colours than these nobody tells apart; whatever comes after them is grey."""


class Groups(NamedTuple):
    """The colours of a study: ``names`` by number, ``of`` the number of each code. The last number is grey."""

    names: tuple[str, ...]
    of: Mapping[str, int]


def colour_groups(book: Codebook, found: Collection[str], language: str, *, others: str) -> Groups:
    """Give each code a colour.

    Args:
        book: The codebook; groups follow its order.
        found: Ids of the codes with evidence: only they take up a colour.
        language: The language of the names of families.
        others: What the grey rest is called.

    Returns:
        The groups; ``names`` holds those in use, grey among them only if it is.
    """
    few = len({code.constructs[0] for code in book.codes if code.constructs and code.id in found}) <= N_COLOURS
    keys = {code.id: _key(code, by_construct=few) for code in book.codes}
    used = dict.fromkeys(keys[code.id] for code in book.codes if code.id in found and keys[code.id])
    colours = {key: number for number, key in enumerate(list(used)[:N_COLOURS])}
    names = {construct.id: construct.name for construct in book.constructs}
    names |= {theory.id: theory.name for theory in book.theories}
    shown = [names.get(key, term(key, language)) for key in colours]
    numbers = {code: colours.get(key, N_COLOURS) for code, key in keys.items()}
    if any(numbers[code] == N_COLOURS for code in found):
        shown += [""] * (N_COLOURS - len(shown)) + [others]
    return Groups(tuple(shown), numbers)


def _key(code: Code, *, by_construct: bool) -> str:
    if not code.constructs:
        return code.family
    return code.constructs[0] if by_construct else code.constructs[0].partition(".")[0]
