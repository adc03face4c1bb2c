"""Yoshikoder (.ykd) and Lexicoder 2 (.lcd) dictionaries: XML with ``cnode`` for categories, ``pnode`` for patterns."""

from collections.abc import Sequence

from lxml import etree

from interview_coder.codebook.exchange.dictionary import Kind, categories_of, entry_of
from interview_coder.codebook.exchange.tree import Entry, Parsed, Tree, limited, one_line, paragraphs
from interview_coder.codebook.exchange.xml import RefusedError, as_bytes, attribute, local, parse_xml
from interview_coder.codebook.rule_logic import text_of
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems
from interview_coder.domain.rules import Regex

FORM, FORM_LCD = "Yoshikoder (.ykd)", "Lexicoder 2 (.lcd)"
_KIND = Kind(FORM, frozenset(("tree", "definition")))
_KIND_LCD = Kind(FORM_LCD, frozenset(("tree",)))


def parse_yoshikoder(data: bytes, name: str) -> Parsed:
    """Read a dictionary; a single category around all others gives the title."""
    where = Where(name)
    try:
        root = parse_xml(data)
    except RefusedError as error:
        return Tree(), (problems.not_readable(FORM, error.reason, where),)
    if local(root) != "dictionary":
        reason = Message("there is no dictionary in it", "其中没有 dictionary")
        return Tree(), (problems.not_readable(FORM, reason, where),)
    top, title = _categories(root), ""
    if len(top) == 1 and _categories(top[0]) and not _patterns(top[0]):
        title, top = attribute(top[0], "name"), _categories(top[0])
    is_regex = attribute(root, "patternengine").lower().startswith("regex")
    entries, found = _read(top, where, is_regex=is_regex)
    tree, refused = limited(Tree(tuple(entries), title=title), FORM, where)
    return tree, (*found, *refused)


def _read(top: Sequence[etree._Element], where: Where, *, is_regex: bool) -> tuple[list[Entry], list[Problem]]:
    entries, found = [], []
    waiting = [(element, 0) for element in reversed(top)]
    while waiting:
        element, depth = waiting.pop()
        words = _patterns(element)
        entry = entry_of(attribute(element, "name"), depth, () if is_regex else words)
        if is_regex:
            rules = tuple(text_of(Regex(word.replace("/", "\\x{2f}"))) for word in words)
            entry = Entry(entry.name, depth, rules=rules)
        description = paragraphs(attribute(element, "desc"))
        entries.append(Entry(entry.name, depth, definition=description, rules=entry.rules))
        waiting += [(child, depth + 1) for child in reversed(_categories(element))]
        others = {local(child) for child in element} - {"cnode", "pnode"}
        if others:
            reason = Message("it is neither category nor pattern", "既不是类目也不是词条")
            found.append(problems.entry_left_out(", ".join(sorted(others)), reason, where))
    return entries, found


def _categories(element: etree._Element) -> list[etree._Element]:
    return [child for child in element if local(child) == "cnode"]


def _patterns(element: etree._Element) -> list[str]:
    return [one_line(attribute(child, "name")) for child in element if local(child) == "pnode"]


def write_yoshikoder(book: Codebook) -> tuple[bytes, tuple[Problem, ...]]:
    """Return a codebook as a Yoshikoder dictionary, definitions as descriptions."""
    return _write(book, _KIND, "050805")


def write_lexicoder2(book: Codebook) -> tuple[bytes, tuple[Problem, ...]]:
    """Return a codebook as a dictionary of Lexicoder 2."""
    return _write(book, _KIND_LCD, "Lexicoder")


def _write(book: Codebook, kind: Kind, style: str) -> tuple[bytes, tuple[Problem, ...]]:
    categories, found = categories_of(book, kind)
    root = etree.Element("dictionary", attrib={"style": style, "patternengine": "substring"})
    above = [etree.SubElement(root, "cnode", attrib={"name": one_line(book.title) or book.id})]
    for category in categories:
        del above[category.depth + 1 :]
        element = etree.SubElement(above[-1], "cnode", attrib={"name": category.name})
        if "definition" in kind.holds and category.code.definition:
            element.set("desc", category.code.definition)
        for word in category.words:
            etree.SubElement(element, "pnode", attrib={"name": word})
        above.append(element)
    return as_bytes(root), tuple(found)
