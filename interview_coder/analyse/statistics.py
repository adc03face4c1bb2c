"""Statistics of tables, all by SciPy: the only module that imports it, and only when somebody counts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def fourfold(
    together: "Numbers", row: "Numbers | float", column: "Numbers", total: float
) -> "tuple[Numbers, Numbers, Numbers]":
    """Test many fourfold tables for independence with the log-likelihood ratio.

    Args:
        together: The upper left cell of each table.
        row: The sum of each table's first row.
        column: The sum of each table's first column.
        total: The sum of all four cells.

    Returns:
        The expected upper left cells, G² = 2 Σ O ln(O/E) over the four cells, and p of χ² with one degree of freedom.

    Source:
        Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational
        Linguistics 19(1), 61-74.
    """
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy.stats import power_divergence  # noqa: PLC0415 - heavy

    if not len(together):
        return together, together, together
    row = np.broadcast_to(np.asarray(row, dtype=float), together.shape)
    observed = np.stack([together, row - together, column - together, total - row - column + together])
    rows, columns = (row, total - row), (column, total - column)
    expected = np.stack([one * other / total for one in rows for other in columns])
    # Cells that must be empty are expected to be: they add nothing, but nought by nought is no number.
    possible = np.where(expected > 0, expected, 1.0)
    filled = np.where(expected > 0, observed, 1.0)
    result = power_divergence(filled, possible, ddof=2, axis=0, lambda_="log-likelihood")
    return expected[0], np.maximum(result.statistic, 0.0), result.pvalue


def adjusted(p_values: "Sequence[float] | Numbers") -> "Numbers":
    """Adjust p values for the number of tests: the share of false findings among those called significant.

    Source:
        Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal
        Statistical Society B 57(1), 289-300. doi:10.1111/j.2517-6161.1995.tb02031.x
    """
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy.stats import false_discovery_control  # noqa: PLC0415 - heavy

    found: Numbers = np.asarray(p_values, dtype=float)
    return np.asarray(false_discovery_control(found), dtype=float) if len(found) else found
