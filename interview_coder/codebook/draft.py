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


@dataclass(slots=True)
class Draft:
    """What a file says. ``places`` are where ids are defined, by kind and id."""

    book: Codebook
    links: list[Link] = field(default_factory=list)
    places: dict[tuple[str, str], Where] = field(default_factory=dict)
