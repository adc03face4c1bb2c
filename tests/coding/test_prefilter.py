import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coder.coding.prefilter import required_literals, required_sets, required_ways
from interview_coder.domain.fold import fold

ATOMS = st.sampled_from(
    [
        "钱",
        "没",
        "经费",
        "(没|缺)",
        "(?:钱|经费|A)",
        "[补津]",
        ".{0,3}",
        "[^，。]{0,2}",
        "了?",
        "(断了)+",
        "够*",
        "(?=钱)",
        "\\d",
        "(?:了|的)?",
        "(?:了|A)*钱",
        "(?:没|缺.|补贴)",
        "|",
    ]
)
PATTERNS = st.lists(ATOMS, min_size=1, max_size=5).map("".join)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("补贴|津贴", {"补贴", "津贴"}),
        ("(没|缺).{0,3}经费", {"经费"}),
        ("[没缺]钱", {"没钱", "缺钱"}),
        ("没有?钱", {"钱"}),
        (".*", set()),
        ("钱*", set()),
        ("(钱|.)", set()),
        ("沒錢", {"没钱"}),
        ("ＮＧＯ", {"ngo"}),
        (r"\p{Han}+", set()),
        ("没钱|缺(经)费", {"没钱", "缺经费"}),
        ("没钱|缺(?:经|.)费", {"没钱", "缺"}),
        ("没钱|缺钱*", {"没钱", "缺"}),
        ("(?:了|的)?经费(?:了)*", {"经费"}),
        ("(?:了|着){0,3}经费", {"经费"}),
        ("(?:了|着)+", {"了", "着"}),
        ("钱||费", set()),
        ("(?:沒錢|缺錢)", {"没钱", "缺钱"}),
    ],
)
def test_known(pattern: str, expected: set[str]) -> None:
    assert required_literals(pattern) == expected


@settings(deadline=None)
@given(PATTERNS, st.text("钱没经费缺补津断了够A1，", max_size=12))
def test_every_match_holds_a_required_literal(pattern: str, text: str) -> None:
    if re.search(pattern, text, re.IGNORECASE):
        assert all(any(literal in fold(text) for literal in found) for found in required_sets(pattern))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("断粮|停摆", [[{"断粮", "停摆"}]]),
        ("没人.{0,3}经费|断粮", [[{"断粮"}], [{"经费"}, {"没人"}]]),
        ("的.{0,3}经费", [[{"经费"}]]),  # what most text holds is not asked for
        ("的.了", [[{"了"}]]),  # unless there is nothing else
        ("经费|.", []),
        ("(经费|钱).+(断|停)了?", [[{"断", "停"}, {"经费", "钱"}]]),
    ],
)
def test_known_ways(pattern: str, expected: list[list[set[str]]]) -> None:
    assert [[set(need) for need in way] for way in required_ways(pattern)] == expected


@settings(deadline=None)
@given(PATTERNS, st.text("钱没经费缺补津断了够A1，", max_size=12))
def test_every_match_meets_all_needs_of_some_way(pattern: str, text: str) -> None:
    ways = required_ways(pattern)
    if ways and re.search(pattern, text, re.IGNORECASE):
        assert any(all(any(literal in fold(text) for literal in need) for need in way) for way in ways)
