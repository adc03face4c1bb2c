"""The layouts counted in real field interviews: each must give its speakers, times and words."""

import pytest
from spoken import spoken, timed, turns_of

HEAD = "关键词：脱贫攻坚、饮水、产业\n\n"
ENDING = "\n\n（注：文本严格按音频内容转写，未合并或调整重复语句，保留口语化表达及语气词。）\n"
EXPECTED = [("采访者", "您好，请问您是哪里人？"), ("受访者", "我是本地人。"), ("受访者", "一直住在村里，没出去过。")]
TIMES = ["00:00:01.000", "00:00:05.120", "00:00:35.000"]
WORDS = [words for _, words in EXPECTED]


def _turns(pattern: str, joint: str = "\n") -> str:
    """Write the three turns, each by a pattern of time, speaker and words."""
    return joint.join(
        pattern.format(t=time, s=speaker, w=words) for time, (speaker, words) in zip(TIMES, EXPECTED, strict=True)
    )


LAYOUTS = {
    "A1": _turns("[{t}] {s}：{w}"),
    "A1 blank lines": _turns("[{t}] {s}：{w}", "\n\n"),
    "A1 crlf": _turns("[{t}] {s}：{w}", "\r\n"),
    "A2 soft break": _turns("[{t}] {s}：\n{w}"),
    "A2 next paragraph": _turns("[{t}] {s}：\n\n{w}", "\n\n"),
    "A3": _turns("[{t}] {s}: {w}"),
    "A3 no-break space": _turns("[{t}]\u00a0{s}:\u00a0{w}"),
    "A4": _turns("[{t}] {s}\n{w}"),
    "B1": _turns("[{t}]\n{s}：{w}"),
    "C1": _turns("{s}: [{t}] {w}"),
    "D1": _turns("**[{t}] {s}：**  \n{w}"),
    "D2": _turns("**[{t}] {s}**：{w}"),
    "D2 next paragraph": _turns("**[{t}] {s}**：  \n{w}", "\n\n"),
    "D3": _turns("**[{t}] {s}**  \n{w}"),
    "D4": _turns("**[{t}]**  **{s}**：{w}"),
    "D5 colon inside": _turns("**[{t}]** **{s}：**{w}"),
    "D6": _turns("## [{t}] {s}：\n{w}"),
    "D7": _turns("**[{t}]**  \n**{s}：** {w}"),
    "full-width brackets": _turns("【{t}】{s}：{w}"),
    "round brackets": _turns("（{t}）{s}：{w}"),
    "name before time in brackets": _turns("{s}({t}): {w}"),
    "name before time in full-width brackets": _turns("{s}（{t}）：{w}"),
    "bare time first": _turns("{t} {s}：{w}"),
    "bare time behind": _turns("{s} {t}\n{w}", "\n\n"),
    "range": _turns("[{t} - 00:59:59.000] {s}:\n{w}"),
    "arrow": _turns("[{t} --> 00:59:59.000] {s}：{w}"),
    "comma milliseconds": _turns("[{t}] {s}：{w}").replace(".000", ",000").replace(".120", ",120"),
    "bracketed label": _turns("[{t}]【{s}】{w}"),
    "bracketed label and colon": _turns("[{t}] [{s}]: {w}"),
    "pandoc": _turns("**{s} {t}**\\\n{w}", "\n\n"),
}


@pytest.mark.parametrize("body", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize(("head", "ending"), [("", ""), (HEAD, ENDING)], ids=["bare", "around"])
def test_field_layout_gives_speakers_times_and_words(body: str, head: str, ending: str) -> None:
    text = head + body + ending
    assert spoken(text) == EXPECTED
    assert [time.replace(",", ".")[:12] for time, _ in timed(text)] == TIMES


def test_b2_carries_the_speaker_forward() -> None:
    text = "[00:01] 采访者：您好。\n[00:05] 请问您贵姓？\n[00:09] 受访者：姓李。\n[00:12] 嗯。\n[00:15] 木子李。\n"
    assert spoken(text) == [
        ("采访者", "您好。"),
        ("采访者", "请问您贵姓？"),
        ("受访者", "姓李。"),
        ("受访者", "嗯。"),
        ("受访者", "木子李。"),
    ]
    assert [turn.time for turn in turns_of(text)] == ["00:01", "00:05", "00:09", "00:12", "00:15"]


def test_b2_with_the_label_on_few_lines() -> None:
    lines = ["[00:00:01.000] 采访者：您好。", *(f"[00:00:{n:02}.000] 第{n}句话说的是这个。" for n in range(2, 40))]
    turns = turns_of("\n".join(lines) + "\n[00:00:50.000] 受访者：好。\n")
    assert [turn.speaker for turn in turns] == ["采访者"] * 39 + ["受访者"]


def test_g1_has_several_turns_under_one_time() -> None:
    text = "[00:00:10.000] 采访者：种什么？\n受访者：玉米。\n采访者：卖吗？\n受访者：不卖。\n[00:01:00.000]\n采访者：为什么？\n受访者：便宜。\n"
    assert [speaker for _, speaker in timed(text)] == ["采访者", "受访者"] * 3
    assert [time for time, _ in timed(text)] == ["00:00:10.000", "", "", "", "00:01:00.000", ""]


def test_f1_times_without_speakers_are_one_turn_without_the_times() -> None:
    text = "00:01\n大家都知道这件事情。\n00:35\n后来就没有人管了。\n01:10\n所以我们自己来做。\n"
    (turn,) = turns_of(text)
    assert (turn.speaker, turn.role) == ("", "participant")
    assert spoken(text) == [("", "大家都知道这件事情。 后来就没有人管了。 所以我们自己来做。")]


def test_z0_is_one_turn() -> None:
    assert spoken("原视频没声音") == [("", "原视频没声音")]


@pytest.mark.parametrize("label", ["发言人", "说话人 1", "说话人1", "张三"])
def test_e1_label_and_minutes_above_the_words(label: str) -> None:
    text = f"录音文件2024\n\n{label} 00:00\n你好你好。\n\n{label}   00:06\n\n今天聊聊。\n\n{label} 01:02:03\n好。\n\n以上内容由AI生成，仅供参考\n"
    assert spoken(text) == [(label, "你好你好。"), (label, "今天聊聊。"), (label, "好。")]
    assert [turn.time for turn in turns_of(text)] == ["00:00", "00:06", "01:02:03"]


def test_e2_keywords_before_the_transcript() -> None:
    text = "关键词\n志愿者、经费、村委会\n文字记录\n采访者 00:00\n经费够吗？\n受访者 00:03\n不够。\n采访者 00:05\n差多少？\n"
    assert spoken(text) == [("采访者", "经费够吗？"), ("受访者", "不够。"), ("采访者", "差多少？")]


def test_a_time_with_letters_for_digits_is_a_time() -> None:
    text = "[00:04:50.000] 采访者：还有吗？\n[00:04:56.xxx] 受访者：没有了。\n"
    assert timed(text) == [("00:04:50.000", "采访者"), ("00:04:56.xxx", "受访者")]


def test_keywords_in_bold_and_titles_are_outside() -> None:
    text = "# 语音转文字记录\n\n**文件编号：** 003\n**关键词：** 教育、老人\n---\n\n**[00:01] 采访者：**  \n你好。\n\n**[00:03] 受访者：**  \n你好。\n\n（转录结束）\n"
    assert spoken(text) == [("采访者", "你好。"), ("受访者", "你好。")]


def test_mixed_layouts_in_one_file() -> None:
    text = "[00:01] 采访者：一。\n[00:02] 受访者：\n二。\n**[00:03] 采访者：**  \n三。\n[00:04]\n受访者：四。\n受访者: [00:05] 五。\n"
    assert spoken(text) == [
        ("采访者", "一。"),
        ("受访者", "二。"),
        ("采访者", "三。"),
        ("受访者", "四。"),
        ("受访者", "五。"),
    ]


@pytest.mark.parametrize("label", ["受访者（第二位）", "采访者（其他人）", "（其他提问者）", "受访者A（女，35岁）"])
def test_labels_with_brackets_stay_whole(label: str) -> None:
    text = f"[00:01] 采访者：您好。\n[00:02] {label}：我来说。\n[00:03] 受访者：好。\n"
    assert [speaker for _, speaker in timed(text)] == ["采访者", label, "受访者"]
    expected = "participant" if "受访" in label else "interviewer"
    assert turns_of(text)[1].role == expected
