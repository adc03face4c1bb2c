"""What differs between two versions of a codebook, and which step of the version it is."""

from pathlib import Path

import pytest

from interview_coder.codebook import read_codebook
from interview_coder.codebook.diff import diff_codebooks, raised
from interview_coder.codebook.diff_text import diff_as_markdown, diff_as_record, diff_as_text
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.changes import CodebookDiff, Step
from interview_coder.domain.codebook import Codebook

BOOK = """\
codebook: b
version: 1.0.0
theories:
  t: {name: 理论, constructs: {x: {name: 甲}, y: {name: 乙, parent: x}}}
codes:
  - id: funding
    name: 经费不足
    construct: t.x
    definition: 钱不够
    examples: [经费不足]
    rules: [经费不足, 没钱 OR 缺钱]
    codes:
      - {id: late, name: 拨款晚, rules: 拖欠}
  - {id: people, name: 缺人, rules: 缺人}
relations:
  - {from: people, type: caused_by, to: funding}
"""


def read(tmp_path: Path, text: str) -> Codebook:
    path = tmp_path / "b.yaml"
    path.write_text(text, encoding="utf-8")
    book, problems = read_codebook(path, parse=parse_expression)
    assert book is not None
    assert not [problem for problem in problems if problem.is_error]
    return book


def diff(tmp_path: Path, *edits: tuple[str, str]) -> CodebookDiff:
    text = BOOK
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return diff_codebooks(read(tmp_path, BOOK), read(tmp_path, text))


def summary(found: CodebookDiff) -> list[tuple[str, str, str, str]]:
    return [(change.what, change.kind, change.id, change.field) for change in found.changes]


def test_nothing_changed(tmp_path: Path) -> None:
    found = diff(tmp_path)
    assert (found.changes, found.step, found.is_version_fit) == ((), Step.NONE, True)


@pytest.mark.parametrize(
    ("old", "new", "expected", "step"),
    [
        ("name: 缺人", "name: 人手不足", ("renamed", "code", "people", "name"), Step.PATCH),
        ("definition: 钱不够", "definition: 钱不够用", ("changed", "code", "funding", "definition"), Step.PATCH),
        ("examples: [经费不足]", "examples: [没钱了]", ("changed", "code", "funding", "examples"), Step.PATCH),
        ("缺钱]", "缺钱, 没米]", ("changed", "code", "funding", "rules"), Step.MINOR),
        ("[经费不足, 没钱 OR 缺钱]", "[没钱 OR 缺钱, 经费不足]", None, Step.NONE),
        ("construct: t.x", "construct: t.y", ("moved", "code", "funding", "construct"), Step.MINOR),
        ("    codes:\n      - {id: late", "  - {id: late", ("moved", "code", "late", "parent"), Step.MINOR),
        ("relations:", "  - {id: new, name: 新, rules: 新}\nrelations:", ("added", "code", "new", ""), Step.MINOR),
        ("    codes:\n      - {id: late, name: 拨款晚, rules: 拖欠}\n", "", ("removed", "code", "late", ""), Step.MAJOR),
        ("{id: late,", "{id: late_funds,", ("id changed", "code", "late_funds", "id"), Step.MAJOR),
        ("name: 理论", "name: 新理论", ("renamed", "theory", "t", "name"), Step.PATCH),
        (", y: {name: 乙, parent: x}", "", ("removed", "construct", "t.y", ""), Step.MAJOR),
        (", y: {name: 乙, parent: x}", ", y: {name: 乙}", ("moved", "construct", "t.y", "parent"), Step.MINOR),
        ("caused_by", "leads_to", ("removed", "relation", "people caused_by funding", ""), Step.MINOR),
        ("codes:\n  - id: f", "defaults: {unit: turn}\ncodes:\n  - id: f",
         ("changed", "codebook", "b", "defaults.unit"), Step.MINOR),
    ],
)  # fmt: skip
def test_each_kind_of_change(
    tmp_path: Path, old: str, new: str, expected: tuple[str, str, str, str] | None, step: Step
) -> None:
    found = diff(tmp_path, (old, new))
    assert found.step is step
    assert summary(found)[:1] == ([expected] if expected else [])


def test_rules_are_compared_one_by_one(tmp_path: Path) -> None:
    (change,) = diff(tmp_path, ("[经费不足, ", "[资金紧张, ")).changes
    assert (change.gone, change.new) == (("经费不足",), ("资金紧张",))


def test_a_changed_id_is_followed_to_children_and_relations(tmp_path: Path) -> None:
    found = diff(tmp_path, ("id: funding", "id: money"), ("to: funding", "to: money"))
    assert summary(found) == [("id changed", "code", "money", "id")]
    assert found.new_ids == {"funding": "money"}


@pytest.mark.parametrize(
    ("version", "step", "fits"),
    [
        ("1.0.0", None, False),
        ("1.0.1", Step.PATCH, False),
        ("1.1.0", Step.MINOR, True),
        ("2.0.0", Step.MAJOR, True),
        ("0.9.0", None, False),
    ],
)
def test_the_stated_version_has_to_fit(tmp_path: Path, version: str, step: Step | None, fits: bool) -> None:
    found = diff(tmp_path, ("version: 1.0.0", f"version: {version}"), ("[经费不足, ", "["))
    assert found.stated is (step if version != "1.0.0" else Step.NONE)
    assert found.is_version_fit is fits


@pytest.mark.parametrize(
    ("version", "step", "expected"),
    [
        ("1.2.3", Step.PATCH, "1.2.4"),
        ("1.2.3", Step.MINOR, "1.3.0"),
        ("1.2.3", Step.MAJOR, "2.0.0"),
        ("1", Step.MINOR, "1.1.0"),
        ("2.0.0-beta.1", Step.MAJOR, "2.0.0"),
        ("1.2.3", Step.NONE, "1.2.3"),
    ],
)
def test_versions_are_raised_by_one_step(version: str, step: Step, expected: str) -> None:
    assert raised(version, step) == expected


def test_as_text_in_both_languages(tmp_path: Path) -> None:
    edits = ("缺钱]", """缺钱, '"没`米"']"""), ("name: 缺人", "name: 人手不足")
    found = diff(tmp_path, *edits)
    assert diff_as_text(found, "en") == (
        "b\n"
        "changed code funding · rules\n"
        '    + "没`米"\n'
        "renamed code people: 缺人 → 人手不足\n"
        "step: minor (codes added or rules changed); version 1.0.0 → 1.0.0 is not enough: raise the version\n"
    )
    assert diff_as_text(found, "zh").splitlines()[1:] == [
        "修改 编码 funding · rules",
        '    + "没`米"',
        "改名 编码 people：缺人 → 人手不足",
        "需要的版本变化：次版本 minor（新增编码或修改规则）；版本号 1.0.0 → 1.0.0 不够，请提高版本号",
    ]
    assert '  - + `` "没`米" ``\n' in diff_as_markdown(found, "zh")
    assert diff_as_record(found)["version_fits"] is False
