"""Names, values and symbol fonts of WordprocessingML."""

from lxml import etree

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
_PRIVATE_USE = range(0xE000, 0xF900)
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA1: "○", 0xA7: "▪",
    0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xE8: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
_SYMBOL = {0xB7: "•", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB9: "≠", 0xB4: "×", 0xAE: "→", 0xAC: "←", 0xB0: "°"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def tag(element: etree._Element) -> str:
    """Return an element's name with its usual prefix, whichever namespace version the file uses."""
    name = element.tag
    if not isinstance(name, str):
        return ""
    namespace, _, local = name.rpartition("}")
    prefix = _PREFIXES.get(namespace[1:])
    return f"{prefix}:{local}" if prefix else local


def value(element: etree._Element, name: str) -> str:
    """Return an attribute by its local name, or an empty string."""
    for key, content in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(content)
    return ""


def truthy(element: etree._Element) -> bool:
    """Tell whether an on/off property is on; it is when no value is given."""
    return value(element, "val") not in {"0", "false", "off", "none"}


def has(element: etree._Element, *path: str) -> bool:
    """Tell whether the element has children along a path of names."""
    if not path:
        return True
    return any(has(child, *path[1:]) for child in element if tag(child) == path[0])


def symbol(font: str, code: str) -> str:
    """Return the Unicode twin of a symbol font's character, or U+FFFD.

    Example:
        >>> symbol("Wingdings", "F0FE")
        '☑'
    """
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    known = _FONTS.get(font.strip().lower(), {}).get(number & 0xFF)
    if known:
        return known
    is_character = number >= 0x20 and number not in _PRIVATE_USE and number < 0x11_0000  # noqa: PLR2004 - C0, Unicode
    return chr(number) if is_character and not 0xD800 <= number < 0xE000 else "\ufffd"  # noqa: PLR2004 - surrogates
