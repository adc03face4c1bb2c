"""YAML as nodes: limits before anything is built, and places as editors count them."""

from pathlib import Path

import pytest

from interview_coder.codebook.document import Document, read_document
from interview_coder.codebook.nodes import ListNode, MapNode, TextNode
from interview_coder.codebook.yaml_nodes import build, build_slowly

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "codebooks").glob("*.yaml"))

ALIAS_BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)
MERGE_BOMB = "a: &a {x: 1}\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)}\n  <<: [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)


def read(text: str | bytes) -> Document:
    return read_document(text if isinstance(text, bytes) else text.encode(), "f.yaml")


def found(text: str | bytes) -> list[tuple[str, int, int]]:
    problems = read(text).problems
    return [(problem.code, problem.where.line, problem.where.column) for problem in problems]


def test_lines_and_columns_count_from_one() -> None:
    root = read("甲: 乙\n列表:\n  - '丙'\n  - [丁]\n").root
    assert root == MapNode(
        (
            (TextNode("甲", 1, 1, "", 1), TextNode("乙", 1, 4, "", 1)),
            (
                TextNode("列表", 2, 1, "", 2),
                ListNode(
                    (
                        TextNode("丙", 3, 5, "'", 3),
                        ListNode((TextNode("丁", 4, 6, "", 4, in_flow=True),), 4, 5, in_flow=True),
                    ),
                    3,
                    3,
                ),
            ),
        ),
        1,
        1,
    )


def test_byte_order_mark_and_windows_line_ends_do_not_count() -> None:
    root = read(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n").root
    assert isinstance(root, MapNode)
    assert [(key.text, key.line, key.column) for key, _value in root.entries] == [("a", 1, 1), ("b", 2, 1)]


def test_everything_is_text() -> None:
    root = read("- no\n- 012\n- 3.10\n- 2024-01-05\n- 1:20\n- ~\n- 1_000\n- 2023-02-30\n- 25:61:61\n").root
    assert isinstance(root, ListNode)
    texts = [item.text for item in root.items if isinstance(item, TextNode)]
    assert texts == ["no", "012", "3.10", "2024-01-05", "1:20", "~", "1_000", "2023-02-30", "25:61:61"]


@pytest.mark.parametrize("bomb", [ALIAS_BOMB, MERGE_BOMB], ids=["alias", "merge"])
def test_bombs_are_refused_and_read_on(bomb: str) -> None:
    assert {code for code, _line, _column in found(bomb)} == {"IC207"}


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 5_000])
def test_depth_is_limited(text: str) -> None:
    document = read(text)
    assert document.root is None
    assert [problem.code for problem in document.problems] == ["IC206"]


def test_twenty_levels_are_allowed() -> None:
    assert read("[" * 20 + "]" * 20).problems == ()


def test_keys_that_look_alike_are_duplicates() -> None:
    assert found("caf\u00e9: 1\ncafe\u0301: 2\n") == [("IC211", 2, 1)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("名称".encode("gb18030"), "the file is not UTF-8; it looks like GBK/GB18030"),
        ("\ufeff名称".encode("utf-16-le"), "the file is not UTF-8; it looks like UTF-16"),
        ("\ufeff名称".encode("utf-32-be"), "the file is not UTF-8; it looks like UTF-32"),
        ("name".encode("utf-16-le"), "the file is not UTF-8; it looks like UTF-16"),
        (b"a\xff\xff\xff", "the file is not UTF-8"),
    ],
)
def test_other_encodings_are_named(data: bytes, message: str) -> None:
    (problem,) = read(data).problems
    assert problem.code == "IC204"
    assert str(problem.what) == message


def test_escapes_cannot_bring_in_what_the_file_may_not_hold() -> None:
    document = read('a: "x\\u0007\\U000E0001"\nb: "\\uD800"\n')
    assert [problem.code for problem in document.problems] == ["IC205", "IC205"]
    for _key, value in document.root.entries if isinstance(document.root, MapNode) else ():
        assert isinstance(value, TextNode)
        value.text.encode()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_both_parsers_give_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert build(text, "f.yaml") == build_slowly(text, "f.yaml")


def test_a_mended_line_keeps_the_columns_of_the_file() -> None:
    document = read("codes:\n  - name：甲\n    rules: @b\n    nam: [\n")
    assert [str(problem.where) for problem in document.problems] == ["f.yaml:2:9", "f.yaml:3:12", "f.yaml:4:10"]
    assert [line for line in document.lines if line] == ["codes:", "  - name: 甲", "    rules: '@b'", "    nam: []"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a:\n  - b\n - c\n", ["IC222"]),
        ("a: b\n  c: d\n", ["IC222"]),
        ("a:\n    b: 1\n   c: 2\n", ["IC222"]),
        ("a: 'b\n", ["IC220"]),
        ('a: "b\nc: d\n', ["IC220"]),
        ("a: {b: [c\nd: e\n", ["IC221"]),
        ("a: - b\n", ["IC215"]),
        ("a: |b\n", ["IC215"]),
        ("text: |\n  名称：不是键\n  @也不是\nb: @c\n", ["IC215"]),
        ("a: [\n  'b',\n  c\n]\nd: @e\n", ["IC215"]),
        ("a: 'b\n  c' \nd: @e\n", ["IC215"]),
        ("id：a\nname：b\nx: y\n", ["IC212", "IC212"]),
        ("自定义：a\nx: y\n", ["IC212"]),
        ("a: http://x: y\n", ["IC223"]),
        ("only\nb: c\n", ["IC229"]),
        ("a: 1\nonly\nb: c\nalone\nd: e\n", ["IC229", "IC229"]),
    ],
)
def test_faults_are_explained(text: str, codes: list[str]) -> None:
    assert [code for code, _line, _column in found(text)] == codes
