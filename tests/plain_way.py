"""Coding the plain way, without any of the product's matching: cut everything with jieba, then look terms up."""

import jieba
from builders import talk

from interview_coder.domain.fold import fold
from interview_coder.segment.units import segment_source

TERMS = [
    "志愿者",
    "志愿",
    "服务",
    "志愿服务",
    "经费",
    "经费不足",
    "没有",
    "社区",
    "补贴",
    "街道办",
    "老面孔",
    "不",
    "ngo",
]
REFERENCE = jieba.Tokenizer()
REFERENCE.initialize()


def plain_counts(text: str, terms_of: dict[str, list[str]]) -> dict[str, tuple[int, int]]:
    """Count mentions and segments per code without any of the product's matching."""
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = dict(REFERENCE.FREQ), REFERENCE.total, True
    for term in dict.fromkeys(term for terms in terms_of.values() for term in terms):
        tokenizer.add_word(fold(term))
    folded = fold(text)
    bounds = {start for _, start, _ in tokenizer.tokenize(folded)} | {len(folded)}
    counts = {}
    for code_id, terms in terms_of.items():
        mentions = segments = 0
        for unit in segment_source(talk(text), unit="sentence", roles=["participant"]):
            position, found = unit.start, 0
            while position < unit.end:
                fitting = [
                    len(term)
                    for term in map(fold, terms)
                    if folded.startswith(term, position)
                    and position + len(term) <= unit.end
                    and {position, position + len(term)} <= bounds
                ]
                found += bool(fitting)
                position += max(fitting, default=1)
            mentions += found
            segments += bool(found)
        counts[code_id] = (mentions, segments)
    return counts
