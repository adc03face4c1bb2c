"""REFI-QDA codebooks (.qdc): liberal in what is read, strict in what is written."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from interview_coder._version import __version__
from interview_coder.codebook.exchange.description import described, with_description
from interview_coder.codebook.exchange.losses import left_out
from interview_coder.codebook.exchange.tree import Entry, Group, Parsed, Tree, limited, one_line, paragraphs
from interview_coder.codebook.exchange.xml import RefusedError, as_bytes, attribute, local, parse_xml, text_inside
from interview_coder.domain.codebook import Code, Codebook, Construct
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems

FORM = "REFI-QDA (.qdc)"
NAMESPACE = "urn:QDA-XML:codebook:1.0"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_LOCATION = f"{NAMESPACE} http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd"
_HOLDS = frozenset(("id", "tree", "family", "construct", "valence", "definition", "include", "exclude", "examples",
                    "counterexamples", "unless", "when_negated", "roles", "boundary", "color"))  # fmt: skip
_HEX = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\b.*\)")
_BYTE = 255
_GROUP_ID = re.compile(r"【标识】[ ]?([^\n]*)\n?")
_GROUP_THEORY = re.compile(r"【理论】[ ]?([^\n]*)\n?")


def parse_qdc(data: bytes, name: str) -> Parsed:
    """Read a codebook, or the codebook of a project; any namespace or none, valid or not."""
    where = Where(name)
    try:
        root = parse_xml(data)
    except RefusedError as error:
        return Tree(), (problems.not_readable(FORM, error.reason, where),)
    book = root if local(root) == "CodeBook" else next((one for one in root if local(one) == "CodeBook"), None)
    if book is None:
        reason = Message("there is no CodeBook in it", "其中没有 CodeBook")
        return Tree(), (problems.not_readable(FORM, reason, where),)
    reading = _Reading(where)
    reading.outside(root, book)
    for codes in book:
        if local(codes) == "Codes":
            reading.codes(codes)
    groups = reading.groups(one for sets in (*book, *root) if local(sets) == "Sets" for one in sets)
    tree, refused = limited(Tree(tuple(reading.entries), groups), FORM, where)
    return tree, (*reading.found, *refused)


@dataclass(slots=True)
class _Reading:
    where: Where
    entries: list[Entry] = field(default_factory=list)
    found: list[Problem] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def outside(self, root: etree._Element, book: etree._Element) -> None:
        """Note what a project holds besides its codebook."""
        for one in root if root is not book else ():
            if local(one) not in ("CodeBook", "Sets", ""):
                reason = Message("it is no part of a codebook", "不属于编码手册")
                self.found.append(problems.entry_left_out(local(one), reason, self.where))

    def codes(self, codes: etree._Element) -> None:
        """Read all codes below an element, without recursion."""
        waiting = [(code, 0) for code in reversed(codes) if local(code) == "Code"]
        others = Counter(local(one) for one in codes if local(one) not in ("Code", ""))
        while waiting:
            element, depth = waiting.pop()
            self._code(element, depth)
            waiting += [(child, depth + 1) for child in reversed(element) if local(child) == "Code"]
            others.update(local(one) for one in element if local(one) not in ("Code", "Description", ""))
        for other, count in others.items():
            reason = Message("a codebook of ours has no place for it", "本格式存不下")
            self.found.append(problems.entry_left_out(f"{other} ×{count}", reason, self.where))

    def _code(self, element: etree._Element, depth: int) -> None:
        guid = _plain_guid(attribute(element, "guid"))
        if guid:
            self.places.setdefault(guid, len(self.entries))
        entry = Entry(one_line(attribute(element, "name")) or guid, depth, color=self._color(element))
        inside = [text_inside(one) for one in element if local(one) == "Description"]
        texts = [attribute(element, "description"), *inside]
        self.entries.append(with_description(entry, "\n".join(filter(None, texts))))

    def _color(self, element: etree._Element) -> str:
        written = attribute(element, "color").strip()
        rgb = _RGB.fullmatch(written)
        if rgb and all(int(part) <= _BYTE for part in rgb.groups()):
            return "#" + "".join(f"{int(part):02X}" for part in rgb.groups())
        if _HEX.fullmatch(written):
            return six_digits(written)
        if written:
            reason = Message("it is no colour of the form #RRGGBB", "不是 #RRGGBB 形式的颜色")
            self.found.append(problems.entry_left_out(written, reason, self.where))
        return ""

    def groups(self, sets: Iterator[etree._Element]) -> tuple[Group, ...]:
        """Read sets of codes as constructs."""
        found = []
        for one in sets:
            members = [_plain_guid(attribute(child, "guid") or attribute(child, "targetGUID")) for child in one]
            places = [self.places[guid] for guid in members if guid in self.places]
            if local(one) == "Set" and places:
                group = _group(one)
                found.append(group)
                for place in places:
                    entry = self.entries[place]
                    self.entries[place] = replace(entry, constructs=(*entry.constructs, group.id))
            if local(one) == "Set" and len(places) < len([child for child in one if local(child) != "Description"]):
                reason = Message("a member of the set is no code of this file", "集合的某个成员不是本文件的编码")
                self.found.append(problems.entry_left_out(attribute(one, "name"), reason, self.where))
        return tuple(found)


def _group(element: etree._Element) -> Group:
    text = paragraphs("\n".join(text_inside(one) for one in element if local(one) == "Description"))
    own, theory = _GROUP_ID.match(text), ""
    rest = text[own.end() :] if own else text
    named = _GROUP_THEORY.match(rest) if own else None
    if named:
        theory, rest = named[1], rest[named.end() :]
    name = one_line(attribute(element, "name"))
    return Group(one_line(own[1]) if own else name, name, theory, rest.strip())


def _plain_guid(guid: str) -> str:
    return guid.strip().strip("{}").upper()


def six_digits(color: str) -> str:
    """Return a colour with six digits in upper case.

    Example:
        >>> six_digits("#f80")
        '#FF8800'
    """
    digits = color.lstrip("#")
    return "#" + (digits if len(digits) > len("RGB") else "".join(digit * 2 for digit in digits)).upper()


def write_qdc(book: Codebook) -> tuple[bytes, tuple[Problem, ...]]:
    """Return a codebook as XML that the schema of the standard accepts; rules go into the descriptions."""
    root = etree.Element(
        f"{{{NAMESPACE}}}CodeBook",
        nsmap={None: NAMESPACE, "xsi": _XSI},  # type: ignore[dict-item]
        attrib={"origin": f"interview-coder {__version__}"},
    )
    root.set(f"{{{_XSI}}}schemaLocation", _LOCATION)
    parents = {code.parent for code in book.codes}
    elements = {"": _child(root, "Codes")}
    for code in book.codes:
        elements[code.id] = _code_element(elements[code.parent], book, code, is_parent=code.id in parents)
    _write_sets(root, book)
    return as_bytes(root), (*left_out(book, FORM, _HOLDS | {"theories"}), *_lost_constructs(book))


def _lost_constructs(book: Codebook) -> Iterator[Problem]:
    used = {name for code in book.codes for name in code.constructs}
    unused = [one.id for one in book.constructs if one.id not in used]
    nested = [one.id for one in book.constructs if one.id in used and one.parent]
    if unused:
        part = Message("constructs that no code names", "没有编码归属的构念")
        yield problems.part_left_out(part, FORM, unused, Where(book.path))
    if nested:
        part = Message("the place of constructs below others", "构念的上下级")
        yield problems.part_left_out(part, FORM, nested, Where(book.path))


def _code_element(above: etree._Element, book: Codebook, code: Code, *, is_parent: bool) -> etree._Element:
    element = _child(above, "Code", guid=_guid(book, "code", code.id), name=code.name)
    element.set("isCodable", "false" if is_parent and not code.rules else "true")
    if _HEX.fullmatch(code.color):
        element.set("color", six_digits(code.color))
    text = described(code, constructs=False)
    if text:
        _child(element, "Description").text = text
    return element


def _write_sets(root: etree._Element, book: Codebook) -> None:
    theories = {theory.id: theory.name for theory in book.theories}
    named = {name for code in book.codes for name in code.constructs}
    used = [one for one in book.constructs if one.id in named]
    if not used:
        return
    members: dict[str, list[str]] = {}
    for code in book.codes:
        for name in code.constructs:
            members.setdefault(name, []).append(code.id)
    sets = _child(root, "Sets")
    for construct in used:
        element = _child(sets, "Set", guid=_guid(book, "construct", construct.id), name=construct.name)
        _child(element, "Description").text = _set_text(construct, theories)
        for code_id in members[construct.id]:
            _child(element, "MemberCode", guid=_guid(book, "code", code_id))


def _set_text(construct: Construct, theories: dict[str, str]) -> str:
    text = f"【标识】{construct.id}\n【理论】{theories.get(construct.theory, construct.theory)}"
    return f"{text}\n{construct.definition}" if construct.definition else text


def _child(above: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(above, f"{{{NAMESPACE}}}{tag}", attrib=attributes)


def _guid(book: Codebook, kind: str, name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"https://interview-coder/{book.id}/{kind}/{name}")).upper()
