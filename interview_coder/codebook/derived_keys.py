"""The keys ``override: true`` and ``extends: ID`` of a code, as they are read."""

from interview_coder.codebook import keys
from interview_coder.codebook.draft import Derived, Draft, Link
from interview_coder.codebook.fields import Fields
from interview_coder.codebook.nodes import TextNode
from interview_coder.domain.problems import Message
from interview_coder.domain.problems import uses as problems

_BOTH = Message("has both 'override' and 'extends'", "同时写了 override 和 extends")
_NESTED = Message("overrides a used code but stands under another one", "覆盖所用的编码，却写在别的编码之下")
_NOTHING = Message("overrides a used code but changes nothing", "覆盖所用的编码，却没有改动任何内容")


def read_derived(fields: Fields, code: str, draft: Draft, *, is_nested: bool) -> Derived | None:
    """Read ``override`` and ``extends`` of a code; the reference goes to the draft's links."""
    overrides = _is_true(fields)
    base = fields.text_node("extends")
    if not code or not (overrides or base):
        return None
    given = frozenset(key for key in keys.CODE if fields.has(key))
    if overrides:
        reason = _BOTH if base else _NESTED if is_nested else None if given - {"id", "override"} else _NOTHING
        if reason:
            fields.sheet.problems.append(problems.override_misplaced(code, reason, fields.where))
        return Derived("", given)
    name = base.text.strip() if base else ""
    if base:
        draft.links.append(Link("code", code, name, fields.sheet.where(base)))
    return Derived(name, given)


def _is_true(fields: Fields) -> bool:
    """Read ``override``, the one key whose value is no text."""
    node = fields.get("override")
    if node is None:
        return False
    text = node if isinstance(node, TextNode) else fields.sheet.text(node)
    return text is not None and fields.sheet_choice("override", text, ("true", "false")) == "true"
