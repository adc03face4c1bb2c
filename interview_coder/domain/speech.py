"""Speech: what was said, as the words of each unit, for analyses of words rather than codes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from interview_coder.domain.segments import Segment
from interview_coder.domain.sources import Source

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpokenUnit:
    """A sentence or turn as words, punctuation left out.

    ``words`` are folded (simplified, half-width, lower case); ``spans`` say where each stands in ``source.text``.
    """

    source: Source
    segment: Segment
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    def find(self, node: str) -> Iterator[Span]:
        """Yield where a folded word, or several without a gap, stands: first word and the one after the last."""
        for first, word in enumerate(self.words):
            joined, last = word, first + 1
            while len(joined) < len(node) and node.startswith(joined) and self._adjoins(last):
                joined, last = joined + self.words[last], last + 1
            if joined == node:
                yield first, last

    def _adjoins(self, index: int) -> bool:
        return index < len(self.words) and self.spans[index - 1][1] == self.spans[index][0]


@dataclass(frozen=True, slots=True)
class Speech:
    """All words that some roles spoke.

    ``units`` follow the sources' ids and the text; ``tags`` give each word's part of speech (jieba's); ``splitter``
    is the name and version of the word splitter, ``language`` that of the codebook whose terms are words, if any.
    """

    units: tuple[SpokenUnit, ...]
    roles: tuple[str, ...]
    unit: str
    splitter: str = ""
    language: str = ""
    tags: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class WordFilter:
    """Which words an analysis shows; all of them count as words all the same.

    Args:
        stop: Folded words to leave out.
        min_length: Characters a word has at least.
        tags: Beginnings of parts of speech to keep (``n`` keeps nr, ns, nz …); all if empty.
    """

    stop: frozenset[str] = frozenset()
    min_length: int = 1
    tags: tuple[str, ...] = ()

    def keeps(self, word: str, tag: str) -> bool:
        """Tell whether a folded word is shown."""
        return word not in self.stop and len(word) >= self.min_length and (not self.tags or tag.startswith(self.tags))

    def kept(self, speech: Speech) -> frozenset[str]:
        """Return the words of a speech that are shown."""
        words = {word for unit in speech.units for word in unit.words}
        return frozenset(word for word in words if self.keeps(word, speech.tags.get(word, "x")))
