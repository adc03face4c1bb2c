"""Three-way merges of codebooks: by code and field, comments and order kept, real conflicts only."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coder.codebook import built_in_codebooks
from interview_coder.codebook.merge import Merged, merge_codebooks

BASE = """\
# 头 head
codebook: b
version: 1.0.0

theories:
  t: {name: 理论, constructs: {x: {name: 甲}}}
codes:
  # ── 一 ──
  - id: funding   # 标识
    name: 经费不足
    definition: 钱不够
    examples: [没钱, 缺钱]
    rules:
      # 词语
      - 经费不足
      - 资金紧张  # 说法
      - 没钱
    codes:
      - id: late
        name: 拨款晚
        rules: 拖欠
  # ── 二 ──
  - id: people
    name: 缺人
    rules: [缺人, 人手不足]
  - {id: flow, name: 行, rules: [一, 二], definition: 行内}
relations:
  - {from: people, type: caused_by, to: funding}
# 尾 tail
"""

Edit = tuple[str, str]


def edited(*edits: Edit, text: str = BASE) -> bytes:
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text.encode()


def merge(ours: bytes, theirs: bytes, base: bytes = BASE.encode()) -> Merged:
    merged = merge_codebooks(base, ours, theirs, "b.yaml")
    assert merged is not None
    return merged


ADD_RULE: Edit = ("      - 没钱\n", "      - 没钱\n      - 缺钱\n")
ADD_CODE: Edit = ("relations:", "  # 新\n  - id: new\n    name: 新\nrelations:")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param([("钱不够", "钱不够用")], [("name: 经费不足", "name: 缺经费")], id="two fields of a code"),
        pytest.param([("- 经费不足", "- 经费短缺")], [("- 资金紧张  # 说法", "- 资金偏紧  # 说法")], id="two rules side by side"),
        pytest.param([("      - 经费不足\n", "")], [ADD_RULE], id="a rule less, a rule more"),
        pytest.param([("id: late\n        name: 拨款晚", "id: late\n        name: 拨款迟")], [ADD_RULE], id="child and parent"),
        pytest.param([("  # ── 二 ──\n", "  # ── 第二部分 ──\n")], [("name: 缺人", "name: 少人")], id="comment above"),
        pytest.param([("# 标识", "# 编号")], [("name: 经费不足", "name: 缺经费")], id="comment beside"),
        pytest.param([("# 头 head", "# 头")], [("# 尾 tail", "# 尾")], id="head and tail"),
        pytest.param([("[没钱, 缺钱]", "[没钱, 缺钱, 少钱]")], [("rules: [缺人, ", "rules: [少人, 缺人, ")], id="lists in brackets"),
        pytest.param([("name: 行,", "name: 行行,")], [("行内", "在行内")], id="fields in one line"),
        pytest.param([("{x: {name: 甲}}", "{x: {name: 甲}, y: {name: 乙}}")], [("name: 理论", "name: 新论")], id="theory in one line"),
        pytest.param([ADD_CODE], [("  - id: people\n", "  - id: early\n    name: 早\n  - id: people\n")], id="codes in two places"),
    ],
)  # fmt: skip
def test_edits_of_both_sides_are_as_if_made_one_after_the_other(ours: list[Edit], theirs: list[Edit]) -> None:
    both = edited(*ours, *theirs)
    assert merge(edited(*ours), edited(*theirs)) == Merged(both)
    assert merge(edited(*theirs), edited(*ours)) == Merged(both)


def test_additions_at_the_same_place_are_both_kept_ours_first() -> None:
    merged = merge(edited(ADD_CODE), edited(("relations:", "  - id: other\n    name: 别的\nrelations:")))
    assert merged.conflicts == ()
    assert "  # 新\n  - id: new\n    name: 新\n  - id: other\n    name: 别的\nrelations:" in merged.data.decode()


def test_rules_added_at_the_same_place_are_both_kept_and_equal_ones_once() -> None:
    merged = merge(edited(ADD_RULE), edited(("      - 没钱\n", "      - 没钱\n      - 缺钱\n      - 少钱\n")))
    assert "      - 没钱\n      - 缺钱\n      - 少钱\n    codes" in merged.data.decode()


def test_lists_in_brackets_take_items_of_both_sides() -> None:
    merged = merge(
        edited(("[缺人, 人手不足]", "[缺人, 少人]")), edited(("[缺人, 人手不足]", "[缺人, 人手不足, 'a, b']  # x"))
    )
    assert "rules: [缺人, 少人, 'a, b']" in merged.data.decode()


def test_a_single_rule_that_both_made_a_list() -> None:
    ours = edited(("rules: 拖欠", "rules:\n          - 拖欠\n          - 晚到"))
    merged = merge(ours, edited(("rules: 拖欠", "rules: [拖欠, 没到账]")))
    assert merged.conflicts == ()
    assert "rules:\n          - 拖欠\n          - 晚到\n          - 没到账\n" in merged.data.decode()


def test_a_code_moved_by_one_side_and_edited_by_the_other() -> None:
    child = "      - id: late\n        name: 拨款晚\n        rules: 拖欠\n"
    top = "  - id: late\n    name: 拨款晚\n    rules: 拖欠\n"
    ours = edited((f"    codes:\n{child}", ""), ("  # ── 二 ──\n", f"{top}  # ── 二 ──\n"))
    theirs = edited(("name: 拨款晚", "name: 拨款迟"))
    expected = ours.decode().replace("拨款晚", "拨款迟")
    assert merge(ours, theirs) == Merged(expected.encode())
    assert merge(theirs, ours).data.decode() == expected


def test_a_code_whose_id_changed_is_still_the_same() -> None:
    ours, theirs = (
        edited(("id: people\n", "id: staff\n"), ("from: people", "from: staff")),
        edited(("name: 缺人", "name: 少人")),
    )
    assert merge(ours, theirs) == Merged(
        edited(("id: people\n", "id: staff\n"), ("from: people", "from: staff"), ("name: 缺人", "name: 少人"))
    )


def test_a_code_that_one_side_removed_stays_removed() -> None:
    ours = edited(("  - {id: flow, name: 行, rules: [一, 二], definition: 行内}\n", ""))
    assert merge(ours, edited(ADD_RULE)).data.decode() == ours.decode().replace(*ADD_RULE)


@pytest.mark.parametrize(
    ("ours", "theirs", "line", "name", "expected"),
    [
        pytest.param(
            ("definition: 钱不够", "definition: 甲说"), ("definition: 钱不够", "definition: 乙说"), 11, "codes.funding.definition",
            "    name: 经费不足\n<<<<<<< ours\n    definition: 甲说\n=======\n    definition: 乙说\n>>>>>>> theirs\n    examples",
            id="a field",
        ),
        pytest.param(
            ("      - 资金紧张  # 说法\n", "      - 资金很紧  # 说法\n"), ("      - 资金紧张  # 说法\n", "      - 资金太紧\n"), 16,
            "codes.funding.rules",
            "      - 经费不足\n<<<<<<< ours\n      - 资金很紧  # 说法\n=======\n      - 资金太紧\n>>>>>>> theirs\n      - 没钱\n",
            id="a rule",
        ),
        pytest.param(
            ("id: funding   # 标识", "id: money"), ("id: funding   # 标识", "id: funds"), 9, "codes.funding.id",
            "<<<<<<< ours\n  - id: money\n=======\n  - id: funds\n>>>>>>> theirs\n    name: 经费不足\n",
            id="the first field keeps its dash",
        ),
        pytest.param(
            ("  - {id: flow, name: 行, rules: [一, 二], definition: 行内}\n", ""), ("行内", "在行内"), 26, "codes.flow",
            "<<<<<<< ours\n=======\n  - {id: flow, name: 行, rules: [一, 二], definition: 在行内}\n>>>>>>> theirs\n",
            id="removed and edited",
        ),
        pytest.param(
            ("codebook: b", "codebook: c"), ("codebook: b", "codebook: d"), 2, "codebook",
            "# 头 head\n<<<<<<< ours\ncodebook: c\n=======\ncodebook: d\n>>>>>>> theirs\nversion",
            id="the first key",
        ),
    ],
)  # fmt: skip
def test_real_conflicts_are_marked_around_the_lines(
    ours: Edit, theirs: Edit, line: int, name: str, expected: str
) -> None:
    merged = merge(edited(ours, ("name: 缺人", "name: 少人")), edited(theirs, ADD_CODE))
    assert [(str(p.where), p.code, p.what.en) for p in merged.conflicts] == [
        (f"b.yaml:{line}", "IC292", f"both sides changed {name} in different ways")
    ]
    text = merged.data.decode()
    assert expected in text
    assert "name: 少人" in text
    assert "id: new" in text


def test_a_code_given_children_by_one_side_and_removed_by_the_other() -> None:
    start, end = BASE.index("  # ── 一"), BASE.index("  # ── 二")
    ours = (BASE[:start] + BASE[end:]).encode()
    theirs = edited(("        rules: 拖欠\n", "        rules: 拖欠\n      - id: more\n        name: 更多\n"))
    merged = merge(ours, theirs)
    assert [p.what.en for p in merged.conflicts] == ["both sides changed codes.funding in different ways"]
    body = merged.data.decode().split("=======\n")[1].split(">>>>>>> theirs\n")[0]
    assert body == theirs.decode()[theirs.decode().index("  - id: funding") : theirs.decode().index("  # ── 二")]


def test_both_sides_moved_a_code_to_different_places() -> None:
    child = "    codes:\n      - id: late\n        name: 拨款晚\n        rules: 拖欠\n"
    ours = edited((child, ""), ("    rules: [缺人, 人手不足]\n", "    rules: [缺人, 人手不足]\n" + child))
    theirs = edited((child, ""), ("relations:", "  - id: late\n    name: 拨款晚\n    rules: 拖欠\nrelations:"))
    merged = merge(ours, theirs)
    assert merged.data == ours
    assert [p.code for p in merged.conflicts] == ["IC292"]


def test_codes_moved_below_each_other_make_no_circle() -> None:
    base = b"codebook: b\nversion: 1.0.0\ncodes:\n  - id: a\n    name: a\n  - id: b\n    name: b\n"
    ours = b"codebook: b\nversion: 1.0.0\ncodes:\n  - id: a\n    name: a\n    codes:\n      - id: b\n        name: b\n"
    theirs = (
        b"codebook: b\nversion: 1.0.0\ncodes:\n  - id: b\n    name: b\n    codes:\n      - id: a\n        name: a\n"
    )
    merged = merge(ours, theirs, base)
    assert merged.data == ours
    assert merged.conflicts


def test_the_higher_version_is_taken() -> None:
    merged = merge(edited(("1.0.0", "1.1.0")), edited(("1.0.0", "1.0.1")))
    assert b"version: 1.1.0" in merged.data
    assert [p.code for p in merged.notes] == ["IC297"]
    assert merge(edited(("1.0.0", "1.1.0")), edited(("1.0.0", "2.0.0"))).data == edited(("1.0.0", "2.0.0"))


def test_first_codes_of_an_empty_codebook() -> None:
    base = b"codebook: b\nversion: 1.0.0\ncodes: []\n"
    ours = base.replace(b"codes: []", "codes:\n  - id: a\n    name: 甲".encode())
    theirs = base.replace(b"codes: []", "codes:\n- id: b\n  name: 乙".encode())
    assert merge(ours, theirs, base).data.decode() == ours.decode() + "  - id: b\n    name: 乙\n"


def test_each_side_removed_one_of_two_rules() -> None:
    base = b"codebook: b\nversion: 1.0.0\ncodes:\n  - id: a\n    name: a\n    rules:  # x\n      - b\n      - c\n"
    merged = merge(base.replace(b"      - b\n", b""), base.replace(b"      - c\n", b""), base)
    assert merged.data.endswith(b"    rules: []  # x\n")


def test_line_ends_and_mark_are_ours() -> None:
    ours = b"\xef\xbb\xbf" + edited(("name: 缺人", "name: 少人")).replace(b"\n", b"\r\n")
    merged = merge(ours, edited(ADD_RULE))
    assert merged.data == b"\xef\xbb\xbf" + edited(("name: 缺人", "name: 少人"), ADD_RULE).replace(b"\n", b"\r\n")


@pytest.mark.parametrize(
    "broken", [b"codes: [", b"- a\n", b"codes:\n  - id: a\n  - id: a\n", b"codes:\n  - name: a\n", b"\xff\xfe"]
)
def test_what_is_no_codebook_is_left_to_a_merge_of_lines(broken: bytes) -> None:
    assert merge_codebooks(BASE.encode(), edited(ADD_RULE), broken, "b.yaml") is None


INDEPENDENT: list[Edit] = [
    ("# 头 head", "# 头"),
    ("name: 理论", "name: 新论"),
    ("  # ── 一 ──\n", "  # ── 第一部分 ──\n"),
    ("name: 经费不足", "name: 缺经费"),
    ("[没钱, 缺钱]", "[没钱, 缺钱, 少钱]"),
    ("      - 经费不足\n", "      - 经费短缺\n"),
    ("      - 资金紧张  # 说法\n", ""),
    ("      - 没钱\n", "      - 没钱\n      - 缺米\n"),
    ("name: 拨款晚\n", "name: 拨款迟\n"),
    ("  # ── 二 ──\n", "  - id: two\n    name: 二\n\n  # ── 二 ──\n"),
    ("    name: 缺人\n", "    name: 缺人\n    color: '#112233'\n"),
    ("definition: 行内}", "definition: 在行内}"),
    ("caused_by", "leads_to"),
    ("# 尾 tail\n", "# 尾\n"),
]


@given(st.lists(st.sampled_from(["ours", "theirs", "both", "none"]), min_size=14, max_size=14))
def test_whoever_makes_an_independent_edit_the_result_has_it(who: list[str]) -> None:
    def by(*sides: str) -> bytes:
        return edited(*(edit for edit, side in zip(INDEPENDENT, who, strict=True) if side in sides))

    assert merge(by("ours", "both"), by("theirs", "both")) == Merged(by("ours", "theirs", "both"))


@pytest.mark.parametrize("path", built_in_codebooks(), ids=lambda path: path.stem)
def test_shipped_codebooks_merge_edits_of_every_code(path: Path) -> None:
    def with_definitions(text: str) -> str:
        return re.sub(r"(?m)^( +definition: )(?=\w)", r"\1甲", text)

    base = path.read_text(encoding="utf-8")
    ours = with_definitions(base)
    theirs = re.sub(r"(?m)^( +)rules:\n", r"\1rules:\n\1  - 新规则词\n", base) + "# 末行\n"
    assert ours != base
    assert merge(ours.encode(), theirs.encode(), base.encode()) == Merged(with_definitions(theirs).encode())
