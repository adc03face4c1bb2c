"""Parts of speech: the tags of jieba's dictionary, for words that are cut already."""

import re
from collections.abc import Iterable

from interview_coder.domain.fold import fold
from interview_coder.domain.study import LexiconWord
from interview_coder.segment.jieba_parts import dictionary_tags

_NUMBER = re.compile(r"[.0-9]+")
_LATIN = re.compile(r"[a-zA-Z0-9]+")


class Tags:
    """Gives a word's tag as ``jieba.posseg`` does for words of its dictionary; words of the lexicon come first."""

    def __init__(self, lexicon: Iterable[LexiconWord] = ()) -> None:
        self._own = {fold(entry.word): entry.tag for entry in lexicon if entry.tag}

    def __call__(self, word: str) -> str:
        """Return the tag of a folded word: ``m`` for digits, ``eng`` for Latin letters, ``x`` if unknown."""
        tag = self._own.get(word) or dictionary_tags().get(word)
        if tag:
            return tag
        if _NUMBER.fullmatch(word):
            return "m"
        return "eng" if _LATIN.fullmatch(word) else "x"
