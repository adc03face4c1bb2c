from hypothesis import given
from hypothesis import strategies as st

from interview_coder.domain.fold import fold, folded_characters, simplify


@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(simplify(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_goes_character_by_character(text: str) -> None:
    assert fold(text) == "".join(map(fold, text)) or "Σ" in text


def test_width_case_and_script() -> None:
    assert fold("臺灣ＮＧＯ　志願！") == "台湾ngo 志愿!"
    assert simplify("臺灣ＮＧＯ") == "台湾ＮＧＯ"


def test_a_letter_that_grows_when_lowered_stays() -> None:
    assert fold("İstanbul") == "İstanbul"


def test_the_characters_that_folding_changes_are_all_listed() -> None:
    every = map(chr, (*range(0xD800), *range(0xE000, 0x10000)))
    assert set(folded_characters()) == {char for char in every if fold(char) != char}
