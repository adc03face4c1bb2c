"""Word fields: which elements belong to a field's code and not to what the reader sees."""

from collections.abc import Set as AbstractSet

from lxml import etree

from interview_coder.ingest.docx_xml import tag, value

_VISIBLE = frozenset({"w:t", "w:tab", "w:br", "w:cr", "w:sym", "w:noBreakHyphen"})


def field_codes(root: etree._Element) -> AbstractSet[etree._Element]:
    """Return the elements that stand between a field's begin and separate marks.

    A field may span paragraphs and hold other fields. Where its end is missing, nothing is hidden, so that
    a broken field cannot swallow the rest of the document.
    """
    hidden: set[etree._Element] = set()
    frames: list[tuple[list[etree._Element], list[bool]]] = []
    for element in root.iter():
        name = tag(element)
        if name == "w:fldChar":
            _step(value(element, "fldCharType"), frames, hidden)
        elif name in _VISIBLE:
            for code, in_result in frames:
                if not in_result:
                    code.append(element)
    return hidden


def _step(kind: str, frames: list[tuple[list[etree._Element], list[bool]]], hidden: set[etree._Element]) -> None:
    if kind == "begin":
        frames.append(([], []))
    elif kind == "separate" and frames:
        frames[-1][1].append(True)
    elif kind == "end" and frames:
        hidden.update(frames.pop()[0])
