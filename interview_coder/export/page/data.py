"""What the script of the page works on: texts, turns, coded units, each name once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.codings import Coding
from interview_coder.domain.segments import Segment
from interview_coder.domain.sources import Source
from interview_coder.export.page.groups import Groups


@dataclass(slots=True)
class Pool:
    """Values, each once, in the order in which they came."""

    places: dict[object, int] = field(default_factory=dict)

    def place(self, value: object) -> int:
        """Return the number of a value, which is added if it is new."""
        return self.places.setdefault(value, len(self.places))

    def values(self) -> list[object]:
        """Return the values by number."""
        return list(self.places)


@dataclass(slots=True)
class Pools:
    """The names that many rows share."""

    kinds: Pool = field(default_factory=Pool)
    roles: Pool = field(default_factory=Pool)
    cases: Pool = field(default_factory=Pool)
    speakers: Pool = field(default_factory=Pool)
    attributes: Pool = field(default_factory=Pool)


class Unit(NamedTuple):
    """One coded unit: its number on the page, its source by number, and the codings on it."""

    number: int
    source: int
    segment: Segment
    codings: tuple[Coding, ...]


def coded_units(study: CodedStudy) -> list[Unit]:
    """Return the units that have a code, sources and text in order; codings follow the codebook."""
    order = {code.id: place for place, code in enumerate(study.codebook.codes)}
    units: list[Unit] = []
    for number, coded in enumerate(study.sources):
        for segment, codings in _by_segment(coded.codings).items():
            ordered = tuple(sorted(codings, key=lambda coding: order[coding.code]))
            units.append(Unit(len(units), number, segment, ordered))
    return units


def page_data(study: CodedStudy, units: Iterable[Unit], groups: Groups, pools: Pools) -> dict[str, object]:
    """Return everything that can be filtered and shown, as short lists; positions are code points.

    ``sources`` are id, kind, case, date, question, attributes, text, turns (start, end, speaker, role, time);
    ``units`` are source, start, end, turn, speaker, role, case, time, codings (code, then start, end and negation
    of each hit); ``codes`` are name, id, colour, constructs, definition. Kinds, cases and the like are numbers
    in the lists of their names.
    """
    book = study.codebook
    code_numbers = {code.id: number for number, code in enumerate(book.codes)}
    constructs = {construct.id: number for number, construct in enumerate(book.constructs)}
    theories = {theory.id: number for number, theory in enumerate(book.theories)}
    data: dict[str, object] = {
        "theories": [theory.name for theory in book.theories],
        "constructs": [[construct.name, theories[construct.theory]] for construct in book.constructs],
        "codes": [
            [code.name, code.id, groups.of[code.id], [constructs[one] for one in code.constructs], code.definition]
            for code in book.codes
        ],
        "sources": [_source(coded.source, pools) for coded in study.sources],
        "units": [_unit(unit, code_numbers, pools) for unit in units],
    }
    return data | {
        "kinds": pools.kinds.values(),
        "roles": pools.roles.values(),
        "cases": pools.cases.values(),
        "speakers": pools.speakers.values(),
        "attributes": pools.attributes.values(),
    }


def _source(source: Source, pools: Pools) -> list[object]:
    attributes = tuple((name, value) for name, value in source.attributes.items() if value)
    turns = [
        [turn.start, turn.end, pools.speakers.place(turn.speaker), pools.roles.place(turn.role), turn.time]
        for turn in source.turns
    ]
    return [
        *(source.id, pools.kinds.place(source.kind), source.case, source.date, source.question),
        *(pools.attributes.place(attributes), source.text, turns),
    ]


def _unit(unit: Unit, codes: Mapping[str, int], pools: Pools) -> list[object]:
    segment = unit.segment
    codings = [
        [codes[coding.code], *(number for hit in coding.hits for number in (hit.start, hit.end, int(hit.negated)))]
        for coding in unit.codings
    ]
    return [
        *(unit.source, segment.start, segment.end, segment.turn, pools.speakers.place(segment.speaker)),
        *(pools.roles.place(segment.role), pools.cases.place(segment.case), segment.time, codings),
    ]


def _by_segment(codings: Iterable[Coding]) -> dict[Segment, list[Coding]]:
    grouped: dict[Segment, list[Coding]] = {}
    for coding in codings:
        grouped.setdefault(coding.segment, []).append(coding)
    return grouped
