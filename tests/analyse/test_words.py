"""Words counted, compared, and held against each other: small talks whose numbers can be counted by hand."""

import pytest
from builders import book, code, talk

from interview_coder.analyse.collocations import collocations
from interview_coder.analyse.keyness import keyness, leading
from interview_coder.analyse.word_counts import word_frequencies
from interview_coder.analyse.word_groups import speech_by
from interview_coder.analyse.word_network import word_network
from interview_coder.domain.speech import Speech, WordFilter
from interview_coder.domain.study import LexiconWord
from interview_coder.domain.tables import Table
from interview_coder.pipeline.words import spoken_words
from interview_coder.study.stop_words import shipped_stop_words

ALL = WordFilter()


def heard(*texts: str, within: str = "sentence", roles: tuple[str, ...] = ("participant",)) -> Speech:
    """Each text is one source, T1, T2, …"""
    sources = [talk(text, f"T{number}") for number, text in enumerate(texts, 1)]
    return spoken_words(sources, within=within, roles=roles)


def row(table: Table, **wanted: object) -> dict[str, object]:
    found = [record for record in table.records() if all(record[key] == value for key, value in wanted.items())]
    assert len(found) == 1, found
    return dict(found[0])


def test_words_of_other_roles_do_not_count() -> None:
    speech = heard("问：老师来了吗？\n答：志愿者来了。\n")
    assert [unit.words for unit in speech.units] == [("志愿者", "来", "了")]
    both = heard("问：老师来了吗？\n答：志愿者来了。\n", roles=("interviewer", "participant"))
    assert [unit.words[0] for unit in both.units] == ["老师", "志愿者"]


def test_traditional_words_are_the_simplified_ones_and_keep_their_place() -> None:
    unit = heard("答：志願者ＮＧＯ。\n").units[0]
    assert unit.words == ("志愿者", "ngo")
    assert [unit.source.text[start:end] for start, end in unit.spans] == ["志願者", "ＮＧＯ"]


def test_notes_and_labels_are_no_words() -> None:
    assert heard("答：钱。\n\n《标题》\n").units[0].words == ("钱",)


def test_terms_of_the_codebook_and_the_lexicon_are_words() -> None:
    sources = [talk("答：小橘灯的驿站长来了。\n")]
    plain = spoken_words(sources).units[0].words
    assert "驿站长" not in plain
    assert "驿站长" in spoken_words(sources, codebook=book(code("c", "驿站长"))).units[0].words
    own = spoken_words(sources, lexicon=(LexiconWord("小橘灯", None, "nt"),))
    assert own.units[0].words[0] == "小橘灯"
    assert own.tags["小橘灯"] == "nt"


def test_a_speech_knows_its_units() -> None:
    with pytest.raises(ValueError, match="document"):
        heard("答：钱。\n", within="document")


def test_frequencies_are_counts_shares_and_spread() -> None:
    table = word_frequencies(heard("答：老师来。老师走。\n", "答：学生来。\n"), ALL)
    assert [record["word"] for record in table.records()][:2] == ["来", "老师"]
    teacher = row(table, word="老师")
    assert teacher == {
        "word": "老师",
        "tag": "n",
        "count": 2,
        "per_10k": 3333.33,  # 2 of 6 words
        "sources": 1,
        "cases": 1,
        # all of it in the source that holds 4 of 6 words: (|1-4/6| + |0-2/6|)/2 / (1-2/6)
        "dispersion": 0.5,
    }
    assert row(table, word="来")["dispersion"] == pytest.approx((1 / 6 + 1 / 6) / 2 / (4 / 6), abs=1e-4)


def test_one_source_cannot_be_uneven() -> None:
    assert row(word_frequencies(heard("答：老师来。\n"), ALL), word="老师")["dispersion"] == 0.0


def test_filters_leave_words_out_of_the_table_but_not_out_of_the_talk() -> None:
    speech = heard("答：老师也来。\n")
    kept = word_frequencies(speech, WordFilter(stop=frozenset({"来"}), min_length=2, tags=("n",)))
    assert [(record["word"], record["per_10k"]) for record in kept.records()] == [("老师", 3333.33)]
    assert len(word_frequencies(speech, ALL, top=1).rows) == 1


def test_the_shipped_stop_words_are_folded_and_leave_findings_alone() -> None:
    stop = shipped_stop_words()
    assert {"嗯", "啊", "就是", "那个", "然后", "的", "我们", "因为"} <= stop
    assert not stop & {"钱", "人", "志愿者", "没人", "知道", "需要", "愿意", "问题", "#", ""}
    speech = heard("答：嗯，然後就是那個錢。\n")
    assert [record["word"] for record in word_frequencies(speech, WordFilter(stop)).records()] == ["钱"]


def groups() -> Speech:
    sources = [
        talk("答：老师老师老师学生。\n", "A", district="城区"),
        talk("答：学生学生学生学生。\n", "B", district="农村"),
        talk("答：别的。\n", "C"),
    ]
    return spoken_words(sources)


def test_keyness_compares_each_group_with_the_rest() -> None:
    speech = groups()
    table = keyness(speech, speech_by(speech, "district"), ALL)
    town = row(table, group="城区", word="老师")
    assert (town["count"], town["other_count"], town["per_10k"], town["cases"], town["other_cases"]) == (
        3,
        0,
        7500,
        1,
        0,
    )
    assert town["log_ratio"] == pytest.approx(2.58, abs=0.01)  # log2((3/4) / (0.5/4))
    assert town["g2"] == pytest.approx(6.09, abs=0.01)
    village = row(table, group="农村", word="老师")
    assert (village["g2"], village["p"], village["log_ratio"]) == (town["g2"], town["p"], -2.58)
    assert [record["group"] for record in table.records()] == ["农村", "农村", "城区", "城区"]


def test_keyness_of_one_target_and_of_words_said_often_enough() -> None:
    speech = groups()
    table = keyness(speech, speech_by(speech, "case.district"), ALL, target="城区", min_count=4)
    assert [(record["group"], record["word"]) for record in table.records()] == [("城区", "学生")]
    assert leading(table).rows == []
    assert leading(table, both=True).rows == table.rows


def test_leading_words_are_cut_group_by_group() -> None:
    speech = groups()
    table = keyness(speech, speech_by(speech, "district"), ALL)
    assert [record["word"] for record in leading(table, top=1).records()] == ["学生", "老师"]


@pytest.mark.parametrize(
    ("by", "target", "said"),
    [("weather", "", "district"), ("district", "郊区", "农村, 城区"), ("role", "", "only one")],
)
def test_what_cannot_be_compared_is_refused(by: str, target: str, said: str) -> None:
    speech = groups()
    with pytest.raises(ValueError, match=said):
        keyness(speech, speech_by(speech, by), ALL, target=target)


@pytest.mark.parametrize(
    ("by", "names"),
    [("case", ["A", "B", "C"]), ("source", ["A", "B", "C"]), ("kind", ["interview"]), ("speaker", ["答"])],
)
def test_speech_is_grouped_by_what_is_known(by: str, names: list[str]) -> None:
    assert list(speech_by(groups(), by)) == names


def test_collocations_count_each_word_near_the_node_once() -> None:
    # Window 1: 经费 stands between two nodes and counts once.
    speech = heard("答：社区经费社区，活动，老师。老师学生。\n")
    table = collocations(speech, "社区", ALL, window=1, min_together=1)
    money = row(table, word="经费")
    assert (money["near"], money["left"], money["right"], money["node_count"], money["count"]) == (1, 1, 0, 2, 1)
    # 2 words in windows × 1 ÷ 5 words that are no node
    assert money["expected"] == 0.4
    assert money["mi"] == pytest.approx(1.32, abs=0.01)  # log2(1/0.4)
    assert money["log_dice"] == pytest.approx(13.42, abs=0.01)  # 14 + log2(2·1/(2+1))
    assert [record["word"] for record in table.records()] == ["活动", "经费"]


def test_a_window_ends_with_its_unit() -> None:
    text = "答：社区。经费。\n"
    assert collocations(heard(text), "社区", ALL, min_together=1).rows == []
    turn = collocations(heard(text, within="turn"), "社区", ALL, min_together=1)
    assert [record["word"] for record in turn.records()] == ["经费"]


def test_a_node_may_be_several_words_and_is_folded() -> None:
    speech = heard("答：老师学生来。\n", "答：老师，学生来。\n")
    table = collocations(speech, "老師學生", ALL, min_together=1)
    assert [(record["word"], record["node_count"], record["sources"]) for record in table.records()] == [("来", 1, 1)]
    assert collocations(speech, "没人说", ALL).rows == []


def test_collocations_of_filters_and_limits() -> None:
    speech = heard("答：社区经费。社区经费。社区，活动。\n")
    assert [record["word"] for record in collocations(speech, "社区", ALL).records()] == ["经费"]
    assert collocations(speech, "社区", WordFilter(frozenset({"经费"}))).rows == []
    assert len(collocations(speech, "社区", ALL, min_together=1, top=1).rows) == 1


def test_the_network_ties_words_of_one_sentence() -> None:
    speech = heard("答：社区经费社区。社区经费。社区，活动。\n")
    table = word_network(speech, ALL, min_together=1)
    assert list(table.records()) == [
        {"word_a": "社区", "word_b": "经费", "units_both": 2, "units_a": 3, "units_b": 2, "jaccard": 0.6667},
        {"word_a": "社区", "word_b": "活动", "units_both": 1, "units_a": 3, "units_b": 1, "jaccard": 0.3333},
    ]
    assert len(word_network(speech, ALL).rows) == 1
    assert len(word_network(speech, ALL, min_together=1, edges=1).rows) == 1
    assert [record["word_b"] for record in word_network(speech, ALL, top=2, min_together=1).records()] == ["经费"]


def test_nobody_speaks() -> None:
    silent = heard("")
    assert word_frequencies(silent, ALL).rows == []
    assert word_network(silent, ALL).rows == []
    assert collocations(silent, "钱", ALL).rows == []
