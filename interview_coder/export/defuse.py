"""Cells that a spreadsheet would run instead of show."""

from collections.abc import Sequence

from interview_coder.domain.tables import Cell

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a formula begins with; a character each."""
_SIGNS = frozenset(DANGEROUS)


def is_formula_like(cell: Cell) -> bool:
    """Tell whether a spreadsheet could take a text for a formula."""
    return isinstance(cell, str) and cell[:1] in _SIGNS


def defused_row(row: Sequence[Cell]) -> list[Cell]:
    """Return a row with an apostrophe before each cell that looks like a formula."""
    return [f"'{cell}" if isinstance(cell, str) and cell[:1] in _SIGNS else cell for cell in row]


def undefused(cell: str) -> str:
    """Return what a defused cell was before."""
    return cell[1:] if cell.startswith("'") and is_formula_like(cell[1:]) else cell
