import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coder.coding import scan
from interview_coder.coding.beginnings import Beginnings
from interview_coder.coding.scan import Scanner
from interview_coder.domain.fold import fold
from interview_coder.domain.points import points_of

LETTERS = "我们社区志愿者ab#，𠮷\n錢願Ａ𐐀"
SURFACES = st.lists(st.text(LETTERS, min_size=1, max_size=4).map(fold), max_size=12, unique=True)


@settings(deadline=None)
@given(SURFACES, st.text(LETTERS, max_size=60))
def test_long_and_short_texts_have_the_same_occurrences(surfaces: list[str], text: str) -> None:
    scanner = Scanner(surfaces)
    columns = scanner.columns(points_of(text))
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == scanner.occurrences(fold(text))


@settings(deadline=None)
@given(SURFACES, st.text(LETTERS, max_size=60))
def test_a_large_codebook_has_the_same_occurrences(surfaces: list[str], text: str) -> None:
    """Of a large one only the stretches where a surface may begin are passed over."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scan, "_MOST_STATES", -1)
        patch.setattr(scan, "_ONE_BYTE", 0)
        scanner = Scanner(surfaces)
        columns = scanner.columns(points_of(text))
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == scanner.occurrences(fold(text))


def test_of_a_large_codebook_little_text_is_passed_over() -> None:
    codes = {character: number for number, character in enumerate("经费不足的了", 1)}
    beginnings = Beginnings([np.array([codes[c] for c in word], np.uint16) for word in ("经费", "不足了", "的")])
    text = np.array([codes[c] for c in "了了经费不足不足了费的"], np.uint16)
    kept, places = beginnings.stretches(text)
    assert places.tolist() == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert kept.tolist() == [*text[2:5], 0, *text[6:9], 0, text[10], 0]


@pytest.mark.parametrize("n_characters", [1, 254, 255, 256, 3000, 20_000], ids=lambda n: f"{n}-characters")
def test_any_number_of_characters(n_characters: int) -> None:
    """One byte for each, two bytes, and more than two bytes can hold."""
    every = [chr(0x3400 + number) for number in range(n_characters)]
    surfaces = [fold(text) for text in ("".join(every[start : start + 7]) for start in range(0, n_characters, 7))]
    surfaces = list(dict.fromkeys(surfaces))
    text = "".join(f"，{surface}{surface[::-1]}" for surface in surfaces)
    scanner = Scanner(surfaces)
    found = list(zip(*(column.tolist() for column in scanner.columns(points_of(text))), strict=True))
    assert len(found) >= len(surfaces)
    assert found == scanner.occurrences(text)
