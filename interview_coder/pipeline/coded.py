"""Sources and a codebook in, a coded study out: what every analysis beyond the tables of ``code`` starts from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.coded import CodedSource, CodedStudy
from interview_coder.domain.order import natural
from interview_coder.domain.problems import Problem
from interview_coder.domain.sources import Source
from interview_coder.domain.study import LexiconWord
from interview_coder.pipeline.checks import check_conditions, check_speech
from interview_coder.pipeline.run import Run
from interview_coder.segment.units import segment_source


def code_study(
    sources: Iterable[Source],
    codebook: Codebook,
    *,
    lexicon: Sequence[LexiconWord] = (),
    unit: str = "",
    roles: Sequence[str] = (),
) -> tuple[CodedStudy, list[Problem]]:
    """Put the codes of a codebook on sources and keep everything in memory.

    Args:
        sources: The sources, in any order.
        codebook: A codebook without errors.
        lexicon: Domain words for the tokenizer, before the codebook's own terms.
        unit: Overrides the codebook's unit.
        roles: Overrides whose words the codes look at.

    Returns:
        The coded study, the same codings as those of `code_sources`, and the problems of coding itself.
    """
    if roles:
        codebook = replace(codebook, codes=tuple(replace(code, roles=tuple(roles)) for code in codebook.codes))
    ordered = sorted(sources, key=lambda source: natural(source.id))
    run = Run(codebook, lexicon, unit or codebook.defaults.unit)
    coded = _coded(run, ordered)
    if run.problems:
        # An expression turned out too slow on the way: what was coded before that must do without it, too.
        coded = _coded(run, ordered)
    problems = [*run.problems, *check_conditions(codebook, ordered), *check_speech(run.compiled, ordered)]
    return CodedStudy(codebook, coded, run.unit, run.compiled.roles, run.words_name), problems


def _coded(run: Run, sources: Sequence[Source]) -> tuple[CodedSource, ...]:
    return tuple(_coded_source(run, source) for source in sources)


def _coded_source(run: Run, source: Source) -> CodedSource:
    segments = segment_source(source, unit=run.unit, roles=run.compiled.roles)
    codings = sorted(run.codings(source), key=lambda coding: (coding.segment.start, coding.segment.end))
    return CodedSource(source, tuple(segments), tuple(codings))
