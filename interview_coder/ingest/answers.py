"""Answers: which of them are none, and whether a question was open or closed."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from interview_coder.domain.fold import fold
from interview_coder.domain.han import LETTER
from interview_coder.ingest.questions import Heading

_NO_ANSWER = frozenset(
    {
        "",
        "-3",
        "-2",
        "-1",
        "(跳过)",
        "跳过",
        "(空)",
        "空",
        "(未填写)",
        "未填写",
        "未填",
        "(未作答)",
        "未作答",
        "(略)",
        "略",
    }
    | {"-", "--", "—", "——", "/", "\\", "n/a", "#n/a", "null", "none", "nan", "…", "……", ".", "。", "、", "*"}
)
_NOTHING_TO_SAY = frozenset({"无", "無", "暂无", "没有了", "(无)"})
_NO_CHOICE = _NO_ANSWER - {"-1", "-2", "空"}
_TELLS_NOTHING = re.compile(
    r"(?:没有?|暂时没有|没有了|没了|没啥|没什么|不知道|不清楚|无意见|没意见|没有建议|没有意见)[。.了]?"
)
_A_PHRASE = 5
_OPTIONS_JOINED = "┋"
_SCALE = re.compile(
    r"(?:非常|很|十分|比较|较|不太|不|完全|有点|基本|一般|极|从|几乎|特别)*"
    r"(?:满意|同意|符合|重要|了解|愿意|支持|认同|赞同|清楚|熟悉|经常|频繁|困难|容易|好|差|高|低|多|少"
    r"|一般|不确定|说不清|中立|是|否|有|没有|偶尔|有时|从不|总是|不)"
)
_OPTION = re.compile(r"\(?[a-h][).、:]|[①-⑩]|\(\d\)|\d[.、]\s*\D")
_VALUE = re.compile(
    rf"[-+<>≤≥约]?\s*\d[\d,.]*\s*(?:%|{LETTER}{{0,2}})|\d+\s*[-~—至到]\s*\d+\s*{LETTER}{{0,3}}"
    r"|\d{2,4}[-/年.]\d{1,2}(?:[-/月.]\d{1,2}日?)?(?:[ t]\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}:\d{2}(?::\d{2})?"
)
_PUNCTUATION = re.compile(r"[，。；！？、,;!?…\n]")
_ASKS_OPENLY = re.compile(
    r"为什么|为何|什么(?!时候|程度|级别|类型)|哪些|如何|怎么|怎样|建议|意见|看法|感受|体会|想法|印象|经历|经过|原因|困难|困境"
    r"|问题[是有]|举例|描述|谈谈|说说|讲讲|聊聊|简述|简要|说明|阐述|补充|其他|其它|期待|希望|收获|评价|具体|详细|理由|想说|留言|反馈"
    r"|describe|explain|why|how do|comment"
)
_ASKS_FOR_A_FACT = re.compile(
    r"性别|年龄|学历|文化程度|教育程度|婚姻|民族|职业|专业|年级|班级|政治面貌|户籍|收入|工龄|教龄|年限|职称|职务|岗位"
    r"|城市|省份|地区|所在|类型|是否|多久|多少|几[年次个岁]|频率|频次|程度|哪一|哪种|哪类|属于|时长|有没有|吗[？?]?$|满意度|打分|评分"
)
_MOSTLY, _NEARLY_ALL = 0.5, 0.9


def answer_of(cell: str) -> str:
    """Return an open answer trimmed; empty where the cell says that there is none (空, (跳过), -3, 无 …)."""
    answer = cell.strip()
    bare = _bare(answer)
    return "" if bare in _NO_ANSWER or bare in _NOTHING_TO_SAY else answer


@lru_cache(maxsize=4096)
def choice_of(cell: str) -> str:
    """Return a closed answer, several choices joined by ``; ``; 无 is a choice like any other."""
    if _bare(cell) in _NO_CHOICE:
        return ""
    return "; ".join(part.strip() for part in cell.split(_OPTIONS_JOINED) if part.strip())


def is_open(heading: Heading, cells: Sequence[str]) -> bool:
    """Tell by the evidence whether a question was answered in the respondents' own words.

    What the heading says of itself decides (``[填空题]``, ``[单选题]``, ``[开放题]``, ``[属性]``). Then what
    only choices look like: joined by ┋, numbers, dates, steps of a scale, lettered options, or longer texts that
    return word for word. Otherwise points are counted: for length, for punctuation, for answers that all
    differ, for a heading that asks openly; against, for few different answers, and where the heading does not
    ask openly, for one or two characters and for asking for a fact. Two points make it open. Answers such as
    没有 say nothing either way. A question that nobody answered is not open.
    """
    if heading.mark:
        return heading.mark == "open"
    answers = Counter(answer for cell in cells if (answer := answer_of(cell)))
    telling = Counter({answer: count for answer, count in answers.items() if not _TELLS_NOTHING.fullmatch(answer)})
    evidence = telling or answers
    return bool(evidence) and not _only_choices(evidence) and _points(heading.text, evidence) >= 2  # noqa: PLR2004


def _only_choices(answers: Counter[str]) -> bool:
    if any(_OPTIONS_JOINED in answer for answer in answers):
        return True
    folded = {answer: fold(answer).strip() for answer in answers}
    if _share(answers, lambda answer: bool(_VALUE.fullmatch(folded[answer]))) >= _NEARLY_ALL:
        return True
    if _share(answers, lambda answer: bool(_SCALE.fullmatch(folded[answer]))) >= _MOSTLY:
        return True
    if answers.total() > 1 and _share(answers, lambda answer: bool(_OPTION.match(folded[answer]))) >= _NEARLY_ALL:
        return True
    return _share(answers, lambda answer: answers[answer] > 1 and len(answer) >= _A_PHRASE) >= _MOSTLY


def _share(answers: Counter[str], holds: Callable[[str], bool]) -> float:
    return sum(count for answer, count in answers.items() if holds(answer)) / answers.total()


def _points(question: str, answers: Counter[str]) -> int:
    n = answers.total()
    length = sum(len(answer) * count for answer, count in answers.items()) / n
    different = len(answers) / n
    punctuated = _share(answers, lambda answer: bool(_PUNCTUATION.search(answer[:-1])))
    points = sum(length >= step for step in (6, 10, 20))
    points += 2 * (punctuated >= 0.3)  # noqa: PLR2004 - share
    points += n >= 8 and different >= 0.8  # noqa: PLR2004 - as above
    points -= 3 * (n >= 6 and different <= 0.5) or 2 * (n >= 3 and different <= 0.34)  # noqa: PLR2004 - as above
    if _ASKS_OPENLY.search(question):
        return points + 2
    return points - (length < 3) - 2 * bool(_ASKS_FOR_A_FACT.search(question))  # noqa: PLR2004 - characters


def _bare(cell: str) -> str:
    return fold(cell).strip().rstrip("。.") or cell.strip()
