"""Text made fit for a terminal: nothing that comes from a file may steer it."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def clean(text: str) -> str:
    """Return the text with control codes as pictures and invisible marks spelled out."""
    shown = _CONTROL.sub(lambda match: chr(0x2400 + ord(match[0])) if ord(match[0]) < 32 else "␛", text)  # noqa: PLR2004
    shown = _INVISIBLE.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", shown)
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")
