"""The codes of a file, with their rules and children."""

import re
from dataclasses import dataclass, replace

from interview_coder.codebook import keys
from interview_coder.codebook.derived_keys import read_derived
from interview_coder.codebook.draft import Draft, Link
from interview_coder.codebook.fields import Fields, Sheet
from interview_coder.codebook.nodes import DOUBLE, SINGLE, MapNode, Node, TextNode
from interview_coder.codebook.places import character_places, first_place
from interview_coder.codebook.rule_logic import is_deeper
from interview_coder.codebook.token_rules import read_tokens
from interview_coder.domain.codebook import BOUNDARIES, DROP, KEEP, KHCODER, VALENCES, Code, Defaults, Rule
from interview_coder.domain.ports import ExpressionParser
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import codebook as problems
from interview_coder.domain.problems import codebook_checks as checks
from interview_coder.domain.rules import CodeRef, Term, leaves
from interview_coder.domain.sources import ROLES

MAX_DEPTH = 50
"""How deep brackets and NOT may stand in each other in a rule; whatever goes through rules relies on it."""
_ID = re.compile(r"[\w.-]+")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class _Above:
    """What a code takes from its place in the tree."""

    path: str = ""
    parent: str = ""


class CodeReader:
    """Reads the codes of one file into a draft."""

    def __init__(self, sheet: Sheet, draft: Draft, parse: ExpressionParser) -> None:
        self._sheet = sheet
        self._draft = draft
        self._parse = parse
        self._codes: list[Code] = []

    def read(self, items: tuple[Node, ...], defaults: Defaults) -> tuple[Code, ...]:
        """Return the codes, each followed by its children."""
        self._defaults = defaults
        self._read_level(items, _Above())
        return tuple(self._codes)

    def _read_level(self, items: tuple[Node, ...], above: _Above) -> None:
        for item in items:
            node = self._sheet.mapping(item)
            if node is not None:
                self._read_code(node, above)

    def _read_code(self, node: MapNode, above: _Above) -> None:
        fields = Fields(self._sheet, node, "code", keys.CODE)
        id_node = fields.text_node("id", required=True)
        code_id = self._checked_id(id_node)
        path = "/".join(filter(None, (above.path, code_id)))
        position = len(self._codes)
        derived = read_derived(fields, code_id, self._draft, is_nested=bool(above.path))
        if derived:
            self._draft.derived[code_id] = derived
        name = fields.text("name", required=derived is None or bool(derived.base))
        code = self._described(fields, Code(code_id, name, path, fields.where))
        code = replace(
            code,
            where=self._sheet.where(id_node) if id_node else fields.where,
            rules=self._rules(fields, "rules", code_id),
            unless=self._rules(fields, "unless", code_id),
            parent=above.parent,
            codebook=self._draft.book.id,
            nested=self._defaults.nested,
            compatibility=self._defaults.compatibility,
        )
        if code_id:
            self._codes.append(code)
        self._read_level(fields.items("codes"), _Above(path, code_id or above.parent))
        self._check_rules(code, fields, has_children=len(self._codes) > position + 1)

    def _checked_id(self, node: TextNode | None) -> str:
        """Return the id if it is well made and new, else report it and return an empty text."""
        if node is None:
            return ""
        code_id, where = node.text.strip(), self._sheet.where(node)
        if not _ID.fullmatch(code_id):
            self._sheet.problems.append(problems.bad_id(code_id, where))
            return ""
        first = self._draft.places.setdefault(("code", code_id), where)
        if first is not where:
            self._sheet.problems.append(problems.duplicate_id("code", code_id, first, where))
            return ""
        return code_id

    def _described(self, fields: Fields, code: Code) -> Code:
        examples = fields.texts("examples", sentences=True)
        counterexamples = fields.texts("counterexamples", sentences=True)
        return replace(
            code,
            family=fields.text("family"),
            constructs=self._constructs(fields, code.id),
            valence=fields.choice("valence", VALENCES, ""),
            definition=fields.text("definition"),
            include=fields.text("include"),
            exclude=fields.text("exclude"),
            examples=tuple(node.text.strip() for node in examples),
            counterexamples=tuple(node.text.strip() for node in counterexamples),
            example_places=tuple(map(self._sheet.where, examples)),
            counterexample_places=tuple(map(self._sheet.where, counterexamples)),
            when_negated=self._when_negated(fields, code.id),
            roles=fields.choices("roles", ROLES, self._defaults.roles),
            boundary=fields.choice("boundary", BOUNDARIES, self._defaults.boundary),
            color=self._color(fields),
        )

    def _constructs(self, fields: Fields, code_id: str) -> tuple[str, ...]:
        found = {node.text.strip(): node for node in fields.texts("construct")}
        self._draft.links += [Link("construct", code_id, name, self._sheet.where(node)) for name, node in found.items()]
        return tuple(found)

    def _when_negated(self, fields: Fields, code_id: str) -> str:
        node = fields.text_node("when_negated")
        if node is None:
            return self._defaults.when_negated
        name = node.text.strip()
        if name not in (KEEP, DROP):
            self._draft.links.append(Link("when_negated", code_id, name, self._sheet.where(node)))
        return name

    def _color(self, fields: Fields) -> str:
        node = fields.text_node("color")
        if node is None or _COLOR.fullmatch(node.text.strip()):
            return node.text.strip() if node else ""
        self._sheet.problems.append(problems.bad_color(node.text, self._sheet.where(node)))
        return ""

    def _rules(self, fields: Fields, key: str, code_id: str) -> tuple[Rule, ...]:
        found = (
            self._tokens_rule(node)
            if isinstance(node, MapNode)
            else self._rule(node, code_id)
            if self._sheet.is_sound(node)
            else None
            for node in fields.texts_and_mappings(key)
        )
        return tuple(rule for rule in found if rule is not None)

    def _tokens_rule(self, node: MapNode) -> Rule | None:
        expression = read_tokens(node, self._sheet, self._parse)
        where = self._sheet.where(node)
        return Rule("tokens: " + expression.pattern, expression, where) if expression else None

    def _rule(self, node: TextNode, code_id: str) -> Rule | None:
        line, column = first_place(node, self._sheet.lines)
        where = Where(self._sheet.name, line, column)
        try:
            expression, found = self._parse(node.text, where, khcoder=self._defaults.compatibility == KHCODER)
        except RecursionError:
            self._sheet.problems.append(problems.rule_too_deep(MAX_DEPTH, where))
            return None
        self._sheet.problems += [self._moved(problem, node, where) for problem in found]
        if expression is None:
            return None
        if is_deeper(expression, MAX_DEPTH):
            self._sheet.problems.append(problems.rule_too_deep(MAX_DEPTH, where))
            return None
        for leaf in leaves(expression):
            if isinstance(leaf, CodeRef):
                place = self._place(node, leaf.column)
                self._draft.links.append(Link("code", code_id, leaf.code, place))
        if node.style == DOUBLE and isinstance(expression, Term) and expression.text.isalnum():
            self._sheet.problems.append(checks.quotes_of_yaml(expression.text, self._sheet.where(node)))
        places = () if _is_straight(node) else tuple(character_places(node, self._sheet.lines))
        return Rule(node.text, expression, where, places)

    def _moved(self, problem: Problem, node: TextNode, where: Where) -> Problem:
        """Put a problem of a rule where its character stands in the file."""
        if _is_straight(node) or problem.where.line != where.line:
            return problem
        return replace(problem, where=self._place(node, problem.where.column - where.column + 1))

    def _place(self, node: TextNode, column: int) -> Where:
        line, first = first_place(node, self._sheet.lines)
        if _is_straight(node):
            return Where(self._sheet.name, line, first + column - 1)
        places = character_places(node, self._sheet.lines)
        line, column = places[min(max(column, 1), len(places)) - 1]
        return Where(self._sheet.name, line, column)

    def _check_rules(self, code: Code, fields: Fields, *, has_children: bool) -> None:
        if code.rules or not code.id or fields.has("rules") or code.id in self._draft.derived:
            return
        if code.examples or code.counterexamples:
            self._sheet.problems.append(checks.examples_without_rules(code.id, code.where))
        elif not has_children:
            self._sheet.problems.append(checks.no_rules(code.id, code.where))


def _is_straight(node: TextNode) -> bool:
    """Tell whether the text stands in the file character by character in one line."""
    if node.is_plain:
        return node.last_line == node.line
    escape = {SINGLE: "'", DOUBLE: "\\"}.get(node.style)
    return escape is not None and escape not in node.text and node.last_line == node.line and node.style == SINGLE
