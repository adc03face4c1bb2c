"""Reading: files and folders become sources, and everything that cannot be read becomes a problem."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from interview_coder.domain.problems import Problem, by_place
from interview_coder.domain.sources import Source
from interview_coder.ingest.corpus import Corpus, open_corpus, read_part
from interview_coder.ingest.extract import ReadOptions
from interview_coder.ingest.study_tables import StudyTables

__all__ = ["iter_corpus", "iter_sources", "read_sources"]

_DEFAULTS = ReadOptions()


def read_sources(
    paths: Iterable[str | Path], *, options: ReadOptions = _DEFAULTS
) -> tuple[list[Source], tuple[Problem, ...]]:
    """Read transcripts, questionnaires and texts from files and folders.

    Args:
        paths: Files or folders; folders are searched with all folders below.
        options: What the user says about reading.

    Returns:
        The sources in natural order of their ids, and the problems of files that gave none and of the study's
        tables, sorted by place. What is wrong with a source that could be read is among its own ``problems``.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    for found, faults in iter_sources(paths, options=options):
        sources += found
        problems += faults
    return sources, tuple(sorted(problems, key=by_place))


def iter_sources(
    paths: Iterable[str | Path], *, options: ReadOptions = _DEFAULTS
) -> Iterator[tuple[list[Source], tuple[Problem, ...]]]:
    """Read one file after the other, so that a corpus of any size fits.

    Yields:
        The sources of a file and the reason if it has none, in natural order of the ids; at last no source, but
        the problems of the search and of the study's tables.
    """
    yield from iter_corpus(open_corpus(paths, options))


def iter_corpus(corpus: Corpus) -> Iterator[tuple[list[Source], tuple[Problem, ...]]]:
    """Read the parts of a corpus one after the other; yields what `iter_sources` does."""
    tables = StudyTables()
    for part in corpus.parts():
        yield read_part(part, corpus.options, tables)
    yield [], (*corpus.problems, *corpus.left_out(), *tables.problems())
