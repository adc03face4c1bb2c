"""A codebook as one file alone has it, before references are followed."""

from dataclasses import dataclass, field

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Where


@dataclass(frozen=True, slots=True)
class Link:
    """A reference by id: from ``owner`` to the ``kind`` (code, construct, …) called ``name``."""

    kind: str
    owner: str
    name: str
    where: Where


@dataclass(frozen=True, slots=True)
class Derived:
    """What a code says of another one: the id it extends, empty for an override, and the keys that it has."""

    base: str
    given: frozenset[str]


@dataclass(slots=True)
class Draft:
    """What a file says. ``places`` are where ids are defined, by kind and id."""

    book: Codebook
    links: list[Link] = field(default_factory=list)
    places: dict[tuple[str, str], Where] = field(default_factory=dict)
    derived: dict[str, Derived] = field(default_factory=dict)
