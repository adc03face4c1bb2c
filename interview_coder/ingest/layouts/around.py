"""Lines that no speaker says: front matter, headers, keyword lists, narration, closing notes."""

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from interview_coder.ingest.layouts.labels import Quality, quality
from interview_coder.ingest.layouts.markers import Marker
from interview_coder.ingest.layouts.notes import is_note
from interview_coder.ingest.layouts.view import Line


class Part(Enum):
    """What a line is if it is not speech."""

    ASIDE = "aside"
    """Left out of the turn it stands in, which goes on after it."""
    BREAK = "break"
    """Ends the turn; nothing is speech until the next marker."""


_FIELDS = frozenset(
    """
    时间 日期 地点 地址 编号 时长 性别 年龄 姓名 职业 学历 职务 职称 单位 籍贯 民族 婚姻状况 学校 专业 年级 班级 部门 岗位 身份 方式 形式 主题 目的 教龄 工龄 党派 政治面貌 文化程度 家庭情况
    访谈时间 访谈地点 访谈日期 访谈编号 访谈方式 访谈形式 访谈时长 访谈主题 访谈目的 访谈内容 访谈记录 访谈背景 采访时间 采访地点 采访日期 采访方式 采访主题 录音时间
    录音编号 录音时长 录音文件 文件名 文件编号 文件名称 会议时间 会议地点 会议主题 会议名称 参会人员 参会人 与会人员 出席人员 出席者 列席人员 记录人 记录者 记录员 整理人 整理者 转录人 转录者
    记录时间 整理时间 转录时间 所属分院 所在单位 工作单位 基本情况 基本信息 个人信息 受访者信息 受访者编号 被访者编号 样本编号 受访者简介 语言 访谈次数 录音 录音人
    date time place location duration gender age occupation language recorded keywords keyword
    """.split()
)
_CERTAIN = frozenset(
    """
    访谈编号 访谈时间 访谈地点 访谈日期 采访时间 采访地点 采访日期 录音编号 录音文件 录音时长 文件编号 文件名 文件名称 受访者编号 被访者编号 样本编号 会议时间 会议地点 访谈对象编号
    关键词 关键字 keywords keyword 时间轴文本 记录人 整理人 转录人
    """.split()
)
_KEYWORDS = re.compile(r"(?:[#*\- \u200b]|\[)*(?:关键词|关键字|keywords?)(?:[*\] \u200b]*:|[*\] \u200b]*$)")
_FOOTER = re.compile(
    r".{0,10}(?:以上|本|该)?(?:内容|文本|文档|纪要|转写|转录|结果)?[^。:]{0,6}由 ?(?:ai|人工智能|讯飞|通义|机器)[^。]{0,12}(?:生成|转写|识别|转录).{0,40}"
    r"|transcribed by (?:https?://)?otter.{0,30}"
    r"|[(\[<—\- =*_]*(?:转录|录音|访谈|采访|音频|视频|转写|记录|全文|文字稿?|本次访谈|会议)(?:内容|到此|至此|全部|已)?(?:结束|完毕|完|终止|终了)[。.!]?[)\]>—\- =*_]*"
    r"|[(\[—\- =*_]+(?:完|全文完|end|the end)[)\]—\- =*_]*"
)
_SECTION = re.compile(
    r"(?:文字记录|文字实录|访谈实录|访谈内容|访谈正文|访谈记录|正文|时间轴文本|时间轴与对话内容|时间轴|语音转文字记录|音频转录文本|访谈转录文本|转录文本|录音文字|逐字稿|实录)[:]?"
    r"|(?:participant|interview|case|受访者|被访者|受访人|访谈对象|个案|样本|案例|访谈|采访|第[一二三四五六七八九十\d]{1,3}(?:位|次|场|组|部分|段|份|个)(?:受访者|被访者|访谈|采访|访谈对象|录音|焦点小组)?)"
    r"[ \u200b]*(?:no\.?)?[ \u200b#]*[一二三四五六七八九十\d]{0,3}:?"
    r"|#text .{1,60}"
    r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \u200b].{0,40}"
)
_RULE = re.compile(r"[-*_=~—]{3,}|(?:[-*_] ){3,}[-*_]?")
_NARRATION = re.compile(
    r">.*|!\[[^\[\]]{0,200}\]\([^()]{0,500}\)|<(?:iframe|figure|figcaption|script|style)\b.*|<!--.*-->"
    r"|(?:</?[a-z?!][^<>]{0,400}>[ \u200b]*)+"
)
_TITLE = re.compile(r"(?:访谈|采访|录音)?(?:内容|记录|正文|实录|文字)(?:\([^()\n]{0,20}\))?:[ \u200b]*")
_BRACKETED_LINE = re.compile(r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])[。.]?")
_ASIDE_WORDS = re.compile(
    r"[(\[](?:注|备注|编者|编注|译注|按|旁白|说明|根据|以下|以上|本文|转录|录音|音频|视频|画面|字幕|此处|此时|中间|期间|画外音|场景|背景|休息|稍后|随后|接着|全场|会议|访谈|采访|简报|投影|展示|播放|放映)"
)
_HEADING = re.compile(r"#{1,6}(?:[ \u200b*\[]|[^#\d\s])")
_SENTENCE_END = tuple("。!?…~")
_SPEECH_SIGNS = frozenset("我你您他她好吗呢吧啊嗯呃哦的了是不在有没对行请问想说就都也还很")
_LONGEST_VALUE, _LONGEST_MATTER = 60, 200


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


def metadata_lines(view: str, lines: Sequence[Line], markers: dict[int, Marker]) -> set[int]:
    """Return the numbers of the lines that describe an interview instead of being part of it."""
    fields = {number for number, marker in markers.items() if _is_field(view, lines[number], marker)}
    found: set[int] = set()
    for run in _runs(fields | {n for n, m in markers.items() if n not in fields and _may_describe(view, lines[n], m)}):
        strong = [number for number in run if number in fields]
        certain = any(markers[number].key in _CERTAIN or _n_fields(view, lines[number]) > 1 for number in strong)
        if not strong or not (certain or len(strong) > 1 or run[0] <= 1):
            continue
        found.update(_describing(view, lines, markers, run, strong))
    return found


def _describing(
    view: str, lines: Sequence[Line], markers: dict[int, Marker], run: Sequence[int], strong: Sequence[int]
) -> Iterable[int]:
    """Return the lines of a run that belong to it: all between its fields, and names around them."""
    for number in run:
        if strong[0] <= number <= strong[-1] or _is_person(view, lines[number], markers[number]):
            yield number


def _is_field(view: str, line: Line, marker: Marker) -> bool:
    if not marker.colon or marker.has_time:
        return False
    short = len(_value(view, line, marker)) <= _LONGEST_VALUE
    return (marker.key in _FIELDS or marker.key in _CERTAIN or _n_fields(view, line) > 1) and short


def _n_fields(view: str, line: Line) -> int:
    """Count the field names before colons in one line, such as 访谈对象：… 性别：… 年龄：…"""
    text = view[line.start : min(line.end, line.start + 400)]
    return sum(found.group(1) in _FIELDS for found in re.finditer(r"([\u4e00-\u9fffa-z]{2,8})[*\] \u200b]*:", text))


def _may_describe(view: str, line: Line, marker: Marker) -> bool:
    """Tell whether a line with a role before the colon could name a person: 受访者：张三（女，35岁）."""
    if not marker.colon or marker.has_time or marker.heading or quality(marker.key) < Quality.ROLE:
        return False
    value = _value(view, line, marker)
    return 0 < len(value) <= _LONGEST_VALUE and not value.endswith(_SENTENCE_END)


def _is_person(view: str, line: Line, marker: Marker) -> bool:
    value = _value(view, line, marker)
    bare = re.sub(r"\([^()]*\)", "", value)
    return not _SPEECH_SIGNS.intersection(bare) and not value.endswith(_SENTENCE_END)


def _value(view: str, line: Line, marker: Marker) -> str:
    return view[marker.words : line.end].strip(" \u200b*")


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    """Group consecutive numbers."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


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
        if not is_note(text) or _FOOTER.fullmatch(text):
            closing.add(number)
    return closing
