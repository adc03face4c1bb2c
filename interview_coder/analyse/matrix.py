"""Case by code."""

from interview_coder.analyse.tally import Tally
from interview_coder.domain.tables import Table

COLUMNS = ("case", "code", "segments", "mentions")


def matrix(tally: Tally) -> Table:
    """Return one row per case and code that occurs in it; codes in codebook order, then cases."""
    return Table("matrix", COLUMNS, list(tally.cell_rows()))
