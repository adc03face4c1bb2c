"""Coded passages, what they count, and which of them say most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.codings import Coding
from interview_coder.domain.segments import Segment
from interview_coder.domain.sources import Source

READABLE = (15, 80)
"""Characters of a quotation that says something by itself and does not fill the page."""
Strength = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """One code on one unit of one source; ``order`` is the place of the source in the study."""

    source: Source
    coding: Coding
    order: int = 0

    @property
    def segment(self) -> Segment:
        """The unit."""
        return self.coding.segment

    @property
    def case(self) -> str:
        """Who speaks."""
        return self.coding.segment.case

    @property
    def unit(self) -> tuple[str, int, int]:
        """Source, start and end: the same for every code on the same unit."""
        return self.source.id, self.segment.start, self.segment.end

    @property
    def turn(self) -> tuple[str, int]:
        """Source and number of the (first) turn."""
        return self.source.id, self.segment.turn

    @property
    def text(self) -> str:
        """The unit's words, verbatim."""
        return self.source.text[self.segment.start : self.segment.end]

    @property
    def hits(self) -> str:
        """The hits as quotes.csv writes them: ``start-end:word`` joined by ``; ``."""
        return "; ".join(f"{hit.start}-{hit.end}:{self.source.text[hit.start : hit.end]}" for hit in self.coding.hits)

    @property
    def negated(self) -> int:
        """How many of the hits stand behind a negation cue."""
        return sum(hit.negated for hit in self.coding.hits)

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands: sources in the order of the study, then start and end."""
        return self.order, self.segment.start, self.segment.end

    @property
    def strength(self) -> Strength:
        """Sort key, strongest first: nothing negated, most hits, of readable length."""
        return int(self.negated > 0), -len(self.coding.hits), unreadable(len(self.text.strip()))


@dataclass(frozen=True, slots=True)
class Counts:
    """What passages of one code amount to: hits, units, sources, cases."""

    mentions: int
    segments: int
    sources: int
    cases: int

    @property
    def row(self) -> tuple[int, int, int, int]:
        """The four numbers in this order."""
        return self.mentions, self.segments, self.sources, self.cases


def unreadable(length: int) -> int:
    """Return by how many characters a text is too short or too long to be quoted, 0 where it is neither."""
    return max(READABLE[0] - length, length - READABLE[1], 0)


def passages_of(study: CodedStudy, *, kinds: Sequence[str] = ()) -> dict[str, list[Passage]]:
    """Return the passages of each code of the codebook, in the order of sources and text.

    ``kinds`` are the kinds of sources looked at; all of them where empty.
    """
    found: dict[str, list[Passage]] = {code.id: [] for code in study.codebook.codes}
    for order, coded in enumerate(study.sources):
        if not kinds or coded.source.kind in kinds:
            for coding in coded.codings:
                found[coding.code].append(Passage(coded.source, coding, order))
    return found


def counts(passages: Iterable[Passage]) -> Counts:
    """Count passages of one code."""
    found = list(passages)
    return Counts(
        sum(len(passage.coding.hits) for passage in found),
        len({passage.unit for passage in found}),
        len({passage.source.id for passage in found}),
        len(cases(found)),
    )


def cases(passages: Iterable[Passage]) -> set[str]:
    """Return who speaks in the passages."""
    return {passage.case for passage in passages}


def strongest(passages: Iterable[Passage], n: int) -> list[Passage]:
    """Choose passages that can stand for their code: of different cases first, then by strength, then by place.

    Returns:
        At most ``n``, strongest first.
    """
    return by_turns(sorted(passages, key=lambda passage: (passage.strength, passage.place)))[:n]


def by_turns(ranked: Sequence[Passage]) -> list[Passage]:
    """Let cases take turns: the best passage of each case, then the second best of each, and so on."""
    seen: dict[str, int] = {}
    rounds = []
    for passage in ranked:
        seen[passage.case] = seen.get(passage.case, 0) + 1
        rounds.append(seen[passage.case])
    order = sorted(range(len(ranked)), key=lambda place: (rounds[place], place))
    return [ranked[place] for place in order]


def code_names(study: CodedStudy) -> Mapping[str, str]:
    """Return the name of each code, its id where it has none."""
    return {code.id: code.name or code.id for code in study.codebook.codes}
