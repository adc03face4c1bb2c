"""Which word splitter was at work: seen in the record of the run, and said where it is the slow one."""

import sys

import pytest
from builders import book, code, talk

from interview_coder.domain.problems import Where
from interview_coder.domain.problems.run import plain_words
from interview_coder.domain.study import LexiconWord
from interview_coder.pipeline import code_sources

SOURCES = [talk("答：志愿者没有经费。我们社区的志愿服务，经费不足。")]
BOOK = book(code("c", "志愿者", "经费", "经费 NEAR/3 不足"))


def test_without_rjieba_the_run_says_so_and_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = code_sources(SOURCES, BOOK)
    monkeypatch.setitem(sys.modules, "rjieba", None)
    plain = code_sources(SOURCES, BOOK)
    assert [problem.code for problem in fast.problems] == []
    assert [problem.code for problem in plain.problems] == ["IC510"]
    assert plain.run["problems"]
    assert "(rjieba" in str(fast.run)
    assert "(rjieba" not in str(plain.run)
    assert "'jieba 0.42.1'" in str(plain.run)
    assert plain.tables["quotes"].rows == fast.tables["quotes"].rows


def test_a_word_that_must_be_split_needs_jieba_itself() -> None:
    result = code_sources(SOURCES, BOOK, lexicon=[LexiconWord("志愿服务", 0)])
    assert [problem.code for problem in result.problems] == ["IC510"]


def test_the_whole_text_of_the_note() -> None:
    note = plain_words("jieba 0.42.1", Where("book.yaml"))
    assert note.render("en") == (
        "book.yaml: IC510 words are found by jieba 0.42.1 itself instead of rjieba: the same words, but many times "
        "slower\n  fix: pip install rjieba; with a lexicon word of frequency 0 nothing can be done"
    )
    assert note.render("zh") == (
        "book.yaml: IC510 分词由 jieba 0.42.1 本身完成，未使用 rjieba：结果相同，但慢很多倍\n"
        "  修改: 请运行 pip install rjieba；若词典中有频率为 0 的词，则无法加速"
    )
