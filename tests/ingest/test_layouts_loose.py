"""Layouts that people improvise: other separators, tables, quotes, chats, letters and codes."""

import pytest
from spoken import speakers, spoken, timed, turns_of

SAID = [("采访者", "您好，请问您是？"), ("受访者", "我是社工。"), ("采访者", "做了几年？"), ("受访者", "三年。")]


@pytest.mark.parametrize("separator", ["\t", " ", "\u3000", "|", " | ", "——", "--", "  "])
def test_role_words_without_a_colon(separator: str) -> None:
    assert spoken("\n".join(f"{who}{separator}{words}" for who, words in SAID)) == SAID


@pytest.mark.parametrize("pattern", ["（{}）", "({})", "<{}>", "【{}】", "[{}]"])
@pytest.mark.parametrize("pair", [("问", "答"), ("Q", "A"), ("采访者", "受访者")])
def test_role_words_in_any_brackets(pattern: str, pair: tuple[str, str]) -> None:
    said = [(pair[n % 2], words) for n, (_, words) in enumerate(SAID)]
    assert spoken("\n".join(pattern.format(who) + words for who, words in said)) == said


def test_letters_with_a_full_stop() -> None:
    text = "Q1. 您好？\nA1. 不够。\nQ2、为什么？\nA2、没钱。\n"
    assert spoken(text) == [("Q1", "您好？"), ("A1", "不够。"), ("Q2", "为什么？"), ("A2", "没钱。")]


def test_table_rows() -> None:
    text = "| 时间 | 说话人 | 内容 |\n|---|---|---|\n| 00:01 | 采访者 | 您好 |\n| 00:05 | 受访者 | 不够，差两万 |\n"
    assert spoken(text) == [("采访者", "您好"), ("受访者", "不够，差两万")]
    assert timed(text) == [("00:01", "采访者"), ("00:05", "受访者")]


def test_a_text_that_is_quoted_throughout() -> None:
    assert spoken("> 采访者：您好\n>\n> 受访者：不够\n> 真的\n") == [("采访者", "您好"), ("受访者", "不够 真的")]
    assert speakers("> 采访者：您好\n\n> 受访者：不够\n\n> 采访者：嗯\n") == ["采访者", "受访者", "采访者"]


def test_names_above_times() -> None:
    text = "张三\n00:05\n你好\n\n李四\n00:09\n不够\n\n张三\n00:15\n好\n"
    assert spoken(text) == [("张三", "你好"), ("李四", "不够"), ("张三", "好")]
    assert [time for time, _ in timed(text)] == ["00:05", "00:09", "00:15"]


def test_dates_before_names() -> None:
    text = "2024-05-01 10:02:03 张三\n你好\n2024-05-01 10:03:03 李四\n不够\n"
    assert spoken(text) == [("张三", "你好"), ("李四", "不够")]


def test_subtitles_in_a_text_file() -> None:
    text = "1\n00:00:01,000 --> 00:00:03,000\n采访者：您好\n\n2\n00:00:03,000 --> 00:00:05,000\n受访者：您好\n"
    assert spoken(text) == [("采访者", "您好"), ("受访者", "您好")]


def test_numbered_questions() -> None:
    assert speakers("第一问：您好？\n答：不够。\n追问：为什么？\n答：没钱。\n1. 问：还有？\n   答：没有。\n") == [
        "第一问",
        "答",
        "追问",
        "答",
        "问",
        "答",
    ]


@pytest.mark.parametrize(
    "labels",
    [["甲", "乙", "甲", "乙", "丙"], ["S1", "S2", "T", "S1"], ["笔者", "老张", "笔者", "老张"], ["访", "受", "访", "受"], ["我", "他", "我", "他"], ["王 芳", "李 强", "王 芳", "李 强"], ["JOHN", "MARY", "JOHN", "MARY"]],
)  # fmt: skip
def test_labels_that_people_choose(labels: list[str]) -> None:
    assert speakers("\n".join(f"{label}：说到第{n}点" for n, label in enumerate(labels))) == labels


def test_codes_in_brackets() -> None:
    assert speakers("[F-01-W] 不够。\n[F-02-M] 够。\n[F-01-W] 不够。\n") == ["F-01-W", "F-02-M", "F-01-W"]


def test_a_described_name_that_occurs_once() -> None:
    text = "主持人：请讲。\n\n陈静（社区志愿者）：我先说。\n\n王磊（居民）：不行。\n\n主持人：为什么？\n\n陈静（社区志愿者）：没人管。\n"
    assert speakers(text) == ["主持人", "陈静（社区志愿者）", "王磊（居民）", "主持人", "陈静（社区志愿者）"]


def test_roles_in_brackets_behind_names() -> None:
    text = "张老师（采访者）：您好。\n李女士（受访者）：您好。\n张老师（采访者）：多久？\n李女士（受访者）：三年。\n"
    assert [turn.role for turn in turns_of(text)] == ["interviewer", "participant"] * 2


def test_a_role_word_at_the_beginning_of_speech_is_no_label() -> None:
    text = "问：谁来的？\n答：记者 王某来过。\n主持人 没来。\n问：嗯。\n答：对。\n"
    assert speakers(text) == ["问", "答", "问", "答"]
