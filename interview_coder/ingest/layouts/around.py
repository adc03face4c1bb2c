"""Lines that no speaker says: front matter, keyword lists, narration, closing notes."""

import re
from collections.abc import Sequence
from enum import Enum

from interview_coder.ingest.layouts.notes import is_note
from interview_coder.ingest.layouts.view import Line


class Part(Enum):
    """What a line is if it is not speech."""

    ASIDE = "aside"
    """Left out of the turn it stands in, which goes on after it."""
    BREAK = "break"
    """Ends the turn; nothing is speech until the next marker."""


_KEYWORDS = re.compile(r"(?:[#*\- \u200b]|\[)*(?:关键词|关键字|keywords?)(?:[*\] \u200b]*:|[*\] \u200b]*$)")
_BEFORE, _AFTER = r"[(\[<—\- =*_]*", r"[)\]>—\- =*_]*"
_RECORD = r"(?:转录|录音|访谈|采访|音频|视频|转写|记录|全文|文字稿?|本次访谈|会议)"
_FOOTER = re.compile(
    rf"{_BEFORE}(?:以上|本|该|此)?(?:文字|录音)?(?:内容|文本|文档|纪要|转写|转录|结果|记录)(?:均|全部|系)?"
    r"由 ?(?:ai|人工智能|讯飞|通义|机器)[^。]{0,12}(?:生成|转写|识别|转录).{0,40}"
    r"|transcribed by (?:https?://)?otter.{0,30}"
    rf"|{_BEFORE}{_RECORD}(?:内容|到此|至此|全部|已)?(?:结束|完毕|完|终止|终了)[。.!]?{_AFTER}"
    r"|[(\[—\- =*_]+(?:完|全文完|end|the end)[)\]—\- =*_]*"
)
_NUMBER = r"[一二三四五六七八九十\d]{1,3}"
_PERSON = r"(?:受访者|被访者|受访人|访谈对象|焦点小组|访谈|采访|录音)"
_SECTION = re.compile(
    r"(?:(?:访谈|采访|录音|音频|语音)?(?:转文字)?(?:文字|实录|内容|正文|记录|转录文本)(?:记录|实录)?|逐字稿|时间轴(?:文本|与对话内容)?):?"
    rf"|(?:participant|interview|case|个案|样本|案例|{_PERSON}|第{_NUMBER}(?:位|次|场|组|部分|段|份|个){_PERSON}?)"
    rf"[ \u200b]*(?:no\.?)?[ \u200b#]*(?:{_NUMBER})?:?"
    r"|#text .{1,60}"
    r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \u200b][^。,!?]{0,40}"
)
_RULE = re.compile(r"[-*_=~—]{3,}|[-: ]{5,}|(?:[-*_] ){3,}[-*_]?")
_NARRATION = re.compile(
    r">.*|!\[[^\[\]]{0,200}\]\([^()]{0,500}\)|<(?:iframe|figure|figcaption|script|style)\b.*|<!--.*-->"
    r"|(?:</?[a-z?!][^<>]{0,400}>[ \u200b]*)+"
)
_TITLE = re.compile(r"(?:访谈|采访|录音)?(?:内容|记录|正文|实录|文字)(?:\([^()\n]{0,20}\))?:[ \u200b]*")
_BRACKETED_LINE = re.compile(r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])[。.]?")
_ASIDE_WORDS = re.compile(
    r"[(\[](?:注|备注|编者|编注|译注|按|旁白|说明|根据|以下|以上|本文|转录|录音|音频|视频|画面|字幕|此处|此时|中间|期间"
    r"|画外音|场景|背景|休息|稍后|随后|接着|全场|会议|访谈|采访|简报|投影|展示|播放|放映)"
)
_ABOUT_TRANSCRIPT = re.compile(
    r"转写|转录|转换|录音|录像|音频|视频|逐字|文本|文字稿|标注|整理|校对|语气词|口语化|结束|听不清|人名|化名"
)
_HEADING = re.compile(r"#{1,6}(?:[ \u200b*\[]|[^#\d\s])")
_LONGEST_MATTER = 200


def front_matter(view: str, lines: Sequence[Line]) -> int:
    """Return how many of the first lines are YAML front matter."""
    if not lines or view[lines[0].start : lines[0].end] != "---":
        return 0
    for number, line in enumerate(lines[1:_LONGEST_MATTER], 1):
        text = view[line.start : line.end]
        if text in {"---", "..."}:
            return number + 1
        if ":" not in text and not text.startswith(("-", "#")) and view[line.start - 1] not in " \t":
            return 0
    return 0


def part_of(view: str, line: Line) -> Part | None:
    """Return what a line is that marks no turn: None for speech."""
    text = view[line.start : min(line.end, line.start + 500)]
    if _KEYWORDS.match(text) or _FOOTER.fullmatch(text) or _SECTION.fullmatch(text.strip("#*_ \\")):
        return Part.BREAK
    if _NARRATION.fullmatch(text) or _RULE.fullmatch(text) or _HEADING.match(text):
        return Part.ASIDE
    if _BRACKETED_LINE.fullmatch(text) and _ASIDE_WORDS.match(text) and not is_note(text):
        return Part.ASIDE
    return None


def is_rule(view: str, line: Line) -> bool:
    """Tell whether a line is a horizontal rule."""
    return bool(_RULE.fullmatch(view, line.start, line.end))


def after_section_title(view: str, line: Line) -> int:
    """Return where the words begin in a line such as 访谈内容（第一人称）：我…; its start if it has no title."""
    title = _TITLE.match(view, line.start, line.end)
    return title.end() if title else line.start


def _is_frame(text: str) -> bool:
    return bool(_NARRATION.fullmatch(text) or _RULE.fullmatch(text))


def closing_lines(view: str, lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the last lines that only remark on the transcript."""
    closing: set[int] = set()
    for number in range(len(lines) - 1, -1, -1):
        text = view[lines[number].start : lines[number].end].strip("*_ \\")
        if not _BRACKETED_LINE.fullmatch(text) and not _FOOTER.fullmatch(text) and not _is_frame(text):
            break
        if not is_note(text) and not _is_remark(text):
            break
        if not is_note(text) or _FOOTER.fullmatch(text):
            closing.add(number)
    return closing


def _is_remark(text: str) -> bool:
    """Tell whether a line in brackets, or without, is about the transcript itself."""
    return bool(
        _is_frame(text) or _FOOTER.fullmatch(text) or _ASIDE_WORDS.match(text) or _ABOUT_TRANSCRIPT.search(text)
    )
