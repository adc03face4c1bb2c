"""Evidence by theory construct."""

from interview_coder.analyse.totals import Counts
from interview_coder.domain.tables import Table

COLUMNS = ("theory", "construct", "name", "codes", "mentions", "segments", "sources", "cases")


def constructs(tally: Counts) -> Table:
    """Return one row per construct in codebook order, rows of zeros too.

    ``codes`` counts the codes that point at the construct itself; a unit with several of them is one segment.
    A parent's row does not include the constructs nested in it.
    """
    codes = tally.codebook.codes
    rows = []
    for construct in tally.codebook.constructs:
        found = tally.constructs[construct.id]
        n_codes = sum(construct.id in code.constructs for code in codes)
        counts = (n_codes, found.mentions, found.segments, found.n_sources, found.n_cases)
        rows.append((construct.theory, construct.id, construct.name, *counts))
    return Table("constructs", COLUMNS, rows)
