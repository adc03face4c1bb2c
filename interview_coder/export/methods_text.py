"""The methods paragraph of a paper: what was coded, with what, in which units, and what came out."""

from interview_coder.domain.counted import counted
from interview_coder.domain.methods import MethodsFacts
from interview_coder.export.terms import is_chinese, term

_SHORT_HASH = 12
_MATERIAL_ZH = {
    "interview": "访谈 {} 份",
    "focus_group": "焦点小组 {} 场",
    "survey": "问卷开放题回答 {} 条",
    "literature": "文献 {} 篇",
    "fieldnote": "田野笔记 {} 份",
}
_MATERIAL_EN = {
    "interview": ("interview", "interviews"),
    "focus_group": ("focus group", "focus groups"),
    "survey": ("open questionnaire answer", "open questionnaire answers"),
    "literature": ("text of literature", "texts of literature"),
    "fieldnote": ("field note", "field notes"),
}


def methods_paragraph(facts: MethodsFacts, language: str) -> str:
    """Return the paragraph in Chinese for ``zh``, else in English; every number in it is one of the facts."""
    return _chinese(facts) if is_chinese(language) else _english(facts)


def _chinese(facts: MethodsFacts) -> str:
    material = "、".join(_MATERIAL_ZH.get(kind, kind + " {} 份").format(count) for kind, count in facts.sources)
    roles = "、".join(term(role, "zh") for role in facts.roles)
    theories = f"依据{'、'.join(facts.theories)}，" if facts.theories else ""
    return (
        f"分析材料为{material}，涉及 {facts.cases} 个个案。"
        f"编码采用编码手册《{facts.title}》（{facts.codebook}，版本 {facts.version}，"
        f"SHA-256 前 {_SHORT_HASH} 位 {facts.sha256[:_SHORT_HASH]}），{theories}"
        f"含 {facts.constructs} 个构念、{facts.codes} 个编码、{facts.rules} 条规则，由 {facts.tool} 按规则自动完成。"
        f"编码单元为{term(facts.unit, 'zh')}，只编码{roles}所说的话，共 {facts.segments:,} 个单元、"
        f"{facts.characters:,} 字；同一单元对同一编码至多计一次。"
        f"中文分词采用 {facts.words}（默认模式，启用 HMM），编码手册与领域词表中的词先加入词典，"
        f"词语须落在词的边界上才算命中；匹配不区分全角与半角、大写与小写、繁体与简体，引文一律为原文。"
        f"共得编码 {facts.codings:,} 条、命中 {facts.mentions:,} 处"
        f"（其中 {facts.negated:,} 处在否定词之后，均有标记），{facts.codes} 个编码中 {facts.codes_found} 个有证据。"
        f"自动编码只能识别手册规则所描述的说法，报告前应由研究者复核，并与人工编码比较一致性。"
    )


def _english(facts: MethodsFacts) -> str:
    material = ", ".join(f"{count} {_MATERIAL_EN.get(kind, (kind, kind))[count != 1]}" for kind, count in facts.sources)
    roles = " and ".join(term(role, "en") for role in facts.roles)
    theories = f", built on {', '.join(facts.theories)}" if facts.theories else ""
    return (
        f"The material comprised {material} from {counted(facts.cases, 'case')}. It was coded by {facts.tool} with the "
        f"rules of the codebook “{facts.title}” ({facts.codebook}, version {facts.version}, SHA-256 beginning "
        f"{facts.sha256[:_SHORT_HASH]}){theories}, which holds "
        f"{counted(facts.constructs, 'construct')}, {counted(facts.codes, 'code')} and {counted(facts.rules, 'rule')}. "
        f"The unit of coding was the {facts.unit}; only the words of {roles} were coded "
        f"({facts.segments:,} units, {facts.characters:,} characters), and a unit was counted at most once for a code. "
        f"Chinese was segmented with {facts.words} (default mode, HMM on), to which the words of the codebook and of "
        f"the study's lexicon were added; a term counted only where both of its ends fell on word boundaries. "
        f"Matching ignored width, case and the difference between traditional and simplified script; quotations are "
        f"verbatim. This gave {facts.codings:,} codings with {facts.mentions:,} hits ({facts.negated:,} of them behind "
        f"a negation cue, all marked); {facts.codes_found} of {facts.codes} codes found evidence. Rules recognise only "
        f"the wordings that they describe: a researcher should review the codings and compare them with human coders."
    )
