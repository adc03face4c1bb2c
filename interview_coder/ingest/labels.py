"""Speaker labels inside subtitle cues and table cells: which beginnings of lines name a speaker."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from interview_coder.domain.fold import fold
from interview_coder.domain.han import LETTER
from interview_coder.ingest import roles
from interview_coder.ingest.plain import label as tidy

_LONGEST = 20
_MOST = 0.6
_COLON = "[：:﹕︰∶]"
_NAME = r"[^：:﹕︰∶，。？！,?!；;“”\"《》\[\]【】()（）…\n]{1,20}(?:[（(][^（）()\n]{0,20}[）)])?"
_LABEL = re.compile(
    r"\s*(?P<dash>(?:[-–—−•·]|>>+)\s*)?"
    rf"(?:(?:\[(?P<square>[^\[\]]{{1,20}})\]|【(?P<lens>[^【】]{{1,20}})】)\s*{_COLON}?"
    rf"|(?P<name>{_NAME})\s*{_COLON})[ \t\u3000\xa0]*"
)
_DASH = re.compile(r"\s*(?:[-–—−•]|>>+)\s*")
_SHORT = re.compile(r"[A-Za-z]\d{0,2}\Z")
_REPORTED = re.compile(r".+(?:说|說|讲|講|问|問|想|道|是|叫|写|覺得|觉得|认为|知道|表示|告诉我|发现|包括|有)\Z")
_NO_SPEAKER_WORDS = """
结论 决议 时间 地点 主题 备注 例如 首先 其次 然后 最后 第一 第二 第三 第四
比如 比如说 譬如 如 即 注 注意 另外 总之 所以 因为 但是
关键词 关键字 标题 字幕 字幕组 翻译 编号 日期 说明 时长 http https note
谢谢 何时 何况 任务 任何 曾经
程序 钟头 金额 夏天 夏季 龙头 许多 余下 石头 杜绝
叶子 金钱 江西 江苏 苏州 贺词 毛病 武汉 雷同
"""
_SOUND_WORDS = """
笑 笑声 大笑 音乐 音樂 背景音乐 掌声 掌聲 鼓掌 停顿 沉默 咳嗽 叹气 哭 哭泣 听不清 聽不清 杂音 噪音 无声 静音 电话铃声
music applause laughter laughs noise silence inaudible
"""
_SURNAMES = (
    "张王李赵刘陈杨黄吴徐孙朱胡郭林何罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈任姚卢姜崔钟谭陆范汪廖石金"
    "韦贾夏付邹熊孟秦邱侯江尹薛阎雷龙黎贺郝龚邵毛钱严武張趙劉陳楊黃吳孫羅鄭許韓馮鄧蕭葉蘇呂瀋盧鐘譚陸範賈鄒龍賀龔錢嚴"
)
_NAME_LIKE = re.compile(
    rf"(?:[{_SURNAMES}]{LETTER}{{1,2}}|{LETTER}{{1,3}}(?:老师|主任|书记|先生|女士|同学|医生|社工|阿姨|大爷|校长|经理)"
    r"|(?:说话人|发言人|講者|說話人|發言人|(?i:speaker|spk))[ _]?\w{0,3})\Z"
)
_NOBODY = frozenset((_NO_SPEAKER_WORDS + _SOUND_WORDS).split())


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that may begin with a speaker: the label, where the words begin, and whether a dash leads."""

    label: str
    start: int
    marked: bool = False


def label_of(line: str) -> Labelled | None:
    """Split a possible speaker off a line; times, dates and web addresses are none.

    Example:
        >>> label_of("- 张三： 你好")
        Labelled(label='张三', start=6, marked=True)
        >>> label_of("下午3:30 开会") is None
        True
    """
    found = _LABEL.match(line)
    if not found:
        return None
    name = tidy(found["square"] or found["lens"] or found["name"])
    words = line[found.end() :]
    is_time = name[-1:].isdigit() and words[:1].isdigit()
    if is_time or words.startswith("//") or not any(character.isalpha() for character in name):
        return None
    return Labelled(name, found.end(), marked=bool(found["dash"]))


def speakers_among(labels: Iterable[Labelled]) -> frozenset[str]:
    """Return the labels that are speakers: role words, letters and names always, others where they come back.

    ``比如：`` and ``他说：`` are no speakers however often they occur, nor are noted sounds such as ``[笑]``.
    """
    found = list(labels)
    often = Counter(label.label for label in found)
    marked = {label.label for label in found if label.marked}
    return frozenset(name for name, count in often.items() if _is_speaker(name, often=count > 1 or name in marked))


def is_labelled(lines: Iterable[str]) -> bool:
    """Tell whether most lines that are not blank begin with a speaker, and there are at least two such lines."""
    filled = [line for line in lines if line.strip()]
    found = [label for line in filled if (label := label_of(line))]
    names = speakers_among(found)
    n = sum(label.label in names for label in found)
    return n > 1 and n >= _MOST * len(filled)


def _is_speaker(name: str, *, often: bool) -> bool:
    if name.lower() in _NOBODY:
        return False
    if roles.known_role(name) or _SHORT.match(fold(name)) or _NAME_LIKE.match(name):
        return True
    return often and len(name) <= _LONGEST and not _REPORTED.match(name)


def dash(line: str) -> int:
    """Return the length of a leading dash that marks a change of speaker; 0 if there is none."""
    found = _DASH.match(line)
    return found.end() if found else 0
