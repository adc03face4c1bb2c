"""Brings a codebook into the order of an appendix."""

from collections.abc import Sequence

from interview_coder.domain.codebook import Code, Codebook, Construct, Theory
from interview_coder.domain.outlines import Outline, OutlineCode, OutlineGroup, OutlinePart


def outline(book: Codebook) -> Outline:
    """Return a codebook as theories, constructs and codes.

    A code stands under its first construct, without one of its own under that of its parent; under its other
    constructs it is only named. Codes without any construct come last, by family.
    """
    homes = _homes(book.codes)
    cites = {reference.id: reference.cite for reference in book.references}
    parts = [
        OutlinePart(
            theory.name,
            cites.get(theory.reference, ""),
            tuple(_construct_group(construct, theory, book, homes) for construct in theory.constructs),
        )
        for theory in book.theories
    ]
    homeless = [code for code in book.codes if not homes[code.id]]
    if homeless:
        families = dict.fromkeys(code.family for code in homeless)
        parts.append(OutlinePart("", "", tuple(_family_group(family, homeless) for family in families)))
    return Outline(
        book.id,
        book.title,
        book.version,
        book.license,
        book.description,
        book.language,
        len(book.codes),
        len(book.constructs),
        tuple(parts),
    )


def _homes(codes: Sequence[Code]) -> dict[str, str]:
    """Return the construct under which each code is described; parents come before their children."""
    homes: dict[str, str] = {}
    for code in codes:
        homes[code.id] = code.constructs[0] if code.constructs else homes.get(code.parent, "")
    return homes


def _construct_group(construct: Construct, theory: Theory, book: Codebook, homes: dict[str, str]) -> OutlineGroup:
    names = {one.id: one.name for one in book.constructs}
    at_home = [code for code in book.codes if homes[code.id] == construct.id]
    guests = [code for code in book.codes if construct.id in code.constructs[1:]]
    codes = (*_nested(at_home), *(OutlineCode(code, see=names[code.constructs[0]]) for code in guests))
    parents = {one.id: one.parent for one in theory.constructs}
    level, above = 0, construct.parent
    while above:
        level, above = level + 1, parents.get(above, "")
    return OutlineGroup(construct.id, construct.name, construct.definition, codes, level)


def _family_group(family: str, homeless: Sequence[Code]) -> OutlineGroup:
    return OutlineGroup("", family, "", _nested([code for code in homeless if code.family == family]))


def _nested(codes: Sequence[Code]) -> tuple[OutlineCode, ...]:
    levels: dict[str, int] = {}
    for code in codes:
        levels[code.id] = levels.get(code.parent, -1) + 1
    return tuple(OutlineCode(code, levels[code.id]) for code in codes)
