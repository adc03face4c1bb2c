"""The words around a codebook's own in an appendix, in the codebook's language."""

from collections.abc import Mapping

from interview_coder.domain.codebook import Code
from interview_coder.domain.outlines import Outline, OutlineGroup, OutlinePart

_ZH = {
    "codes": "编码",
    "constructs": "构念",
    "version": "版本",
    "license": "许可",
    "source": "理论来源",
    "others": "未归入构念的编码",
    "no_family": "其他",
    "definition": "定义",
    "include": "何时用",
    "exclude": "何时不用",
    "examples": "例句",
    "counterexamples": "反例",
    "see": "见",
    "no_codes": "（没有编码）",
    "code": "编码",
    "table": "表",
    "meaning": "定义与使用",
    "colon": "：",
    "stop": "；",
}
_EN = {
    "codes": "codes",
    "constructs": "constructs",
    "version": "version",
    "license": "licence",
    "source": "Source",
    "others": "Codes without a construct",
    "no_family": "Other",
    "definition": "Definition",
    "include": "Use when",
    "exclude": "Do not use when",
    "examples": "Examples",
    "counterexamples": "Counterexamples",
    "see": "see",
    "no_codes": "(no codes)",
    "code": "Code",
    "table": "Table",
    "meaning": "Definition and use",
    "colon": ": ",
    "stop": "; ",
}
_FAMILIES_ZH = {"problem": "问题", "cause": "原因", "countermeasure": "对策", "practice": "做法", "effect": "成效"}


def labels_of(outline: Outline) -> Mapping[str, str]:
    """Return the labels in the codebook's language: Chinese for ``zh``, else English."""
    return _ZH if _is_chinese(outline) else _EN


def _is_chinese(outline: Outline) -> bool:
    return outline.language.lower().startswith("zh")


def part_title(outline: Outline, part: OutlinePart) -> str:
    """Return a theory's name, or what the codes without a construct are called."""
    return part.title or labels_of(outline)["others"]


def group_title(outline: Outline, group: OutlineGroup) -> str:
    """Return a construct's name, or that of a family."""
    if group.id:
        return group.title
    shown = _FAMILIES_ZH.get(group.title, group.title) if _is_chinese(outline) else group.title
    return shown or labels_of(outline)["no_family"]


def summary(outline: Outline) -> str:
    """Return version, size and licence in one line."""
    words = labels_of(outline)
    counts = ((words["constructs"], outline.n_constructs), (words["codes"], outline.n_codes))
    items = [f"{outline.id} {words['version']} {outline.version}"]
    items += [f"{label} {count} 个" if _is_chinese(outline) else f"{count} {label}" for label, count in counts]
    if outline.license:
        items.append(f"{words['license']} {outline.license}")
    return words["stop"].join(items)


def meanings(outline: Outline, code: Code) -> list[tuple[str, str]]:
    """Return label and text of definition, include and exclude, as far as the code has them."""
    words = labels_of(outline)
    texts = (("definition", code.definition), ("include", code.include), ("exclude", code.exclude))
    return [(words[label], text) for label, text in texts if text]


def sentences(outline: Outline, code: Code) -> list[tuple[str, tuple[str, ...]]]:
    """Return label and sentences of examples and counterexamples, as far as the code has them."""
    words = labels_of(outline)
    lists = (("examples", code.examples), ("counterexamples", code.counterexamples))
    return [(words[label], texts) for label, texts in lists if texts]
