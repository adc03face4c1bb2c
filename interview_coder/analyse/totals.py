"""Counts of many batches added up: numbers only, so that they stay small however much text there is.

How many cases there are is not the sum of the cases of the batches, since a case may speak in several; whoever
adds up the batches keeps the names of the cases, on disk if need be, and counts them at the end.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from interview_coder.analyse.tally import Tally
from interview_coder.domain.codebook import Codebook


class Found(Protocol):
    """What was found for one code or construct."""

    @property
    def mentions(self) -> int:
        """Hits."""

    @property
    def segments(self) -> int:
        """Coded units."""

    @property
    def characters(self) -> int:
        """Characters spoken in the coded units."""

    @property
    def n_sources(self) -> int:
        """Sources that have it."""

    @property
    def n_cases(self) -> int:
        """Cases that have it."""


class SpokenCounts(Protocol):
    """What the speakers of a role said."""

    @property
    def segments(self) -> int:
        """Units."""

    @property
    def characters(self) -> int:
        """Characters."""


class Counts(Protocol):
    """What the tables are made of: a `Tally` of sources in memory, or the `Totals` of many batches."""

    @property
    def codebook(self) -> Codebook:
        """The codebook."""

    @property
    def codes(self) -> Mapping[str, Found]:
        """What was found, by code."""

    @property
    def constructs(self) -> Mapping[str, Found]:
        """What was found, by construct."""

    @property
    def pairs(self) -> Mapping[tuple[str, str], int]:
        """Units that two codes share."""

    @property
    def spoken(self) -> Mapping[str, SpokenCounts]:
        """What was said, by role."""

    @property
    def n_sources(self) -> int:
        """Sources coded."""

    @property
    def n_codings(self) -> int:
        """Codings made."""

    def n_cases(self, roles: Collection[str] | None = None) -> int:
        """Count the cases that speak in any of the roles, or in any role at all."""


@dataclass(slots=True)
class Sum:
    """The sum of what the batches found for one code or construct."""

    mentions: int = 0
    segments: int = 0
    characters: int = 0
    n_sources: int = 0
    n_cases: int = 0


@dataclass(slots=True)
class SpokenSum:
    """The sum of what the speakers of one role said in the batches."""

    segments: int = 0
    characters: int = 0


@dataclass(slots=True)
class Partial:
    """The counts of one batch that add up: plain numbers and lists, as JSON has them.

    ``codes`` and ``constructs`` hold mentions, segments, characters and sources, ``pairs`` two codes and their
    units, ``spoken`` units and characters of each role.
    """

    n_sources: int = 0
    n_codings: int = 0
    codes: dict[str, list[int]] = field(default_factory=dict)
    constructs: dict[str, list[int]] = field(default_factory=dict)
    pairs: list[tuple[str, str, int]] = field(default_factory=list)
    spoken: dict[str, list[int]] = field(default_factory=dict)


def partial(tally: Tally) -> Partial:
    """Return the counts of a batch that can be added to those of others: no source may be in two batches."""
    return Partial(
        tally.n_sources,
        tally.n_codings,
        {code: _numbers(found) for code, found in tally.codes.items() if found.segments},
        {name: _numbers(found) for name, found in tally.constructs.items() if found.segments},
        [(one, other, both) for (one, other), both in tally.pairs.items()],
        {role: [spoken.segments, spoken.characters] for role, spoken in tally.spoken.items()},
    )


def _numbers(found: Found) -> list[int]:
    return [found.mentions, found.segments, found.characters, found.n_sources]


class Totals:
    """The sum over batches; the cases are said at the end, by `count_cases`."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.codes = {code.id: Sum() for code in codebook.codes}
        self.constructs = {construct.id: Sum() for construct in codebook.constructs}
        self.spoken: dict[str, SpokenSum] = {}
        self.pairs: dict[tuple[str, str], int] = {}
        self.n_sources = 0
        self.n_codings = 0
        self._constructs_of = {code.id: code.constructs for code in codebook.codes}
        self._case_roles: Counter[frozenset[str]] = Counter()

    def add(self, batch: Partial) -> None:
        """Add the counts of one batch."""
        self.n_sources += batch.n_sources
        self.n_codings += batch.n_codings
        for sums, numbers in ((self.codes, batch.codes), (self.constructs, batch.constructs)):
            for name, (mentions, segments, characters, n_sources) in numbers.items():
                found = sums[name]
                found.mentions += mentions
                found.segments += segments
                found.characters += characters
                found.n_sources += n_sources
        for one, other, both in batch.pairs:
            self.pairs[one, other] = self.pairs.get((one, other), 0) + both
        for role, (segments, characters) in batch.spoken.items():
            spoken = self.spoken.setdefault(role, SpokenSum())
            spoken.segments += segments
            spoken.characters += characters

    def count_cases(self, with_roles: Iterable[Sequence[str]], with_codes: Iterable[Sequence[str]]) -> None:
        """Count the cases of each role, code and construct.

        Args:
            with_roles: For each case that speaks, the roles it speaks in.
            with_codes: For each case that was coded, its codes.
        """
        self._case_roles = Counter(map(frozenset, with_roles))
        for codes in with_codes:
            for code in codes:
                self.codes[code].n_cases += 1
            for construct in {name for code in codes for name in self._constructs_of[code]}:
                self.constructs[construct].n_cases += 1

    def n_cases(self, roles: Collection[str] | None = None) -> int:
        """Count the cases that speak in any of the roles, or in any role at all."""
        return sum(n for spoken, n in self._case_roles.items() if roles is None or not spoken.isdisjoint(roles))
