"""Case by code."""

from interview_coder.analyse.tally import Tally
from interview_coder.domain.order import natural
from interview_coder.domain.tables import Table

COLUMNS = ("case", "code", "segments", "mentions")


def matrix(tally: Tally) -> Table:
    """Return one row per case and code that occurs in it; codes in codebook order, then cases."""
    place = {code.id: number for number, code in enumerate(tally.codebook.codes)}
    cells = sorted(tally.cells.items(), key=lambda cell: (place[cell[0][1]], natural(cell[0][0])))
    return Table("matrix", COLUMNS, [(case, code, *counts) for (case, code), counts in cells])
