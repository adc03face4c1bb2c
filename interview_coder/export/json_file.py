"""Values as JSON, keys in the order given."""

import json
from collections.abc import Mapping
from pathlib import Path

from interview_coder.export.files import replacing


def write_json(value: Mapping[str, object], path: Path) -> None:
    """Write a mapping as indented UTF-8 JSON that ends with a line end."""
    with replacing(path) as temporary:
        text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
        temporary.write_text(text, encoding="utf-8", errors="replace", newline="\n")
