"""Words: jieba 0.42.1 in an isolated tokenizer, and the boundaries it sees in a text.

jieba cuts a text into blocks (runs of Han characters, Latin letters, digits and ``+#&._%-``) and treats each
block alone, so the words of a block can be had without cutting the rest.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from interview_coder.domain.fold import fold
from interview_coder.domain.ports import BLOCK_END, BOUNDARY, WordSplitter
from interview_coder.domain.study import LexiconWord
from interview_coder.segment.jieba_first import FirstWords
from interview_coder.segment.jieba_parts import BLOCK, SLOW_NAME, dictionary, finalseg, jieba
from interview_coder.segment.jieba_rs import FastWords, fast_name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview_coder.domain.points import Points

Span = tuple[int, int]


def word_splitter(lexicon: Iterable[LexiconWord] = (), terms: Iterable[str] = ()) -> WordSplitter:
    """Return a splitter that is ready at once and the fastest later on; its words are jieba's.

    Words are added in the order given, each once, with jieba's own suggested frequency where none is stated.
    """
    lexicon, terms = tuple(lexicon), tuple(terms)
    if any(entry.frequency == 0 for entry in lexicon):
        return JiebaWords(lexicon, terms)
    try:
        name = fast_name()
    except ImportError:
        return JiebaWords(lexicon, terms)
    return FirstWords(name, lambda: splitter_for_much(lexicon, terms), lexicon, terms)


def splitter_for_much(lexicon: Sequence[LexiconWord] = (), terms: Sequence[str] = ()) -> WordSplitter:
    """Return the fastest splitter for much text: by rjieba where that can be, else jieba itself."""
    if any(entry.frequency == 0 for entry in lexicon):
        return JiebaWords(lexicon, terms)
    try:
        return FastWords(lexicon, terms)
    except ImportError:
        return JiebaWords(lexicon, terms)


class JiebaWords:
    """jieba's default mode with its model, on a tokenizer of its own, holding the given words."""

    def __init__(self, lexicon: Iterable[LexiconWord] = (), terms: Iterable[str] = ()) -> None:
        self._entries = [*lexicon, *(LexiconWord(term) for term in terms)]
        self._tokenizer: Any = None
        self._force_split: set[str] = set()

    @property
    def name(self) -> str:
        """Name and version of the word splitter."""
        return SLOW_NAME

    def words(self, text: str) -> list[str]:
        """Cut a folded text into words that join to the same text."""
        tokenizer = self._tokenizer or self._load()
        # jieba keeps the words it must split (frequency 0) in a module-level set: put ours there for the call.
        finalseg().Force_Split_Words = self._force_split
        return list(tokenizer.cut(text, HMM=True))

    def block_words(self, block: str) -> Sequence[str]:
        """Cut one of jieba's blocks."""
        return self.words(block)

    def marks(self, blocks: "Points") -> "NDArray[np.uint8]":
        """Mark the words of many blocks, each of which ends with a line end; the same block is cut once."""
        import numpy as np  # noqa: PLC0415 - heavy: for long texts only

        from interview_coder.domain.points import text_of  # noqa: PLC0415 - as above

        texts = text_of(blocks).split(chr(BLOCK_END))[:-1]
        lengths = {text: [*map(len, self.words(text)), 1] for text in dict.fromkeys(texts)}
        sizes = np.fromiter(chain.from_iterable(lengths[text] for text in texts), np.int64)
        marks = np.zeros(len(blocks), np.uint8)
        marks[sizes.cumsum() - sizes] = BOUNDARY
        return marks

    def run_words(self, run: str) -> Sequence[str]:
        """Cut a run; nothing is ever left open here."""
        return self.words(run)

    def _load(self) -> Any:  # noqa: ANN401 - jieba has no types
        tokenizer = jieba().Tokenizer()
        # jieba itself would read and write a cache in the shared temporary folder, where anybody can plant one.
        frequencies, total = dictionary()
        tokenizer.FREQ, tokenizer.total, tokenizer.initialized = dict(frequencies), total, True
        finalseg().Force_Split_Words = self._force_split
        known: set[str] = set()
        for entry in self._entries:
            if (word := fold(entry.word)) not in known:
                known.add(word)
                tokenizer.add_word(word, entry.frequency, entry.tag or None)
        self._tokenizer = tokenizer
        return tokenizer


class TextWords:
    """The words of one folded text, found block by block when somebody asks."""

    def __init__(self, view: str, splitter: WordSplitter) -> None:
        self._view = view
        self._splitter = splitter
        self._blocks = [match.span() for match in BLOCK.finditer(view)]
        self._starts = [start for start, _ in self._blocks]
        self._cut: dict[int, list[Span]] = {}
        self._inside: dict[int, set[int]] = {}

    def is_boundary(self, position: int) -> bool:
        """Tell whether no word stretches over ``position``."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return True
        start, end = self._blocks[index]
        if position == start or position >= end:
            return True
        if index not in self._inside:
            self._inside[index] = {word_start for word_start, _ in self._words_of(index)}
        return position in self._inside[index]

    def words(self, start: int, end: int) -> list[Span]:
        """Return the words within a span, punctuation left out, in the order of the text."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        found: list[Span] = []
        position = start
        while index < len(self._blocks) and self._blocks[index][0] < end:
            block_start, block_end = self._blocks[index]
            if block_end > start:
                found += self._singles(position, min(block_start, end))
                # "%", "-", "." and the like are in jieba's block class but are no words when alone.
                found += [
                    (left, right)
                    for left, right in self._words_of(index)
                    if right > start and left < end and any(map(str.isalnum, self._view[left:right]))
                ]
                position = max(block_end, position)
            index += 1
        return found + self._singles(position, end)

    def rows(self, start: int, end: int) -> list[Span]:
        """Return the words and punctuation marks within a span, as jieba cuts them, in the order of the text."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        found: list[Span] = []
        position = start
        for block, (block_start, block_end) in enumerate(self._blocks[index:], index):
            if block_start >= end:
                break
            if block_end > start:
                found += self._marks(position, block_start)
                found += [(left, right) for left, right in self._words_of(block) if right > start and left < end]
                position = block_end
        return found + self._marks(position, end)

    def _marks(self, start: int, end: int) -> list[Span]:
        return [(i, i + 1) for i in range(start, end) if not self._view[i].isspace()]

    def _singles(self, start: int, end: int) -> list[Span]:
        """Return the characters outside of blocks that count as words: rare Han, other scripts."""
        return [(i, i + 1) for i in range(start, end) if self._view[i].isalnum()]

    def _words_of(self, index: int) -> Sequence[Span]:
        if index not in self._cut:
            start, end = self._blocks[index]
            spans = []
            for word in self._splitter.block_words(self._view[start:end]):
                spans.append((start, start + len(word)))
                start += len(word)
            self._cut[index] = spans
        return self._cut[index]
