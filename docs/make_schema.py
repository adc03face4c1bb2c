"""Writes the JSON Schema of the codebook format: the copy that is published and the one in the package."""

import json
from pathlib import Path

from interview_coder.codebook.schema import codebook_schema

ROOT = Path(__file__).resolve().parents[1]
TARGETS = (ROOT / "docs" / "codebook.schema.json", ROOT / "interview_coder" / "data" / "codebook.schema.json")


def page() -> str:
    """Return the whole file."""
    return json.dumps(codebook_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for target in TARGETS:
        target.write_text(page(), encoding="utf-8", newline="\n")
