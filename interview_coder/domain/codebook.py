"""The codebook: theories, constructs, codes, rules and relations."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.rules import Node

VALENCES = ("met", "unmet", "neutral")
BOUNDARIES = ("word", "none")
KEEP, DROP = "keep", "drop"
NONE, NESTED_CODE, NESTED_BOOK, KHCODER = "none", "key", "codebook", "khcoder"
NESTED = (NONE, NESTED_CODE, NESTED_BOOK)
"""Which matches count: leftmost-longest in each code, longest first in each code, longest first over all codes."""
COMPATIBILITY = (NONE, KHCODER)
"""Whose meaning NEAR and THEN have: ours, or KH Coder's."""
Known = tuple[tuple[tuple[frozenset[str], ...], ...], tuple[str, ...]]
"""Of an expression: for each way to match it, sets of folded literals of which a match holds one of each; and all texts
that it matches, if it is a list of texts."""
NOTHING_KNOWN: Known = ((), ())
Literals = Mapping[str, Known]
"""What is known of regular expressions."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that a theory or code rests on."""

    id: str
    cite: str
    doi: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Construct:
    """A construct of a theory; ``id`` is the full one, ``theory.construct``."""

    id: str
    theory: str
    name: str
    definition: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Theory:
    """A theory and its constructs in the order of the codebook."""

    id: str
    name: str
    reference: str = ""
    constructs: tuple[Construct, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One expression of a code, as written and as parsed, and where it stands.

    ``places`` are line and column of each character, where the expression does not stand in the file as it is
    (folded over lines, with escapes); empty otherwise.
    """

    text: str
    expression: Node
    where: Where
    places: tuple[tuple[int, int], ...] = ()

    def place(self, column: int) -> Where:
        """Return the place in the file of a column of the expression, which counts from 1."""
        if self.places:
            return Where(self.where.path, *self.places[min(max(column, 1), len(self.places)) - 1])
        return (
            Where(self.where.path, self.where.line, self.where.column + column - 1) if self.where.column else self.where
        )


@dataclass(frozen=True, slots=True)
class Code:
    """A code: what it means, when to use it, and the rules that put it on a unit.

    ``path`` is the ids from the root of the code tree, joined by ``/``. ``constructs`` are full ids.
    ``when_negated`` is ``keep``, ``drop`` or the id of the code that takes the negated hits. ``replaced`` are the
    places of the codes that this one overrides.
    """

    id: str
    name: str
    path: str
    where: Where
    family: str = ""
    constructs: tuple[str, ...] = ()
    valence: str = ""
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    example_places: tuple[Where, ...] = ()
    counterexample_places: tuple[Where, ...] = ()
    rules: tuple[Rule, ...] = ()
    unless: tuple[Rule, ...] = ()
    when_negated: str = KEEP
    roles: tuple[str, ...] = ("participant",)
    boundary: str = "word"
    color: str = ""
    parent: str = ""
    codebook: str = ""
    nested: str = NONE
    compatibility: str = NONE
    replaced: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link between two codes, such as ``caused_by``."""

    source: str
    type: str
    target: str
    where: Where


@dataclass(frozen=True, slots=True)
class CodebookTest:
    """A passage and the codes that it must get, these and no others.

    ``unit`` is empty for the codebook's own; ``question`` is what the passage answers, empty if nothing was asked.
    """

    text: str
    expect: tuple[str, ...]
    where: Where
    role: str = "participant"
    unit: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for every code that does not say otherwise."""

    unit: str = "sentence"
    roles: tuple[str, ...] = ("participant",)
    boundary: str = "word"
    when_negated: str = KEEP
    nested: str = NONE
    compatibility: str = NONE


@dataclass(frozen=True, slots=True)
class Use:
    """Another codebook that this one builds on, with the version range asked for."""

    name: str
    version_range: str
    where: Where


@dataclass(frozen=True, slots=True)
class Codebook:
    """A codebook, complete: codes of the used codebooks come first, in the order of ``uses``.

    ``negation_cues`` replaces the built-in list of cues when it is not empty. ``sha256`` covers the file
    and the files it uses. ``literals`` are those of its regular expressions, where they were worked out already.
    """

    id: str
    version: str
    title: str
    language: str = "zh"
    license: str = ""
    description: str = ""
    references: tuple[Reference, ...] = ()
    theories: tuple[Theory, ...] = ()
    uses: tuple[Use, ...] = ()
    defaults: Defaults = field(default_factory=Defaults)
    codes: tuple[Code, ...] = ()
    relations: tuple[Relation, ...] = ()
    tests: tuple[CodebookTest, ...] = ()
    negation_cues: tuple[str, ...] = ()
    path: str = ""
    sha256: str = ""
    problems: tuple[Problem, ...] = ()
    literals: Literals = field(default_factory=dict, compare=False, repr=False)

    @property
    def constructs(self) -> tuple[Construct, ...]:
        """All constructs of all theories, in the order of the codebook."""
        return tuple(construct for theory in self.theories for construct in theory.constructs)
