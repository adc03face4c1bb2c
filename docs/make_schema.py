"""Writes the JSON Schema of the codebook format: the copy that is published and the one in the package."""

from pathlib import Path

from interview_coder.codebook.schema import schema_text

ROOT = Path(__file__).resolve().parents[1]
TARGETS = (ROOT / "docs" / "codebook.schema.json", ROOT / "interview_coder" / "data" / "codebook.schema.json")


if __name__ == "__main__":
    for target in TARGETS:
        target.write_text(schema_text(), encoding="utf-8", newline="\n")
