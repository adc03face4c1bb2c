import itertools
import re
from collections.abc import Iterator

import pytest
from builders import talk
from hypothesis import given
from hypothesis import strategies as st

from interview_coder.domain.segments import UNITS
from interview_coder.segment.units import segment_source, split_span

PLAIN_MARKS = {
    "sentence": re.compile(r"[。！？!?；;]+|…{2,}"),
    "clause": re.compile(r"[。！？!?；;，,：:]+|…{2,}"),
    "paragraph": None,
}
PAIRS = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
CLOSERS = "》〉”’」』\"'）)】］]〕}｝"


def plain_units(text: str, start: int, end: int, unit: str) -> list[tuple[int, int]]:
    """Cut character by character, as the rules are worded."""
    mark = PLAIN_MARKS[unit]
    pieces: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\r\n]+", text[start:end]):
        span = (line.start() + start, line.end() + start)
        pieces += [span] if mark is None else plain_pieces(text, *span, mark)
    return [trimmed(text, *piece) for piece in pieces if any(char.isalnum() for char in text[slice(*piece)])]


def plain_pieces(text: str, start: int, end: int, mark: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    sheltered = list(plain_shelters(text, start, end))
    for match in mark.finditer(text, start, end):
        if match.start() < start or any(left < match.start() < right for left, right in sheltered):
            continue
        stop = match.end()
        while stop < end and (text[stop] in CLOSERS or mark.match(text, stop)):
            stop += 1
        yield start, stop
        start = stop
    yield start, end


def plain_shelters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        close = text.find(PAIRS[text[start]], start + 1, end) if text[start] in PAIRS else -1
        if close >= 0:
            yield start, close
            start = close
        start += 1


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


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


@given(
    st.text("我a。！？；,：:……\n\r “”《》\"'）」「\u2028\t", max_size=40),
    st.sampled_from(sorted(PLAIN_MARKS)),
    st.data(),
)
def test_units_are_those_of_the_plain_way(text: str, unit: str, data: st.DataObject) -> None:
    stops = [0, *(place for place, char in enumerate(text) if char == "\n"), len(text)]
    start, end = sorted((data.draw(st.sampled_from(stops)), data.draw(st.sampled_from(stops))))
    assert list(split_span(text, start, end, unit=unit)) == plain_units(text, start, end, unit)


def test_many_quotation_marks_that_never_close_take_no_time() -> None:
    text = "“《「" * 100_000 + "。好"
    assert [text[start:end] for start, end in split_span(text, 0, len(text), unit="sentence")] == ["好"]
