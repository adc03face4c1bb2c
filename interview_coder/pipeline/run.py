"""One codebook on many sources."""

from collections.abc import Callable, Sequence

from interview_coder.analyse.quotes import Row, quote_rows
from interview_coder.analyse.tally import Tally
from interview_coder.coding.compile import codebook_terms, compile_codebook, regexes_of
from interview_coder.coding.match import Matcher
from interview_coder.coding.negation import CUES, Negation
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.coded import CodedSource
from interview_coder.domain.codings import Coding
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import run as faults
from interview_coder.domain.sources import Source
from interview_coder.domain.study import LexiconWord
from interview_coder.segment.tags import Tags
from interview_coder.segment.units import segment_source
from interview_coder.segment.words import TextWords, word_splitter

Progress = Callable[[Source], None]


class Run:
    """One codebook on many sources."""

    def __init__(self, codebook: Codebook, lexicon: Sequence[LexiconWord], unit: str) -> None:
        self.codebook = codebook
        self.unit = unit
        self.compiled = compile_codebook(codebook)
        self._slow: dict[str, Problem] = {}
        self._codes = {code.id: code for code in codebook.codes}
        splitter = word_splitter(lexicon, codebook_terms(codebook.codes))
        self.words_name = splitter.name
        negation = Negation(codebook.negation_cues or CUES)
        self.matcher = Matcher(self.compiled, lambda view: TextWords(view, splitter), negation, Tags(lexicon))

    @property
    def problems(self) -> list[Problem]:
        """Expressions that were left out because they are too slow."""
        return list(self._slow.values())

    def code(self, sources: Sequence[Source], progress: Progress) -> tuple[Tally, list[Row], list[CodedSource]]:
        """Code all sources.

        Where an expression turns out too slow, everything is coded again without it, so that the result does
        not depend on which source came first.
        """
        tally, rows, coded = Tally(self.codebook), [], []
        n_slow = len(self._slow)
        for source in sources:
            segments = segment_source(source, unit=self.unit, roles=self.compiled.roles)
            codings = self.matcher.code_source(source, segments)
            self._note_slow(source)
            tally.add(source, segments, codings)
            rows += quote_rows(source, codings, self._codes)
            coded.append(CodedSource(source, tuple(segments), tuple(sorted(codings, key=_place))))
            progress(source)
        return (tally, rows, coded) if len(self._slow) == n_slow else self.code(sources, lambda _: None)

    def codings(self, source: Source) -> list[Coding]:
        """Code one source."""
        return self.matcher.code_source(source, segment_source(source, unit=self.unit, roles=self.compiled.roles))

    def _note_slow(self, source: Source) -> None:
        for pattern in self.compiled.patterns.values():
            if pattern.is_too_slow and pattern.text not in self._slow:
                where = _place_of(self.codebook, pattern.text)
                self._slow[pattern.text] = faults.regex_too_slow(pattern.text, source.id, where)


def _place(coding: Coding) -> tuple[int, int]:
    return coding.segment.start, coding.segment.end


def _place_of(codebook: Codebook, pattern: str) -> Where:
    for code in codebook.codes:
        for rule in (*code.rules, *code.unless):
            if pattern in regexes_of(rule.expression):
                return rule.where
    return Where(codebook.path)
