import subprocess
import sys

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coder.domain.study import LexiconWord
from interview_coder.segment.jieba_frequencies import Frequencies
from interview_coder.segment.jieba_lookup import lookup
from interview_coder.segment.jieba_parts import BLOCK, DICTIONARY_TOTAL, dictionary
from interview_coder.segment.jieba_rs import FastWords
from interview_coder.segment.words import JiebaWords, TextWords, word_splitter

WORDS = JiebaWords()
REFERENCE = jieba.Tokenizer()
MIXED = st.text("我们社区志愿者服务组织不仅没有经费补贴的了在ab1.%-+# ，。！\n\r𠮷㐂é", max_size=60)


@settings(deadline=None)
@given(MIXED)
def test_words_are_those_of_jieba(text: str) -> None:
    assert WORDS.words(text) == list(REFERENCE.cut(text))


@settings(deadline=None)
@given(MIXED)
def test_block_by_block_gives_the_boundaries_of_the_whole(text: str) -> None:
    words = TextWords(text, WORDS)
    starts = {start for _, start, _ in REFERENCE.tokenize(text)} | {len(text)}
    found = {place for place in range(len(text) + 1) if words.is_boundary(place)}
    # The one place where jieba joins characters outside of its blocks is CR LF.
    crlf = {place for place in range(1, len(text)) if text[place - 1 : place + 1] == "\r\n"}
    assert found - crlf == starts - crlf


@settings(deadline=None)
@given(MIXED)
def test_rows_are_the_words_and_marks_of_jieba_without_blanks(text: str) -> None:
    rows = TextWords(text, WORDS).rows(0, len(text))
    assert rows == [(start, end) for word, start, end in REFERENCE.tokenize(text) if word.strip()]


def test_rows_of_a_part_stay_inside() -> None:
    words = TextWords("社区，志愿者。经费", WORDS)
    assert words.rows(2, 7) == [(2, 3), (3, 6), (6, 7)]


ADDED = st.lists(st.text("我们社区志愿者服务组织不仅没有经费补贴ab1", min_size=2, max_size=5), max_size=6)


@settings(deadline=None, max_examples=40)
@given(st.lists(MIXED, max_size=5), ADDED, ADDED)
def test_the_fast_splitter_gives_the_words_of_jieba(texts: list[str], words: list[str], terms: list[str]) -> None:
    lexicon = [LexiconWord(word, (None, 7, 20_000)[number % 3]) for number, word in enumerate(words)]
    plain, fast, first = (make(lexicon, terms) for make in (JiebaWords, FastWords, word_splitter))
    assert fast.name == first.name
    assert fast.name.startswith("jieba 0.42.1 (rjieba ")
    for text in texts:
        assert fast.words(text) == first.words(text) == plain.words(text)


def test_the_dictionary_is_the_one_that_the_sums_are_made_for() -> None:
    frequencies, total = dictionary()
    reference = jieba.Tokenizer()
    reference.initialize()
    assert (frequencies, total) == (reference.FREQ, reference.total)
    assert total == DICTIONARY_TOTAL


def test_every_word_of_the_dictionary_is_looked_up_where_it_is() -> None:
    frequencies, _ = dictionary()
    wrong = [word for word in frequencies if (lookup().frequency(word) or 0) != frequencies[word]]
    wrong += [word for word in frequencies if not lookup().begins(word)]
    assert not wrong


@given(st.one_of(MIXED, st.text(max_size=3)))
def test_what_is_no_word_is_not_found(text: str) -> None:
    frequencies, _ = dictionary()
    assert (lookup().frequency(text) or 0) == frequencies.get(text, 0)
    assert lookup().begins(text) == (text in frequencies or not text)


@pytest.mark.parametrize("word", ["", "\ud800", "\U0010ffff", "没这个词", "一 2", "AT", "AT&T 3"])
def test_odd_words_are_not_found(word: str) -> None:
    assert lookup().frequency(word) is None


def test_a_word_added_again_tells_what_it_had_before() -> None:
    frequencies = Frequencies()
    assert frequencies.add("吉林", 5, list) == (5, dictionary()[0]["吉林"])
    assert frequencies.add("吉林", 7, list) == (7, 5)
    assert frequencies.of(["吉林", "没这个词", "一"]) == {"吉林": 7, "一": 217830}


def test_rjieba_is_there_for_others_too_and_loads_no_dictionary_for_us() -> None:
    program = (
        "import sys\n"
        "from interview_coder.segment.jieba_rs import FastWords\n"
        "assert FastWords(terms=['没钱花']).words('他没钱花') == ['他', '没钱花']\n"
        "assert 'rjieba' not in sys.modules\n"
        "import rjieba\n"
        "assert '没钱花' not in rjieba.cut('他没钱花', False)\n"
        "assert FastWords().words('没钱花') == list(__import__('jieba').cut('没钱花'))\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], check=True)


def test_without_the_fast_splitter_jieba_itself_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    assert word_splitter().name == "jieba 0.42.1"


def test_an_rjieba_with_another_dictionary_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other:
        def cut(self, text: str, *, hmm: bool) -> list[str]:  # noqa: ARG002
            return list(text)

    monkeypatch.setattr("interview_coder.segment.jieba_rs._tokenizer_class", lambda: Other)
    with pytest.raises(ImportError, match="dictionary"):
        FastWords()
    words = word_splitter()
    words.words("没钱花" * 4000)
    assert words.name == "jieba 0.42.1"


def test_the_first_words_are_cut_without_reading_the_large_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_coder.segment.words.FastWords", None)
    words = word_splitter(terms=["没钱花"])
    assert words.words("他没钱花，no") == ["他", "没钱花", "，", "no"]
    with pytest.raises(TypeError):
        words.words("没钱花" * 4000)


@settings(deadline=None, max_examples=20)
@given(st.lists(MIXED, max_size=5), ADDED)
def test_it_does_not_show_where_the_faster_splitter_takes_over(texts: list[str], terms: list[str]) -> None:
    plain, words = JiebaWords((), terms), word_splitter((), terms)
    long = "我们社区的志愿者，没有经费。" * 800
    for text in (*texts, long, *texts):
        assert words.words(text) == plain.words(text)
        for block in BLOCK.findall(text):
            assert list(words.block_words(block)) == plain.block_words(block)


@settings(deadline=None)
@given(MIXED, st.data())
def test_words_of_a_span_are_the_words_with_letters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    expected = [
        (left, right)
        for word, left, right in REFERENCE.tokenize(text)
        if right > start and left < end and any(map(str.isalnum, word))
    ]
    assert TextWords(text, WORDS).words(start, end) == expected


def test_the_lexicon_comes_first_and_terms_become_words() -> None:
    plain = JiebaWords().words("他在时间银行存时间")
    ours = JiebaWords([LexiconWord("存时间", 10_000)], ["时间银行"]).words("他在时间银行存时间")
    assert "时间银行" not in plain
    assert ours == ["他", "在", "时间银行", "存时间"]


def test_terms_are_added_like_jieba_adds_them() -> None:
    reference = jieba.Tokenizer()
    terms = ["志愿服务组织", "积分兑换", "没人管", "ngo组织"]
    for term in terms:
        reference.add_word(term)
    text = "志愿服务组织靠积分兑换没人管ngo组织"
    assert JiebaWords(terms=terms).words(text) == list(reference.cut(text))


def test_tokenizers_do_not_share_state() -> None:
    split = JiebaWords([LexiconWord("志愿者", 0)])
    joined = JiebaWords()
    assert "志愿者" not in split.words("我是志愿者")
    assert "志愿者" in joined.words("我是志愿者")
    assert "志愿者" not in split.words("我是志愿者")


def test_no_shared_cache_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: (_ for _ in ()).throw(AssertionError("temporary folder used")))
    assert JiebaWords().words("志愿者")
