"""Matching against the plain way: cut everything with jieba, then look the terms up."""

import random
from dataclasses import replace

import pytest
from builders import book, code, coded, hits, talk
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_way import TERMS, plain_counts

from interview_coder.pipeline import code_sources
from interview_coder.pipeline.run import Run

PIECES = [
    *TERMS,
    "補貼",
    "經費",
    "ＮＧＯ",
    "組織",
    "我们",
    "就是说",
    "，",
    "。",
    "！",
    "；",
    "……",
    "“",
    "”",
    "《",
    "》",
    "\n答：",
    "\n问：",
    " ",
    "3个",
    "的",
    "了",
]
SPEECH = st.lists(st.sampled_from(PIECES), max_size=40).map(lambda parts: "答：" + "".join(parts))


@settings(deadline=None, max_examples=60)
@given(SPEECH, st.integers(0, 2**32))
def test_counts_equal_cutting_everything_and_looking_terms_up(text: str, seed: int) -> None:
    draw = random.Random(seed)
    terms_of = {f"c{n}": draw.sample(TERMS, draw.randint(1, 5)) for n in range(3)}
    result = coded(text, *(code(name, *terms) for name, terms in terms_of.items()))
    found = {str(r["code"]): (r["mentions"], r["segments"]) for r in result.tables["frequencies"].records()}
    assert found == plain_counts(text, terms_of)


RULES = [
    "志愿*",
    "经费 NEAR/3 (不足 OR 没有)",
    '"面孔"',
    "/[补津]贴/",
    "志愿 + 服务",
    "NOT 经费 AND 社区",
    "没有 THEN/2 经费",
]


@settings(deadline=None, max_examples=60)
@given(SPEECH, st.lists(st.sampled_from(RULES), min_size=1, max_size=4))
def test_quotations_are_the_text_at_their_place(text: str, rules: list[str]) -> None:
    source = talk(text)
    for record in code_sources([source], book(code("c", *rules))).tables["quotes"].records():
        start, end = int(record["start"]), int(record["end"])
        assert record["text"] == text[start:end]
        position = start
        for hit in str(record["hits"]).split("; "):
            place, _, word = hit.partition(":")
            left, right = map(int, place.split("-"))
            assert position <= left < right <= end, "hits lie in the unit, in order, none in another"
            assert text[left:right] == word
            position = right


@settings(deadline=None, max_examples=40)
@given(st.lists(SPEECH, min_size=1, max_size=4))
def test_the_order_of_sources_does_not_matter(texts: list[str]) -> None:
    sources = [talk(text, f"T{number}") for number, text in enumerate(texts)]
    codes = book(code("a", *RULES), code("b", "@a AND 社区"))
    one, other = code_sources(sources, codes), code_sources(sources[::-1], codes)
    assert {name: list(table.rows) for name, table in one.tables.items()} == {
        name: list(table.rows) for name, table in other.tables.items()
    }


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        pytest.param("志愿", "答：我是志愿者", [], id="term-inside-a-word"),
        pytest.param("志愿者", "答：志愿者", ["志愿者"], id="term-alone"),
        pytest.param("志愿者", "答：我们有志願者", ["志願者"], id="traditional"),
        pytest.param("ngo", "答：一个ＮＧＯ组织", ["ＮＧＯ"], id="wide-and-upper"),
        pytest.param('"志愿 服务"', "答：做志愿 服务", ["志愿 服务"], id="literal-keeps-blanks"),
        pytest.param('"志愿 服务"', "答：做志愿服务", [], id="literal-needs-the-blank"),
        pytest.param('"愿者"', "答：志愿者", ["愿者"], id="literal-needs-no-boundary"),
        pytest.param("志愿*", "答：志愿者做志愿服务", ["志愿者", "志愿"], id="wildcard-in-one-word"),
        pytest.param("志愿？", "答：志愿者", ["志愿者"], id="question-mark-twin"),
        pytest.param("*者", "答：志愿者很多", ["志愿者"], id="leading-wildcard"),
        pytest.param("/没.{0,2}钱/", "答：真的没有钱", ["没有钱"], id="regex"),
        pytest.param("/沒.{0,2}錢/", "答：真的没有钱", ["没有钱"], id="regex-in-traditional"),
        pytest.param("场地 AND 社区", "答：社区给场地", ["社区", "场地"], id="and"),
        pytest.param(
            r"/\u6ca1钱|[\u4e00-\u9fa5]有/",
            "答：𠮷家没钱也没有人",
            ["没钱", "没有"],
            id="regex-by-number-and-rare-character",
        ),
        pytest.param(r"/(?<!不)缺钱|\p{Han}+家/", "答：不缺钱，缺钱", ["缺钱"], id="regex-looks-behind"),
        pytest.param("经费 AND 社区", "答：社区。经费", [], id="and-within-the-unit"),
        pytest.param("经费 AND NOT 社区", "答：经费", ["经费"], id="not"),
        pytest.param("经费 AND NOT 社区", "答：社区经费", [], id="not-fails"),
        pytest.param("经费 OR 社区", "答：社区经费", ["社区", "经费"], id="or"),
        pytest.param("经费 NEAR/2 不足", "答：经费一直不足", ["经费一直不足"], id="near"),
        pytest.param("经费 NEAR/2 不足", "答：不足的经费", ["不足的经费"], id="near-either-order"),
        pytest.param("经费 THEN/2 不足", "答：不足的经费", [], id="then-is-ordered"),
        pytest.param("经费 NEAR/1 不足", "答：经费一直不足", [], id="near-too-far"),
        pytest.param("经费 NEAR/1 不足", "答：经费，不足", ["经费，不足"], id="punctuation-is-not-counted"),
        pytest.param("NEAR/2(经费, 社区, 街道)", "答：社区经费找街道", ["社区经费找街道"], id="near-of-three"),
        pytest.param("社区 + 经费", "答：社区经费", ["社区经费"], id="adjacent"),
        pytest.param("社区 + 经费", "答：社区 经费", ["社区 经费"], id="adjacent-over-a-blank"),
        pytest.param("社区 + 经费", "答：社区，经费", [], id="adjacent-not-over-a-mark"),
        pytest.param("(钱 OR 经费) NEAR/3 /断[了掉]/", "答：经费就断了", ["经费就断了"], id="regex-as-operand"),
        pytest.param("不足 NEAR/3 不足", "答：不足还是不足", ["不足还是不足"], id="a-word-near-itself"),
        pytest.param("不足 NEAR/3 不足", "答：不足", [], id="a-word-is-not-near-itself-alone"),
        pytest.param("len_chars>3 AND NOT 经费", "答：我们去了", ["我们去了"], id="no-words-to-show-is-the-whole-unit"),
        pytest.param("role=participant AND 经费", "答：经费", ["经费"], id="role"),
        pytest.param("kind=survey AND 经费", "答：经费", [], id="kind"),
        pytest.param("没有 AND question=/补贴/", "问：有補貼吗？\n答：也没有。", ["没有"], id="question"),
        pytest.param(
            "没有 AND question=/补贴/", "问：补贴？\n答：嗯。\n问：人呢？\n答：没有。", [], id="last-question"
        ),
        pytest.param("没有 AND question=/补贴.够/", "问：补贴\n问：够吗？\n答：没有。", [], id="question-by-line"),
        pytest.param(r"没有 AND question=/补贴\s够/", "问：补贴\n问：够吗？\n答：没有。", ["没有"], id="two-turns-ask"),
        pytest.param(
            "没有 AND question=/补贴/", "问：补贴？\n答：哎。\n问：嗯，对。\n答：没有。", ["没有"], id="listening"
        ),
        pytest.param(
            "没有 AND question=/补贴/", "问：补贴？\n答：哎。\n问：……\n答：没有。", ["没有"], id="nothing-said"
        ),
        pytest.param("没有 AND question=/补贴/", "答：没有补贴。\n答：没有。", [], id="no-question"),
        pytest.param("没有 AND question!=/补贴/", "问：保险呢？\n答：没有。", ["没有"], id="question-without"),
        pytest.param("question=/补贴/", "问：补贴？\n答：嗯。", ["嗯。"], id="question-alone-is-the-whole-unit"),
        pytest.param("出 AND before=/没有/", "答：没有的。都自己出。又出。", ["出"], id="before-is-the-unit-before"),
        pytest.param("出 AND before=/没有/", "答：没有。\n答：自己出。", [], id="before-is-in-the-turn"),
        pytest.param("出 AND before!=/没有/", "答：自己出。", ["出"], id="nothing-before"),
    ],
)
def test_rules(rule: str, text: str, expected: list[str]) -> None:
    assert hits(text, rule) == expected


def test_hits_of_one_code_are_leftmost_longest() -> None:
    assert hits("答：志愿服务组织", "志愿服务", '"服务组织"', '"志愿服务组织"') == ["志愿服务组织"]


def test_codes_keep_their_hits_side_by_side() -> None:
    result = coded("答：志愿服务", code("a", "志愿服务"), code("b", '"服务"'))
    assert [(r["code"], r["hits"]) for r in result.tables["quotes"].records()] == [
        ("a", "2-6:志愿服务"),
        ("b", "4-6:服务"),
    ]


def test_a_unit_is_coded_once_with_all_its_hits() -> None:
    rows = list(coded("答：志愿者找志愿者", code("a", "志愿者")).tables["quotes"].records())
    assert [row["hits"] for row in rows] == ["2-5:志愿者; 6-9:志愿者"]


def test_the_interviewer_is_not_coded_unless_asked() -> None:
    text = "问：志愿者呢？\n答：有。\n"
    assert hits(text, "志愿者") == []
    assert hits(text, "志愿者", roles=("interviewer",)) == ["志愿者"]


def test_boundary_none_matches_anywhere() -> None:
    assert hits("答：志愿者", "志愿", boundary="none") == ["志愿"]


def test_unless_takes_the_code_away() -> None:
    assert hits("答：场地一直不足", "场地", unless=["不足"]) == []
    assert hits("答：场地。不足", "场地", unless=["不足"]) == ["场地"]


def test_a_code_reference_holds_where_the_code_does() -> None:
    result = coded("答：社区经费。\n答：街道经费。\n", code("late", "@money AND 社区"), code("money", "经费"))
    quoted = [(r["code"], r["text"]) for r in result.tables["quotes"].records()]
    assert quoted == [("late", "社区经费。"), ("money", "社区经费。"), ("money", "街道经费。")]


def test_the_question_of_a_survey_is_what_its_answer_answers() -> None:
    asked = replace(talk("不够用"), question="您的补贴够用吗？")
    result = code_sources([asked], book(code("c", "不够 AND question=/补贴/"), code("n", "不够 AND question=/保险/")))
    assert [row["code"] for row in result.tables["quotes"].records()] == ["c"]


def test_a_condition_that_is_too_slow_is_named_and_never_holds() -> None:
    slow = "(钱|钱不够|不够)+$"
    run = Run(book(code("c", f"有 AND question!=/{slow}/")), (), "sentence")
    coded = run.code([talk("问：" + "钱不够" * 40 + "呢？\n答：有。", "A")])
    assert run.slow == {slow: "A"}
    assert [one.codings for one in coded] == [()]


def test_conditions_on_attributes() -> None:
    codes = book(code("c", "case.district=农村 AND 经费"), code("n", 'case."1、年龄">=60 AND 经费'))
    village = talk("答：经费", "V", **{"district": "农村", "1、年龄": "61"})
    city = talk("答：经费", "C", **{"district": "城区", "1、年龄": "59"})
    result = code_sources([village, city], codes)
    assert [(r["code"], r["source"]) for r in result.tables["quotes"].records()] == [("c", "V"), ("n", "V")]


def test_notes_inside_a_turn_are_not_coded() -> None:
    source = talk("答：我们（志愿者笑）去。")
    turn = source.turns[0]
    gap = (source.text.index("（"), source.text.index("）") + 1)
    noted = type(source)(
        source.id, source.text, (type(turn)(turn.speaker, turn.role, turn.start, turn.end, gaps=(gap,)),)
    )
    assert code_sources([noted], book(code("c", "志愿者", '"们（"'))).tables["quotes"].rows == []


def test_a_document_unit_does_not_see_other_roles() -> None:
    text = "答：社区。\n问：志愿者呢？\n答：经费。\n"
    result = coded(text, code("c", "社区 AND 经费"), code("d", "志愿者", "/志愿/"), unit="document")
    assert [(r["code"], r["segments"]) for r in result.tables["frequencies"].records()] == [("c", 1), ("d", 0)]


def test_a_slow_expression_is_reported_and_left_out() -> None:
    result = coded("答：" + "钱不够" * 40 + "。\n答：社区。\n", code("slow", "/(钱|钱不够|不够)+$/"), code("c", "社区"))
    # IC510: these tests run on jieba itself
    assert {problem.code for problem in result.problems} - {"IC510"} == {"IC501"}
    assert [r["code"] for r in result.tables["quotes"].records()] == ["c"]


def test_a_long_line_is_coded() -> None:
    text = "答：" + "我们社区给经费，" * 5000
    result = coded(text, code("c", "经费"))
    assert next(iter(result.tables["frequencies"].records()))["mentions"] == 5000
