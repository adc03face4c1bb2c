"""Expressions that are a list of texts match what the compiled ones match."""

import re

import pcre2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coder.coding.alternatives import occurrences, texts_of
from interview_coder.coding.patterns import Pattern
from interview_coder.coding.prefilter import known_of, required_sets
from interview_coder.domain.fold import fold, simplify

ATOMS = st.sampled_from(
    ["没", "有", "没有", "钱?", "(没|有)", "(?:没|有没)?", "[钱有]", "(?:有|没有?|钱)", "，", "|", "3"]
)
LISTS = st.lists(ATOMS, min_size=1, max_size=6).map("".join)
TEXT = st.text("没有钱，3x沒", max_size=14)


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("没有?钱|缺钱", ("没有钱", "没钱", "缺钱")),
        ("沒(?:有)?錢", ("没有钱", "没钱")),
        ("(没|没有)钱", ("没钱", "没有钱")),
        ("[没缺]钱|没钱", ("没钱", "缺钱")),
        ("没|没有", ("没", "没有")),
    ],
)
def test_known_lists(pattern: str, texts: tuple[str, ...]) -> None:
    assert texts_of(pattern) == texts


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "没.钱",
            "没*",
            "没+",
            "没{2}",
            "没??",
            "没?+",
            "^没",
            "没$",
            "(?=没)有",
            "(?i:没)",
            "(?<x>没)",
            r"\d",
            "[^没]",
        ),
        *(
            "[没-钱]",
            "NGO",
            "没|",
            "没?",
            "(没",
            "没)",
            "",
            "(*UTF)没",
            "(?#没)",
            "|".join(chr(0x4E00 + n) for n in range(90)),
            "(" * 400 + "没" + ")" * 400,
        ),
    ],
)
def test_everything_else_is_compiled(pattern: str) -> None:
    assert texts_of(pattern) == ()


@settings(deadline=None, max_examples=500)
@given(LISTS, TEXT)
def test_a_list_matches_what_the_expression_matches(pattern: str, text: str) -> None:
    texts = texts_of(pattern)
    try:
        compiled = re.compile(simplify(pattern), re.IGNORECASE)
    except re.error:
        assert not texts
        return
    text = simplify(text)
    if texts:
        assert list(occurrences(texts, text)) == [match.span() for match in compiled.finditer(text)]
        assert list(occurrences(texts, text)) == [
            match.span() for match in pcre2.compile(simplify(pattern), pcre2.IGNORECASE).finditer(text)
        ]
    ways, known = known_of(pattern)
    assert known == texts
    if texts and compiled.search(text):
        assert any(all(any(one in fold(text) for one in need) for need in way) for way in ways)
        assert all(any(one in fold(text) for one in need) for need in required_sets(pattern))


def test_lists_are_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_coder.coding.patterns._compile", None)
    assert list(Pattern("没有?钱", known=known_of("没有?钱")).spans("他没钱，也没有钱")) == [(1, 3), (5, 8)]
    with pytest.raises(TypeError):
        list(Pattern("没.?钱").spans("他没钱"))
