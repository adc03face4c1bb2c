"""Values that a study's own files hold."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LexiconWord:
    """A domain word in jieba's dictionary format; a frequency of None is left to jieba's suggestion."""

    word: str
    frequency: int | None = None
    tag: str = ""
