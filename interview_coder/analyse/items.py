"""What an analysis counts: the codes of a codebook, or the constructs that they point at."""

from collections.abc import Mapping
from dataclasses import dataclass

from interview_coder.domain.choices import CODES, CONSTRUCTS, OF
from interview_coder.domain.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Item:
    """A code or a construct; ``group`` is the family of a code or the name of a construct's theory.

    ``roles`` are those that it can be found with: a construct is looked for in the roles of all of its codes,
    one without codes in those of all codes.
    """

    id: str
    name: str
    group: str
    roles: frozenset[str]


def items_of(book: Codebook, of: str) -> tuple[Item, ...]:
    """Return codes or constructs in the order of the codebook.

    Raises:
        ValueError: If ``of`` is neither ``codes`` nor ``constructs``.
    """
    if of == CODES:
        return tuple(Item(code.id, code.name or code.id, code.family, frozenset(code.roles)) for code in book.codes)
    if of != CONSTRUCTS:
        raise ValueError(f"unknown things to count {of!r}, choose from {', '.join(OF)}")
    roles: dict[str, set[str]] = {}
    everybody = {role for code in book.codes for role in code.roles}
    for code in book.codes:
        for construct in code.constructs:
            roles.setdefault(construct, set()).update(code.roles)
    return tuple(
        Item(construct.id, construct.name, theory.name, frozenset(roles.get(construct.id, everybody)))
        for theory in book.theories
        for construct in theory.constructs
    )


def items_by_code(book: Codebook, of: str) -> Mapping[str, tuple[str, ...]]:
    """Return what a coding with each code counts for: the code itself, or its constructs."""
    return {code.id: (code.id,) if of == CODES else code.constructs for code in book.codes}


def column_of(of: str) -> str:
    """Return the name of the column that holds the ids: ``code`` or ``construct``."""
    return "code" if of == CODES else "construct"
