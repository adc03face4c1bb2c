"""Nothing but the hits of terms, for texts by the gigabyte."""

from collections.abc import Sequence

from interview_coder.coding.hits import TermFinder
from interview_coder.domain.ports import WordSplitter
from interview_coder.domain.study import LexiconWord
from interview_coder.segment.marks import MarkedWords
from interview_coder.segment.words import splitter_for_much


def term_finder(
    terms: Sequence[str], *, lexicon: Sequence[LexiconWord] = (), splitter: WordSplitter | None = None
) -> TermFinder:
    """Return what finds terms in texts as coding does: where they stand between the boundaries of jieba's words.

    Args:
        terms: The terms, no two of which fold to the same text; jieba learns them as words.
        lexicon: Domain words that jieba learns before them.
        splitter: The word splitter, if it is not to be the fastest one that knows lexicon and terms.

    Example:
        >>> finder = term_finder(["经费", "志愿"])
        >>> [hits.rows() for hits in finder.find(["他要经费", "志愿者要經費"])]
        [[(0, 0, 2, 4), (1, 0, 4, 6)]]
    """
    chosen = splitter or splitter_for_much(lexicon, terms)
    return TermFinder(terms, lambda text: MarkedWords(text, chosen))
