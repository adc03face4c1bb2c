"""All of a code as one text with headings in 【】, for formats that have but a description; and back."""

import re
from collections.abc import Iterator
from dataclasses import replace

from interview_coder.codebook.exchange.tree import Entry, paragraphs
from interview_coder.domain.codebook import KEEP, Code

_TEXTS = {"标识": "id", "类属": "family", "效价": "valence", "纳入": "include", "排除": "exclude",
          "否定时": "when_negated", "词边界": "boundary"}  # fmt: skip
_LISTS = {"构念": "constructs", "例句": "examples", "反例": "counterexamples", "规则": "rules", "例外": "unless",
          "角色": "roles"}  # fmt: skip
_HEAD = re.compile(rf"【({'|'.join((*_TEXTS, *_LISTS))})】[ ]?(.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\+【")


def described(code: Code, *, constructs: bool) -> str:
    """Return the definition of a code and, under headings, whatever else it says."""
    parts = [_guarded(code.definition)] if code.definition else []
    for head, text in _texts(code):
        if text:
            parts.append(f"【{head}】{_guarded(text)}")
    for head, items in _lists(code, constructs=constructs):
        if items:
            parts.append(f"【{head}】\n" + "\n".join("- " + item.replace("\n", "\n  ") for item in items))
    return "\n".join(parts)


def _texts(code: Code) -> Iterator[tuple[str, str]]:
    yield "标识", code.id if code.id != code.name else ""
    yield "类属", code.family
    yield "效价", code.valence
    yield "纳入", code.include
    yield "排除", code.exclude
    yield "否定时", code.when_negated if code.when_negated != KEEP else ""
    yield "词边界", code.boundary if code.boundary != "word" else ""


def _lists(code: Code, *, constructs: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "构念", code.constructs if constructs else ()
    yield "例句", code.examples
    yield "反例", code.counterexamples
    yield "规则", tuple(rule.text for rule in code.rules)
    yield "例外", tuple(rule.text for rule in code.unless)
    yield "角色", code.roles if code.roles != ("participant",) else ()


def with_description(entry: Entry, text: str) -> Entry:
    """Return an entry with what a description says: our headings if it has them, else it is the definition."""
    parts: dict[str, list[str]] = {"": []}
    head = ""
    for line in paragraphs(text).split("\n"):
        match = _HEAD.fullmatch(line)
        if match and match[1] not in parts:
            head = match[1]
            parts[head] = [match[2]] if match[2] else []
        else:
            parts[head].append(_unguarded(line))
    found: dict[str, str | tuple[str, ...]] = {"definition": "\n".join(parts.pop("")).strip()}
    for name, lines in parts.items():
        if name in _TEXTS:
            found[_TEXTS[name]] = "\n".join(lines).strip()
        else:
            found[_LISTS[name]] = _items(lines)
    return replace(entry, **found)  # type: ignore[arg-type]


def _items(lines: list[str]) -> tuple[str, ...]:
    items: list[str] = []
    for line in lines:
        if line.startswith("  ") and items:
            items[-1] += "\n" + line[2:]
        elif line.strip():
            items.append(line.removeprefix("- ").strip())
    return tuple(items)


def _guarded(text: str) -> str:
    """Put a backslash before lines of a text that would pass for a heading."""
    return "\n".join(
        "\\" + line if _HEAD.fullmatch(line) or _ESCAPED.match(line) else line for line in text.split("\n")
    )


def _unguarded(line: str) -> str:
    return line[1:] if _ESCAPED.match(line) else line
