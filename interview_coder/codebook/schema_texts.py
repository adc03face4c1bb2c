"""What each key of the format is for: shown by editors beside the key."""

from collections.abc import Mapping

TEXTS: Mapping[str, Mapping[str, str]] = {
    "codebook": {
        "codebook": "标识：只用小写字母、数字和 - · id: a-z, 0-9, -",
        "version": "语义化版本，如 1.2.0 · semantic version such as 1.2.0",
        "title": "标题 · title",
        "language": "语言，默认 zh · language, zh if missing",
        "license": "许可，如 CC-BY-4.0 · licence",
        "description": "说明：这本手册编什么、给谁用 · what the codebook is for",
        "authors": "作者，一位或列表 · authors, one or a list",
        "references": "文献：标识 → cite, doi, url · works by id",
        "theories": "理论与构念 · theories and their constructs",
        "uses": "使用的其他编码手册，如 maslow@^1 · other codebooks with a version range",
        "defaults": "各编码的默认值 · what holds for every code that does not say otherwise",
        "negation_cues": "替换内置的否定词表 · replaces the built-in negation cues",
        "codes": "编码的列表 · the codes",
        "relations": "编码之间的关系 · relations between codes",
        "tests": "测试段落：编上的必须恰好是 expect · passages that must get exactly the codes of expect",
    },
    "code": {
        "id": "标识：字母、汉字、数字、. _ -，全书唯一 · unique id",
        "name": "名称 · name",
        "family": "类别，如 problem、cause、countermeasure · kind of code, free text",
        "construct": "所属构念的全名，如 voluntary_failure.insufficiency · full construct id, one or a list",
        "valence": "met 满足 · unmet 未满足 · neutral 中性",
        "definition": "定义 · definition",
        "include": "何时用 · when to use it",
        "exclude": "何时不用、改用哪个编码 · when not, and which code instead",
        "examples": "例句：规则必须命中 · sentences that must get the code",
        "counterexamples": "反例：规则不得命中 · sentences that must not",
        "rules": "规则：任何一条成立即编码 · any one that holds puts the code on the unit",
        "unless": "例外：任何一条成立则不编码 · where any of these holds, no code",
        "when_negated": "被否定时：keep 保留、drop 去掉，或接收它的编码 · keep, drop, or the code that takes it",
        "roles": "给谁的话编码 · whose words: participant, interviewer, other",
        "boundary": "word 两端须是词边界 · none 任意位置",
        "color": "颜色，如 '#1f77b4'（须加引号） · colour, in quotes",
        "codes": "下级编码 · child codes",
    },
    "reference": {
        "cite": "完整的文献条目 · the work as cited",
        "doi": "DOI",
        "url": "网址 · address",
    },
    "theory": {
        "name": "理论的名称 · name of the theory",
        "reference": "文献的标识 · id of a work under references",
        "constructs": "构念：标识 → name, definition, parent · constructs by id",
    },
    "construct": {
        "name": "构念的名称 · name of the construct",
        "definition": "定义 · definition",
        "parent": "上级构念 · the construct above",
    },
    "defaults": {
        "unit": "编码单位：sentence 句、turn 话轮、clause 分句、paragraph 段、document 全文 · unit of coding",
        "roles": "给谁的话编码 · whose words: participant, interviewer, other",
        "boundary": "word 两端须是词边界 · none 任意位置",
        "when_negated": "被否定时：keep 保留、drop 去掉 · negated hits",
        "nested": "命中重叠时：none 各编码内最左最长、key 各编码内最长优先、codebook 全手册最长优先 · overlaps",
        "compatibility": "khcoder：NEAR、THEN 按 KH Coder 的算法 · NEAR and THEN as in KH Coder",
    },
    "rule": {
        "tokens": "词的模式，格式同 spaCy 的 Matcher · a pattern over words in the format of spaCy's Matcher",
    },
    "relation": {
        "from": "编码的标识 · id of a code",
        "type": "关系，如 caused_by、addressed_by、leads_to · kind of relation",
        "to": "编码的标识 · id of a code",
    },
    "test": {
        "text": "一段话 · a passage",
        "expect": "应编上的编码，恰好这些 · the codes it must get, exactly these",
        "role": "谁说的，默认 participant · who says it",
        "unit": "编码单位，默认同手册 · unit of coding, the codebook's if missing",
    },
}
