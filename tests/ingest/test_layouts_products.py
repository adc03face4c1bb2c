"""What speech recognition products export."""

import pytest
from spoken import speakers, spoken, timed

TWO = [("说话人1", "你好。"), ("说话人2", "嗯，经费不够。"), ("说话人1", "怎么办？")]

PRODUCTS = {
    "xunfei": (
        "录音信息 2024\n\n说话人1 00:00\n你好。\n\n说话人2 00:06\n嗯，经费不够。\n\n说话人1 59:59\n怎么办？\n\n以上内容由AI生成，仅供参考\n",
        TWO,
    ),
    "xunfei without times": ("说话人1\n你好。\n\n说话人2\n嗯，经费不够。\n\n说话人1\n怎么办？\n", TWO),
    "xunfei renamed": (
        "张三 00:23\n你好。\n\n李四 00:31\n你好呀。\n\n周一鸣 00:40\n开会。\n",
        [("张三", "你好。"), ("李四", "你好呀。"), ("周一鸣", "开会。")],
    ),
    "tingwu": (
        "发言人 1 00:00:01\n你好。\n\n发言人 2 00:00:09\n嗯，经费不够。\n\n发言人 1 01:00:10\n怎么办？\n",
        [(who.replace("说话人", "发言人 "), words) for who, words in TWO],
    ),
    "feishu": (
        "2026-06-18 08:00:44 CST|1h 21min 31s\n\n关键词:\n经费、志愿者\n\n说话人1 00:00:16.480 \n你好。\n\n说话人2 00:00:20.000 \n嗯，经费不够。\n\n说话人1 00:01:00.000 \n怎么办？\n",
        TWO,
    ),
    "feishu keywords in English": (
        "2026-06-18 08:00:44 CST|1h 21min 31s\n\nKeywords:\nfund, pay\n\n张三 00:00:00.000 \n你好。\n\n李四 00:00:05.000 \n好。\n",
        [("张三", "你好。"), ("李四", "好。")],
    ),
    "feishu document": (
        '<cite uid-ref="ou_1" user-name="陈遥"></cite> 00:00:03\n你好。\n<cite uid-ref="ou_2" user-name="王奇"></cite> 00:00:09\n不够。\n',
        [("陈遥", "你好。"), ("王奇", "不够。")],
    ),
    "feishu page": (
        "关键词\n经费\n志愿者\n文字记录\n说话人1 00:02\n你好。\n说话人2 00:05\n嗯，经费不够。\n说话人1 00:09\n怎么办？\n",
        TWO,
    ),
    "tencent brackets": (
        "说话人1(00:00:01): 你好。\n说话人2(00:00:05): 嗯，经费不够。\n说话人1(00:00:09): 怎么办？\n",
        TWO,
    ),
    "tencent name and time": ("张三 00:12:34\n你好。\n李四 00:12:50\n好。\n", [("张三", "你好。"), ("李四", "好。")]),
    "tencent time first": ("[00:12] 张三：你好。\n[00:15] 李四：好。\n", [("张三", "你好。"), ("李四", "好。")]),
    "bare time first": ("00:05 发言人1: 大家好\n00:09 发言人2: 你好\n", [("发言人1", "大家好"), ("发言人2", "你好")]),
    "otter": (
        "Speaker 1  0:03\n你好。\n\nSpeaker 2  0:09\n不够。\n\nSpeaker 1  1:02:03\n好。\n\nTranscribed by https://otter.ai\n",
        [("Speaker 1", "你好。"), ("Speaker 2", "不够。"), ("Speaker 1", "好。")],
    ),
    "whisperx": (
        "[00:00:05 - 00:00:10] Jun:\n你好。\n[00:00:10 - 00:00:15] Mei:\n不够。\n[00:00:15 - 00:00:20] Jun:\n好。\n",
        [("Jun", "你好。"), ("Mei", "不够。"), ("Jun", "好。")],
    ),
    "whisperx speakers": (
        "[SPEAKER_00]: 你好。\n[SPEAKER_01]: 不够。\n[SPEAKER_00]: 好。\n",
        [("SPEAKER_00", "你好。"), ("SPEAKER_01", "不够。"), ("SPEAKER_00", "好。")],
    ),
    "whisperx voices": (
        "[00:00.000 --> 00:05.000] [SPEAKER_00] 你好。\n[00:05.000 --> 00:09.000] [SPEAKER_01] 不够。\n",
        [("SPEAKER_00", "你好。"), ("SPEAKER_01", "不够。")],
    ),
    "pandoc": (
        "说话人1 00:01\\\n你好。\n\n说话人2 00:05\\\n嗯，经费不够。\n\n说话人1 00:09\\\n怎么办？\n",
        TWO,
    ),
    "pandoc bold": (
        "**发言人 1 00:00:01**\\\n你好。\n\n**发言人 2 00:00:05**\\\n不够。\n\n**发言人 1 00:00:09**\\\n好。\n",
        [("发言人 1", "你好。"), ("发言人 2", "不够。"), ("发言人 1", "好。")],
    ),
    "bold line": (
        "**发言人 1 00:03:22**\n你好。\n\n**发言人 2 00:03:29**\n不够。\n",
        [("发言人 1", "你好。"), ("发言人 2", "不够。")],
    ),
    "full-width colon in the time": (
        "说话人 A 00：05\n你好。\n\n说话人 B 00：09\n不够。\n",
        [("说话人 A", "你好。"), ("说话人 B", "不够。")],
    ),
    "chat": (
        "张三 2024-05-01 10:02:03\n你好。\n\n李四 2024-05-01 10:02:09\n不够。\n",
        [("张三", "你好。"), ("李四", "不够。")],
    ),
    "voice tags": ("<v 张三>你好。\n<v 李四>不够。\n", [("张三", "你好。"), ("李四", "不够。")]),
    "f4": (
        "采访者：你好。 #00:00:03-4#\n\n受访者：不够。 #00:00:09-1#\n",
        [("采访者", "你好。"), ("受访者", "不够。")],
    ),
    "f4 first": (
        "#00:00:03-4# 采访者：你好。\n\n#00:00:09-1# 受访者：不够。\n",
        [("采访者", "你好。"), ("受访者", "不够。")],
    ),
    "minutes in words": (
        "【12分33秒】采访者：你好。\n【12分40秒】受访者：不够。\n",
        [("采访者", "你好。"), ("受访者", "不够。")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PRODUCTS.values(), ids=PRODUCTS)
def test_product_export(text: str, expected: list[tuple[str, str]]) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(("text", "expected"), PRODUCTS.values(), ids=PRODUCTS)
@pytest.mark.parametrize("ends", ["\r\n", "\r", "\x0b"], ids=["crlf", "cr", "soft"])
def test_product_export_with_other_line_ends(text: str, expected: list[tuple[str, str]], ends: str) -> None:
    assert spoken(text.replace("\n", ends)) == expected


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("[00:12:33]", "00:12:33"),
        ("【00:12:33】", "00:12:33"),
        ("(00:12:33)", "00:12:33"),
        ("（12：33）", "12：33"),
        ("[1:02:03]", "1:02:03"),
        ("[00:00:16.480]", "00:00:16.480"),
        ("[00:00:03,000]", "00:00:03,000"),
        ("[00:05 - 00:10]", "00:05 - 00:10"),
        ("#00:01:23-4#", "00:01:23-4"),
        ("12:33", "12:33"),
        ("[12分33秒]", "12分33秒"),
    ],
)
def test_time_is_given_as_written_without_brackets(written: str, time: str) -> None:
    text = f"{written} 采访者：一。\n{written} 受访者：二。\n"
    assert timed(text) == [(time, "采访者"), (time, "受访者")]


def test_label_and_time_never_become_a_speaker_with_minutes() -> None:
    text = "".join(f"说话人 {n % 2 + 1} {n // 60:02}:{n % 60:02}\\\n第{n}句。\n\n" for n in range(100))
    assert set(speakers(text)) == {"说话人 1", "说话人 2"}


def test_a_name_with_words_behind_the_time() -> None:
    text = "说话人1 00:00 你好。\n说话人2 00:04 不够。\n说话人1 00:09 好。\n"
    assert spoken(text) == [("说话人1", "你好。"), ("说话人2", "不够。"), ("说话人1", "好。")]
