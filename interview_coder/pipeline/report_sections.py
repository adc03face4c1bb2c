"""Sections of the written report that a study has what it needs for: chain, levels, triangulation, saturation."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from interview_coder.analyse.saturation import KINDS
from interview_coder.analyse.triangulation import methods
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.documents import Block
from interview_coder.export.chain_blocks import chain_blocks
from interview_coder.export.levels_blocks import levels_blocks
from interview_coder.export.saturation_blocks import saturation_blocks
from interview_coder.export.triangulation_blocks import triangulation_blocks
from interview_coder.pipeline.study_tables import chain, levels, saturation, triangulation

_LEVEL_QUOTES = 2
_COMPARED, _FOR_A_CURVE = 2, 3


def report_sections(study: CodedStudy, *, wanted: Sequence[str], language: str, n_quotes: int) -> list[Block]:
    """Compose the sections asked for, as far as the study has what they need.

    The chain needs relations in the codebook; levels need codes with evidence and something above them;
    triangulation needs two kinds of material; saturation three interviews.

    Args:
        study: The coded study.
        wanted: Names out of `SECTIONS`, in any order.
        language: ``zh`` or ``en``.
        n_quotes: Quotations for each link at most; for each code of the levels two at most.
    """
    return [
        block for name, compose in SECTIONS.items() if name in wanted for block in compose(study, language, n_quotes)
    ]


def _chain(study: CodedStudy, language: str, n_quotes: int) -> Iterator[Block]:
    if study.codebook.relations:
        yield from chain_blocks(chain(study, n_quotes=n_quotes), study.codebook, language=language)


def _levels(study: CodedStudy, language: str, n_quotes: int) -> Iterator[Block]:
    tables, _ = levels(study, n_quotes=min(n_quotes, _LEVEL_QUOTES))
    if tables["levels"].rows:
        yield from levels_blocks(tables, study.codebook, language=language)


def _triangulation(study: CodedStudy, language: str, n_quotes: int) -> Iterator[Block]:
    if len(methods(study)) >= _COMPARED:
        yield from triangulation_blocks(triangulation(study, n_quotes=min(n_quotes, 1)), language=language)


def _saturation(study: CodedStudy, language: str, _: int) -> Iterator[Block]:
    if sum(coded.source.kind in KINDS for coded in study.sources) >= _FOR_A_CURVE:
        found = saturation(study)
        yield from saturation_blocks(found.tables, order=found.order, language=language)


SECTIONS: Mapping[str, Callable[[CodedStudy, str, int], Iterator[Block]]] = {
    "chain": _chain,
    "levels": _levels,
    "triangulation": _triangulation,
    "saturation": _saturation,
}
"""The sections by name, in the order in which they stand."""
