import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
