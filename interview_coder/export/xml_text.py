"""Texts as XML can hold them."""

import re

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return the text with a replacement character for each that XML cannot hold.

    Example:
        >>> xml_text("a" + chr(7) + "b") == "a" + chr(0xFFFD) + "b"
        True
    """
    return _NOT_XML.sub("\ufffd", text)
