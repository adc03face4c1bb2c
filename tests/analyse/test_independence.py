"""Tests of independence against numbers that R, its documentation or textbooks print."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from interview_coder.analyse import statistics
from interview_coder.analyse.statistics import adjusted, independence

PARTY = [[762, 327, 468], [484, 239, 477]]
HAIR_EYE = [[68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16]]
ARTHRITIS = [[29, 7, 7], [13, 7, 21]]
TEA = [[3, 1], [1, 3]]
JOB = [[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]]


def test_party_and_gender_as_agresti_prints_it() -> None:
    """Agresti (2007), An Introduction to Categorical Data Analysis, p. 39, the example of R's chisq.test:

    X-squared = 30.07, df = 2, p-value = 2.954e-07; standardized residuals 4.50, 0.70, -5.32.
    """
    found = independence(PARTY)
    assert (found.test, found.df) == ("chi2", 2)
    assert found.statistic == pytest.approx(30.07, abs=0.005)
    assert found.p == pytest.approx(2.954e-07, abs=5e-11)
    assert [round(one, 2) for one in found.residuals[0] if one is not None] == [4.50, 0.70, -5.32]
    assert [round(one, 2) for one in found.residuals[1] if one is not None] == [-4.50, -0.70, 5.32]


def test_hair_and_eyes_as_r_prints_it() -> None:
    """R's HairEyeColor over both sexes: X-squared = 138.29, df = 9; vcd's assocstats gives Cramer's V 0.279."""
    found = independence(HAIR_EYE)
    assert (found.test, found.df) == ("chi2", 9)
    assert found.statistic == pytest.approx(138.29, abs=0.005)
    assert found.cramers_v == pytest.approx(0.279, abs=0.0005)


def test_arthritis_as_vcd_prints_it() -> None:
    """Meyer, Zeileis & Hornik, vcd: assocstats of Arthritis (Koch & Edwards 1988): 13.055, df 2, V 0.394."""
    found = independence(ARTHRITIS)
    assert found.statistic == pytest.approx(13.055, abs=0.0005)
    assert found.p == pytest.approx(0.0014626, abs=5e-8)
    assert found.cramers_v == pytest.approx(0.394, abs=0.0005)


def test_yates_as_r_documents_it() -> None:
    """The examples of R's chisq.test: x <- matrix(c(12, 5, 7, 7), ncol = 2), p.value 0.4233."""
    found = independence([[12, 7], [5, 7]])
    assert found.test == "chi2_yates"
    assert found.p == pytest.approx(0.4233, abs=5e-5)
    assert found.statistic == pytest.approx(0.6411, abs=5e-5)


def test_the_lady_tasting_tea() -> None:
    """Fisher (1935); Agresti (2013), §3.5.2, and R's fisher.test, two-sided: p = 0.4857."""
    found = independence(TEA)
    assert (found.test, found.statistic, found.df) == ("fisher", None, None)
    assert found.p == pytest.approx(0.4857, abs=5e-5)
    assert found.least_expected == 2


def test_job_satisfaction_by_random_tables() -> None:
    """Agresti (2002), p. 57, the example of R's fisher.test: p = 0.7827; ours is an estimate from 9,999 tables."""
    found = independence(JOB)
    assert found.test == "fisher_random"
    assert found.p == pytest.approx(0.7827, abs=0.0125)  # three standard errors
    assert independence(JOB) == found


def test_random_tables_agree_with_fisher_by_scipy() -> None:
    """A 2×3 table small enough to go through all tables: p from their probabilities, exactly."""
    from itertools import product

    from scipy.stats import random_table

    table = np.array([[1, 4, 0], [5, 2, 3]])
    law = random_table(table.sum(axis=1), table.sum(axis=0))
    every = [
        np.array([first, table.sum(axis=0) - first]) for first in product(*(range(n + 1) for n in table.sum(axis=0)))
    ]
    chances = [law.pmf(one) for one in every if one[0].sum() == 5]
    assert sum(chances) == pytest.approx(1)
    exact = sum(chance for chance in chances if chance <= law.pmf(table) * (1 + 1e-9))
    found = independence(table.tolist())
    assert found.test == "fisher_random"
    assert found.p == pytest.approx(exact, abs=0.015)


def test_many_groups_are_drawn_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of respondents as groups must not fill the memory."""
    whole = statistics._random_tables((7, 13), (5, 5, 10))
    statistics._random_tables.cache_clear()
    monkeypatch.setattr(statistics, "_CELLS", 600)
    assert statistics._random_tables((7, 13), (5, 5, 10)).shape == whole.shape == (9999,)
    assert np.mean(statistics._random_tables((7, 13), (5, 5, 10))) == pytest.approx(np.mean(whole), abs=0.05)
    statistics._random_tables.cache_clear()


def test_what_chi_square_needs() -> None:
    """Cochran (1954): 5 expected in four cells of five, 1 in each; in a fourfold table 5 in all."""
    assert independence([[5, 5], [5, 5]]).test == "chi2_yates"
    assert independence([[5, 5], [5, 4]]).test == "fisher"
    assert independence([[50, 50, 50, 50, 1], [50, 50, 50, 50, 1]]).test == "chi2"
    assert independence([[50, 50, 50, 50, 1], [50, 50, 50, 50, 0]]).test == "fisher_random"


@pytest.mark.parametrize(
    "table",
    [[[0, 0], [5, 6]], [[5, 6], [0, 0]], [[3], [4]], [[3, 0], [4, 0]], [[1, 0, 0], [0, 1, 1]], [[0, 0], [0, 0]]],
    ids=["nowhere", "everywhere", "one column", "one column left", "one observation each", "nothing"],
)
def test_nothing_to_compare_is_no_test(table: list[list[int]]) -> None:
    found = independence(table)
    assert (found.test, found.p, found.cramers_v) == ("none", 1.0, 0.0)
    assert found.residuals == tuple((None,) * len(table[0]) for _ in table)


def test_columns_of_zeros_do_not_count() -> None:
    with_gap = independence([[762, 0, 327, 468], [484, 0, 239, 477]])
    assert (with_gap.statistic, with_gap.df) == (independence(PARTY).statistic, 2)
    assert with_gap.residuals[0][1] is None
    assert with_gap.residuals[0][2] == independence(PARTY).residuals[0][1]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=5))
def test_adjusted_residuals_of_two_rows_mirror_each_other(columns: list[tuple[int, int]]) -> None:
    table = [list(row) for row in zip(*columns, strict=True)]
    if min(sum(row) for row in table) < 1 or sum(1 for column in columns if sum(column)) < 2:
        return
    if max(map(sum, columns)) == 1:
        return
    found = independence(table)
    assert 0 <= found.p <= 1
    assert 0 <= found.cramers_v <= 1 + 1e-12
    for above, below in zip(*found.residuals, strict=True):
        assert (above is None) == (below is None)
        if above is not None and below is not None:
            assert above == pytest.approx(-below, abs=1e-9)


@given(st.tuples(*[st.integers(5, 80)] * 4))
def test_squared_residual_of_a_fourfold_table_is_chi_square_uncorrected(cells: tuple[int, int, int, int]) -> None:
    a, b, c, d = cells
    residual = independence([[a, b], [c, d]]).residuals[0][0]
    assert residual is not None
    assert residual**2 == pytest.approx(chi2_contingency([[a, b], [c, d]], correction=False).statistic, abs=1e-9)


def test_p_values_adjusted_as_r_does() -> None:
    """R: p.adjust(c(.01, .02, .03, .04, .05), "BH") is 0.05 throughout, "BY" 0.1141667."""
    p_values = [0.01, 0.02, 0.03, 0.04, 0.05]
    assert adjusted(p_values).tolist() == pytest.approx([0.05] * 5)
    assert adjusted(p_values, method="by").tolist() == pytest.approx([0.1141667] * 5, abs=5e-8)
    assert adjusted(p_values, method="none").tolist() == p_values
    assert not len(adjusted([]))
    assert np.all(adjusted([0.9, 1.0]) <= 1)
