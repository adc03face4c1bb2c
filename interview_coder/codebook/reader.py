"""The nodes of one file as a draft of a codebook."""

import re
from dataclasses import replace

from interview_coder.codebook import keys
from interview_coder.codebook.codes import CodeReader
from interview_coder.codebook.draft import Draft, Link
from interview_coder.codebook.fields import Fields, Sheet
from interview_coder.codebook.nodes import MapNode, Node, TextNode
from interview_coder.codebook.versions import parse_version
from interview_coder.domain.codebook import (
    BOUNDARIES,
    COMPATIBILITY,
    DROP,
    KEEP,
    NESTED,
    Codebook,
    CodebookTest,
    Construct,
    Defaults,
    Reference,
    Relation,
    Theory,
    Use,
)
from interview_coder.domain.ports import ExpressionParser
from interview_coder.domain.problems import codebook as problems
from interview_coder.domain.segments import UNITS
from interview_coder.domain.sources import ROLES

_BOOK_ID = re.compile(r"[a-z0-9-]+")
_ID = re.compile(r"[\w-]+")


def read_draft(root: Node, sheet: Sheet, parse: ExpressionParser) -> Draft:
    """Read a file's root; problems go to ``sheet``."""
    node = sheet.mapping(root)
    if node is None:
        return Draft(Codebook("", "", "", path=sheet.name))
    fields = Fields(sheet, node, "codebook", keys.BOOK)
    draft = Draft(_described(fields))
    reader = _Reader(sheet, draft)
    codes = fields.items("codes", required=True)
    draft.book = replace(
        draft.book,
        references=reader.references(fields.mapping("references")),
        theories=reader.theories(fields.mapping("theories")),
        relations=tuple(filter(None, map(reader.relation, fields.items("relations")))),
        tests=tuple(filter(None, map(reader.test, fields.items("tests")))),
        codes=CodeReader(sheet, draft, parse).read(codes, draft.book.defaults),
    )
    return draft


def _described(fields: Fields) -> Codebook:
    book_id = fields.text_node("codebook", required=True)
    if book_id is not None and not _BOOK_ID.fullmatch(book_id.text):
        fields.sheet.problems.append(problems.bad_codebook_id(book_id.text, fields.sheet.where(book_id)))
    name = book_id.text if book_id is not None else ""
    fields.texts("authors")
    return Codebook(
        name,
        _version(fields),
        fields.text("title") or name,
        language=fields.text("language") or "zh",
        license=fields.text("license"),
        description=fields.text("description"),
        uses=tuple(_use(fields, node) for node in fields.texts("uses")),
        defaults=_defaults(fields),
        negation_cues=tuple(node.text.strip() for node in fields.texts("negation_cues")),
        path=fields.sheet.name,
    )


def _version(fields: Fields) -> str:
    node = fields.get("version", required=True)
    if node is None:
        return ""
    if not isinstance(node, TextNode):
        fields.sheet.text(node)
        return ""
    text = node.text.strip()
    if parse_version(text) is None:
        fields.sheet.problems.append(problems.bad_version(text, fields.sheet.where(node)))
        return ""
    return text


def _use(fields: Fields, node: TextNode) -> Use:
    name, separator, version_range = node.text.strip().rpartition("@")
    if not separator or "/" in version_range:
        name, version_range = node.text.strip(), "*"
    return Use(name, version_range.strip(), fields.sheet.where(node))


def _defaults(fields: Fields) -> Defaults:
    node = fields.mapping("defaults")
    if node is None:
        return Defaults()
    own = Fields(fields.sheet, node, "codebook", keys.DEFAULTS)
    plain = Defaults()
    return Defaults(
        unit=own.choice("unit", UNITS, plain.unit),
        roles=own.choices("roles", ROLES, plain.roles),
        boundary=own.choice("boundary", BOUNDARIES, plain.boundary),
        when_negated=own.choice("when_negated", (KEEP, DROP), plain.when_negated),
        nested=own.choice("nested", NESTED, plain.nested),
        compatibility=own.choice("compatibility", COMPATIBILITY, plain.compatibility),
    )


class _Reader:
    """Reads what a codebook has besides codes."""

    def __init__(self, sheet: Sheet, draft: Draft) -> None:
        self._sheet = sheet
        self._draft = draft

    def references(self, node: MapNode | None) -> tuple[Reference, ...]:
        """Return the works of ``references``."""
        found = []
        for key, fields in self._entries(node, "reference", keys.REFERENCE):
            if self._defined("reference", key.text, key):
                cite = fields.text("cite", required=True)
                found.append(Reference(key.text, cite, fields.text("doi"), fields.text("url")))
        return tuple(found)

    def theories(self, node: MapNode | None) -> tuple[Theory, ...]:
        """Return the theories with their constructs."""
        found = []
        for key, fields in self._entries(node, "theory", keys.THEORY):
            if self._defined("theory", key.text, key):
                reference = self._link("reference", key.text, fields.text_node("reference"))
                constructs = self._constructs(key.text, fields)
                found.append(Theory(key.text, fields.text("name", required=True), reference, constructs))
        return tuple(found)

    def relation(self, node: Node) -> Relation | None:
        """Return one entry of ``relations``."""
        mapping = self._sheet.mapping(node)
        if mapping is None:
            return None
        fields = Fields(self._sheet, mapping, "relation", keys.RELATION)
        source = self._link("relation", "", fields.text_node("from", required=True))
        target = self._link("relation", "", fields.text_node("to", required=True))
        kind = fields.text("type", required=True)
        return Relation(source, kind, target, fields.where) if source and target and kind else None

    def test(self, node: Node) -> CodebookTest | None:
        """Return one entry of ``tests``; an empty list under ``expect`` is a passage that must get no code."""
        mapping = self._sheet.mapping(node)
        if mapping is None:
            return None
        fields = Fields(self._sheet, mapping, "test", keys.TEST)
        passage = fields.get("text", required=True)
        text = self._sheet.text(passage, sentence=True) if passage is not None else None
        if not fields.has("expect"):
            fields.get("expect", required=True)
        expect = dict.fromkeys(self._link("test", "", name) for name in fields.texts("expect"))
        role = fields.choice("role", ROLES, "participant")
        unit = fields.choice("unit", UNITS, "")
        if text is None or not fields.has("expect"):
            return None
        question = fields.text("question")
        return CodebookTest(text.text.strip(), tuple(expect), self._sheet.where(text), role, unit, question)

    def _constructs(self, theory: str, fields: Fields) -> tuple[Construct, ...]:
        found = []
        for key, own in self._entries(fields.mapping("constructs"), "construct", keys.CONSTRUCT):
            full = f"{theory}.{key.text}"
            if self._defined("construct", full, key):
                parent = own.text_node("parent")
                parent_id = _full(parent.text.strip(), theory) if parent else ""
                if parent:
                    self._draft.links.append(Link("parent", full, parent_id, self._sheet.where(parent)))
                name = own.text("name", required=True)
                found.append(Construct(full, theory, name, own.text("definition"), parent_id))
        return tuple(found)

    def _entries(self, node: MapNode | None, kind: str, known: tuple[str, ...]) -> list[tuple[TextNode, Fields]]:
        """Return the entries of a mapping from ids to mappings."""
        found = []
        for key, value in node.entries if node else ():
            mapping = self._sheet.mapping(value)
            if mapping is not None and self._sheet.text(key) is not None:
                found.append((key, Fields(self._sheet, mapping, kind, known)))
        return found

    def _defined(self, kind: str, name: str, key: TextNode) -> bool:
        where = self._sheet.where(key)
        if not _ID.fullmatch(key.text):
            self._sheet.problems.append(problems.bad_id(key.text, where))
            return False
        self._draft.places[kind, name] = where
        return True

    def _link(self, kind: str, owner: str, node: TextNode | None) -> str:
        if node is None:
            return ""
        name = node.text.strip()
        self._draft.links.append(Link(kind, owner, name, self._sheet.where(node)))
        return name


def _full(name: str, theory: str) -> str:
    return name if "." in name else f"{theory}.{name}"
