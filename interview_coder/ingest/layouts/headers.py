"""Lines that describe an interview instead of being part of it: when, where, with whom."""

import re
from collections.abc import Iterable, Sequence

from interview_coder.domain.han import LETTER
from interview_coder.ingest.layouts.labels import Quality, is_phrase, key_of, quality
from interview_coder.ingest.layouts.markers import Marker
from interview_coder.ingest.layouts.view import Line
from interview_coder.ingest.roles import known_role

_FIELDS_TEXT = """
时间 日期 地点 地址 编号 时长 性别 年龄 姓名 职业 学历 职务 职称 单位 籍贯 民族 婚姻状况 学校 专业 年级
班级 部门 岗位 身份 方式 形式 主题 目的 教龄 工龄 党派 政治面貌 文化程度 家庭情况 访谈时间 访谈地点
访谈日期 访谈编号 访谈方式 访谈形式 访谈时长 访谈主题 访谈目的 访谈内容 访谈记录 访谈背景 采访时间 采访地点
采访日期 采访方式 采访主题 录音时间 录音编号 录音时长 录音文件 文件名 文件编号 文件名称 会议时间 会议地点
会议主题 会议名称 参会人员 参会人 与会人员 出席人员 出席者 列席人员 记录人 记录者 记录员 整理人 整理者
题名 篇名 作者 作者单位 第一作者 通讯作者 来源 出处 刊名 期刊
出版社 出版时间 发表时间 基金项目 基金 中图分类号 文献标识码 doi 说明
转录人 转录者 记录时间 整理时间 转录时间 所属分院 所在单位 工作单位 基本情况 基本信息 个人信息 受访者信息
受访者编号 被访者编号 样本编号 受访者简介 语言 访谈次数 录音 录音人 date time place location duration
gender age occupation language recorded keywords keyword
"""
_FIELDS = frozenset(_FIELDS_TEXT.split())
_CERTAIN_TEXT = """
访谈编号 访谈时间 访谈地点 访谈日期 采访时间 采访地点 采访日期 录音编号 录音文件 录音时长 文件编号 文件名
文件名称 受访者编号 被访者编号 样本编号 会议时间 会议地点 访谈对象编号 关键词 关键字 keywords keyword
时间轴文本 记录人 整理人 转录人
"""
_CERTAIN = frozenset(_CERTAIN_TEXT.split())
_NAMING_TEXT = "访谈对象 采访对象 受访人 采访人 访谈人 被访人 被采访人 调查对象 调查人 主持人 访谈者 研究对象"
_NAMING = frozenset(_NAMING_TEXT.split())
_NOTES = frozenset(("说明", "备注", "注", "声明", "提示", "标题", "题名", "note", "notes"))
"""Words before a colon under which nobody speaks, however long the sentence."""
_PERSONAL = re.compile(r"\d岁|先生|女士|老师|书记|主任|教授|负责人|人员|(?:^|[,、;( ])[男女](?:$|[,、;) ])")
_SENTENCE = re.compile(r"[。!?]")
_FIELD_NAME = re.compile(rf"(?<!{LETTER})(?<![a-z])((?:{LETTER}|[a-z]){{2,8}})[*\] \u200b]*:")
_SPEECH_SIGNS = frozenset("我你您他她好吗呢吧啊嗯呃哦的了是不在有没对行请问想说就都也还很")
_SENTENCE_END = tuple("。!?…~")
_LONGEST_VALUE, _LONGEST_FIELDS = 60, 400
_SEVERAL = 2


def metadata_lines(view: str, lines: Sequence[Line], markers: dict[int, Marker]) -> set[int]:
    """Return the numbers of the lines that describe an interview instead of being part of it."""
    untimed = [(number, marker) for number, marker in markers.items() if marker.colon and not marker.has_time]
    fields = {number for number, marker in untimed if _is_field(view, lines[number], marker)}
    describing = {n for n, m in untimed if n not in fields and _may_describe(view, lines[n], m)}
    speech = next((n for n, m in markers.items() if _may_speak(view, lines[n], m)), len(lines))
    found: set[int] = set()
    for run in _runs(fields | describing):
        strong = [number for number in run if number in fields]
        if len(strong) > 1 or any(n < speech or _is_certain(view, lines[n], markers[n]) for n in strong):
            found.update(_describing(view, lines, markers, run, strong))
    return found


def _is_certain(view: str, line: Line, marker: Marker) -> bool:
    """Tell whether one line alone shows that an interview is described here."""
    return marker.key in _CERTAIN or _has_fields(view, line)


def _may_speak(view: str, line: Line, marker: Marker) -> bool:
    """Tell whether somebody may speak above a header's field, so that it is no header."""
    if marker.key in _NOTES:
        return False
    if quality(marker.key) < Quality.NAME or marker.key in _FIELDS:
        return marker.has_time or _value(view, line, marker).endswith(_SENTENCE_END)
    return not (marker.key in _NAMING and _may_describe(view, line, marker))


def _describing(
    view: str, lines: Sequence[Line], markers: dict[int, Marker], run: Sequence[int], strong: Sequence[int]
) -> Iterable[int]:
    """Return the lines of a run that belong to it: all between its fields, and names around them."""
    for number in run:
        if strong[0] <= number <= strong[-1] or _is_person(view, lines[number], markers[number]):
            yield number


def _is_field(view: str, line: Line, marker: Marker) -> bool:
    if marker.key in _FIELDS or marker.key in _CERTAIN:
        return len(_value(view, line, marker)) <= _LONGEST_VALUE
    return known_role(marker.key) is not None and _has_fields(view, line)


def _has_fields(view: str, line: Line) -> bool:
    """Tell whether several field names stand before colons in one line, as in 访谈对象：王某 性别：女."""
    end = min(line.end, line.start + _LONGEST_FIELDS)
    if view.count(":", line.start, end) < _SEVERAL:  # nearly all
        return False
    text = view[line.start : end]
    names = {found.group(1) for found in _FIELD_NAME.finditer(text)}
    return not _SENTENCE.search(text) and len(names & _FIELDS) >= _SEVERAL


def _may_describe(view: str, line: Line, marker: Marker) -> bool:
    """Tell whether a line with a role before the colon could name a person: 受访者：张三（女，35岁）."""
    if not marker.colon or marker.has_time or marker.heading or quality(marker.key) < Quality.ROLE:
        return False
    if view[line.end - 1] in _SENTENCE_END:  # nearly all
        return False
    value = _value(view, line, marker)
    return 0 < len(value) <= _LONGEST_VALUE and not value.endswith(_SENTENCE_END)


def _is_person(view: str, line: Line, marker: Marker) -> bool:
    """Tell a description of a person from something said."""
    value = _value(view, line, marker)
    name, *more = re.split(r"[,、;/|]|[ \u200b]+", re.sub(r"\([^()]*\)", "", value))
    if not name or value.endswith(",") or _SENTENCE.search(value) or _SPEECH_SIGNS.intersection(name):
        return False
    if quality(key_of(name)) in {Quality.NAME, Quality.NUMBERED} or _PERSONAL.search(value):
        return True
    return marker.key in _NAMING and not more and not is_phrase(key_of(name))


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
