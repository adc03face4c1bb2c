"""Edits of a codebook's file leave every other byte alone."""

from pathlib import Path

import pytest

from interview_coder.codebook import built_in_codebooks
from interview_coder.codebook.add_rule import add_rule
from interview_coder.codebook.roundtrip import codes_of, open_for_edit, text_of, with_version

HEAD = "# 头 head\ncodebook: b   # 标识\nversion: '1.0.0'  # 版本\ncodes:\n"


def added(body: str, rule: str = "资金紧张", *, code: str = "a") -> str:
    data, problems = add_rule((HEAD + body).encode(), "b.yaml", code, rule)
    assert data is not None, problems
    text = data.decode()
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "- id: a\n  rules:  # 规则\n    - 甲  # 一\n    # 末尾\n- id: z\n",
            "- id: a\n  rules:  # 规则\n    - 甲  # 一\n    - 资金紧张\n    # 末尾\n- id: z\n",
            id="block list",
        ),
        pytest.param(
            "- id: a\n  rules:\n  - 甲", "- id: a\n  rules:\n  - 甲\n  - 资金紧张", id="no line end at the end"
        ),
        pytest.param(
            "- id: a\n  rules: [甲, '乙' ,]  # x\n", "- id: a\n  rules: [甲, '乙', 资金紧张 ,]  # x\n", id="flow"
        ),
        pytest.param("- id: a\n  rules: []\n", "- id: a\n  rules: [资金紧张]\n", id="empty flow"),
        pytest.param(
            "- id: a\n  rules: 甲 OR 乙   # x\n  name: n\n",
            "- id: a\n  rules:\n    - 甲 OR 乙   # x\n    - 资金紧张\n  name: n\n",
            id="one text",
        ),
        pytest.param(
            "- id: a\n  rules: 甲 OR\n    乙\n",
            "- id: a\n  rules:\n  - 甲 OR\n    乙\n  - 资金紧张\n",
            id="over two lines",
        ),
        pytest.param(
            "- id: a\n  rules: >-\n    甲\n\n  name: n\n",
            "- id: a\n  rules:\n  - >-\n    甲\n\n  - 资金紧张\n  name: n\n",
            id="folded",
        ),
        pytest.param("- id: a\n  rules:\n  name: n\n", "- id: a\n  rules:\n    - 资金紧张\n  name: n\n", id="empty"),
        pytest.param(
            "- id: a\n  name: n\n  # 否定\n  when_negated: drop\n  codes:\n    - {id: b, name: b}\n",
            "- id: a\n  name: n\n  rules:\n    - 资金紧张\n  # 否定\n  when_negated: drop\n  codes:\n    - {id: b, name: b}\n",
            id="no rules yet",
        ),
        pytest.param("- {id: a, name: n}\n", "- {id: a, name: n, rules: [资金紧张]}\n", id="flow code without rules"),
        pytest.param("- {id: a, rules: 甲, name: n}\n", "- {id: a, rules: [甲, 资金紧张], name: n}\n", id="flow code"),
        pytest.param("- {id: a, rules: [甲]}\n", "- {id: a, rules: [甲, 资金紧张]}\n", id="flow code with a list"),
        pytest.param(
            "- id: p\n  codes:\n      - id: a\n        rules:\n            - 甲\n",
            "- id: p\n  codes:\n      - id: a\n        rules:\n            - 甲\n            - 资金紧张\n",
            id="child, own indentation",
        ),
    ],
)
def test_a_rule_is_added_where_it_belongs(body: str, expected: str) -> None:
    assert added(body) == expected


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ('"没人" NEAR/4 管', "'\"没人\" NEAR/4 管'"),
        ("/it's/", "'/it''s/'"),
        ("(经费 OR 资金) NEAR/4 不足", "(经费 OR 资金) NEAR/4 不足"),
        ("no", "'no'"),
        ("NEAR/5(甲, 乙)", "'NEAR/5(甲, 乙)'"),
        ("@other", "'@other'"),
    ],
)
def test_rules_are_quoted_where_they_must(rule: str, written: str) -> None:
    assert added("- id: a\n  rules: [甲]\n", rule) == f"- id: a\n  rules: [甲, {written}]\n"


def test_a_rule_that_is_there_is_not_added_again() -> None:
    data = (HEAD + "- id: a\n  rules: [甲, 乙]\n").encode()
    same, (problem,) = add_rule(data, "b.yaml", "a", " 乙 ")
    assert same == data
    assert problem.code == "IC295"


def test_windows_lines_and_byte_order_mark_stay() -> None:
    data = b"\xef\xbb\xbf" + (HEAD + "- id: a\n  rules:\n    - 甲\n- id: z\n").replace("\n", "\r\n").encode()
    new, _ = add_rule(data, "b.yaml", "a", "乙")
    assert new == data.replace("- 甲\r\n".encode(), "- 甲\r\n    - 乙\r\n".encode())


def test_what_cannot_be_edited_is_reported() -> None:
    assert [p.code for p in add_rule(b"codes: [", "b.yaml", "a", "x")[1]] == ["IC221"]
    assert [p.code for p in add_rule(b"- a", "b.yaml", "a", "x")[1]] == ["IC296"]
    assert [p.code for p in add_rule(b"codes: []\n", "b.yaml", "a", "x")[1]] == ["IC294"]
    assert [p.code for p in add_rule(b"codes:\n- {id: a, rules: {x: y}}\n", "b.yaml", "a", "x")[1]] == ["IC296"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("version: 1.0.0  # x", "version: 1.1.0  # x"),
        ("version: '1.0.0'", "version: '1.1.0'"),
        ('"version":   "1.0.0"', '"version":   "1.1.0"'),
        ("version: 1", "version: 1.1.0"),
    ],
)
def test_the_version_alone_changes(line: str, expected: str) -> None:
    file, _ = open_for_edit(f"# a\n{line}\ncodes: []\n".encode(), "b.yaml")
    assert file is not None
    assert with_version(file, "1.1.0")[0] == f"# a\n{expected}\ncodes: []\n".encode()


@pytest.mark.parametrize("path", built_in_codebooks(), ids=lambda path: path.stem)
def test_every_code_of_the_shipped_codebooks_takes_a_rule(path: Path) -> None:
    data = path.read_bytes()
    file, _ = open_for_edit(data, path.name)
    assert file is not None
    assert file.edited() == data
    for node in list(codes_of(file.root))[::12]:
        new, problems = add_rule(data, path.name, text_of(node, "id"), '"测试" NEAR/3 规则')
        assert new is not None, problems
        old_lines, new_lines = data.splitlines(), new.splitlines()
        assert len(new_lines) == len(old_lines) + 1
        (place,) = [n for n, line in enumerate(new_lines) if '测试" NEAR/3'.encode() in line]
        assert [*new_lines[:place], *new_lines[place + 1 :]] == old_lines
