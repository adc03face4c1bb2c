import pytest
from builders import WHERE, expression
from hypothesis import given
from hypothesis import strategies as st

from interview_coder.coding.parse import parse_expression
from interview_coder.domain.problems import Where
from interview_coder.domain.rules import (
    Adjacent,
    And,
    CodeRef,
    Condition,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Regex,
    Term,
    Tokens,
    Wildcard,
)


def show(node: Node) -> str:
    """Write a tree with every bracket."""
    match node:
        case Not():
            return f"!{show(node.operand)}"
        case And() | Or() | Adjacent() | Near():
            sign = {And: "&", Or: "|", Adjacent: "+"}.get(type(node)) or (">" if getattr(node, "ordered", 0) else "~")
            distance = str(node.distance) if isinstance(node, Near) else ""
            return "(" + f" {sign}{distance} ".join(map(show, node.operands)) + ")"
        case Term():
            return node.text
        case Literal():
            return f'"{node.text}"'
        case Wildcard() | Regex() | Tokens():
            return f"{type(node).__name__[0]}:{node.pattern}"
        case CodeRef():
            return f"@{node.code}"
        case Condition():
            mark = "/" if node.is_pattern else ""
            return f"{node.field}{node.operator}{mark}{node.value}{mark}"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("A OR B AND C", "(A | (B & C))"),
        ("A AND B NEAR/3 C", "(A & (B ~3 C))"),
        ("NOT A AND B", "(!A & B)"),
        ("NOT (A OR B)", "!(A | B)"),
        ("A NEAR/3 B NEAR/3 C", "(A ~3 B ~3 C)"),
        ("A NEAR/3 B THEN/2 C", "((A ~3 B) >2 C)"),
        ("A + B + C", "(A + B + C)"),
        ("NEAR/10(A, B, C)", "(A ~10 B ~10 C)"),
        ("THEN/4(A，B)", "(A >4 B)"),
        ("A NEAR B", "(A ~10 B)"),
        ("（甲　或　乙）且 非 丙", "((甲 | 乙) & !丙)"),
        ("甲＆乙｜！丙", "((甲 & 乙) | !丙)"),
        ("甲 and 乙 or not 丙", "((甲 & 乙) | !丙)"),
        ("(甲)NEAR／2(乙)", "(甲 ~2 乙)"),
        ("甲 NEAR / 2 乙", "(甲 ~2 乙)"),
        ("志愿＊ OR 志愿？", "(W:志愿* | W:志愿?)"),
        ('“志愿 服务” OR "AND"', '("志愿 服务" | "AND")'),
        (r"/a\/b|（.）/", "R:a/b|（.）"),
        ("@funding_shortage.x-1 AND 钱", "(@funding_shortage.x-1 & 钱)"),
        ("role=interviewer AND len_words>20", "(role=interviewer & len_words>20)"),
        ("case.district＝农村", "case.district=农村"),
        (r"question=/车费|a\/b/ AND 没有", "(question=/车费|a/b/ & 没有)"),
        ("before != ／（没 有|无）／", "before!=/（没 有|无）/"),
        ('case.地区="/村/"', "case.地区=/村/"),
        ("len_chars>5", "len_chars>5"),
        ('case."1、您的 性别" != 男', "case.1、您的 性别!=男"),
        ("非营利组织", "非营利组织"),
        ("或者", "或者"),
        ("android", "android"),
        ("nearby", "nearby"),
    ],
)
def test_trees(text: str, tree: str) -> None:
    assert show(expression(text)) == tree


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("", "IC308", 9),
        ("   ", "IC308", 9),
        ("钱 不够", "IC303", 11),
        ("钱)", "IC301", 10),
        ("AND 钱", "IC301", 9),
        ("且", "IC301", 9),
        ("钱 AND", "IC302", 14),
        ("(钱 OR (不够)", "IC304", 9),
        ('钱 OR "不够', "IC304", 14),
        ("/没钱", "IC304", 9),
        ("/(没钱/", "IC305", 9),
        ("question=/(没钱/", "IC305", 18),
        ("问题 AND question != ／没钱", "IC304", 28),
        ("question=/(没|钱", "IC304", 18),
        ("问题 AND question=/没 钱", "IC304", 25),
        ("question=//", "IC304", 18),
        ("question>/a/", "IC301", 18),
        ("钱 NEAR/3 NOT 够", "IC306", 18),
        ("*", "IC307", 9),
        ("钱 THEN/0 够", "IC309", 9),
        ("len_words>多", "IC310", 9),
        ("role=boss", "IC314", 9),
        ("钱 AND kind=访谈", "IC314", 15),
        ("钱 NEAR/ 不够", "IC315", 11),
        ("钱 then /不够", "IC315", 11),
        ("钱 ， 够", "IC301", 11),
        ("(" * 3000 + "钱" + ")" * 3000, "IC311", 9),
        ("NOT " * 3000 + "钱", "IC311", 9),
    ],
)
def test_faults_have_a_number_and_a_column(text: str, code: str, column: int) -> None:
    node, problems = parse_expression(text, Where("book.yaml", 3, 9))
    assert node is None
    assert [(problem.code, problem.where.line, problem.where.column) for problem in problems] == [(code, 3, column)]


def test_what_a_condition_can_ask_for_is_named() -> None:
    _, (problem,) = parse_expression("role=boss", WHERE)
    assert problem.what.zh == "没有“boss”这样的 role"
    assert problem.fix.en == "choose one of: interviewer, participant, other"


def test_an_operator_glued_to_a_term_is_a_warning() -> None:
    node, problems = parse_expression("经费AND钱", WHERE)
    assert node == Term("经费AND钱")
    assert [problem.code for problem in problems] == ["IC312"]


@given(st.text('钱AND OR不()（）"/*?+@=,，！|&3NEAR/5', max_size=25))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    node, problems = parse_expression(text, WHERE)
    assert (node is None) == any(problem.is_error for problem in problems)
    assert all(1 <= problem.where.column <= len(text) + 2 for problem in problems)
