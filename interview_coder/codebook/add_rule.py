"""Adds a rule to a code in a codebook's file; comments, order and everything else stay as they are."""

from interview_coder.codebook.nodes import ListNode, MapNode, Node, TextNode
from interview_coder.codebook.roundtrip import (
    EditableFile,
    codes_of,
    entry,
    last_line,
    open_for_edit,
    quoted,
    text_of,
    texts_of,
)
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import versions as problems

_BEFORE_RULES = frozenset(
    ("id", "name", "family", "construct", "valence", "definition", "include", "exclude", "examples", "counterexamples")
)
Edit = tuple[int, int, str]


def add_rule(data: bytes, name: str, code: str, rule: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Add a rule at the end of a code's rules.

    Args:
        data: The bytes of the codebook's file.
        name: The file's name in problems.
        code: The id of a code that the file itself defines.
        rule: An expression that was read without a problem.

    Returns:
        The new bytes, the same bytes if the rule stands there already, or None; and why.
    """
    file, found = open_for_edit(data, name)
    if file is None:
        return None, found
    node = next((one for one in codes_of(file.root) if text_of(one, "id") == code), None)
    if node is None:
        return None, (problems.no_code_to_edit(code, Where(name)),)
    where = Where(name, node.line, node.column)
    before = texts_of(node, "rules")
    if rule.strip() in before:
        return data, (problems.rule_is_there(code, rule, where),)
    for column_offset in (2, 0):
        new = file.edited(*_edits(file, node, quoted(rule.strip()), column_offset))
        if _rules_in(new, name, code) == [*before, rule.strip()]:
            return new, ()
    return None, (problems.not_editable(where),)


def _rules_in(data: bytes, name: str, code: str) -> list[str]:
    file, _ = open_for_edit(data, name)
    nodes = codes_of(file.root) if file else ()
    return next((texts_of(node, "rules") for node in nodes if text_of(node, "id") == code), [])


def _edits(file: EditableFile, node: MapNode, rule: str, step: int) -> list[Edit]:
    found = entry(node, "rules")
    if found is None:
        return [_new_field(file, node, rule, step)]
    key, value = found
    if isinstance(value, ListNode):
        return [_to_list(file, value, rule)]
    if isinstance(value, TextNode) and not value.is_empty:
        return _from_text(file, key, value, rule, step, in_flow=node.in_flow)
    if node.in_flow:
        at = file.offset(*key.end)
        return [(at, file.offset(value.line, value.column) if not isinstance(value, TextNode) else at, f": [{rule}]")]
    at = file.line_end(key.line)
    return [(at, at, _line(file, key.column - 1 + step, f"- {rule}"))]


def _new_field(file: EditableFile, node: MapNode, rule: str, step: int) -> Edit:
    if node.in_flow:
        at = _end_of(file, node.entries[-1])
        return at, at, f", rules: [{rule}]"
    column = node.entries[0][0].column - 1
    above = [value for key, value in node.entries if key.text in _BEFORE_RULES] or [node.entries[0][1]]
    at = file.line_end(max(map(last_line, above)))
    return at, at, _line(file, column, "rules:") + _line(file, column + step, f"- {rule}")


def _to_list(file: EditableFile, value: ListNode, rule: str) -> Edit:
    if not value.in_flow:
        at = file.line_end(max(last_line(item) for item in value.items))
        return at, at, _line(file, value.column - 1, f"- {rule}")
    if not value.items:
        start, end = file.span(value)
        return start, end, f"[{rule}]"
    at = file.offset(*value.items[-1].end)
    return at, at, f", {rule}"


def _from_text(
    file: EditableFile, key: TextNode, value: TextNode, rule: str, step: int, *, in_flow: bool
) -> list[Edit]:
    """Make a list of a single rule."""
    start, end = file.span(value)
    if in_flow:
        return [(start, start, "["), (end, end, f", {rule}]")]
    column = key.column - 1 + step
    colon = file.text.index(":", file.offset(*key.end)) + 1
    at = file.line_end(last_line(value))
    return [(colon, start, _line(file, column, "- ")), (at, at, _line(file, column, f"- {rule}"))]


def _line(file: EditableFile, column: int, text: str) -> str:
    return file.newline + " " * column + text


def _end_of(file: EditableFile, pair: tuple[TextNode, Node]) -> int:
    key, value = pair
    return file.offset(*(max(key.end, value.end)))
