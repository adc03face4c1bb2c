"""Terms in many texts, against the plain way: cut everything with jieba, then look the terms up."""

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coder.coding import hits
from interview_coder.domain.fold import fold
from interview_coder.pipeline.hits import term_finder
from interview_coder.segment.words import JiebaWords

TERMS = ["志愿者", "志愿", "志愿服务", "经费", "经费不足", "没有", "不", "ngo", "3个", "𠮷家", "服务 组织"]
PIECES = [
    *TERMS,
    "補貼",
    "經費",
    "ＮＧＯ",
    "我们",
    "就是说",
    "，",
    "。",
    "\n",
    "\r\n",
    "的了在",
    "𠮷",
    "é",
    "ab1.5%",
    " ",
]
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=12)


def plain_hits(texts: list[str]) -> list[tuple[int, int, int, int]]:
    tokenizer = jieba.Tokenizer()
    for term in TERMS:
        tokenizer.add_word(fold(term))
    found = []
    for number, text in enumerate(map(fold, texts)):
        bounds = {start for _, start, _ in tokenizer.tokenize(text)} | {len(text)}
        for index, term in enumerate(map(fold, TERMS)):
            start = text.find(term)
            while start >= 0:
                if {start, start + len(term)} <= bounds:
                    found.append((number, index, start, start + len(term)))
                start = text.find(term, start + 1)
    return sorted(found)


FINDER = term_finder(TERMS)


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.sampled_from([1, 7, 1000]))
def test_hits_are_those_of_the_plain_way(texts: list[str], chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hits, "CHUNK", chunk)
        found = [row for part in FINDER.find(texts) for row in part.rows()]
    assert sorted(found) == plain_hits(texts)


def test_nothing_is_found_over_the_end_of_a_text() -> None:
    finder = term_finder(["经费\n不足", "足经"])
    rows = [part.rows() for part in finder.find(["经费", "不足", "经费\n不足"])]
    assert rows == [[(2, 0, 0, 5)]]


def test_texts_may_come_one_by_one() -> None:
    parts = list(term_finder(["经费"]).find(text for text in ("他要经费", "", "经费")))
    assert [part.rows() for part in parts] == [[(0, 0, 2, 4), (2, 0, 0, 2)]]


def test_no_texts_and_no_terms() -> None:
    assert list(term_finder(["经费"]).find([])) == []
    assert [part.rows() for part in term_finder([]).find(["经费"])] == [[]]


def test_words_by_jieba_itself_give_the_same_hits() -> None:
    texts = ["我们没有经费", "志愿者服务，经费不足", "ngo的志愿服务"] * 3
    plain = term_finder(TERMS, splitter=JiebaWords(terms=TERMS))
    assert [part.rows() for part in plain.find(texts)] == [part.rows() for part in FINDER.find(texts)]
