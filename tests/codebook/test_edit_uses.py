"""An entry added to ``uses`` in every form that the key may have; the rest of the file keeps its bytes."""

import pytest

from interview_coder.codebook.edit_uses import add_use

HEAD = "codebook: a\nversion: 1.0.0\n"
TAIL = "codes: []  # 无\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "uses:\n  - b@^1\n"),
        ("uses: []  # 无\n", "uses: [b@^1]  # 无\n"),
        ("uses: x@^2  # x\n", "uses: [x@^2, b@^1]  # x\n"),
        ("uses: [x@^2, 'y']\n", "uses: [x@^2, 'y', b@^1]\n"),
        ("uses:\n- x@^2  # x\n\n# y\n", "uses:\n- x@^2  # x\n- b@^1\n\n# y\n"),
        ("uses:\n    - x\n    - 'y@>=1 <2'\n", "uses:\n    - x\n    - 'y@>=1 <2'\n    - b@^1\n"),
        ("uses:\n  - b@~1.0  # b\n  - x\n", "uses:\n  - b@^1  # b\n  - x\n"),
        ("uses: 'b'\n", "uses: b@^1\n"),
        ("uses:\n", "uses: [b@^1]\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_add_use(before: str, after: str, newline: str) -> None:
    old = (HEAD + before + TAIL).replace("\n", newline).encode()
    new, problems = add_use(old, "a.yaml", "b@^1")
    assert problems == ()
    assert new is not None
    assert new.decode() == (HEAD + after + TAIL).replace("\n", newline)


def test_a_range_with_blanks_is_quoted() -> None:
    new, _ = add_use((HEAD + TAIL).encode(), "a.yaml", "b@>=1 <2")
    assert new == (HEAD + "uses:\n  - 'b@>=1 <2'\n" + TAIL).encode()


def test_a_file_with_faults_is_left_alone() -> None:
    new, problems = add_use(b"codebook: [\n", "a.yaml", "b@^1")
    assert new is None
    assert problems[0].is_error
