"""How the terms of a codebook fare in transcripts: on word boundaries, or swallowed by other words."""

from dataclasses import dataclass

from interview_coder.domain.problems import Where

SHOWN = 3
"""How many of the words that swallow a term are told."""


@dataclass(frozen=True, slots=True)
class Swallower:
    """Words that a term stands in without being one: ``words`` is one longer word, or several with ``|`` between."""

    words: str
    count: int

    @property
    def is_one_word(self) -> bool:
        """Whether one word swallows the whole term, rather than a cut splitting it."""
        return "|" not in self.words


@dataclass(frozen=True, slots=True)
class TermReport:
    """One term of a codebook over all sources.

    ``count`` is how often it occurs as text, ``on_boundary`` how often both ends are word ends (then it matches).
    ``swallowers`` are the most frequent others, and ``lexicon_line`` is the line that would make a word of it, tried
    out on those; empty where none does or none is needed.
    """

    term: str
    code: str
    where: Where
    count: int
    on_boundary: int
    swallowers: tuple[Swallower, ...] = ()
    lexicon_line: str = ""
