"""Counts that every table is made of, gathered source by source, so that texts need not be kept."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.codings import Coding
from interview_coder.domain.order import natural
from interview_coder.domain.segments import Segment
from interview_coder.domain.sources import Source, Turn

Span = tuple[int, int]


@dataclass(slots=True)
class Evidence:
    """What was found for one code or construct."""

    mentions: int = 0
    segments: int = 0
    characters: int = 0
    sources: set[str] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)

    @property
    def n_sources(self) -> int:
        """How many sources it was found in."""
        return len(self.sources)

    @property
    def n_cases(self) -> int:
        """How many cases it was found in."""
        return len(self.cases)

    def add(self, coding: Coding, *, characters: int = 0, new_segment: bool = True) -> None:
        """Count one coding; ``new_segment`` is false where its segment is counted already."""
        self.mentions += len(coding.hits)
        self.segments += new_segment
        self.characters += characters
        self.sources.add(coding.source)
        self.cases.add(coding.segment.case)


@dataclass(slots=True)
class Spoken:
    """What speakers of one role said: units, characters, cases."""

    segments: int = 0
    characters: int = 0
    cases: set[str] = field(default_factory=set)


class Tally:
    """Running counts over sources, in whatever order they come."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.codes = {code.id: Evidence() for code in codebook.codes}
        self.constructs = {construct.id: Evidence() for construct in codebook.constructs}
        self.spoken: dict[str, Spoken] = {}
        self.cells: dict[tuple[str, str], tuple[int, int]] = {}
        self.pairs: dict[tuple[str, str], int] = {}
        self.n_sources = 0
        self.n_codings = 0
        self._order = {code.id: place for place, code in enumerate(codebook.codes)}
        self._constructs_of = {code.id: code.constructs for code in codebook.codes}

    def add(self, source: Source, segments: Sequence[Segment], codings: Sequence[Coding]) -> None:
        """Count one source: its units, and the codings of one layer on them."""
        self.n_sources += 1
        self.n_codings += len(codings)
        for turn in source.turns:
            self._of_role(turn.role).characters += _spoken_in(turn, turn.start, turn.end)
        for (role, case), n_segments in Counter((segment.role, segment.case) for segment in segments).items():
            spoken = self._of_role(role)
            spoken.segments += n_segments
            spoken.cases.add(case)
        for coding in codings:
            self._add_coding(source, coding)
        for together in _by_segment(codings).values():
            self._add_segment(together)

    def n_cases(self, roles: Collection[str] | None = None) -> int:
        """Count the cases that speak in any of the roles, or in any role at all."""
        chosen = [part.cases for role, part in self.spoken.items() if roles is None or role in roles]
        return len(set().union(*chosen))

    def case_names(self) -> list[str]:
        """Return the cases that speak, in natural order."""
        return sorted(set().union(*(part.cases for part in self.spoken.values())), key=natural)

    def cell_rows(self) -> Iterator[tuple[str, str, int, int]]:
        """Yield case, code, coded units and hits, in codebook order, then by case."""
        found = sorted(self.cells.items(), key=lambda cell: (self._order[cell[0][1]], natural(cell[0][0])))
        return ((case, code, *counts) for (case, code), counts in found)

    def _of_role(self, role: str) -> Spoken:
        found = self.spoken.get(role)
        if found is None:
            found = self.spoken[role] = Spoken()
        return found

    def _add_coding(self, source: Source, coding: Coding) -> None:
        segment = coding.segment
        characters = spoken_characters(source, segment)
        self.codes[coding.code].add(coding, characters=characters)
        units, hits = self.cells.get((segment.case, coding.code), (0, 0))
        self.cells[segment.case, coding.code] = units + 1, hits + len(coding.hits)

    def _add_segment(self, codings: Sequence[Coding]) -> None:
        seen: set[str] = set()
        for coding in codings:
            for construct in self._constructs_of[coding.code]:
                self.constructs[construct].add(coding, new_segment=construct not in seen)
                seen.add(construct)
        codes = sorted({coding.code for coding in codings}, key=self._order.__getitem__)
        for pair in combinations(codes, 2):
            self.pairs[pair] = self.pairs.get(pair, 0) + 1


def tally_of(study: CodedStudy) -> Tally:
    """Count a coded study."""
    tally = Tally(study.codebook)
    for coded in study.sources:
        tally.add(coded.source, coded.segments, coded.codings)
    return tally


def spoken_characters(source: Source, segment: Segment) -> int:
    """Count the code points of a segment that its role spoke, notes left out."""
    first = source.turns[segment.turn - 1]
    if segment.end <= first.end:
        return _spoken_in(first, segment.start, segment.end)
    return sum(_spoken_in(turn, segment.start, segment.end) for turn in source.turns if turn.role == segment.role)


def _spoken_in(turn: Turn, start: int, end: int) -> int:
    span = (start, end)
    spoken = _overlap((turn.start, turn.end), span)
    return spoken - sum(_overlap(gap, span) for gap in turn.gaps) if turn.gaps else spoken


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _by_segment(codings: Sequence[Coding]) -> dict[Segment, list[Coding]]:
    grouped: dict[Segment, list[Coding]] = {}
    for coding in codings:
        grouped.setdefault(coding.segment, []).append(coding)
    return grouped
