"""The whole text of each problem of converting."""

from collections.abc import Callable

import pytest

from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems

W = Where("a.dic", 3)
M = Message("of that", "那样的")
NO_LOSS = "\n  fix: add it by hand if it matters"
TEXTS: list[tuple[Callable[[], Problem], str]] = [
    (
        lambda: problems.unknown_format("a.rtf", ("yaml", "qdc"), W),
        "a.dic:3: IC260 cannot tell the format of 'a.rtf'\n  fix: name it with --from or --to: yaml, qdc",
    ),
    (
        lambda: problems.not_readable("LIWC", M, W),
        (
            "a.dic:3: IC261 this cannot be read as LIWC: of that\n"
            "  fix: export the file anew from its program, or name another format with --from"
        ),
    ),
    (
        lambda: problems.nothing_to_convert(W),
        "a.dic:3: IC262 there is no code in it\n  fix: check that this is a codebook in the format named",
    ),
    (
        lambda: problems.part_left_out(M, "LIWC", list("abcdefg"), W),
        (
            "a.dic:3: IC263 LIWC has no place for of that: a, b, c, d, e and 2 more\n"
            "  fix: keep the codebook it came from for these"
        ),
    ),
    (
        lambda: problems.rules_left_out("甲", ["a NEAR b"], "LIWC", W),
        (
            "a.dic:3: IC264 LIWC cannot say 1 rule(s) or parts of rules of '甲': a NEAR b\n"
            "  fix: put them in by hand in a way the other program knows"
        ),
    ),
    (
        lambda: problems.meaning_differs(M, W),
        "a.dic:3: IC265 of that\n  fix: check the codes it concerns on a few passages",
    ),
    (lambda: problems.entry_left_out("x\ny", M, W), "a.dic:3: IC266 left out, of that: x y" + NO_LOSS),
    (
        lambda: problems.written_otherwise("a b", "a_b", W),
        "a.dic:3: IC267 'a b' becomes 'a_b'\n  fix: nothing to do, unless you want another name",
    ),
    (
        lambda: problems.too_much("LIWC", Message("5 codes", " 5 个编码"), W),
        "a.dic:3: IC268 this LIWC file has more than 5 codes\n  fix: split it into several files",
    ),
    (
        lambda: problems.flattened(["甲", "乙"], 8, W),
        (
            "a.dic:3: IC269 2 code(s) stand deeper than 8 level(s) and move up: 甲, 乙\n"
            "  fix: the order of the codes is kept; rename them if that is unclear"
        ),
    ),
]


@pytest.mark.parametrize(("make", "text"), TEXTS, ids=[text[9:14] for _, text in TEXTS])
def test_the_whole_text(make: Callable[[], Problem], text: str) -> None:
    assert make().render("en") == text
    assert make().render("zh") != text
    assert (make().__class__, make().code) == (Problem, text[9:14])
