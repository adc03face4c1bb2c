"""XML from strangers, read without entities, document types or anything from elsewhere."""

from lxml import etree

from interview_coder.domain.problems import Message


class RefusedError(ValueError):
    """The file is no XML that we read; ``reason`` says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.en)
        self.reason = reason


def parse_xml(data: bytes) -> etree._Element:
    """Read XML.

    Raises:
        RefusedError: If it is not well-formed, or holds a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())[:120]
        raise RefusedError(Message(f"it is not well-formed XML ({reason})", f"XML 格式有误（{reason}）")) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedError(Message("document types and entities are refused", "出于安全，不接受 DOCTYPE 和实体"))
    return root


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its name without namespace, in any case; empty if there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2].lower() == name.lower():
            return str(value)
    return ""


def text_inside(element: etree._Element) -> str:
    """Return all text of an element and its children."""
    return "".join(str(part) for part in element.itertext())


def as_bytes(root: etree._Element) -> bytes:
    """Return a document, indented, as UTF-8."""
    etree.indent(root, space="  ")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8")) + b"\n"
