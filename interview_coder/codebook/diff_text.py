"""Differences of codebooks in words, for people and for programs."""

from collections.abc import Iterator

from interview_coder.domain import changes as words
from interview_coder.domain.changes import Change, CodebookDiff, Step
from interview_coder.domain.problems import Language, Message

_KINDS = {
    words.CODEBOOK: Message("codebook", "手册"),
    words.CODE: Message("code", "编码"),
    words.THEORY: Message("theory", "理论"),
    words.CONSTRUCT: Message("construct", "构念"),
    words.RELATION: Message("relation", "关系"),
}
_WHAT = {
    words.ADDED: Message("added", "新增"),
    words.REMOVED: Message("removed", "删除"),
    words.NEW_ID: Message("id changed", "标识改变"),
    words.RENAMED: Message("renamed", "改名"),
    words.MOVED: Message("moved", "移动"),
    words.CHANGED: Message("changed", "修改"),
}
_STEPS = {
    Step.NONE: Message("none (nothing changed)", "无（没有变化）"),
    Step.PATCH: Message("patch (words only)", "修订 patch（只改文字）"),
    Step.MINOR: Message("minor (codes added or rules changed)", "次版本 minor（新增编码或修改规则）"),
    Step.MAJOR: Message("major (codes or ids removed or changed)", "主版本 major（删除或改变编码、标识）"),
}


def lines_of(change: Change, language: Language) -> Iterator[str]:
    """Yield a change as a headline and, below it, its items with ``+`` and ``-``."""
    head = f"{_WHAT[change.what].text(language)} {_KINDS[change.kind].text(language)} {change.id}"
    if change.field and change.what not in (words.NEW_ID, words.RENAMED):
        head += f" · {change.field}"
    colon = "：" if language == "zh" else ": "
    if change.before and change.after:
        head += f"{colon}{_one_line(change.before)} → {_one_line(change.after)}"
    elif change.before or change.after:
        head += f"{colon}{_one_line(change.after) if change.after else '- ' + _one_line(change.before)}"
    yield head
    yield from (f"- {_one_line(item)}" for item in change.gone)
    yield from (f"+ {_one_line(item)}" for item in change.new)


def verdict(diff: CodebookDiff, language: Language) -> str:
    """Return one sentence on the step of the version, and whether the stated version fits."""
    step = _STEPS[diff.step].text(language)
    versions = f"{diff.before} → {diff.after}"
    if language == "zh":
        fit = "合适" if diff.is_version_fit else "不够，请提高版本号"
        return f"需要的版本变化：{step}；版本号 {versions} {fit}"
    fit = "fits" if diff.is_version_fit else "is not enough: raise the version"
    return f"step: {step}; version {versions} {fit}"


def diff_as_text(diff: CodebookDiff, language: Language) -> str:
    """Return the differences for a terminal, a blank before the items of a change."""
    found = [diff.id]
    for change in diff.changes:
        head, *items = lines_of(change, language)
        found += [head, *(f"    {item}" for item in items)]
    return "\n".join([*found, verdict(diff, language)]) + "\n"


def diff_as_markdown(diff: CodebookDiff, language: Language) -> str:
    """Return the differences as a Markdown page."""
    return f"## {diff.id} {diff.before} → {diff.after}\n\n{bullets(diff, language)}\n{verdict(diff, language)}\n"


def bullets(diff: CodebookDiff, language: Language) -> str:
    """Return one Markdown bullet per change, items of rules and sentences nested."""
    found = []
    for change in diff.changes:
        head, *items = lines_of(change, language)
        found.append(f"- {_escaped(head)}\n" + "".join(f"  - {item[:1]} {_code_span(item[2:])}\n" for item in items))
    return "".join(found)


def diff_as_record(diff: CodebookDiff) -> dict[str, object]:
    """Return the differences as plain values for JSON."""
    return {
        "codebook": diff.id,
        "before": diff.before,
        "after": diff.after,
        "step": diff.step.name.lower(),
        "stated": diff.stated.name.lower() if diff.stated is not None else None,
        "version_fits": diff.is_version_fit,
        "changes": [
            {
                "kind": change.kind,
                "id": change.id,
                "what": change.what,
                "step": change.step.name.lower(),
                "field": change.field,
                "before": change.before,
                "after": change.after,
                "gone": list(change.gone),
                "new": list(change.new),
            }
            for change in diff.changes
        ],
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\*_`<>[]|#" else char for char in text)


def _code_span(text: str) -> str:
    fence = "`" * (max(map(len, _runs(text)), default=0) + 1)
    blank = " " if fence != "`" else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def _runs(text: str) -> list[str]:
    return "".join(char if char == "`" else " " for char in text).split()
