"""A codebook in the order in which people read it: theory, construct, codes."""

from dataclasses import dataclass

from interview_coder.domain.codebook import Code


@dataclass(frozen=True, slots=True)
class OutlineCode:
    """A code in a group; ``level`` counts from 0. ``see`` names the construct under which it is described."""

    code: Code
    level: int = 0
    see: str = ""


@dataclass(frozen=True, slots=True)
class OutlineGroup:
    """A construct, or a family of codes without one, with its codes; ``level`` is the construct's own depth."""

    id: str
    title: str
    definition: str
    codes: tuple[OutlineCode, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A theory with its groups; the title is empty for the part of codes without a construct."""

    title: str
    cite: str
    groups: tuple[OutlineGroup, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole codebook, those it uses included. ``language`` is the codebook's and chooses the words around it."""

    id: str
    title: str
    version: str
    license: str
    description: str
    language: str
    n_codes: int
    n_constructs: int
    parts: tuple[OutlinePart, ...]
