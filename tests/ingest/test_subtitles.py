"""Subtitles: a line and a turn for each cue, whoever made the file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import Reading, codes, spoken


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


def _srt(*cues: str) -> str:
    times = (f"00:00:{second:02d},000 --> 00:00:{second + 1:02d},500" for second in range(60))
    return "\n".join(
        f"{number}\n{time}\n{cue}\n" for number, (time, cue) in enumerate(zip(times, cues, strict=False), 1)
    )


def test_text_and_turns(read: Reading) -> None:
    extract = read.one("a.srt", _srt("采访者：您好。", "受访者：你好。", "坐吧。"))
    assert extract.text == "采访者：您好。\n受访者：你好。\n受访者：坐吧。\n"
    assert spoken(extract) == [("采访者", "您好。"), ("受访者", "你好。"), ("受访者", "坐吧。")]
    assert extract.turns is not None
    assert [turn.role for turn in extract.turns] == ["interviewer", "participant", "participant"]
    assert [turn.time for turn in extract.turns] == ["00:00:00.000", "00:00:01.000", "00:00:02.000"]
    assert extract.layout == "srt"
    assert not extract.problems


LABELS: dict[str, tuple[list[str], list[tuple[str, str]]]] = {
    "full-width colon": (["受访者：好"], [("受访者", "好")]),
    "half-width colon": (["受访者: 好"], [("受访者", "好")]),
    "dash": (["- 张三：好"], [("张三", "好")]),
    "dash, a name nobody knows": (["- 阿尔斯楞：好"], [("阿尔斯楞", "好")]),
    "square brackets": (["[张三] 好"], [("张三", "好")]),
    "Chinese brackets": (["【主持人】好"], [("主持人", "好")]),
    "letters": (["A：来多久了？", "B：三年"], [("A", "来多久了？"), ("B", "三年")]),
    "numbered": (["说话人1：好", "说话人 2：行"], [("说话人1", "好"), ("说话人 2", "行")]),
    "title": (["王主任：好"], [("王主任", "好")]),
    "bracket in the label": (["受访者（女，35岁）：好"], [("受访者（女，35岁）", "好")]),
    "names that come back": (["阿依古丽：好", "阿依古丽：行"], [("阿依古丽", "好"), ("阿依古丽", "行")]),
    "two speakers in one cue": (["张三：好吗？\n李四：好。"], [("张三", "好吗？"), ("李四", "好。")]),
    "two dashes in one cue": (["- 张三：好吗？\n- 李四：好。"], [("张三", "好吗？"), ("李四", "好。")]),
    "dashes without names": (["- 好吗？\n- 好。"], [("", "好吗？"), ("", "好。")]),
    "second dash is somebody else": (["张三：好吗？", "- 好吗？\n- 好。"], [("张三", "好吗？"), ("张三", "好吗？"), ("", "好。")]),
    "carried over lines of a cue": (["张三：我们\n是去年来的"], [("张三", "我们是去年来的")]),
    "before the first label": (["（片头）大家好", "张三：好"], [("", "（片头）大家好"), ("张三", "好")]),
    "no label: for example": (["比如：这个", "比如：那个", "张三：好"], [("", "比如：这个"), ("", "比如：那个"), ("张三", "好")]),
    "no label: reported speech": (["张三：好", "我就说：行", "我就说：不行"], [("张三", "好"), ("张三", "我就说：行"), ("张三", "我就说：不行")]),
    "no label: clock": (["下午3:30 开会", "下午3:30 散会"], [("", "下午3:30 开会"), ("", "下午3:30 散会")]),
    "no label: web address": (["http://a.cn", "http://b.cn"], [("", "http://a.cn"), ("", "http://b.cn")]),
    "no label: a word once": (["我的原因：没钱"], [("", "我的原因：没钱")]),
    "no label: sound": (["[笑] 好的", "[笑] 行"], [("", "[笑] 好的"), ("", "[笑] 行")]),
}  # fmt: skip


@pytest.mark.parametrize(("cues", "turns"), LABELS.values(), ids=LABELS.keys())
def test_labels(read: Reading, cues: list[str], turns: list[tuple[str, str]]) -> None:
    assert spoken(read.one("a.srt", _srt(*cues))) == turns


def test_no_speakers_are_told(read: Reading) -> None:
    extract = read.one("a.srt", _srt("我们", "是去年来的"))
    assert codes(extract) == ["IC111"]
    assert extract.turns is not None
    assert {turn.role for turn in extract.turns} == {"participant"}


def test_sounds_are_no_turns_and_notes_are_gaps(read: Reading) -> None:
    extract = read.one("a.srt", _srt("[音乐]", "张三：好（笑）的", "♪ ♪"))
    assert spoken(extract) == [("张三", "好（笑）的")]
    assert "♪ ♪" in extract.text
    assert extract.turns is not None
    ((start, end),) = extract.turns[0].gaps
    assert extract.text[start:end] == "（笑）"


def test_dirty_srt(read: Reading) -> None:
    content = (
        "\ufeff# https://youtu.be/x\r\n# 标题\r\n导语一行\r\n1\r\n00:00:01.5 --> 00:00:02,000  X1:1\r\n"
        "<i>张三：你好</i>\\N{\\an8}<font color='red'>世界</font>&nbsp;&amp;\r\n\r\n2\r\n\r\n3\r\n0:00:03,000 --> 0:00:04,000\r\n"
        "一共几个？\r\n5\r\n\r\n# note\r\n4\r\n00:05 -> 00:06\r\n两个\r\n3\r\n\r\n# import b.srt 0:07:31,200\r\n"
    )
    extract = read.one("a.srt", content)
    assert spoken(extract) == [("张三", "你好世界 &"), ("张三", "一共几个？ 5"), ("张三", "两个 3")]
    assert extract.turns is not None
    assert [turn.time for turn in extract.turns] == ["00:00:01.500", "00:00:03.000", "00:00:05.000"]
    assert codes(extract) == ["IC164"]
    assert "5 行" in extract.problems[0].what.zh


def test_bilingual_cues_code_the_chinese(read: Reading) -> None:
    extract = read.one("a.srt", _srt("# 据说这是将军菜\nThe dish.", "真好吃\nDelicious!", "好的"))
    assert spoken(extract) == [("", "据说这是将军菜"), ("", "真好吃"), ("", "好的")]
    assert extract.text == "据说这是将军菜 The dish.\n真好吃 Delicious!\n好的\n"
    assert codes(extract) == ["IC111", "IC165"]


def test_translation_above_the_original(read: Reading) -> None:
    extract = read.one("a.srt", _srt("Hello\n你好", "Bye\n再见"))
    assert spoken(extract) == [("", "你好"), ("", "再见")]


def test_one_english_line_is_no_translation(read: Reading) -> None:
    assert spoken(read.one("a.srt", _srt("我说\nOK", "好", "行", "嗯"))) == [
        ("", "我说 OK"),
        ("", "好"),
        ("", "行"),
        ("", "嗯"),
    ]


def test_foreign_subtitles_are_read(read: Reading) -> None:
    assert spoken(read.one("a.srt", _srt("one\ntwo", "three\nfour"))) == [("", "one two"), ("", "three four")]


def test_srt_in_gb18030(read: Reading) -> None:
    extract = read.one("a.srt", _srt(*["受访者：我们这里的志愿者很多，大家都愿意来。"] * 5).encode("gb18030"))
    assert extract.encoding == "gb18030"
    assert "IC108" in codes(extract)
    assert spoken(extract)[0] == ("受访者", "我们这里的志愿者很多，大家都愿意来。")


VTT = """WEBVTT - 访谈
Kind: captions
Language: zh

NOTE
张三：这不是话

STYLE
::cue { color: red }

REGION
id:a

intro
00:01.000 --> 00:02.000 align:start position:0%
<v 张三>你好&lt;</v> <v.loud 李四>再见</v>

01:00:03.250 --> 01:00:04.000
<c.yellow>接着</c><00:00:03.500>说

00:05.000 --> 00:06.000
<v 张三>第一行
第二行

stray
"""


def test_vtt_voices(read: Reading) -> None:
    extract = read.one("a.vtt", VTT)
    assert spoken(extract) == [("张三", "你好<"), ("李四", "再见"), ("李四", "接着说"), ("张三", "第一行第二行")]
    assert extract.turns is not None
    assert [turn.time for turn in extract.turns] == ["00:00:01.000", "00:00:01.000", "01:00:03.250", "00:00:05.000"]
    assert codes(extract) == ["IC164"]


def test_vtt_with_labels_in_the_words(read: Reading) -> None:
    extract = read.one("a.vtt", "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n王小明: 大家好\n")
    assert spoken(extract) == [("王小明", "大家好")]


def test_vtt_rolling_captions_say_each_line_once(read: Reading) -> None:
    shown = ["我们", "是去年", "开始的", "一共", "五个人"]
    cues = [f"00:0{n}.000 --> 00:0{n + 1}.000\n" + "\n".join(shown[max(0, n - 1) : n + 1]) for n in range(5)]
    assert [words for _, words in spoken(read.one("a.vtt", "WEBVTT\n\n" + "\n\n".join(cues)))] == shown


def test_vtt_named_srt(read: Reading) -> None:
    assert spoken(read.one("a.srt", VTT))[0] == ("张三", "你好<")


def test_sbv(read: Reading) -> None:
    extract = read.one(
        "a.sbv", "0:00:00.400,0:00:04.500\n受访者：我们\n是去年来的\n\n1:02:03.500,1:02:04.000\n嗯，对[br]的\n"
    )
    assert spoken(extract) == [("受访者", "我们是去年来的"), ("受访者", "嗯，对的")]
    assert extract.turns is not None
    assert [turn.time for turn in extract.turns] == ["00:00:00.400", "01:02:03.500"]


def test_ass_names(read: Reading) -> None:
    head = "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name\nStyle: Default\n\n[Events]\n"
    head += "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    lines = "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,note\nDialogue: 0,0:00:01.50,0:00:02.00,Default,张三,0,0,0,,{\\i1}你好{\\i0}\\N世界\n"
    assert spoken(read.one("a.ass", head + lines)) == [("张三", "你好世界")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.srt", "问：好吗？\n答：好。\n", "IC162"),
        ("a.vtt", "WEBVTT\n\nNOTE 没有\n", "IC162"),
        ("a.sbv", "好\n", "IC162"),
        ("a.srt", _srt("", " "), "IC162"),
        ("a.srt", "", "IC101"),
        ("a.ass", "[Events]\nDialogue: 好\n", "IC150"),
    ],
)
def test_no_subtitles(read: Reading, name: str, content: str, code: str) -> None:
    assert read.problem(name, content).code == code


_WORDS = st.text(st.sampled_from("我你他好不的了，。：:A1[]【】-（）笑 <>{}\\N#\n"), max_size=20)


@given(st.lists(_WORDS, min_size=1, max_size=8))
def test_turns_are_in_order_and_inside_their_lines(tmp_path_factory: pytest.TempPathFactory, cues: list[str]) -> None:
    extract = Reading(tmp_path_factory.mktemp("srt")).one("a.srt", _srt("张三：好", *cues))
    end = 0
    for turn in extract.turns or ():
        words = extract.text[turn.start : turn.end]
        assert end <= turn.start < turn.end
        assert words == words.strip()
        assert "\n" not in words
        assert words in extract.text.split("\n")[extract.text.count("\n", 0, turn.start)]
        assert all(turn.start <= left < right <= turn.end for left, right in turn.gaps)
        end = turn.end
