"""What holds for every text, and for every layout with every speaker and time."""

import itertools
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spoken import spoken, turns_of

from interview_coder.ingest.layouts import lay_out
from interview_coder.ingest.layouts.line_reader import read_by_parts
from interview_coder.ingest.layouts.notes import note_openings
from interview_coder.ingest.layouts.usual_lines import read_lines
from interview_coder.ingest.layouts.view import BLANK, BREAKS, view_of

ROLE_WORDS = [
    ("采访者", "受访者"),
    ("问", "答"),
    ("主持人", "嘉宾"),
    ("訪問者", "受訪者"),
    ("Q", "A"),
    ("访谈员", "被访者1"),
]
NAMES = [
    ("张小珺", "杨松琳"),
    ("王老师", "陈"),
    ("说话人1", "说话人2"),
    ("蔣珮伊", "唐鳳"),
    ("小编", "舒旸"),
    ("Speaker 1", "Speaker 2"),
    ("欧阳小红", "李主任"),
]
LAYOUTS = [
    "[{t}] {s}：{w}", "[{t}] {s}：\n{w}", "[{t}]\n{s}：{w}", "{s}: [{t}] {w}", "**[{t}] {s}：**  \n\n{w}", "**[{t}] {s}**  \n{w}",
    "**[{t}]**  **{s}**：{w}", "## [{t}] {s}：\n{w}", "{s} {t}\n{w}\n", "{s}   {t}\n\n{w}\n", "{s}({t}): {w}", "{t} {s}: {w}",
    "### {s}：\n{w}\n", "**{s}**：{w}\n", "**{s}：** {w}", "{s}：{w}", "{s}:{w}\n", "【{s}】{t} {w}", "[{t}] 【{s}】{w}", "{s}（{t}）：{w}",
    "【{t}】{s}：{w}", "**{s} {t}**\\\n{w}\n", "[{t} - 01:59:59] {s}:\n{w}", "#{t}-4# {s}：{w}",
]  # fmt: skip
SENTENCES = [
    "经费还是不够。", "嗯，对。", "我跟他说：你来吧。", "大概下午 3:30 开会，", "比如：买米。", "谢谢", "12:30我们吃饭。", "1. 人\n2. 钱", "很好（笑）用",
    "（其实不太好说）", "是「公僕的公僕」", "第一：要有人。", "http://example.org 上面有", "时间：不够。", "Well，了。", "嗯", "**重要**的是人。", "A、B、C三个",
    "他问：“行吗？”我说：“行。”", "二零一四年开始的……",
]  # fmt: skip

_clock = st.tuples(st.integers(0, 1), st.integers(0, 59), st.integers(0, 59)).map(
    lambda t: f"{t[0]:02}:{t[1]:02}:{t[2]:02}"
)
_said = st.lists(
    st.tuples(st.integers(0, 1), _clock, st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)),
    min_size=4,
    max_size=12,
).filter(lambda said: min(sum(who == n for who, _, _ in said) for n in (0, 1)) >= 2)


@settings(max_examples=300, deadline=None)
@given(
    layout=st.sampled_from(LAYOUTS),
    names=st.sampled_from(ROLE_WORDS + NAMES),
    said=_said,
    newline=st.sampled_from(["\n", "\r\n"]),
    head=st.sampled_from(
        ["", "关键词：经费、人手\n\n", "# 访谈\n\n> 地点：村里\n\n", "访谈时间：2024年6月\n访谈地点：村里\n\n"]
    ),
)
def test_written_speakers_are_read_back(
    layout: str, names: tuple[str, str], said: list[tuple[int, str, list[str]]], newline: str, head: str
) -> None:
    body = "\n".join(layout.format(t=clock, s=names[who], w="".join(words)) for who, clock, words in said)
    text = (head + body).replace("\n", newline)
    turns = turns_of(text)
    assert [turn.speaker for turn in turns] == [names[who] for who, _, _ in said]
    if "{t}" in layout:
        assert [turn.time.removesuffix("-4").removesuffix(" - 01:59:59") for turn in turns] == [
            clock for _, clock, _ in said
        ]
    for (speaker, words), (who, _, sentences) in zip(spoken(text), said, strict=True):
        assert speaker == names[who]
        expected = "".join(sentences).replace("（笑）", "")
        assert "".join(words.split()).strip("*") == "".join(expected.split()).strip("*")


_PIECES = ["问", "答", "：", ":", "\n", "\r\n", "\n\n", "**", "###", " ", "[00:01]", "00:01", "（笑）", "张三", "唐鳳", "经费", "。", "】", "【", ">", "\\", "\u200b", "\u3000", "---", "<p>", "关键词", "(", "𠮷", "Q1", "\u2028", "İ", "<v 张三>", "#00:01:23-4#", "问题一"]  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.text(max_size=80))
def test_turns_are_ordered_inside_the_text_and_trimmed(text: str) -> None:
    layout = lay_out(text)
    assert lay_out(text) == layout
    for left, right in itertools.pairwise(layout.turns):
        assert left.end <= right.start
    for turn in layout.turns:
        assert 0 <= turn.start < turn.end <= len(text)
        assert text[turn.start : turn.end].strip() == text[turn.start : turn.end]
        assert all(turn.start <= start < end <= turn.end for start, end in turn.gaps)
        assert all(left[1] < right[0] for left, right in itertools.pairwise(turn.gaps))
        assert turn.role in {"interviewer", "participant"}


_BEGINNINGS = ["采访者", "受访者1", "说话人 2", "说话人", "[00:00:01.000]", "[00:01:02] ", " 00:06", "  01:02:03", "时间", "问题一", "你好，", "12分33秒", "第3", "，",
    "①", "㈠", "²", "〇", "ひと", "한", "Жаң", "々", "𠮷", "é", "_"]  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(_BEGINNINGS) | st.sampled_from(_PIECES), min_size=1, max_size=6).map("".join))
def test_shortcuts_read_a_line_as_its_parts_do(text: str) -> None:
    view = view_of(text)
    lines, markers = read_lines(view)
    for number, line in enumerate(lines):
        assert markers.get(number) == read_by_parts(view, line, number)
    words = [stripped for line in re.split(f"[{BREAKS}]", view) if (stripped := line.strip(BLANK))]
    assert [view[line.start : line.end] for line in lines] == words


@given(st.lists(st.sampled_from(["(", "[", "<", "〈", "\\", "#", "!", "问", "😀", "，"]), max_size=20).map("".join))
def test_notes_are_looked_for_at_every_sign_that_may_begin_one(view: str) -> None:
    signs = [place for place, sign in enumerate(view) if sign in "([<〈\\#" or view.startswith("![", place)]
    assert note_openings(view) == signs


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_no_words_are_invented_or_said_twice(text: str) -> None:
    said = "".join(text[turn.start : turn.end] for turn in turns_of(text))
    assert len(said) <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "问：够吗？\n答：" + "不够，" * 100_000,
        "问：够吗？\n答：" + "（" * 100_000,
        "[" * 100_000,
        "(" * 50_000 + ":" * 50_000,
        "*" * 200_000,
        "<p " * 60_000,
        "<v " + "a=" * 60_000,
        "答：\\" + "\\" * 100_000,
        "问：一\n" + "> 旁白\n" * 50_000,
        "答：" + "[00:01" * 50_000,
        "\u200b" * 200_000 + "问：",
        "问：好\n" * 2 + "\n" * 300_000 + "答：好",
        "笑" * 200_000,
        "答：好（" + "大家都" * 50_000,
        "# " + "：" * 100_000,
        "1. " * 60_000,
        "时间：下午\n说到这里\n" * 20_000,
        "受访者：王某\n时间：下午\n\n" * 20_000,
        "".join(f"说话人{n % 9} 00:{n % 60:02}\n第{n}句话。\n\n" for n in range(30_000)),
    ],
    ids=lambda text: f"{text[:12]!r}",
)  # fmt: skip
def test_time_grows_with_the_length_only(text: str) -> None:
    begin = time.process_time()
    lay_out(text)
    assert time.process_time() - begin < 4


@pytest.mark.parametrize(
    ("text", "n_turns"),
    [
        (
            "访谈者：谁？\n受访者：有：\n①学校老师：少\n②社区书记：不管\n访谈者：去年呢？\n受访者：有：\n①学校老师：没有\n②社区书记：来过",
            4,
        ),
        (
            "受访者：①姓名：张三 ②性别：女 ③年龄：35\n访谈者：说说困难。\n受访者：缺经费。\n访谈者：还有呢？\n受访者：没了。",
            4,
        ),
    ],
)
def test_numbered_items_of_a_list_are_no_speakers(text: str, n_turns: int) -> None:
    assert len(turns_of(text)) == n_turns
