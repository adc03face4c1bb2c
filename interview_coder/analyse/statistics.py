"""Statistics of tables, all by SciPy: the only module that imports it, and only when somebody counts."""

from dataclasses import dataclass
from functools import lru_cache
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


def adjusted(p_values: "Sequence[float] | Numbers", *, method: str = "bh") -> "Numbers":
    """Adjust p values for the number of tests: the share of false findings among those called significant.

    Args:
        p_values: The p values of all tests.
        method: ``bh`` for Benjamini-Hochberg, ``by`` for Benjamini-Yekutieli, which holds however the tests depend
            on each other, ``none`` to leave them as they are.

    Source:
        Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal
        Statistical Society B 57(1), 289-300. doi:10.1111/j.2517-6161.1995.tb02031.x
        Benjamini, Y., & Yekutieli, D. (2001). The control of the false discovery rate in multiple testing under
        dependency. Annals of Statistics 29(4), 1165-1188. doi:10.1214/aos/1013699998
    """
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy.stats import false_discovery_control  # noqa: PLC0415 - heavy

    found: Numbers = np.asarray(p_values, dtype=float)
    if method == "none" or not len(found):
        return found
    return np.asarray(false_discovery_control(found, method=method), dtype=float)


_SMALL, _TINY, _MOST = 5, 1, 0.8
"""Expected counts that χ² needs: Cochran's 5 in four cells out of five and 1 in each, 5 in all of a fourfold table."""
_TABLES, _SEED, _ROUNDING = 9_999, 20_201, 1e-9
"""How many random tables Fisher's test draws where it cannot go through all of them, and from which seed."""
_CELLS = 2_000_000
"""Cells of random tables held at once: groups may be as many as respondents."""


@dataclass(frozen=True, slots=True)
class Independence:
    """A test of a table of counts: do its rows depend on its columns?

    ``test`` is ``chi2``, ``chi2_yates``, ``fisher``, ``fisher_random`` (p from 9,999 random tables) or ``none`` where
    there is nothing to test: one column or row, or columns of one observation each. ``statistic`` and ``df`` belong
    to χ² and are None for Fisher's test. ``cramers_v`` is the size of the effect, 0-1. ``residuals`` are the adjusted
    residuals by cell: beyond ±2 or so, a cell holds more or less than independence would have it; None where the
    cell had no choice.
    """

    test: str
    statistic: float | None
    df: int | None
    p: float
    cramers_v: float
    least_expected: float
    residuals: tuple[tuple[float | None, ...], ...]


def independence(table: "Sequence[Sequence[int]]") -> Independence:
    """Test whether the rows of a table of counts are independent of its columns.

    χ² by Pearson; with Yates's correction in a fourfold table. Where expected counts are too small for it (Cochran
    1954), Fisher's exact test, in larger tables by random tables with the same sums. Every count has to be an
    observation of its own.

    Args:
        table: Rows of counts; rows and columns of zeros are left out of the test.

    Source:
        Cochran, W. G. (1954). Some methods for strengthening the common χ² tests. Biometrics 10(4), 417-451.
        Haberman, S. J. (1973). The analysis of residuals in cross-classified tables. Biometrics 29(1), 205-220.
        Cramér, H. (1946). Mathematical Methods of Statistics, p. 282; without Bergsma's correction for bias.
        Agresti, A. (2013). Categorical Data Analysis (3rd ed.), §3.2-3.5.
    """
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy.stats import chi2_contingency  # noqa: PLC0415 - heavy
    from scipy.stats.contingency import association  # noqa: PLC0415 - heavy

    counts = np.asarray(table, dtype=np.int64)
    rows, columns = counts.sum(axis=1) > 0, counts.sum(axis=0) > 0
    kept = counts[rows][:, columns]
    if min(kept.shape) < 2 or kept.sum(axis=0).max() == 1:  # noqa: PLR2004 - it takes two to differ
        return Independence("none", None, None, 1.0, 0.0, 0.0, tuple((None,) * counts.shape[1] for _ in counts))
    result = chi2_contingency(kept, correction=kept.shape == (2, 2))
    expected = result.expected_freq
    effect = float(association(kept, method="cramer", correction=False))
    spread = expected * (1 - kept.sum(axis=1, keepdims=True) / kept.sum()) * (1 - kept.sum(axis=0) / kept.sum())
    residuals = np.full(counts.shape, np.nan)
    residuals[np.ix_(rows, columns)] = (kept - expected) / np.sqrt(spread)
    shown = tuple(tuple(None if np.isnan(one) else float(one) for one in row) for row in residuals)
    least = float(expected.min())
    if _is_enough(expected):
        name = "chi2_yates" if kept.shape == (2, 2) else "chi2"
        return Independence(name, float(result.statistic), int(result.dof), float(result.pvalue), effect, least, shown)
    name, p = _fisher(kept)
    return Independence(name, None, None, p, effect, least, shown)


def _is_enough(expected: "Numbers") -> bool:
    if expected.shape == (2, 2):
        return bool((expected >= _SMALL).all())
    return bool((expected >= _TINY).all() and (expected >= _SMALL).mean() >= _MOST)


def _fisher(counts: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> tuple[str, float]:
    """Return the share of tables with the same sums that are no more probable than this one."""
    from scipy.stats import fisher_exact, random_table  # noqa: PLC0415 - heavy

    if counts.shape == (2, 2):
        return "fisher", float(fisher_exact(counts).pvalue)
    sums = tuple(counts.sum(axis=1).tolist()), tuple(counts.sum(axis=0).tolist())
    observed = float(random_table(*sums).logpmf(counts))
    as_rare = int((_random_tables(*sums) <= observed + _ROUNDING).sum())
    return "fisher_random", (as_rare + 1) / (_TABLES + 1)


@lru_cache(maxsize=32)
def _random_tables(rows: tuple[int, ...], columns: tuple[int, ...]) -> "Numbers":
    """Return the logarithms of the probabilities of random tables; many tests of one study have the same sums."""
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy.stats import random_table  # noqa: PLC0415 - heavy

    law, random = random_table(rows, columns), np.random.default_rng(_SEED)
    at_once = max(1, _CELLS // (len(rows) * len(columns)))
    sizes = [min(at_once, _TABLES - first) for first in range(0, _TABLES, at_once)]
    return np.concatenate([np.atleast_1d(law.logpmf(law.rvs(size, random_state=random))) for size in sizes])
