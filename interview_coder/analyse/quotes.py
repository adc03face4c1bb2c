"""Quotations: each coding with its words, its place and what stands around it."""

from collections.abc import Iterable, Mapping, Sequence

from interview_coder.analyse.frequencies import theories_of
from interview_coder.domain.codebook import Code, Codebook
from interview_coder.domain.codings import Coding, Hit
from interview_coder.domain.order import natural
from interview_coder.domain.sources import Source
from interview_coder.domain.tables import Cell, Table

COLUMNS = (
    *("source", "kind", "case", "speaker", "role", "turn", "time", "start", "end"),
    *("code", "name", "theory", "construct", "text", "hits", "negated", "rule", "before", "after", "layer"),
)
CONTEXT = 32
"""Code points of context on each side."""

Row = tuple[Cell, ...]


def quote_rows(source: Source, codings: Iterable[Coding], codes: Mapping[str, Code]) -> list[Row]:
    """Return one row per coding of one source.

    ``text`` is ``source.text[start:end]``, ``hits`` its evidence as ``start-end:word`` joined by ``; ``, ``negated``
    the number of hits behind a negation cue, ``rule`` the expressions that gave the hits.
    """
    return [_row(source, coding, codes) for coding in codings]


def quotes(rows: Sequence[Row], codebook: Codebook) -> Table:
    """Sort rows by codebook order, then source, then place."""
    place = {code.id: number for number, code in enumerate(codebook.codes)}
    code, source, start, end = (COLUMNS.index(name) for name in ("code", "source", "start", "end"))

    def key(row: Row) -> tuple[int, object, Cell, Cell]:
        return place[str(row[code])], natural(str(row[source])), row[start], row[end]

    return Table("quotes", COLUMNS, sorted(rows, key=key))


def _row(source: Source, coding: Coding, codes: Mapping[str, Code]) -> Row:
    segment, code, text = coding.segment, codes[coding.code], source.text
    hits = "; ".join(f"{hit.start}-{hit.end}:{text[hit.start : hit.end]}" for hit in coding.hits)
    rules = "; ".join(dict.fromkeys(_rule_of(hit, code, codes) for hit in coding.hits))
    return (
        *(source.id, source.kind, segment.case, segment.speaker, segment.role, segment.turn, segment.time),
        *(segment.start, segment.end, code.id, code.name, theories_of(code), "; ".join(code.constructs)),
        *(text[segment.start : segment.end], hits, sum(hit.negated for hit in coding.hits), rules),
        text[max(0, segment.start - CONTEXT) : segment.start],
        text[segment.end : segment.end + CONTEXT],
        coding.layer,
    )


def _rule_of(hit: Hit, code: Code, codes: Mapping[str, Code]) -> str:
    return (codes[hit.via] if hit.via else code).rules[hit.rule].text
