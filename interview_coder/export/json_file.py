"""Values as JSON, keys in the order given."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from interview_coder.export.files import replacing

_HERE = "\0items\0"
"""Where the items go; no text of a user has it, for what is read has no such characters."""


def write_json(value: Mapping[str, object], path: Path) -> None:
    """Write a mapping as indented UTF-8 JSON that ends with a line end."""
    with replacing(path) as temporary:
        text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
        temporary.write_text(text, encoding="utf-8", errors="replace", newline="\n")


def write_json_stream(value: Mapping[str, object], key: str, items: Iterable[object], path: Path) -> None:
    """Write a mapping as `write_json` does, with one more list, of any length, under ``key``."""
    head, _, tail = json.dumps({**value, key: [_HERE]}, ensure_ascii=False, indent=2).partition(json.dumps(_HERE))
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        first = True
        for item in items:
            file.write(head if first else ",\n    ")
            file.write(json.dumps(item, ensure_ascii=False, indent=2).replace("\n", "\n    "))
            first = False
        file.write(json.dumps({**value, key: []}, ensure_ascii=False, indent=2) if first else tail)
        file.write("\n")
