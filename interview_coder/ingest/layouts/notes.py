"""Stretches inside a turn that nobody spoke: transcriber's notes, times, pictures, markup."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from interview_coder.ingest.layouts.times import BRACKETED

Span = tuple[int, int]

_WHO = (
    r"(?:众人|大家|全场|现场|双方|二人|两人|全体|受访者|被访者|采访者|访谈者|主持人|对方|旁人|孩子|老师|同事|他|她|对|都|一起|稍微|突然|轻轻"
    r"|长时间|长时|短暂|略|微|大|苦|偷|冷|干|傻|狂|哄堂|又|约|有点|开始|继续|边|在|电话|手机|门铃|背景|录音|音频|环境|旁边|外面)"
)
_CUE = r"""(?:
    笑|微笑|大笑|苦笑|笑声|哭|哭泣|流泪|哽咽|抽泣|沉默|静默|停顿|停了|暂停|中断|叹气|叹息|叹|咳嗽|咳|清嗓子?|清喉咙|吸气|呼气
    |深呼吸|掌声|鼓掌|拍手|欢呼|点头|摇头|摆手|耸肩|挥手|思考|思索|沉思|想了想|想一想|犹豫|迟疑|皱眉|激动|喝水|倒水|起身
    |接电话|接听电话|打电话|铃声?|响起?|敲门|敲门声|插话|插嘴|打断|抢话|重叠|同时说话|七嘴八舌|听不清楚?|听不见|听不到|听不懂
    |不清楚?|不清晰|无法辨认|无法识别|无法听清|辨识不清|模糊|含糊|杂音|噪音|噪声|背景音|音乐|方言|略|口误|语气词|无声|无语|静音|空白
    |(?:简报|投影片|影片|视频|音频|录音|录像|播放|展示|放映)[^()\[\]\n]{0,10}|(?:转录|录音|访谈|采访)结束|未完|全文完|完
    |laugh(?:s|ing|ter)?|chuckles?|cry(?:ing)?|sob(?:s|bing)?|pause|silence|inaudible|unintelligible|unclear|crosstalk
    |overlap(?:ping)?|sighs?|cough(?:s|ing)?|applause|music|noise|nods?
)"""
_TAIL = (
    r"(?:着说?|了|了一下|了一会儿?|一下|一会儿?|片刻|良久|许久|声|出声|起来|出来|不已|不语|中|说|很久|较长|过久|部分|内容|状|道|地|:|,|约|大约"
    r"|近|\d{1,4}(?:\.\d)?|[一二三四五六七八九十几数]{1,3}|多|秒钟?|分钟?|s|sec(?:onds?)?|min|个?字|句|处|[ \u200b])"
)
_NOTE = re.compile(rf"[(\[][ \u200b]*{_WHO}{{0,3}}{_CUE}{_TAIL}{{0,6}}[ \u200b]*[.。…]?[ \u200b]*[)\]]", re.VERBOSE)
_EDITORIAL = re.compile(
    r"[(\[](?:注|备注|编者注|编注|译注|转录者注|整理者注|录音者注|按|编者按|旁白)[:,][^()\[\]\n]{1,300}[)\]]"
)
_MARKUP = re.compile(
    r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,500}\)"
    r"|(?<=\])\((?:https?:|/|\.|@|#|www)[^()\s]{0,500}\)"
    r"|\[\d{1,3}\](?=\((?:@|#|http))"
    r"|</?[a-z][^<>\n]{0,300}>|<!--.{0,2000}?-->"
    r"|<\|[a-z_]{1,30}\|>"
    r"|\\(?=[ \u200b]*(?:[\r\n]|$))"
    r"|#code [^#\n]{1,300}#|#endcode#"
)
_OPENINGS = ("(", "[", "<", "〈", "\\", "#", "![")
"""Every note begins with one of these."""
_ID = re.compile(r"\[(?:id|编号)[ \u200b]*[:.#]?[ \u200b]*\w{1,8}\]")


_PATTERNS = (_NOTE, _EDITORIAL, _MARKUP, _ID, BRACKETED)


def note_openings(view: str) -> list[int]:
    """Return where notes may begin in a folded view; one sign after the other, which passes quickly over the rest."""
    return sorted(place for sign in _OPENINGS for place in _places(view, sign))


def _places(view: str, sign: str) -> Iterator[int]:
    place = view.find(sign)
    while place >= 0:
        yield place
        place = view.find(sign, place + 1)


def notes_in(view: str, openings: Sequence[int], start: int, end: int) -> list[Span]:
    """Return the stretches of a span that nobody spoke, given all places where notes may begin; not sorted."""
    first, last = bisect_left(openings, start), bisect_left(openings, end)
    return [span for place in openings[first:last] if (span := _note_at(view, place, end))] if first < last else []


def _note_at(view: str, place: int, end: int) -> Span | None:
    matches = (pattern.match(view, place, end) for pattern in _PATTERNS)
    return next((match.span() for match in matches if match), None)


def is_note(text: str) -> bool:
    """Tell whether a text, given in the folded view, is nothing but a transcriber's note."""
    return bool(_NOTE.fullmatch(text))


def is_number_of_case(text: str) -> bool:
    """Tell whether a text, given in the folded view, only numbers a person: [ID:1]."""
    return bool(_ID.fullmatch(text))


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans sorted, and joined where they touch."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
