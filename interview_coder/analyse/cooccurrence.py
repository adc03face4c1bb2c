"""Codes on the same unit."""

from interview_coder.analyse.frequencies import share
from interview_coder.analyse.totals import Counts
from interview_coder.domain.tables import Table

COLUMNS = ("code_a", "code_b", "segments", "jaccard")


def cooccurrences(tally: Counts) -> Table:
    """Return one row per pair of codes that share a unit, both in codebook order.

    ``jaccard`` is the units with both by the units with either (0–1, four decimals).
    """
    place = {code.id: number for number, code in enumerate(tally.codebook.codes)}
    rows = []
    for (one, other), both in sorted(tally.pairs.items(), key=lambda pair: (place[pair[0][0]], place[pair[0][1]])):
        either = tally.codes[one].segments + tally.codes[other].segments - both
        rows.append((one, other, both, share(both, either)))
    return Table("cooccurrence", COLUMNS, rows)
