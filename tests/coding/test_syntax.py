"""The quick reader and the grammar are two readings of the same rules: they must agree on every expression."""

import subprocess
import sys

import pytest
from builders import WHERE
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview_coder.coding.grammar import Fault, read_by_grammar
from interview_coder.coding.parse import MAX_DEPTH, parse_expression
from interview_coder.coding.syntax import Token, Tree, read_syntax
from interview_coder.coding.write import write_expression

PIECES = st.sampled_from(
    [
        *("钱", "经费", "A", "and", "OR", "or", "且", "或", "非", "NOT", "not", "android", "nearby", "非营利"),
        *("(", ")", "((", "))", ",", "+", "!", "!!", "&", "&&", "|", "||", " ", "  ", "\t", "\n", "\u2028"),
        *("NEAR", "near/3", "NEAR / 2", "THEN/10", "then/", "NEAR(", "NEAR/4(", "THEN ("),
        *("/没.{0,3}钱/", r"/a\/b/", "/", "//", '"志愿 服务"', '"', '""', "@code_1", "@a.b-c", "@"),
        *("志愿*", "?", "*?", "a*b?c", "role=interviewer", "case.x!=1", 'case."a b" >= 2', "source", "len_words > 20"),
        *("question=/没.?钱/", "before != /a b|（c/", "question=/", "case.x>/a/"),
        *("=", "<", ">", "<=", "kind =", "question", "speaker=王", "/", "\\", "é", "𠮷"),
    ]
)
OPERANDS = st.sampled_from(
    ["钱", "志愿*", '"a b"', "/没.钱/", "@code", "role=other", "len_words>3", "question=/没 钱|b/"]
)
TREES = st.recursive(
    OPERANDS,
    lambda inner: st.one_of(
        st.tuples(
            inner, st.sampled_from([" OR ", " || ", " AND ", " & ", " NEAR/3 ", " THEN ", " +", " + "]), inner
        ).map("".join),
        st.lists(inner, min_size=3, max_size=4).map(" NEAR/2 ".join),
        st.tuples(st.sampled_from(["NOT ", "!", "非 "]), inner).map("".join),
        inner.map("({})".format),
        st.tuples(st.sampled_from(["NEAR/5(", "THEN("]), inner, st.just(", "), inner, st.just(")")).map("".join),
    ),
    max_leaves=8,
)


def assert_agree(text: str) -> None:
    quick, thorough = read_syntax(text), read_by_grammar(text)
    assert quick == (None if isinstance(thorough, Fault) else thorough)


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=9).map("".join))
@example("钱 NEAR(经费, A)")
@example("NEAR(钱)")
@example("NEAR/2 钱")
@example("钱\n")
@example("钱 or\n经费")
@example("a or)")
def test_readers_agree_on_any_text(text: str) -> None:
    assert_agree(text)


@settings(max_examples=400, deadline=None)
@given(TREES)
def test_readers_agree_on_expressions(text: str) -> None:
    assert read_syntax(text) is not None
    assert_agree(text)


@given(st.text(max_size=12))
def test_readers_agree_on_noise(text: str) -> None:
    assert_agree(text)


def test_tokens_carry_their_places() -> None:
    assert read_syntax("甲 OR !乙") == Tree(
        "or_",
        (
            Token("TERM", "甲", 0),
            Token("OR", "OR", 2),
            Tree("negation", (Token("NOT", "!", 5), Token("TERM", "乙", 6))),
        ),
    )


@pytest.mark.parametrize("depth", [1, 29, 30, 31, MAX_DEPTH])
def test_depth_is_no_limit_but_the_stated_one(depth: int) -> None:
    node, problems = parse_expression("(" * depth + "甲 OR 乙" + ")" * depth, WHERE)
    assert (node and write_expression(node), problems) == ("甲 OR 乙", ())


@pytest.mark.parametrize("text", ["/" + "(没)" * 250 + "/", '"' + "非" * 250 + '"', "甲 OR " * 300 + "乙"])
def test_what_is_no_bracket_is_not_counted_as_one(text: str) -> None:
    assert parse_expression(text, WHERE)[1] == ()


def test_sound_expressions_need_no_parser_library() -> None:
    program = (
        "import sys\n"
        "from interview_coder.coding.parse import parse_expression\n"
        "from interview_coder.domain.problems import Where\n"
        "where = Where('book.yaml')\n"
        "assert parse_expression('(甲 OR /乙+/) AND NOT NEAR/3(丙, \"丁\")', where)[0]\n"
        "assert 'lark' not in sys.modules\n"
        "assert parse_expression('甲 OR', where)[1]\n"
        "assert 'lark' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
