"""jieba's own words at many times its speed: jieba-rs for the dictionary path, jieba's model for the rest.

jieba finds the best path through its dictionary, then hands each run of single characters to a hidden Markov
model. jieba-rs walks the same dictionary in Rust; the model is jieba's own, with its answers remembered. Equal
words need equal frequencies, so the frequency of each added word is computed as jieba computes it, and the sum of
all frequencies is kept equal through one word that cannot occur. The only module that imports rjieba.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from interview_coder.domain.ports import BLOCK_END, BOUNDARY, OPEN
from interview_coder.domain.study import LexiconWord
from interview_coder.segment.jieba_frequencies import Frequencies, added_words
from interview_coder.segment.jieba_parts import SLOW_NAME, finalseg, words_by_block
from interview_coder.segment.jieba_ties import DISTANCES, Ties

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview_coder.domain.points import Points

_ASCII = 128
_END = chr(BLOCK_END)
_LATIN = re.compile(r"[a-zA-Z0-9]+")
_BALANCE = "\ue000interview-coder"
"""A word outside of jieba's blocks: it cannot occur, its frequency only balances the sum."""

_SAMPLE = (
    "我们/社区/的/志愿者/经常/组织/活动/可是/经费/一直/不够/，/场地/也/没有/着落/后来/街道/办事处/给/了/一点/补贴/，/"
    "他/说/年轻人/愿意/来/但/留不住/，/主要/是/培训/跟不上/。/南京市/长江大桥/旁边/的/居民/自发/成立/了/互助/小组/。/"
    "帮助/独居/老人/买菜/做饭/，/研究/生命/起源/的/学者/也/参加/过/这项/调查"
)
"""What jieba makes of a text without its model: an rjieba with another dictionary would not."""


@cache
def _tokenizer_class() -> Any:  # noqa: ANN401 - built in Rust
    """Import rjieba's class; its package would load a dictionary for itself first, which takes a tenth of a second."""
    spec = find_spec("rjieba")
    if "rjieba" in sys.modules or spec is None or spec.submodule_search_locations is None:
        return import_module("rjieba").Jieba
    sys.modules["rjieba"] = package = ModuleType("rjieba")
    package.__path__ = spec.submodule_search_locations
    try:
        return import_module("rjieba.rjieba").Jieba
    except ImportError:  # laid out in another way
        del sys.modules["rjieba"]
        return import_module("rjieba").Jieba
    finally:
        if sys.modules.get("rjieba") is package:
            del sys.modules["rjieba"]


def fast_name() -> str:
    """Return name and version of this word splitter.

    The version is in the name of rjieba's record; whoever reads the record itself loads a mail reader first.

    Raises:
        ImportError: If rjieba is not installed.
    """
    spec = find_spec("rjieba")
    if spec is None:
        raise ImportError("rjieba is not installed")
    places = spec.submodule_search_locations or ()
    records = [path.name for place in places for path in Path(place).parent.glob("rjieba-*.dist-info")]
    if len(records) == 1:
        version = records[0].removeprefix("rjieba-").removesuffix(".dist-info")
    else:
        from importlib import metadata  # noqa: PLC0415 - see above

        version = metadata.version("rjieba")
    return f"{SLOW_NAME} (rjieba {version})"


class FastWords:
    """The same words as `JiebaWords`, for words without a frequency of 0.

    Raises:
        ImportError: If the rjieba that is installed does not have jieba's dictionary.
    """

    def __init__(self, lexicon: Iterable[LexiconWord] = (), terms: Iterable[str] = ()) -> None:
        self.name = fast_name()
        """Name and version of the word splitter."""
        self._jieba = _tokenizer_class()()
        if "/".join(self._plain_words(_SAMPLE.replace("/", ""))) != _SAMPLE:
            raise ImportError("this rjieba does not have the dictionary of jieba 0.42.1")
        self._surplus = 0
        self._frequencies = Frequencies()
        for word, frequency in added_words(lexicon, terms).items():
            self._add(word, frequency)
        self._ties = Ties(self._frequencies, self._jieba.has_word)

    def words(self, text: str) -> list[str]:
        """Cut a folded text into words that join to the same text."""
        return words_by_block(text, self.block_words)

    def _plain_words(self, block: str) -> list[str]:
        words: list[str] = self._jieba.cut(block, hmm=False)
        return words

    def _add(self, word: str, frequency: int | None) -> None:
        frequency, old = self._frequencies.add(word, frequency, self._plain_words)
        self._jieba.add_word(word, frequency, None)
        if old:
            # jieba counts a word that is added again twice in its sum, jieba-rs does not.
            self._surplus += old
            self._jieba.add_word(_BALANCE, self._surplus, None)

    def block_words(self, block: str) -> list[str]:
        """Cut one of jieba's blocks."""
        if self._ties.are_in(block):
            return list(self._ties.words(block))
        words: list[str] = []
        singles = ""
        for word in self._plain_words(block):
            if self._is_loose(word):
                singles += word
                continue
            if singles:
                words += self._cut_singles(singles)
                singles = ""
            words.append(word)
        return [*words, *self._cut_singles(singles)] if singles else words

    def marks(self, blocks: "Points") -> "NDArray[np.uint8]":
        """Mark the words of many blocks, each of which ends with a line end; runs for the model stay open."""
        import numpy as np  # noqa: PLC0415 - heavy: for long texts only

        from interview_coder.domain.points import text_of  # noqa: PLC0415 - as above

        text = text_of(blocks)
        words = self._plain_words(text)
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        starts = lengths.cumsum() - lengths
        marks = np.zeros(len(blocks), np.uint8)
        marks[starts] = BOUNDARY
        firsts = blocks[starts]
        loose = (lengths == 1) & (firsts != BLOCK_END)
        for place in np.flatnonzero((lengths > 1) & (firsts < _ASCII)):
            if self._is_loose(words[place]):
                loose[place] = True
                marks[starts[place] + 1 : starts[place] + lengths[place]] = OPEN
        marks[starts[1:][loose[1:] & loose[:-1]]] = OPEN
        self._mark_ties(blocks, text, marks)
        return marks

    def _mark_ties(self, blocks: "Points", text: str, marks: "NDArray[np.uint8]") -> None:
        """Mark anew the blocks that can be cut in two ways."""
        import numpy as np  # noqa: PLC0415 - as above

        for distance in DISTANCES:
            places = np.flatnonzero((blocks[:-distance] == blocks[distance:]) & (blocks[:-distance] >= _ASCII))
            for place in places.tolist():
                if self._ties.is_tie(text[place : place + distance + 1]):
                    start = text.rfind(_END, 0, place) + 1
                    block = text[start : text.index(_END, place)]
                    marks[start : start + len(block)] = 0
                    for word in self._ties.words(block):
                        marks[start] = BOUNDARY
                        start += len(word)

    def run_words(self, run: str) -> Sequence[str]:
        """Cut a run of single characters and unknown Latin words with jieba's model."""
        return self._cut_singles(run)

    def _is_loose(self, word: str) -> bool:
        """Tell whether a word goes to the model with its neighbours.

        Without its model, jieba joins Latin letters that stand alone; with it, they belong to the run.
        """
        return len(word) == 1 or (_LATIN.fullmatch(word) is not None and not self._jieba.has_word(word))

    def _cut_singles(self, run: str) -> Sequence[str]:
        if len(run) == 1:
            return (run,)
        return tuple(run) if self._jieba.has_word(run) else _model(run)


@lru_cache(maxsize=200_000)
def _model(run: str) -> tuple[str, ...]:
    finalseg().Force_Split_Words = set()
    return tuple(finalseg().cut(run))
