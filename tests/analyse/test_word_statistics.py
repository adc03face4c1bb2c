"""Statistics of words against published numbers."""

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from interview_coder.analyse.collocations import log_dice, mutual_information
from interview_coder.analyse.keyness import log_ratio
from interview_coder.analyse.statistics import adjusted, fourfold
from interview_coder.analyse.word_counts import deviation_of_proportions


@pytest.mark.parametrize(
    ("a", "b", "c", "d", "g2"),
    [
        (110, 2442, 111, 29114, 270.72),  # the swiss
        (29, 13, 123, 31612, 263.90),  # can be
        (31, 23, 139, 31584, 256.84),  # previous year
        (10, 0, 3, 31764, 167.23),  # mineral water
        (76, 104, 2476, 29121, 157.21),  # at the
    ],
)
def test_log_likelihood_of_bigrams_as_dunning_printed_it(a: int, b: int, c: int, d: int, g2: float) -> None:
    """Dunning (1993), Computational Linguistics 19(1), table 2: -2 log λ and the four cells of a bigram."""
    _, statistic, _ = fourfold(np.array([a]), a + b, np.array([a + c]), a + b + c + d)
    assert statistic[0] == pytest.approx(g2, abs=0.005)


def test_log_likelihood_as_the_lancaster_calculator_shows_it() -> None:
    """52 in 50,000 words against 57 in 75,000 gives +2.65 on Rayson's calculator, as Lancaster's corpus course shows.

    The calculator leaves out the cells of the other words (Rayson & Garside 2000), which hardly matter for a rare
    word: 2.652 there, 2.654 over all four cells.
    """
    _, g2, p = fourfold(np.array([52.0]), 50_000, np.array([109.0]), 125_000)
    assert round(float(g2[0]), 2) == 2.65
    assert p[0] > 0.05


def test_critical_values_of_the_calculator() -> None:
    """3.84, 6.63, 10.83, 15.13 are p < 0.05, 0.01, 0.001, 0.0001 (ucrel.lancs.ac.uk/llwizard.html)."""
    for count in (20, 40, 60, 90):
        _, g2, p = fourfold(np.array([float(count)]), 10_000, np.array([count + 20.0]), 20_000)
        for limit, level in ((3.84, 0.05), (6.63, 0.01), (10.83, 0.001), (15.13, 0.0001)):
            assert (g2[0] > limit) == (p[0] < level)


@pytest.mark.parametrize("cells", [(3, 7, 1, 89), (0, 5, 3, 92), (5, 0, 95, 0), (4, 0, 0, 6), (25, 25, 25, 25)])
def test_fourfold_tables_agree_with_scipy(cells: tuple[int, int, int, int]) -> None:
    a, b, c, d = cells
    expected, g2, p = fourfold(np.array([float(a)]), a + b, np.array([float(a + c)]), a + b + c + d)
    if c + d == 0 or b + d == 0:
        assert (g2[0], p[0]) == (0.0, 1.0)
        return
    if min(a + c, b + d) == 0:
        return
    reference = chi2_contingency([[a, b], [c, d]], correction=False, lambda_="log-likelihood")
    assert (g2[0], p[0], expected[0]) == pytest.approx((reference[0], reference[1], reference[3][0][0]), abs=1e-9)


def test_no_table_no_test() -> None:
    assert [len(part) for part in fourfold(np.array([]), 3, np.array([]), 9)] == [0, 0, 0]
    assert len(adjusted([])) == 0


def test_p_values_are_adjusted_as_benjamini_and_hochberg_do() -> None:
    """Benjamini & Hochberg (1995), section 3.2: of fifteen p values four are significant at 0.05."""
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
    assert sum(value <= 0.05 for value in adjusted(p)) == 4


def test_log_ratio_as_hardie_explains_it() -> None:
    """Hardie (2014): 0.0006 against 0.0002 is three times as often; equal shares give 0, doubling gives 1."""
    here, there = np.array([6.0, 4.0, 8.0, 0.0]), np.array([2.0, 4.0, 4.0, 2.0])
    assert list(log_ratio(here, 10_000, there, 10_000)) == pytest.approx([np.log2(3), 0, 1, -2])


@pytest.mark.parametrize(
    ("together", "x", "y", "bits"), [(12, 111, 621, 11.3), (8, 1105, 44, 11.3), (30, 1105, 241, 10.7)]
)
def test_association_ratio_of_church_and_hanks(together: int, x: int, y: int, bits: float) -> None:
    """Church & Hanks (1990), table 3: honorary/doctor, doctors/dentists, doctors/nurses in 15 million words."""
    found = mutual_information(np.array([float(together)]), np.array([x * y / 15_000_000]))
    assert float(found[0]) == pytest.approx(bits, abs=0.06)


def test_log_dice_as_rychly_describes_it() -> None:
    """Rychlý (2008): at most 14; one point more is twice as often together; 0 is below one in 16,000."""
    both = np.array([1000.0, 500.0, 1.0])
    scores = log_dice(both, 1000, np.array([1000.0, 1000.0, 31_768.0]))
    assert list(scores) == pytest.approx([14, 13, 0], abs=0.0001)


def test_dispersion_of_the_example_of_gries() -> None:
    """Gries (2008): parts of 9, 10, 10, 10 and 11 words with 1 to 5 uses give DP = 0.18; normalised 0.18/(1-0.18)."""
    found = deviation_of_proportions([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])
    assert found * (1 - 9 / 50) == pytest.approx(0.18)
    assert found == pytest.approx(0.2195, abs=1e-4)
    assert deviation_of_proportions([1, 1], [5, 5]) == 0
    assert deviation_of_proportions([1, 0], [1, 9]) == pytest.approx(1)
