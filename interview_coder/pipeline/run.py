"""One codebook on many sources."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from interview_coder.coding.compile import codebook_terms, compile_codebook, regexes_of
from interview_coder.coding.match import Matcher
from interview_coder.coding.negation import CUES, Negation
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.coded import CodedSource
from interview_coder.domain.codings import Coding
from interview_coder.domain.order import natural
from interview_coder.domain.ports import WordSplitter
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import run as faults
from interview_coder.domain.segments import Segment
from interview_coder.domain.sources import Source
from interview_coder.domain.study import LexiconWord
from interview_coder.segment.tags import Tags
from interview_coder.segment.units import segment_source
from interview_coder.segment.words import TextWords, word_splitter

if TYPE_CHECKING:
    from interview_coder.domain.points import Points
    from interview_coder.segment.marks import MarkedWords


class Run:
    """One codebook on many sources.

    Args:
        codebook: A codebook without errors.
        lexicon: Domain words for the tokenizer.
        unit: The unit of coding.
        slow: Regular expressions to do without, because they turned out too slow.
    """

    def __init__(
        self, codebook: Codebook, lexicon: Sequence[LexiconWord], unit: str, *, slow: Collection[str] = ()
    ) -> None:
        self.codebook = codebook
        self.unit = unit
        self.compiled = compile_codebook(codebook)
        self.slow: dict[str, str] = {}
        """Expressions that turned out too slow here, and the source in which they did."""
        for pattern in slow:
            self.compiled.patterns[pattern].is_too_slow = True
        self._splitter = splitter = word_splitter(lexicon, codebook_terms(codebook.codes))
        negation = Negation(codebook.negation_cues or CUES)
        self.matcher = Matcher(
            self.compiled,
            lambda view: TextWords(view, splitter),
            lambda text: _long_words(text, splitter),
            negation=negation,
            tag=Tags(lexicon),
        )

    @property
    def words_name(self) -> str:
        """Name and version of the word splitter."""
        return self._splitter.name

    def code(self, sources: Iterable[Source]) -> tuple[CodedSource, ...]:
        """Code sources, in natural order of their ids.

        What `slow` holds afterwards was left out from some place on: nothing of the result may be used then.
        """
        ordered = sorted(sources, key=lambda source: natural(source.id))
        cut = [(source, segment_source(source, unit=self.unit, roles=self.compiled.roles)) for source in ordered]
        codings = self.matcher.code_sources(cut)
        return tuple(
            self._coded(source, segments, found) for (source, segments), found in zip(cut, codings, strict=True)
        )

    def codings(self, source: Source) -> list[Coding]:
        """Code one source."""
        return self.matcher.code_source(source, segment_source(source, unit=self.unit, roles=self.compiled.roles))

    def _coded(self, source: Source, segments: Sequence[Segment], codings: list[Coding]) -> CodedSource:
        for pattern in self.compiled.slow:
            self.slow.setdefault(pattern.text, source.id)
        codings.sort(key=lambda coding: (coding.segment.start, coding.segment.end))
        return CodedSource(source, tuple(segments), tuple(codings))


def _long_words(text: "Points", splitter: WordSplitter) -> "MarkedWords":
    from interview_coder.segment.marks import MarkedWords  # noqa: PLC0415 - heavy: needs numpy

    return MarkedWords(text, splitter)


def coded_in_memory(
    sources: Sequence[Source], codebook: Codebook, lexicon: Sequence[LexiconWord], unit: str
) -> tuple[Run, tuple[CodedSource, ...], list[Problem]]:
    """Code sources with every expression that is fast enough on all of them.

    Where an expression turns out too slow, everything is coded again without it, so that the result does not
    depend on which source came first.

    Returns:
        The run that made the result, the coded sources in natural order, and the expressions left out.
    """
    left_out: dict[str, str] = {}
    while True:
        run = Run(codebook, lexicon, unit, slow=left_out)
        coded = run.code(sources)
        if not run.slow:
            return run, coded, slow_problems(codebook, left_out)
        left_out |= run.slow


def slow_problems(codebook: Codebook, slow: dict[str, str]) -> list[Problem]:
    """Report the expressions that were left out, each with a source in which it was too slow."""
    return [faults.regex_too_slow(pattern, source, _place_of(codebook, pattern)) for pattern, source in slow.items()]


def ready(codebook: Codebook, roles: Sequence[str]) -> Codebook:
    """Return a codebook as it is used: with other roles where the user wants others.

    Raises:
        ValueError: If the codebook has errors.
    """
    errors = [problem for problem in codebook.problems if problem.is_error]
    if errors:
        raise ValueError(f"the codebook has errors: {errors[0].render('en')}")
    if not roles:
        return codebook
    return replace(codebook, codes=tuple(replace(code, roles=tuple(roles)) for code in codebook.codes))


def _place_of(codebook: Codebook, pattern: str) -> Where:
    for code in codebook.codes:
        for rule in (*code.rules, *code.unless):
            if pattern in regexes_of(rule.expression):
                return rule.where
    return Where(codebook.path)
