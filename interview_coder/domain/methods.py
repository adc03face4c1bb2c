"""What a methods section has to state: the material, the codebook, the unit, the words, and what came out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MethodsFacts:
    """Counts and names behind the methods paragraph.

    ``sources`` are numbers of sources by kind and ``roles`` whose words were coded. ``segments`` and ``characters``
    are the units and code points spoken in these roles; ``negated`` counts hits behind a negation cue.
    """

    sources: tuple[tuple[str, int], ...]
    cases: int
    roles: tuple[str, ...]
    unit: str
    segments: int
    characters: int
    codebook: str
    version: str
    title: str
    sha256: str
    theories: tuple[str, ...]
    constructs: int
    codes: int
    rules: int
    codes_found: int
    codings: int
    mentions: int
    negated: int
    words: str
    tool: str
