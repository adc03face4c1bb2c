"""Rules of the form ``{tokens: [...]}``: the list as JSON, which the parser of expressions reads."""

import json
import re

from interview_coder.codebook import keys
from interview_coder.codebook.fields import Fields, Sheet
from interview_coder.codebook.nodes import ListNode, MapNode, Node, TextNode
from interview_coder.domain.ports import ExpressionParser
from interview_coder.domain.rules import Tokens

_TEXT_KEYS = frozenset({"TEXT", "ORTH", "LOWER", "NORM", "PREFIX", "SUFFIX", "TAG", "SHAPE", "OP", "REGEX"})
_WORDS = {"true": True, "false": False}


def read_tokens(node: MapNode, sheet: Sheet, parse: ExpressionParser) -> Tokens | None:
    """Read one rule; each token that is wrong is reported where it stands."""
    fields = Fields(sheet, node, "rule", keys.RULE)
    pattern = fields.get("tokens", required=True)
    if pattern is None:
        return None
    items = sheet.items(pattern)
    problems = [problem for item in items for problem in parse(_text([plain_value(item, "")]), sheet.where(item))[1]]
    expression = None
    if isinstance(pattern, ListNode) and not problems:
        expression, found = parse(_text([plain_value(item, "") for item in items]), sheet.where(pattern))
        problems += found
    sheet.problems += problems
    return expression if isinstance(expression, Tokens) else None


def _text(pattern: list[object]) -> str:
    return "tokens: " + json.dumps(pattern, ensure_ascii=False)


def plain_value(node: Node, key: str) -> object:
    """Return a YAML value as Python has it; plain ``true`` and numbers are text under keys that compare text."""
    if isinstance(node, MapNode):
        return {name.text: plain_value(value, key or name.text) for name, value in node.entries}
    if isinstance(node, ListNode):
        return [plain_value(item, key) for item in node.items]
    return _scalar(node, key)


def _scalar(node: TextNode, key: str) -> object:
    if not node.is_plain or key in _TEXT_KEYS:
        return node.text
    if node.text.lower() in _WORDS:
        return _WORDS[node.text.lower()]
    return int(node.text) if re.fullmatch(r"[0-9]{1,9}", node.text) else node.text
