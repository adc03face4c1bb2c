"""A file cut into parts and written again is the same, line for line, whatever its layout."""

from pathlib import Path

import pytest

from interview_coder.codebook import built_in_codebooks
from interview_coder.codebook.merge import merge_codebooks
from interview_coder.codebook.parts import cut_into_parts, write_parts
from interview_coder.codebook.roundtrip import open_for_edit

ODD = {
    "document marks": "%YAML 1.1\n---\ncodebook: b\ncodes:\n- id: a\n  name: b\n...\n",
    "dash on its own line": "codes:\n  -\n    id: a\n    name: b\n  - # c\n    id: b\n",
    "comments in all columns": "a: b\n   # deep\n# flat\ncodes:\n      # far\n  # near\n  - id: a\n     # x\n    # y\n  # z\n# end\n",
    "block text at the end": "codes: []\ndescription: |\n  a\n\n  # no comment\n\n",
    "block text without line end": "codes: []\ndescription: >-\n  a\n  b",
    "brackets over lines": "codes: [  # c\n  {id: a, name: b},\n\n  {id: c,\n   name: d}\n  ]\n",
    "quoted over lines": "title: 'a\n\n  # b\n  c'\n\"codes\" :\n- 'id': a\n",
    "lists in lists": "codes:\n- id: a\n  rules:\n  - - a\n    - b\n",
    "all in brackets": "{codebook: b, codes: []}\n",
    "empty values": "codebook:\ntitle: ''\ncodes:\n",
    "blanks at line ends": "codebook: b  \n  \ncodes:   \n  - id: a  \n\n\n",
}


def written(data: bytes) -> str:
    file, problems = open_for_edit(data, "b.yaml")
    assert file is not None, problems
    return "".join(text for text, _ in write_parts(cut_into_parts(file)))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_layouts(text: str) -> None:
    assert written(text.encode()) == text + ("" if text.endswith("\n") else "\n")


@pytest.mark.parametrize("path", built_in_codebooks(), ids=lambda path: path.stem)
def test_shipped_codebooks(path: Path) -> None:
    assert written(path.read_bytes()) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_layouts_merge_or_are_left_to_lines(text: str) -> None:
    ours, theirs = text.replace("codes", "title: x\ncodes", 1), text + "\n# end of theirs\n"
    merged = merge_codebooks(text.encode(), ours.encode(), theirs.encode(), "b.yaml")
    if merged is not None and not merged.conflicts:
        assert "title: x" in merged.data.decode()
        assert "# end of theirs" in merged.data.decode()
