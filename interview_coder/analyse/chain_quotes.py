"""The strongest quotations for each link of the argument."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from interview_coder.analyse.chain import Link
from interview_coder.analyse.passages import Passage, strongest, unreadable
from interview_coder.analyse.references import Reference, references
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.tables import Cell, Table

COLUMNS = (
    *("type", "from", "to", "rank", "together", "side", "reference"),
    *("source", "kind", "case", "speaker", "turn", "start", "end", "hits", "negated", "text"),
)
UNIT, TURN, CASE, ONE_END = "unit", "turn", "case", "one_end"
TOGETHER = (UNIT, TURN, CASE, ONE_END)
"""How close the two ends of a link stand in the words quoted, closest first."""
FROM, TO, BOTH = "from", "to", "both"
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Joint:
    """Words for a link: one passage for both ends, or one for each end of the same turn or case."""

    together: str
    one: Passage | None
    other: Passage | None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in it, each unit once."""
        both = tuple(passage for passage in (self.one, self.other) if passage)
        return both[:1] if self.together == UNIT else both

    @property
    def key(self) -> tuple[int, int, int, int, tuple[int, int, int]]:
        """Sort key: closest first, then nothing negated, most hits of both ends, readable length, and the place."""
        both = [passage for passage in (self.one, self.other) if passage]
        length = sum(len(passage.text.strip()) for passage in self.passages)
        return (
            TOGETHER.index(self.together),
            int(any(passage.negated for passage in both)),
            -sum(len(passage.coding.hits) for passage in both),
            unreadable(length),
            min(passage.place for passage in both),
        )


def joints(link: Link) -> list[Joint]:
    """Return all words that could be quoted for a link, strongest first, cases taking turns at equal closeness."""
    found = sorted(_joints(link), key=lambda joint: joint.key)
    seen: dict[tuple[str, str], int] = {}
    rounds = []
    for joint in found:
        who = (joint.together, joint.passages[0].case)
        seen[who] = seen.get(who, 0) + 1
        rounds.append((TOGETHER.index(joint.together), seen[who]))
    return [found[place] for place in sorted(range(len(found)), key=lambda place: (rounds[place], place))]


def quote_table(study: CodedStudy, found: Sequence[Link], *, n: int = 3) -> Table:
    """Return the ``n`` strongest quotations of each link.

    Where the two ends stand in different units there are two rows of one ``rank``, told apart by ``side``; every row
    is a unit with the place that it has in quotes.csv.
    """
    numbered = references(study)
    rows = []
    for link in found:
        for rank, joint in enumerate(joints(link)[:n], start=1):
            head = (link.relation.type, link.relation.source, link.relation.target, rank, joint.together)
            for side, passage, hits in _sides(joint):
                rows.append((*head, side, *_where(passage, numbered), hits, passage.negated, passage.text))
    return Table("chain_quotes", COLUMNS, rows)


def _joints(link: Link) -> Iterator[Joint]:
    if not (link.source and link.target):
        yield from (Joint(ONE_END, passage, None) for passage in link.source)
        yield from (Joint(ONE_END, None, passage) for passage in link.target)
    elif not link.both_cases:
        yield Joint(ONE_END, strongest(link.source, 1)[0], None)
        yield Joint(ONE_END, None, strongest(link.target, 1)[0])
    else:
        yield from _joints_together(link)


def _joints_together(link: Link) -> Iterator[Joint]:
    units, turns = link.both_units, link.both_turns
    targets = {passage.unit: passage for passage in link.target}
    same_unit = [passage for passage in link.source if passage.unit in units]
    yield from (Joint(UNIT, passage, targets[passage.unit]) for passage in same_unit)
    of_turn = [_grouped(end, lambda passage: passage.turn) for end in (link.source, link.target)]
    for turn in turns - {passage.turn for passage in same_unit}:
        yield _closest(of_turn[0][turn], of_turn[1][turn])
    of_case = [_grouped(end, lambda passage: passage.case) for end in (link.source, link.target)]
    for case in link.both_cases - {passage.case for passage in link.source if passage.turn in turns}:
        one, other = (strongest(end[case], 1)[0] for end in of_case)
        yield Joint(CASE, one, other)


def _grouped(passages: Sequence[Passage], key: Callable[[Passage], Key]) -> dict[Key, list[Passage]]:
    groups: dict[Key, list[Passage]] = {}
    for passage in passages:
        groups.setdefault(key(passage), []).append(passage)
    return groups


def _closest(one: Sequence[Passage], other: Sequence[Passage]) -> Joint:
    """Pair the two ends of a link in one turn: the fewest characters between them, then the strongest."""
    pairs = [(left, right) for left in one for right in other]
    left, right = min(
        pairs,
        key=lambda pair: (abs(pair[0].segment.start - pair[1].segment.start), pair[0].strength, pair[1].strength),
    )
    return Joint(TURN, left, right)


def _sides(joint: Joint) -> Iterator[tuple[str, Passage, str]]:
    if joint.together == UNIT:
        assert joint.one is not None
        assert joint.other is not None
        hits = dict.fromkeys(hit for end in (joint.one, joint.other) for hit in end.hits.split("; "))
        yield BOTH, joint.one, "; ".join(hits)
        return
    for side, passage in ((FROM, joint.one), (TO, joint.other)):
        if passage:
            yield side, passage, passage.hits


def _where(passage: Passage, numbered: Mapping[str, Reference]) -> tuple[Cell, ...]:
    segment, source = passage.segment, passage.source
    return (
        numbered[source.id].of(segment.turn),
        *(source.id, source.kind, segment.case, segment.speaker, segment.turn, segment.start, segment.end),
    )
