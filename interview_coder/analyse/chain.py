"""The argument of a study: problem, cause, countermeasure along the codebook's relations, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from interview_coder.analyse.passages import Counts, Passage, cases, code_names, counts, passages_of
from interview_coder.domain.codebook import Codebook, Relation
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.order import natural
from interview_coder.domain.tables import Cell, Table

ARGUMENT = ("caused_by", "addressed_by")
"""The types of relation that make the argument, where a codebook has them."""
TURN, CASE, APART, ONE_END, NONE = "turn", "case", "apart", "one_end", "none"
EVIDENCE = (TURN, CASE, APART, ONE_END, NONE)
"""From the strongest to none: both ends in one turn; by one case; by different cases only; one end only; neither."""
LINK_COLUMNS = (
    *("type", "from", "from_name", "to", "to_name", "evidence"),
    *(f"{end}_{count}" for end in ("from", "to") for count in ("mentions", "segments", "sources", "cases")),
    *("cases_both", "turns_both", "segments_both", "case_names"),
)
PATH_COLUMNS = (
    *("start", "start_name", "middle", "middle_name", "end", "end_name", "evidence"),
    *("start_cases", "middle_cases", "end_cases"),
    *("cases_start_middle", "cases_middle_end", "cases_start_end", "cases_all"),
    *("turns_start_middle", "turns_middle_end", "turns_start_end"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A relation of the codebook with the passages of both its ends."""

    relation: Relation
    source: tuple[Passage, ...]
    target: tuple[Passage, ...]

    @property
    def both_cases(self) -> set[str]:
        """Cases that speak of both ends, wherever."""
        return cases(self.source) & cases(self.target)

    @property
    def both_turns(self) -> set[tuple[str, int]]:
        """Turns in which both ends stand."""
        return {passage.turn for passage in self.source} & {passage.turn for passage in self.target}

    @property
    def both_units(self) -> set[tuple[str, int, int]]:
        """Units with both codes."""
        return {passage.unit for passage in self.source} & {passage.unit for passage in self.target}

    @property
    def evidence(self) -> str:
        """How well the material carries the link, one of `EVIDENCE`."""
        return evidence_of(self.source, self.target)


def evidence_of(one: Sequence[Passage], other: Sequence[Passage]) -> str:
    """Return how well the material ties two codes together, one of `EVIDENCE`."""
    if not (one and other):
        return ONE_END if one or other else NONE
    if {passage.turn for passage in one} & {passage.turn for passage in other}:
        return TURN
    return CASE if cases(one) & cases(other) else APART


def relation_types(book: Codebook) -> tuple[str, ...]:
    """Return the types of the codebook's relations in the order in which they first occur."""
    return tuple(dict.fromkeys(relation.type for relation in book.relations))


def argument_types(book: Codebook) -> tuple[str, ...]:
    """Return the types that make the argument: ``caused_by`` and ``addressed_by``, else all there are."""
    known = relation_types(book)
    return tuple(name for name in ARGUMENT if name in known) or known


def links(study: CodedStudy, *, types: Sequence[str] = (), kinds: Sequence[str] = ()) -> list[Link]:
    """Return the relations of some types (those of the argument where none is named) with their passages."""
    wanted = types or argument_types(study.codebook)
    found = passages_of(study, kinds=kinds)
    return [
        Link(relation, tuple(found[relation.source]), tuple(found[relation.target]))
        for relation in study.codebook.relations
        if relation.type in wanted
    ]


def link_table(study: CodedStudy, found: Sequence[Link]) -> Table:
    """Return one row per link in the order of the codebook.

    ``cases_both`` are the cases that speak of both ends, ``turns_both`` and ``segments_both`` the turns and units
    in which both stand together.
    """
    names = code_names(study)
    rows: list[tuple[Cell, ...]] = []
    for link in found:
        relation, both = link.relation, link.both_cases
        rows.append(
            (
                *(relation.type, relation.source, names[relation.source], relation.target, names[relation.target]),
                link.evidence,
                *counts(link.source).row,
                *counts(link.target).row,
                *(len(both), len(link.both_turns), len(link.both_units), "; ".join(sorted(both, key=natural))),
            )
        )
    return Table("chain", LINK_COLUMNS, rows)


def path_table(study: CodedStudy, found: Sequence[Link]) -> Table:
    """Return one row per chain of two links, and one per link that is part of none, ``middle`` being empty.

    A link from the first to the last code of a chain is the chain's own shortcut and has no row.
    """
    names = code_names(study)
    spoken = {link.relation.source: link.source for link in found} | {
        link.relation.target: link.target for link in found
    }
    rows: list[tuple[Cell, ...]] = []
    for start, middle, end in paths([(link.relation.source, link.relation.target) for link in found]):
        one, two = ((start, middle), (middle, end)) if middle else ((start, end), (start, end))
        ends = (start, middle, end)
        shared = [_shared(spoken, pair) for pair in (one, two, (start, end))]
        together = set.intersection(*(cases(spoken[code]) for code in ends if code))
        rows.append(
            (
                *(cell for code in ends for cell in (code, names.get(code, ""))),
                max((evidence_of(spoken[a], spoken[b]) for a, b in (one, two)), key=EVIDENCE.index),
                *(len(cases(spoken.get(code, ()))) for code in ends),
                *(len(both) for both, _ in shared),
                len(together),
                *(turns for _, turns in shared),
            )
        )
    return Table("chain_paths", PATH_COLUMNS, rows)


def paths(edges: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Join links into chains of two: start, middle, end; ``middle`` is empty for a link that joins no other.

    Example:
        >>> paths([("p", "c"), ("c", "m"), ("p", "m"), ("x", "y")])
        [('p', 'c', 'm'), ('x', '', 'y')]
    """
    edges = list(dict.fromkeys(edges))
    following: dict[str, list[str]] = {}
    for start, end in edges:
        following.setdefault(start, []).append(end)
    joined = [
        (start, middle, end)
        for start, middle in edges
        for end in following.get(middle, ())
        if end != start and middle not in (start, end)
    ]
    used = {pair for start, middle, end in joined for pair in ((start, middle), (middle, end), (start, end))}
    return joined + [(start, "", end) for start, end in edges if (start, end) not in used]


def end_counts(found: Sequence[Link]) -> dict[str, Counts]:
    """Return the counts of every code that is an end of a link, in the order of the links."""
    counted: dict[str, Counts] = {}
    for link in found:
        counted.setdefault(link.relation.source, counts(link.source))
        counted.setdefault(link.relation.target, counts(link.target))
    return counted


def _shared(spoken: dict[str, tuple[Passage, ...]], pair: tuple[str, str]) -> tuple[set[str], int]:
    one, other = (spoken[code] for code in pair)
    turns = {passage.turn for passage in one} & {passage.turn for passage in other}
    return cases(one) & cases(other), len(turns)
