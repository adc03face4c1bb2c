import itertools

import pytest
from builders import talk
from hypothesis import given
from hypothesis import strategies as st

from interview_coder.domain.segments import UNITS
from interview_coder.segment.units import segment_source, split_span


def units(text: str, unit: str = "sentence") -> list[str]:
    return [text[start:end] for start, end in split_span(text, 0, len(text), unit=unit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("我去了。他没去！", ["我去了。", "他没去！"], id="marks"),
        pytest.param("真的？！是啊……后来呢", ["真的？！", "是啊……", "后来呢"], id="runs-and-no-end"),
        pytest.param("先做；再说;行", ["先做；", "再说;", "行"], id="semicolons"),
        pytest.param("他说…然后走了", ["他说…然后走了"], id="one-ellipsis-is-a-pause"),
        pytest.param("一行\n两行\r\n三行", ["一行", "两行", "三行"], id="line-ends"),
        pytest.param("（他走了。）我没走。", ["（他走了。）", "我没走。"], id="closing-bracket-follows"),
        pytest.param("他说“不行！我不干。”然后走了。好", ["他说“不行！我不干。”然后走了。", "好"], id="inside-quotes"),
        pytest.param("看《怎么办？》这本书。好", ["看《怎么办？》这本书。", "好"], id="inside-title"),
        pytest.param("他说“不行。我不干。\n走", ["他说“不行。", "我不干。", "走"], id="quote-that-never-closes"),
        pytest.param("我不干。”他说。", ["我不干。”", "他说。"], id="closing-quote-of-an-earlier-line"),
        pytest.param("  前后有空白 。 \t", ["前后有空白 。"], id="blanks-trimmed"),
        pytest.param("。。。 ！", [], id="only-marks"),
        pytest.param("", [], id="empty"),
        pytest.param("𠮷野家。好", ["𠮷野家。", "好"], id="rare-character"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("clause", ["我说：", "去，", "他不去。", "好"]),
        ("sentence", ["我说：去，他不去。", "好"]),
        ("paragraph", ["我说：去，他不去。", "好"]),
        ("turn", ["我说：去，他不去。\n好"]),
    ],
)
def test_other_units(unit: str, expected: list[str]) -> None:
    assert units("我说：去，他不去。\n好", unit) == expected


def test_a_document_unit_spans_the_turns_of_one_role() -> None:
    source = talk("问：去吗？\n答：去。\n问：好？\n答：好。\n")
    found = segment_source(source, unit="document", roles=["participant"])
    assert [source.text[s.start : s.end] for s in found] == ["去。\n问：好？\n答：好。"]
    assert (found[0].speaker, found[0].turn) == ("答", 2)


def test_units_know_their_turn() -> None:
    found = segment_source(talk("问：去吗？\n答：去。不去。\n"), unit="sentence")
    assert [(s.turn, s.speaker, s.role) for s in found] == [
        (1, "问", "interviewer"),
        (2, "答", "participant"),
        (2, "答", "participant"),
    ]


def test_an_unknown_unit_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="unknown unit"):
        segment_source(talk("答：去。"), unit="word")


@given(
    st.text('我去。！\n “”《》…；，a\r（）"', max_size=60),
    st.sampled_from([unit for unit in UNITS if unit != "document"]),
)
def test_units_lose_no_word(text: str, unit: str) -> None:
    spans = list(split_span(text, 0, len(text), unit=unit))
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(place in covered for place, char in enumerate(text) if char.isalnum())
