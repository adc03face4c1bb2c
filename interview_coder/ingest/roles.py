"""Who asks and who answers, as far as a speaker's label tells."""

import re
from functools import lru_cache
from typing import Literal

from interview_coder.domain.fold import fold
from interview_coder.domain.han import LETTER
from interview_coder.ingest.names import is_name

Role = Literal["interviewer", "participant", "other"]

_ASKING = """
问 q 访 追问 笔者 问者 提问 提问者 提问人 发问者 问题 提问题 采访者 采访人 采访员 采访 采访方 访谈者 访谈人
访谈员 访问者 访问人 访问员 访员 访者 专访者 研究者 研究员 研究人员 调查者 调查员 调研员 调研者 督导员 主持人
主持 主持者 司仪 记者 编辑 小编 编者 引导者 引导员 带领者 协调员 i ir int iv interviewer moderator facilitator
researcher host journalist reporter question m wn wikinews 维基新闻
"""
_ANSWERING = """
答 a 受 与谈人 对谈人 主讲人 讲者 答者 回答 回答者 回答人 应答者 受访者 受访人 受访 受访方 受访老师 受访学生
受访家长 被访者 被访人 被访 被访谈者 被访谈人 被采访者 被采访人 被采访 被调查者 被调查人 访谈对象 采访对象
调查对象 研究对象 访问对象 受试者 参与者 参加者 参与人 嘉宾 来宾 受访嘉宾 报道人 讲述者 讲述人 叙述者 口述者
口述人 答复 答案 p r ie s interviewee participant respondent informant guest subject answer answerer
"""
_ASKING_WORDS = frozenset(_ASKING.split())
_ANSWERING_WORDS = frozenset(_ANSWERING.split())
_LONG_WORDS = sorted(
    (word for word in _ASKING_WORDS | _ANSWERING_WORDS if word.endswith(("者", "人", "员", "象", "嘉宾", "记者"))),
    key=len,
    reverse=True,
)
_NUMBERED_QUESTION = re.compile(r"第[一二三四五六七八九十\d]{1,3}(?:问|个问题)")
_WHICH = re.compile(
    r"其他|其它|另外?(?:一位)?|别的|男|女|第?[一二三四五六七八九十\d]{1,2}[号位]?|某位?|现场|在场|匿名|青年|老年|家长|学生|教师|村民|居民|社区|党员"
    r"|主|副|联合|首席|课题组?|项目组?|外部|校外|校内"
)

_BRACKETED = re.compile(r"[(\[【〔（［]([^()\[\]【】〔〕（）［］]*)[)\]】〕）］]")
_AROUND = re.compile(r"^[\s\u200b-\u200f\ufeff*_#>【\[(〔「『《<]+|[\s\u200b-\u200f\ufeff*_\\:：】\])〕」』》>]+$")
_NUMBER = re.compile(
    rf"(?:[_\-.#]*\d{{1,3}}|(?<={LETTER})(?:[a-z]\d{{0,2}}|[甲乙丙丁戊己庚辛一二三四五六七八九十]{{1,3}})|no\.?\d+)$"
)
_INNER = re.compile(r"[\s\u200b-\u200f\ufeff]+")


def role_of(label: str) -> Role:
    """Return the role that a label names; a label that names none is a participant's.

    Example:
        >>> role_of("採訪者（其他人）"), role_of("A1"), role_of("蔣珮伊")
        ('interviewer', 'participant', 'participant')
    """
    return known_role(label) or "participant"


@lru_cache(maxsize=4096)
def known_role(label: str) -> Role | None:
    """Return the role that a label names, or None for a name or number that tells nothing."""
    folded = fold(label)
    inside = [found.group(1) for found in _BRACKETED.finditer(folded)]
    bare = _INNER.sub("", _AROUND.sub("", _BRACKETED.sub("", folded)))
    for base in (bare, _NUMBER.sub("", bare), *inside):
        role = _named(base) or _contained(base)
        if role:
            return role
    return None


def _named(base: str) -> Role | None:
    if base in _ASKING_WORDS or _NUMBERED_QUESTION.fullmatch(base):
        return "interviewer"
    return "participant" if base in _ANSWERING_WORDS else None


def _contained(base: str) -> Role | None:
    """Find the role word in a label such as 主持人小王 or 其他提问者; 受访者背景 has none."""
    for word in _LONG_WORDS:
        before, found, after = base.partition(word)
        if found and ((not before and after and is_name(after)) or (not after and before and _WHICH.fullmatch(before))):
            return _named(word)
    return None
