"""What looks like a speaker and is none, and what stands around the words without being spoken."""

import pytest
from spoken import speakers, spoken, turns_of, words_of

TALK = "问：您好？\n答：不够。\n{line}\n问：还有吗？\n答：没有。\n"


@pytest.mark.parametrize(
    "line",
    [
        "例如：买米、买油。", "比如：去年。", "结论：还要钱。", "备注：已核对。", "时间：下午比较好。", "第一：要有人。", "首先：得有钱。",
        "http://example.org/a", "https：//example.org", "我跟他说：你来吧。", "老师说：你们来。", "会议改到下午 3:30", "比例是 3:12 左右", "周三 14:00",
        "2026年7月2日 下午 3:37", "他问：够吗？", "一是：人。", "说白了：没钱。",
    ],
)  # fmt: skip
def test_no_speaker(line: str) -> None:
    assert speakers(TALK.format(line=line)) == ["问", "答", "问", "答"]


@pytest.mark.parametrize("word", ["例如", "比如", "结论", "时间", "第一", "备注", "http", "总之", "他说", "关键词"])
def test_words_that_come_back_are_still_no_speakers(word: str) -> None:
    assert {turn.speaker for turn in turns_of(f"{word}：这样。\n\n{word}：那样。\n\n{word}：好。\n")} == {""}


@pytest.mark.parametrize("label", ["周一鸣", "周三"])
def test_names_and_weekdays(label: str) -> None:
    text = f"张三 00:01\n你好。\n\n{label} 00:04\n好的。\n\n李四 00:09\n嗯。\n\n张三 00:12\n行。\n"
    assert (label in speakers(text)) is (label != "周三")


def test_options_are_no_speakers() -> None:
    assert speakers("您怎么看？\nA：同意\nB：不同意\nC：不知道\n") == [""]


def test_narrative_has_no_speakers() -> None:
    text = "“工作蛮好玩的，就是累。”，正松说。\n\n他又说：“经费不够。”\n\n后来：他走了。\n"
    (turn,) = turns_of(text)
    assert (turn.speaker, turn.role, text[turn.start : turn.end]) == ("", "participant", text.strip())


def test_recognised_speech_without_labels() -> None:
    text = "我们当时就是想着把这个事情做好，\n然后就去找村里，\n村里也没有钱，\n"
    assert [text[turn.start : turn.end] for turn in turns_of(text)] == [text.strip()]


def test_backchannels_are_no_speakers() -> None:
    text = "[00:01] 采访者：您好。\n[00:02] 对\n[00:03] 对\n[00:04] 受访者：嗯\n[00:05] 好的\n[00:06] 好的\n"
    assert speakers(text) == ["采访者"] * 3 + ["受访者"] * 3


def test_header_with_names_of_the_speakers() -> None:
    text = (
        "访谈编号：J-01\n访谈时间：2024年6月6日\n访谈地点：村委会\n受访者：张三（女，35岁，社工）\n采访者：李四\n\n"
        "采访者：您好，请坐。\n受访者：您好。\n"
    )
    assert spoken(text) == [("采访者", "您好，请坐。"), ("受访者", "您好。")]


def test_header_that_names_the_person_before_the_time() -> None:
    text = "访谈对象：桂姐，女，52岁，石桥镇\n时间：2024年5月22日上午\n\n采访者：够吗？\n桂姐：不够。\n采访者：嗯。\n桂姐：对。\n"
    assert speakers(text) == ["采访者", "桂姐"] * 2


def test_header_directly_above_the_first_turn() -> None:
    text = "时间：2024年6月6日\n地点：村委会\n采访者：您好\n受访者：您好\n采访者：经费够吗？\n受访者：不够。\n"
    assert speakers(text) == ["采访者", "受访者"] * 2


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_metadata_of_a_second_interview(gap: str) -> None:
    head = "访谈二\n时间：2024年6月7日\n访谈对象：王某\n性别：女\n所属分院：外语\n"
    text = f"时间：6月6日\n地点：校内\n\n问：您好？\n答：不够。\n{gap}{head}{gap}问：您呢？\n答：也不够。\n"
    assert spoken(text) == [("问", "您好？"), ("答", "不够。"), ("问", "您呢？"), ("答", "也不够。")]


def test_metadata_in_one_line() -> None:
    text = "问：您好？\n答：不够。\n时间：6月7日 访谈对象：王某 性别：女\n问：您呢？\n答：也不够。\n"
    assert spoken(text) == [("问", "您好？"), ("答", "不够。"), ("问", "您呢？"), ("答", "也不够。")]


def test_first_person_accounts_with_metadata() -> None:
    text = (
        "时间：6月6日\n访谈对象：王某\n性别：女\n访谈内容（第一人称）：我那时候刚来，什么都不懂。\n后来好了。\n\n"
        "时间：6月7日\n访谈对象：李某\n性别：男\n访谈内容（第一人称）：我是被推荐的。\n"
    )
    assert spoken(text) == [("", "我那时候刚来，什么都不懂。 后来好了。 我是被推荐的。")]


def test_keyword_list_in_the_middle() -> None:
    text = "问：一？\n答：二。\n\n关键词：经费、人手\n\n问：三？\n答：四。\n"
    assert spoken(text) == [("问", "一？"), ("答", "二。"), ("问", "三？"), ("答", "四。")]


@pytest.mark.parametrize(
    "note",
    ["（转录结束）", "（注：文本严格按音频内容转写。）", "（根据原始音频逐字转写，未合并或删减重复内容）", "以上内容由AI生成，仅供参考", "Transcribed by https://otter.ai", "【录音结束】"],
)  # fmt: skip
def test_closing_note(note: str) -> None:
    assert spoken(f"问：一？\n答：二。\n\n{note}\n") == [("问", "一？"), ("答", "二。")]


@pytest.mark.parametrize(
    "note",
    ["（笑）", "(笑)", "[笑]", "【停顿】", "（沉默3秒）", "（停顿约5秒）", "（听不清）", "（大笑）", "（众人笑）", "（叹气）", "（笑着说）", "（长时间沉默）", "[laughs]", "[inaudible 00:03]", "（電話響）", "（00:12:33）", "[00:12]", "（簡報第3頁）"],
)  # fmt: skip
def test_inline_note_is_a_gap(note: str) -> None:
    text = f"问：够吗？\n答：不够{note}，真的。\n"
    turn = turns_of(text)[1]
    assert [text[start:end] for start, end in turn.gaps] == [note]
    assert words_of(text, turn) == "不够，真的。"


@pytest.mark.parametrize(
    "words", ["（其实够）", "（2019年）", "（也就是村委会）", "[重要]", "（他笑了我一年）", "（我不太清楚这个事）"]
)
def test_ordinary_brackets_are_speech(words: str) -> None:
    text = f"问：够吗？\n答：不够{words}，真的。\n"
    assert turns_of(text)[1].gaps == ()


def test_a_line_in_brackets_can_be_speech() -> None:
    text = "问：够吗？\n答：不够。\n（其实我不太想说这个，但是你问了。）\n「好。」\n"
    assert spoken(text)[1] == ("答", "不够。 （其实我不太想说这个，但是你问了。） 「好。」")


def test_narration_inside_a_turn_is_a_gap() -> None:
    text = "问：够吗？\n答：不够。\n> 电话响了\n\n还差两万。\n\n![图](x.png)\n\n问：好。\n"
    assert spoken(text) == [("问", "够吗？"), ("答", "不够。 还差两万。"), ("问", "好。")]


def test_label_without_words_is_no_turn() -> None:
    assert spoken("问：您好？\n答：\n问：在吗？\n答：在。\n") == [("问", "您好？"), ("问", "在吗？"), ("答", "在。")]


def test_a_turn_that_is_only_a_note_stays() -> None:
    text = "问：够吗？\n答：（笑）\n问：好。\n"
    turn = turns_of(text)[1]
    assert (turn.speaker, text[turn.start : turn.end], turn.gaps) == ("答", "（笑）", ((turn.start, turn.end),))


def test_question_list_with_answers_below() -> None:
    text = "问题一：您怎么看？\n我觉得还行。\n就是钱少。\n问题二：内容太多\n问题三板块可以少一点\n"
    assert [(turn.role, text[turn.start : turn.end]) for turn in turns_of(text)] == [
        ("interviewer", "您怎么看？"),
        ("participant", "我觉得还行。\n就是钱少。"),
        ("participant", "内容太多"),
        ("participant", "板块可以少一点"),
    ]


def test_question_list_with_answer_labels() -> None:
    text = "问题1：您怎么看？\n答：还行。\n问题2：为什么？\n答：钱少。\n"
    assert speakers(text) == ["问题1", "答", "问题2", "答"]


def test_maxqda_marks_are_gaps() -> None:
    text = "#TEXT 1\n问：够吗？\n答：#CODE 经费\\不足&&人手#真的不够#ENDCODE#，没办法。\n"
    assert spoken(text) == [("问", "够吗？"), ("答", "真的不够，没办法。")]


def test_residue_of_language_models_is_a_gap() -> None:
    assert spoken("问：够吗？\n答：不够[1](@ref)。\n")[1] == ("答", "不够。")
