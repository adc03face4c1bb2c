"""Negation: a cue before a hit, within its clause and at most four words away, turns its meaning round."""

import re
from collections.abc import Sequence

from interview_coder.domain.ports import Words

WINDOW = 4

# fmt: off
CUES: tuple[str, ...] = (
    "不", "没", "没有", "未", "无", "别", "勿", "莫", "缺", "缺乏", "缺少", "欠缺", "不够", "不足", "并非",
    "绝非", "谈不上", "说不上", "算不上", "称不上", "不算", "不是", "并不", "并不是", "并没", "并没有",
    "不会", "不能", "不要", "不用", "不必", "不需", "不需要", "无需", "用不着", "不想", "不愿", "不愿意",
    "不肯", "不敢", "不太", "不大", "不怎么", "不再", "不曾", "不见得", "不可能", "没法", "没法儿", "没办法",
    "没能", "没什么", "没啥", "没人", "没多少", "没怎么", "从没", "从没有", "从不", "从来不", "从来没",
    "从来没有", "还没", "还没有", "也没", "也没有", "都没", "都没有", "未能", "未曾", "未必", "尚未", "从未",
    "无法", "毫无", "毫不", "决不", "绝不", "难以", "很难", "甭", "不晓得", "不觉得", "不认为", "未有", "冇",
)
"""The built-in cues; a codebook may replace the list. Words such as 不断, 不仅, 没准, 无论, 不得不 are none."""
# fmt: on

REACH = 100
"""Code points before a hit in which cues are looked for; four words are hardly ever longer."""

_CLAUSE_MARKS = ("。", "!", "?", ";", ",", ":", "\r", "\n", "……")


class Negation:
    """Tells whether a hit is negated, by a list of cues."""

    def __init__(self, cues: Sequence[str] = CUES) -> None:
        self._cues = frozenset(cues)
        self._any_cue = re.compile("|".join(map(re.escape, filter(None, cues))) or "(?!)")

    def is_negated(self, text: str, words: Words, *, unit_start: int, hit_start: int) -> bool:
        """Count the cues before a hit: an odd number negates it, two cancel each other.

        Args:
            text: The folded view.
            words: Its words.
            unit_start: Where the unit begins; nothing before it counts.
            hit_start: Where the hit begins. A cue that is the first part of the word in which the hit begins
                counts too.
        """
        low = max(unit_start, hit_start - REACH)
        if not self._any_cue.search(text, low, hit_start):
            return False
        clause = max(low, *(text.rfind(mark, low, hit_start) + len(mark) for mark in _CLAUSE_MARKS))
        if not self._any_cue.search(text, clause, hit_start):
            return False
        before = [text[start : min(end, hit_start)] for start, end in words.words(clause, hit_start)]
        return sum(word in self._cues for word in before[-WINDOW:]) % 2 == 1
