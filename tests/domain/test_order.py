"""The order on disk is the order in memory."""

from hypothesis import given
from hypothesis import strategies as st

from interview_coder.domain.order import natural, natural_key

NAMES = st.text(st.sampled_from("a访0129.\0\uffff𠮷２-"), max_size=6) | st.text(max_size=6)


@given(st.lists(NAMES, max_size=6))
def test_keys_sort_as_names_do(names: list[str]) -> None:
    assert sorted(names, key=natural_key) == sorted(names, key=natural)


@given(NAMES, NAMES)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert (natural_key(one) == natural_key(other)) == (one == other)
