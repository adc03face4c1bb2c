"""The keys of the format, and what people write instead of them."""

import difflib
from collections.abc import Iterable, Sequence
from functools import lru_cache

BOOK = (
    "codebook",
    "version",
    "title",
    "language",
    "license",
    "description",
    "authors",
    "references",
    "theories",
    "uses",
    "defaults",
    "negation_cues",
    "codes",
    "relations",
    "tests",
)
CODE = (
    "id",
    "name",
    "family",
    "construct",
    "valence",
    "definition",
    "include",
    "exclude",
    "examples",
    "counterexamples",
    "rules",
    "unless",
    "when_negated",
    "roles",
    "boundary",
    "color",
    "override",
    "extends",
    "codes",
)
REFERENCE = ("cite", "doi", "url")
THEORY = ("name", "reference", "constructs")
CONSTRUCT = ("name", "definition", "parent")
DEFAULTS = ("unit", "roles", "boundary", "when_negated", "nested", "compatibility")
RULE = ("tokens",)
RELATION = ("from", "type", "to")
TEST = ("text", "expect", "question", "role", "unit")
ALL = frozenset((*BOOK, *CODE, *REFERENCE, *THEORY, *CONSTRUCT, *DEFAULTS, *RULE, *RELATION, *TEST))

REQUIRED = {
    "codebook": ("codebook", "version", "codes"),
    "code": ("id", "name"),
    "reference": ("cite",),
    "theory": ("name",),
    "construct": ("name",),
    "rule": ("tokens",),
    "relation": ("from", "type", "to"),
    "test": ("text", "expect"),
}
"""The keys that must be there, by what the mapping describes."""

_SAME = {
    "codebook": ("编码手册", "编码本", "手册", "id", "book"),
    "version": ("版本", "版本号"),
    "title": ("标题", "题目", "name", "名称"),
    "language": ("语言", "lang"),
    "license": ("许可", "许可证", "licence"),
    "description": ("说明", "描述", "简介"),
    "authors": ("作者", "author"),
    "references": ("参考文献", "文献"),
    "theories": ("理论", "theory"),
    "uses": ("引用", "使用", "use", "imports", "import"),
    "defaults": ("默认", "默认值", "default"),
    "negation_cues": ("否定词", "negation", "cues"),
    "codes": ("编码", "代码", "子编码", "下级编码", "children", "code", "nodes", "节点"),
    "relations": ("关系", "relation"),
    "id": ("编号", "标识", "代号", "code"),
    "name": ("名称", "名字", "编码名称", "label", "title", "标签"),
    "family": ("类别", "范畴", "类属", "分类", "category", "type"),
    "construct": ("构念", "构念维度", "维度", "constructs"),
    "valence": ("效价", "方向"),
    "definition": ("定义", "说明", "描述", "释义", "description", "meaning"),
    "include": ("纳入", "纳入标准", "包括", "inclusion"),
    "exclude": ("排除", "排除标准", "不包括", "exclusion"),
    "examples": ("例子", "例句", "示例", "样例", "正例", "example"),
    "counterexamples": ("反例", "counterexample", "counter_examples"),
    "rules": ("规则", "关键词", "词表", "rule", "keywords", "terms", "words", "patterns"),
    "unless": ("除非", "例外", "except", "not"),
    "when_negated": ("否定时", "否定", "negated"),
    "roles": ("角色", "role"),
    "boundary": ("边界", "boundaries"),
    "color": ("颜色", "colour"),
    "override": ("覆盖", "overrides", "replace"),
    "extends": ("扩展", "extend", "继承"),
    "tokens": ("词模式", "token", "pattern"),
    "nested": ("嵌套", "nested_scope", "overlap"),
    "compatibility": ("兼容", "compat", "compatible"),
    "reference": ("参考文献", "文献", "references", "ref"),
    "constructs": ("构念", "维度", "construct"),
    "parent": ("上级", "上级构念"),
    "cite": ("引文", "文献", "citation", "text"),
    "unit": ("单位", "units", "分析单位"),
    "from": ("从", "来源", "source"),
    "to": ("到", "去向", "target"),
    "type": ("类型", "kind"),
    "tests": ("测试", "检验", "test", "cases"),
    "text": ("文本", "原文", "段落", "passage"),
    "expect": ("期望", "预期", "expected", "codes"),
    "role": ("角色", "roles", "speaker"),
}

_MAX_COMPARED = 300
_MAX_LENGTH_GAP = 2


def guess_key(key: str, known: Sequence[str]) -> str:
    """Return the known key that was probably meant, or an empty string."""
    plain = key.strip().strip("：:").lower().replace("-", "_").replace(" ", "_")
    for candidate in known:
        if plain == candidate or plain in _SAME.get(candidate, ()):
            return candidate
    return next(iter(difflib.get_close_matches(plain, known, n=1, cutoff=0.7)), "")


def chinese_keys() -> frozenset[str]:
    """Return the Chinese words that stand for keys."""
    return frozenset(word for words in _SAME.values() for word in words if not word.isascii())


def similar(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return known names that look like ``name``, best first; empty when none does."""
    return _similar(name, tuple(known))


@lru_cache(maxsize=4096)
def _similar(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    if len(known) > _MAX_COMPARED:
        letters = set(name)
        known = tuple(
            other
            for other in known
            if abs(len(other) - len(name)) <= _MAX_LENGTH_GAP and len(letters & set(other)) * 2 >= len(letters)
        )[:_MAX_COMPARED]
    tails = tuple(other for other in known if other.rpartition(".")[2] == name)
    return tails or tuple(difflib.get_close_matches(name, known, n=3, cutoff=0.6))
