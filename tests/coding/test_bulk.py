"""Many sources looked at together must be coded as each of them alone, and as the plain way codes them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from builders import book, code, talk
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_way import TERMS, plain_counts

from interview_coder.coding import match
from interview_coder.coding.evaluate import UnitView
from interview_coder.domain.codebook import Code, Codebook
from interview_coder.domain.codings import Coding
from interview_coder.domain.segments import UNITS
from interview_coder.domain.sources import ROLES, Source
from interview_coder.pipeline import code_sources
from interview_coder.pipeline.run import Run

PIECES = [
    *TERMS,
    *("補貼", "經費", "ＮＧＯ", "組織", "我们", "就是说", "𠮷家", "，", "。", "！", "……", "“", "”", "（", "）", " "),
    *("\n答：", "\n问：", "\r\n", "3个", "的", "了", "%"),
]
SPEECH = st.lists(st.sampled_from(PIECES), max_size=30).map(lambda parts: "答：" + "".join(parts))
SOURCES = st.lists(SPEECH, min_size=1, max_size=4).map(
    lambda texts: [talk(text, f"T{number}") for number, text in enumerate(texts)]
)
RULES = [
    "志愿*",
    "经费 NEAR/3 (不足 OR 没有)",
    '"面孔"',
    "/[补津]贴/",
    "志愿 + 服务",
    "NOT 经费 AND 社区",
    "没有 THEN/2 经费",
    "len_words>4 AND 社区",
    "NOT 经费",
    "(志愿者 OR 志愿) AND 服务",
    "/没有.{0,2}[经服]/",
    "*者",
    "@b AND 不",
    "question=/经费|补/ AND 社区",
    "before=/[没不]/ AND (志愿 OR 服务)",
    "question!=/志愿/",
]


@pytest.fixture(autouse=True)
def _together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match, "MUCH", 0)


def together(codebook: Codebook, sources: Sequence[Source], unit: str = "sentence") -> list[list[Coding]]:
    return [list(one.codings) for one in Run(codebook, (), unit).code(sources)]


def alone(codebook: Codebook, sources: Sequence[Source], unit: str = "sentence") -> list[list[Coding]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(match, "MUCH", 1 << 60)
        return [list(one.codings) for one in Run(codebook, (), unit).code(sources)]


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    nested = draw(st.sampled_from(["none", "key", "codebook"]))
    negated = draw(st.sampled_from(["keep", "drop", "b"]))
    roles = draw(st.sampled_from([("participant",), ROLES]))
    rules = draw(st.lists(st.sampled_from([*RULES, *TERMS]), min_size=1, max_size=5))
    boundary = draw(st.sampled_from(["word", "none"]))
    codes: list[Code] = [
        code(
            "a",
            *rules,
            when_negated=negated,
            roles=roles,
            boundary=boundary,
            unless=draw(st.sampled_from([(), ["ngo"]])),
        ),
        code("b", "经费", "没有 NEAR/3 经费", roles=roles),
    ]
    return book(*(replace(one, nested=nested) for one in codes))


@settings(deadline=None, max_examples=150)
@given(codebooks(), SOURCES, st.sampled_from(UNITS))
def test_together_as_alone(codebook: Codebook, sources: list[Source], unit: str) -> None:
    assert together(codebook, sources, unit) == alone(codebook, sources, unit)


@settings(deadline=None, max_examples=60)
@given(SPEECH, st.lists(st.lists(st.sampled_from(TERMS), min_size=1, max_size=5, unique=True), min_size=1, max_size=3))
def test_counts_equal_cutting_everything_and_looking_terms_up(text: str, terms: list[list[str]]) -> None:
    terms_of = {f"c{number}": found for number, found in enumerate(terms)}
    result = code_sources([talk(text)], book(*(code(name, *found) for name, found in terms_of.items())))
    counts = {str(r["code"]): (r["mentions"], r["segments"]) for r in result.tables["frequencies"].records()}
    assert counts == plain_counts(text, terms_of)


def test_nothing_is_found_over_the_edge_of_a_source() -> None:
    sources = [talk("答：经费", "A"), talk("答：不足", "B")]
    codebook = book(code("c", '"费不"', '"经费\n答"', "经费 NEAR/3 不足"))
    assert together(codebook, sources) == [[], []]


def test_an_expression_that_is_too_slow_is_named_with_its_source() -> None:
    sources = [talk("答：社区。", "A"), talk("答：" + "钱不够" * 40 + "。", "B"), talk("答：社区。", "C")]
    run = Run(book(code("slow", "/(钱|钱不够|不够)+$/"), code("c", "社区")), (), "sentence")
    run.code(sources)
    assert run.slow == {"(钱|钱不够|不够)+$": "B"}


def test_units_without_a_use_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    rule_codings = match.Matcher._rule_codings

    def watched(matcher: match.Matcher, unit: UnitView) -> Iterator[Coding]:
        seen.append(unit.segment.start)
        return rule_codings(matcher, unit)

    monkeypatch.setattr(match.Matcher, "_rule_codings", watched)
    # 志愿 stands inside of 志愿者 and counts nowhere there.
    found = together(book(code("c", "志愿")), [talk("答：志愿者。", "A"), talk("答：做志愿。社区。", "B")])
    assert [len(codings) for codings in found] == [0, 1]
    assert len(seen) == 1


def test_no_sources_and_nobody_speaks() -> None:
    codebook = book(code("c", "志愿", "NOT 经费"))
    assert together(codebook, []) == []
    assert together(codebook, [talk("", "A")]) == [[]]


def test_many_are_looked_at_together_once_there_were_enough_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match, "MUCH", 20)
    sources = [talk("答：社区经费不足。", f"T{number}") for number in range(4)]
    run = Run(book(code("c", "经费")), (), "sentence")
    loaded = [bool(run.code([source])) and "_bulk" in vars(run.matcher) for source in sources]
    assert loaded == [False, False, True, True]
    assert together(book(code("c", "经费")), sources) == alone(book(code("c", "经费")), sources)


@pytest.mark.parametrize(
    "rule", ["志愿 AND question=/{}/", "志愿 AND before=/{}/", "/{}/ AND 志愿", "/{}/ OR 志愿", "question!=/{}/"]
)
def test_an_expression_is_too_slow_together_where_it_is_alone(rule: str) -> None:
    slow = "(钱|钱不够|不够)+(够吗.|$)"
    text = "问：" + "钱不够" * 40 + "呢？\n答：" + "钱不够" * 40 + "呢。有志愿者。\n"
    codebook = book(code("c", rule.format(slow)))
    found = []
    for much in (0, 1 << 60):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(match, "MUCH", much)
            run = Run(codebook, (), "sentence")
            codings = [list(one.codings) for one in run.code([talk("答：社区。", "A"), talk(text, "B")])]
        found.append((run.slow, codings if not run.slow else []))
    assert found[0] == found[1]
