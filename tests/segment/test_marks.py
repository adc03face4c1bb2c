"""Long texts: the marks must say what cutting the whole text says."""

import jieba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from interview_coder.domain.fold import fold
from interview_coder.domain.points import Points, folded, points_of, text_of
from interview_coder.domain.ports import WordSplitter
from interview_coder.segment.jieba_rs import FastWords
from interview_coder.segment.marks import MarkedWords
from interview_coder.segment.words import JiebaWords, TextWords

MIXED = st.text("我们社区志愿者服务组织不仅没有经费补贴的了在ab1.%-+# ，。！\n\r𠮷㐂é", max_size=80)
TERMS = ["志愿服务组织", "没有经费", "的了"]
SPLITTERS: dict[str, WordSplitter] = {"fast": FastWords(terms=TERMS), "plain": JiebaWords(terms=TERMS)}
REFERENCE = jieba.Tokenizer()
for term in TERMS:
    REFERENCE.add_word(term)


def bounds(text: str) -> set[int]:
    return {start for _, start, _ in REFERENCE.tokenize(text)} | {len(text)}


@pytest.fixture(params=SPLITTERS)
def splitter(request: pytest.FixtureRequest) -> WordSplitter:
    return SPLITTERS[request.param]


@settings(deadline=None)
@given(text=MIXED, data=st.data())
@pytest.mark.parametrize("name", SPLITTERS)
def test_boundaries_are_those_of_the_whole(name: str, text: str, data: st.DataObject) -> None:
    words = MarkedWords(points_of(text), SPLITTERS[name])
    crlf = {place for place in range(1, len(text)) if text[place - 1 : place + 1] == "\r\n"}
    expected = bounds(text) | crlf
    for _ in range(3):
        asked = data.draw(st.lists(st.integers(0, len(text)), max_size=20))
        answers = words.are_boundaries(np.array(asked, np.int64))
        assert answers.tolist() == [place in expected for place in asked]


@settings(deadline=None)
@given(text=MIXED, data=st.data())
@pytest.mark.parametrize("name", SPLITTERS)
def test_words_and_rows_of_a_span_are_those_of_the_short_way(name: str, text: str, data: st.DataObject) -> None:
    long, short = MarkedWords(points_of(text), SPLITTERS[name]), TextWords(text, SPLITTERS[name])
    for _ in range(3):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        if data.draw(st.booleans()):
            long.prepare(np.array([start]), np.array([end]))
        assert long.words(start, end) == short.words(start, end)
        assert long.rows(start, end) == short.rows(start, end)
        assert long.is_boundary(start) == short.is_boundary(start)


def test_a_question_cuts_no_more_than_its_blocks() -> None:
    seen: list[str] = []

    class Watched(JiebaWords):
        def marks(self, blocks: Points) -> NDArray[np.uint8]:
            seen.append(text_of(blocks))
            return super().marks(blocks)

    words = MarkedWords(points_of("我们社区，志愿者，没有经费，志愿服务"), Watched())
    assert words.are_boundaries(np.array([6, 7, 16])).tolist() == [False, False, True]
    assert seen == ["志愿者\n志愿服务\n"]
    words.are_boundaries(np.array([6, 16]))
    assert len(seen) == 1


@settings(deadline=None)
@given(st.text(max_size=40))
def test_long_texts_fold_as_short_ones(text: str) -> None:
    assert text_of(points_of(text)) == text
    assert text_of(folded(points_of(text))) == fold(text)


def test_every_character_folds_alone_and_alike() -> None:
    every = [chr(number) for number in range(0x110000) if not 0xD800 <= number < 0xE000]
    assert text_of(folded(points_of("".join(every)))) == "".join(map(fold, every))
    narrow = [character for character in every if ord(character) < 0x10000]
    assert text_of(folded(points_of("".join(narrow)))) == "".join(map(fold, narrow))


@pytest.mark.parametrize("text", ["\ud83d\ude00", "志\ud83d", "ΑΣ", "İ", ""])
def test_odd_characters_come_back(text: str) -> None:
    assert text_of(points_of(text)) == text
    assert text_of(folded(points_of(text))) == fold(text)
