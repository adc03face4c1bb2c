"""Headings of a questionnaire's table: the question's number, its words, and what kind of column it is."""

import re
from dataclasses import dataclass
from enum import Enum

from interview_coder.domain.fold import fold
from interview_coder.ingest.plain import label

_NUMBER = re.compile(
    r"(?:第\s*(?P<ordinal>\d{1,3})\s*题|(?:q|问题|题目)?\s*(?P<number>\d{1,3}(?:[.-]\d{1,2})?))"
    r"\s*(?:[、.:)]|\s(?=\S)|(?=[\[【(]))\s*"
)
_CODE = re.compile(r"q\s*(?P<number>\d{1,3}(?:[._-]\d{1,2})?)(?:[.:、\s]*(?=[^\x00-\x7f])|\Z)")
_MARKS = re.compile(r"[\[【(（〔]\s*(?P<mark>[^\[\]【】()（）〔〕]{1,12}?)\s*[\]】)）〕]")
_OPEN_WORDS = """
填空题 填空 简答题 简答 问答题 主观题 开放题 开放 文本题 单项填空 多项填空 多行文本 单行文本 open text
"""
_CLOSED_WORDS = """
单选题 单选 多选题 多选 量表题 量表 评分题 打分题 排序题 矩阵单选题 矩阵多选题 矩阵量表题 矩阵题 判断题 下拉题 选择题
封闭题 封闭 属性 不定项 closed attribute
"""
_NOISE_WORDS = "必填 选填 必答 选答 可选 可不填"
_ITEM = re.compile(r"(?<=[^—–])(?:—|–)(?=[^—–])|(?<=[^—])——(?=\s*\d{1,2}[.、])")
_ITEM_NUMBER = re.compile(r"^\s*[(（]?\d{1,2}[)）.、]\s*")
_BLANKS = re.compile(r"(?<=(\S))\s+(?=(\S))")
_ASKS = re.compile(r"[？?]|您|你|请|什么|哪|如何|怎[么样]|为何|多少|是否|几[个次年人岁]|吗|认为|觉得")
_LONG_HEADING = 6
_ID_WORDS = """
序号 编号 答卷编号 答卷序号 问卷编号 问卷序号 答题序号 受访者编号 受访者 受访人编号 被访者编号 被试编号 被试
参与者编号 参与者 个案编号 个案 样本编号 样本号 编码 受访者id 被访者id
id no no. caseid case respondentid respondent participantid participant subjectid
"""
_META_WORDS = """
提交答卷时间 提交时间 开始答题时间 开始时间 结束答题时间 结束时间 答题时长 所用时间 填写时间 填答时间 答题时间 用时
来源 来源渠道 渠道 总分 得分 答题状态 答卷状态 状态 审核状态 是否有效 语言 设备 设备类型 操作系统 时间戳记
timestamp submittedat starttime endtime duration
"""
_OPEN, _CLOSED = frozenset(_OPEN_WORDS.split()), frozenset(_CLOSED_WORDS.split())
_NOISE, _IDS, _META = frozenset(_NOISE_WORDS.split()), frozenset(_ID_WORDS.split()), frozenset(_META_WORDS.split())


class Kind(Enum):
    """What a column of a questionnaire is for."""

    ID = "id"
    META = "meta"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading taken apart; ``mark`` is ``open`` or ``closed`` where the heading itself says so."""

    raw: str
    number: str
    text: str
    kind: Kind
    mark: str = ""

    @property
    def looks_like_question(self) -> bool:
        """Whether the heading has a number or a kind of question, or asks something."""
        return bool(self.number or self.mark) or (len(self.text) >= _LONG_HEADING and bool(_ASKS.search(self.text)))


def heading_of(raw: str) -> Heading:
    r"""Take a heading apart.

    Example:
        >>> found = heading_of("5、您对下列\t服务满意吗？—1.教学 [矩阵量表题]")
        >>> found.number, found.text, found.mark
        ('5', '您对下列服务满意吗？—教学', 'closed')
    """
    text = label(raw).lstrip("*＊ ")
    text, mark = _without_marks(text)
    folded = fold(text)
    found = _NUMBER.match(folded) or _CODE.match(folded)
    number = ""
    if found:
        number = (found.groupdict().get("ordinal") or found["number"]).replace("_", ".").replace("-", ".")
        text = text[found.end() :] or text
    text = _clean(text)
    return Heading(raw, number, text, _kind(text, number), mark)


def _without_marks(text: str) -> tuple[str, str]:
    mark = ""
    for found in _MARKS.finditer(text):
        word = fold(found["mark"]).strip().removesuffix("题目")
        if word in _OPEN or word in _CLOSED:
            mark = "open" if word in _OPEN else "closed"
        elif word not in _NOISE:
            continue
        text = text.replace(found[0], " ")
    return text.strip(" *＊"), mark


def _clean(text: str) -> str:
    stem, *items = _ITEM.split(text, maxsplit=1)
    parts = [stem, *(_ITEM_NUMBER.sub("", item) for item in items)]
    cleaned = [_BLANKS.sub(_between, re.sub(r"_{2,}", " ", part)).strip(" 　：:") for part in parts]
    joined = "—".join(part for part in cleaned if part)
    whole = re.fullmatch(r"[(（](?P<inner>.*?)[：:]?\s*[)）]", joined)
    return whole["inner"] if whole and len(whole["inner"]) > 1 else joined


def _between(blanks: re.Match[str]) -> str:
    """Drop blanks between Chinese characters or full-width signs."""
    return "" if all(map(_is_wide, blanks.groups())) else blanks[0]


def _is_wide(char: str) -> bool:
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"


def _kind(text: str, number: str) -> Kind:
    name = re.sub(r"[(\[（【].*?[)\]）】]|[\s_]", "", fold(text))
    if number:
        return Kind.QUESTION
    if name in _IDS:
        return Kind.ID
    return Kind.META if name in _META else Kind.QUESTION
