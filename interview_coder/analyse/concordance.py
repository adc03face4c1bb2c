"""Keyword in context: each hit with the words around it."""

from collections.abc import Iterable

from interview_coder.analyse.quotes import CONTEXT
from interview_coder.domain.codings import Coding
from interview_coder.domain.sources import Source
from interview_coder.domain.tables import Table

COLUMNS = (
    *("source", "kind", "case", "speaker", "role", "turn", "time"),
    *("start", "end", "before", "match", "after", "text", "negated"),
)


def concordance(codings: Iterable[tuple[Source, Coding]]) -> Table:
    """Return one row per hit in the order given.

    ``start`` and ``end`` delimit the hit; ``before`` and ``after`` are its context in the same line, 32 code
    points at most; ``text`` is the unit; ``negated`` is 1 behind a negation cue.
    """
    rows = []
    for source, coding in codings:
        segment = coding.segment
        place = (segment.case, segment.speaker, segment.role, segment.turn, segment.time)
        unit = source.text[segment.start : segment.end]
        for hit in coding.hits:
            before = source.text[max(0, hit.start - CONTEXT) : hit.start].splitlines() or [""]
            after = source.text[hit.end : hit.end + CONTEXT].splitlines() or [""]
            match = source.text[hit.start : hit.end]
            rows.append(
                (
                    source.id,
                    source.kind,
                    *place,
                    hit.start,
                    hit.end,
                    before[-1],
                    match,
                    after[0],
                    unit,
                    int(hit.negated),
                )
            )
    return Table("concordance", COLUMNS, rows)
