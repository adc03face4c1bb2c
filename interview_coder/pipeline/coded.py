"""Sources and a codebook in, a coded study out: what every analysis beyond the tables of ``code`` starts from."""

from collections.abc import Iterable, Sequence

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.problems import Problem
from interview_coder.domain.sources import Source
from interview_coder.domain.study import LexiconWord
from interview_coder.pipeline.checks import check_conditions, check_speech, seen_in
from interview_coder.pipeline.run import coded_in_memory, ready


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

    Raises:
        ValueError: If the codebook has errors or the unit is unknown.
    """
    codebook = ready(codebook, roles)
    run, coded, problems = coded_in_memory(list(sources), codebook, lexicon, unit or codebook.defaults.unit)
    seen = seen_in([one.source for one in coded])
    problems += [*check_conditions(codebook, seen), *check_speech(run.compiled.roles, seen)]
    return CodedStudy(codebook, coded, run.unit, run.compiled.roles, run.words_name), problems
