"""The names of kinds, roles, units and families in the two languages of a report."""

from collections.abc import Mapping

_ZH: Mapping[str, str] = {
    "interview": "访谈",
    "focus_group": "焦点小组",
    "survey": "问卷回答",
    "literature": "文献",
    "fieldnote": "田野笔记",
    "participant": "受访者",
    "interviewer": "访谈者",
    "other": "其他在场者",
    "sentence": "句",
    "turn": "话轮",
    "clause": "分句",
    "paragraph": "段落",
    "document": "全文",
    "problem": "问题",
    "cause": "原因",
    "countermeasure": "对策",
    "practice": "做法",
    "effect": "成效",
    "met": "满足",
    "unmet": "受挫",
    "neutral": "中性",
    "mixed": "各半",
    "agreement": "一致",
    "partial": "部分一致",
    "silence": "沉默",
    "dissonance": "不一致",
    "caused_by": "原因",
    "addressed_by": "对策",
    "leads_to": "带来",
}
_EN: Mapping[str, str] = {
    "interview": "interviews",
    "focus_group": "focus groups",
    "survey": "questionnaire answers",
    "literature": "texts of literature",
    "fieldnote": "field notes",
    "participant": "participants",
    "interviewer": "interviewers",
    "other": "others present",
    "partial": "partial agreement",
    "caused_by": "caused by",
    "addressed_by": "addressed by",
    "leads_to": "leads to",
}


def term(name: str, language: str) -> str:
    """Return a kind, role, unit, family or valence as a reader calls it; unknown names stay as they are."""
    return (_ZH if is_chinese(language) else _EN).get(name, name)


def is_chinese(language: str) -> bool:
    """Tell whether a language tag means Chinese."""
    return language.lower().startswith("zh")
