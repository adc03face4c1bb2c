"""Code frequencies: how often, in how many units, sources and cases each code was found."""

from interview_coder.analyse.totals import Counts
from interview_coder.domain.codebook import Code
from interview_coder.domain.tables import Cell, Table

COLUMNS = (
    *("code", "name", "path", "family", "theory", "construct", "valence"),
    *("mentions", "segments", "sources", "cases", "share_of_segments", "share_of_cases", "coverage"),
)


def frequencies(tally: Counts) -> Table:
    """Return one row per code in codebook order, rows of zeros too.

    ``mentions`` counts hits, ``segments`` coded units; ``share_of_segments`` and ``share_of_cases`` (0–1, four
    decimals) are of the units and cases of the roles that the code looks at; ``coverage`` is coded characters
    by characters spoken in these roles.
    """
    return Table("frequencies", COLUMNS, [_row(tally, code) for code in tally.codebook.codes])


def _row(tally: Counts, code: Code) -> tuple[Cell, ...]:
    found = tally.codes[code.id]
    spoken = [tally.spoken[role] for role in code.roles if role in tally.spoken]
    return (
        *(code.id, code.name, code.path, code.family),
        *(theories_of(code), "; ".join(code.constructs), code.valence),
        *(found.mentions, found.segments, found.n_sources, found.n_cases),
        share(found.segments, sum(part.segments for part in spoken)),
        share(found.n_cases, tally.n_cases(code.roles)),
        share(found.characters, sum(part.characters for part in spoken)),
    )


def theories_of(code: Code) -> str:
    """Return the ids of the theories that a code's constructs belong to, joined by ``; ``."""
    return "; ".join(dict.fromkeys(construct.partition(".")[0] for construct in code.constructs))


def share(part: int, whole: int) -> float:
    """Return ``part / whole`` to four decimals, 0 where there is no whole."""
    return round(part / whole, 4) if whole else 0.0
