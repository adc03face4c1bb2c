"""Explanations agree with coding, and say why."""

from builders import book, code, expression, talk
from coding.test_match import RULES, SPEECH
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coder.coding.write import write_expression
from interview_coder.domain.explanations import CodeVerdict
from interview_coder.pipeline import code_sources, explain_source

BOOK = book(
    code("money", '"钱"', "经费 NEAR/3 (不足 OR 断)", unless=['"够"'], when_negated="enough"),
    code("enough", "充足"),
    code("people", "@money AND 志愿者"),
    code("asked", "志愿者", roles=("interviewer",)),
)


def verdict(text: str, wanted: str) -> CodeVerdict:
    found = [v for e in explain_source(talk(f"答：{text}"), BOOK, codes=[wanted]) for v in e.codes]
    assert len(found) == 1
    return found[0]


def test_each_reason() -> None:
    assert verdict("经费今年断", "money").outcome == "coded"
    assert verdict("今天很好", "money").outcome == "no_rule"
    assert verdict("钱够了", "money").outcome == "unless"
    assert verdict("没有钱", "money").outcome == "negated"
    assert verdict("没有钱", "money").handed_to == "enough"
    assert verdict("没有钱", "enough").outcome == "coded"
    assert verdict("志愿者", "asked").outcome == "role"


def test_verdicts_go_down_to_the_operand() -> None:
    rule = verdict("经费今年很好", "money").rules[1]
    assert (rule.text, rule.holds) == ("经费 NEAR/3 (不足 OR 断)", False)
    assert [(o.text, o.holds) for o in rule.operands] == [("经费", True), ("不足 OR 断", False)]
    assert rule.operands[0].spans == ((2, 4),)


def test_words_are_shown() -> None:
    explanation = explain_source(talk("答：志愿者，来了。"), BOOK)[0]
    assert explanation.words == ("志愿者", "来", "了")


@settings(deadline=None, max_examples=40)
@given(SPEECH, st.lists(st.sampled_from([*RULES, "@a AND 社区"]), min_size=1, max_size=4))
def test_explanations_equal_coding(text: str, rules: list[str]) -> None:
    source = talk(text)
    codes = book(code("a", "志愿者", '"钱"', when_negated="b"), code("b", *rules, unless=["补贴"]), code("c", "@b"))
    explained = {
        (e.segment.start, v.code, "; ".join(f"{h.start}-{h.end}" for h in v.stands))
        for e in explain_source(source, codes)
        for v in e.codes
        if v.outcome == "coded"
    }
    coded = {
        (r["start"], r["code"], "; ".join(hit.partition(":")[0] for hit in str(r["hits"]).split("; ")))
        for r in code_sources([source], codes).tables["quotes"].records()
    }
    assert explained == coded


@given(
    st.sampled_from(
        [
            *RULES,
            "A OR B AND NOT (C OR D)",
            "(A OR B) NEAR/3 C",
            "A + (B OR C)",
            'case."1、x y"="a b" AND A',
            "NEAR/4(A, B, C)",
        ]
    )
)
def test_what_is_written_reads_the_same(text: str) -> None:
    once = write_expression(expression(text))
    assert write_expression(expression(once)) == once
