import pytest
from builders import code, coded, hits


def negated(text: str, *rules: str) -> list[object]:
    return [record["negated"] for record in coded(f"答：{text}", code("c", *rules)).tables["quotes"].records()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("我们场地充足", 0, id="none"),
        pytest.param("我们没有场地", 1, id="right-before"),
        pytest.param("我们不太需要场地", 1, id="two-words-away"),
        pytest.param("没有那么多的所谓场地", 0, id="five-words-away"),
        pytest.param("我们没有，场地是街道给的", 0, id="another-clause"),
        pytest.param("并不是没有场地", 0, id="two-cues-cancel"),
        pytest.param("不断有场地进来", 0, id="不断-is-no-cue"),
        pytest.param("不仅有场地", 0, id="不仅-is-no-cue"),
        pytest.param("没准有场地", 0, id="没准-is-no-cue"),
        pytest.param("无论场地多少", 0, id="无论-is-no-cue"),
        pytest.param("谈不上场地", 1, id="谈不上"),
        pytest.param("我們沒有場地", 1, id="traditional"),
    ],
)
def test_negation_is_marked(text: str, expected: int) -> None:
    assert negated(text, "场地") == [expected]


def test_a_cue_inside_the_hit_is_part_of_it() -> None:
    assert negated("我们没有场地", "没有 + 场地") == [0]


def test_a_cue_that_jieba_joins_with_the_hit_counts() -> None:
    assert negated("他不缺钱", '"缺钱"') == [1]


def test_a_codebook_says_what_becomes_of_negated_hits() -> None:
    text = "答：我们不缺钱。\n答：我们缺钱。\n"
    assert hits(text, '"缺钱"', when_negated="drop") == ["缺钱"]
    result = coded(text, code("short", '"缺钱"', when_negated="enough"), code("enough", "充足"))
    rows = [(r["code"], r["text"], r["negated"], r["rule"]) for r in result.tables["quotes"].records()]
    assert rows == [("short", "我们缺钱。", 0, '"缺钱"'), ("enough", "我们不缺钱。", 1, '"缺钱"')]


def test_handing_on_respects_the_other_codes_unless() -> None:
    result = coded(
        "答：我们不缺钱。", code("short", '"缺钱"', when_negated="enough"), code("enough", "充足", unless=["我们"])
    )
    assert result.tables["quotes"].rows == []
