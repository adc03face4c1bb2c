"""Blocks that can be cut in two equally likely ways are cut as jieba cuts them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coder.domain.points import points_of
from interview_coder.domain.study import LexiconWord
from interview_coder.segment.jieba_rs import FastWords
from interview_coder.segment.marks import MarkedWords
from interview_coder.segment.words import JiebaWords, word_splitter

TERMS = ["经费不足", "天上", "上天", "楼的", "积分"]
LEXICON = [LexiconWord("山水", 9), LexiconWord("水山", 9)]
PLAIN, FAST = JiebaWords(LEXICON, TERMS), FastWords(LEXICON, TERMS)
FIRST = word_splitter(LEXICON, TERMS)
REPEATING = st.text("光天哈看等的了外面刚刚山水上不", max_size=25)


@settings(deadline=None, max_examples=400)
@given(REPEATING)
def test_repeated_characters_are_cut_as_jieba_cuts_them(text: str) -> None:
    words = PLAIN.words(text)
    assert FAST.words(text) == FIRST.words(text) == words
    bounds = set(np.cumsum([0, *map(len, words)]).tolist())
    found = MarkedWords(points_of(text), FAST).are_boundaries(np.arange(len(text) + 1))
    assert set(np.flatnonzero(found).tolist()) == bounds


@pytest.mark.parametrize("n_terms", [0, 10, 40, 200])
def test_whatever_the_sum_of_the_frequencies(n_terms: int) -> None:
    """The sum decides how the two sums round: which way wins changes with every word that is added."""
    terms = [f"词{number}" for number in range(n_terms)]
    plain, fast = JiebaWords(terms=terms), FastWords(terms=terms)
    for n_after in range(20):
        block = "点就被外面光光光的扔钢筋的噪音吵醒了天天天"[: 9 + n_after]
        assert fast.words(block) == plain.words(block)


def test_a_word_that_one_splitter_must_split_stays_whole_for_another() -> None:
    """The model keeps such words in one place for all tokenizers."""
    text = "他来到了网易杭研大厦"
    assert "杭研" not in JiebaWords([LexiconWord("杭研", 0)]).words(text)
    assert "杭研" in word_splitter().words(text)
