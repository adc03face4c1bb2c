"""Terms that no word splitter of ours can keep whole."""

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.fold import fold
from interview_coder.domain.own_terms import own_terms
from interview_coder.domain.problems import Problem
from interview_coder.domain.problems import codebook_checks as faults
from interview_coder.segment.jieba_parts import BLOCK


def check_signs(codebook: Codebook) -> list[Problem]:
    """Note terms that jieba always cuts, whatever the text: those with a sign outside of its blocks."""
    problems: dict[str, Problem] = {}
    for _code, leaf, where in own_terms(codebook):
        surface = fold(leaf.text)
        outside = BLOCK.sub("", surface)
        if outside and len(outside) < len(surface):
            problems.setdefault(surface, faults.never_one_word(leaf.text, outside[0], where))
    return list(problems.values())
