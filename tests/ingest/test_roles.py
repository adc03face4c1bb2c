"""Which labels name a role."""

import pytest

from interview_coder.ingest.roles import known_role, role_of

INTERVIEWERS = [
    "问",
    "Q",
    "q",
    "Ｑ",
    "Q1",
    "Ｑ２",
    "I",
    "采访者",
    "采访人",
    "访谈者",
    "访谈员",
    "访员",
    "訪問者",
    "訪問員",
    "採訪者",
    "主持人",
    "研究者",
    "记者",
    "提问者",
    "问题",
    "问题一",
    "问题1",
    "提問者",
    "采访者A",
    "采访者1",
    "访谈员02",
    "主持人1",
    "主持人（男）",
    "【主持人】",
    "采访者（其他人）",
    "（其他提问者）",
    "其他采访者",
    "张三（主持人）",
    "主持人李老师",
    "记者小王",
    "Interviewer",
    "interviewer",
    "Moderator",
    "WN",
    "问：",
    "**采访者**",
    "采访者\u200b",
]
PARTICIPANTS = [
    "答",
    "A",
    "a",
    "Ａ",
    "A1",
    "P",
    "P3",
    "受访者",
    "受访人",
    "被访者",
    "被訪者",
    "受訪者",
    "被采访人",
    "访谈对象",
    "嘉宾",
    "回答",
    "回答者",
    "受访者A",
    "受访者01",
    "受访者一",
    "受访者甲",
    "受访者（第二位）",
    "受访者A（女，35岁）",
    "另一位受访者",
    "男受访者",
    "Interviewee",
    "Respondent",
    "被访谈者",
    "受访老师",
    "受訪者（採訪者友人）",
]
UNKNOWN = [
    "张三",
    "陈",
    "蔣珮伊",
    "说话人1",
    "发言人",
    "Speaker",
    "SPEAKER_00",
    "W1",
    "B",
    "店主",
    "受访者背景",
    "参与者人数",
    "主持人介绍",
    "采访者备注",
    "MA",
    "老师",
]


@pytest.mark.parametrize("label", INTERVIEWERS)
def test_who_asks(label: str) -> None:
    assert role_of(label) == "interviewer"


@pytest.mark.parametrize("label", PARTICIPANTS)
def test_who_answers(label: str) -> None:
    assert known_role(label) == "participant"


@pytest.mark.parametrize("label", [*UNKNOWN, "", " ", "：", "（）"])
def test_everybody_else_is_a_participant_who_may_be_anybody(label: str) -> None:
    assert known_role(label) is None
    assert role_of(label) == "participant"
