"""Which of several overlapping matches count, where longest spans go first: within one code, or over all of them.

These are the two scopes of quanteda's ``tokens_lookup(nested_scope=)``: ``"key"`` and ``"dictionary"``.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from interview_coder.coding.proximity import Span, Spans
from interview_coder.domain.codebook import NESTED_BOOK, Code
from interview_coder.domain.codings import Coding, Hit
from interview_coder.domain.rules import has_evidence


def longest_first(spans: Mapping[str, Spans], words: Spans, *, across: bool = False) -> dict[str, list[Span]]:
    """Accept spans from the longest to the shortest, from left to right within a length.

    A code's span is accepted unless a word of it is used by an accepted span of the same code. ``across`` first
    passes over each span all of whose words are covered by accepted spans of any code.

    Args:
        spans: The spans of each code.
        words: The words that lengths are counted in, sorted; punctuation counts. A span uses each word it touches.
        across: Look at the codes together.

    Returns:
        The accepted spans of each code, in the order of the text; a code without any has an empty list.
    """
    starts, ends = [start for start, _ in words], [end for _, end in words]
    holders: dict[Span, list[str]] = {}
    for code, found in spans.items():
        for span in dict.fromkeys(found):
            holders.setdefault(span, []).append(code)
    touched = {span: range(bisect_right(ends, span[0]), bisect_left(starts, span[1])) for span in holders}
    used: dict[str, set[int]] = {code: set() for code in spans}
    accepted: dict[str, list[Span]] = {code: [] for code in spans}
    covered: set[int] = set()
    for span in sorted(holders, key=lambda span: (-len(touched[span]), span[0], -span[1])):
        within = touched[span]
        if across and within and covered.issuperset(within):
            continue
        for code in holders[span]:
            if used[code].isdisjoint(within):
                accepted[code].append(span)
                used[code].update(within)
                covered.update(within)
    return {code: sorted(found) for code, found in accepted.items()}


def without_nested(codings: Iterable[Coding], codes: Mapping[str, Code], words: Spans) -> list[Coding]:
    """Drop, of one unit's codings, the hits that lie inside those of other codes; codings left without any go too.

    Only codes that say ``nested: codebook`` take part, and only hits that point at words.
    """
    codings = list(codings)
    spans = {
        coding.code: [(hit.start, hit.end) for hit in coding.hits if _points(hit, codes[hit.via or coding.code])]
        for coding in codings
        if codes[coding.code].nested == NESTED_BOOK
    }
    accepted = longest_first(spans, words, across=True)
    kept = []
    for coding in codings:
        lost = set(spans.get(coding.code, ())).difference(accepted.get(coding.code, ()))
        hits = tuple(hit for hit in coding.hits if (hit.start, hit.end) not in lost)
        if hits:
            kept.append(coding if len(hits) == len(coding.hits) else replace(coding, hits=hits))
    return kept


def _points(hit: Hit, code: Code) -> bool:
    return has_evidence(code.rules[hit.rule].expression)


def choose(code: Code, spans: Sequence[Span], words: Spans) -> list[Span]:
    """Choose among the spans of one code that has a setting for it: all of them, or the longest first."""
    if code.nested in ("none", NESTED_BOOK):
        return sorted(spans)
    return longest_first({code.id: spans}, words)[code.id]
