"""Reading: files and folders become sources, and everything that cannot be read becomes a problem."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

from interview_coder.domain.problems import Problem, Where, by_place, transcripts
from interview_coder.domain.sources import Source
from interview_coder.ingest.extract import Reader, ReadOptions, Unreadable
from interview_coder.ingest.files import READERS, Found, find_files, suffix_of
from interview_coder.ingest.sources import build_source
from interview_coder.ingest.study_tables import StudyTables

__all__ = ["iter_sources", "read_sources"]

_DEFAULTS = ReadOptions()
_LONGEST_REASON = 120


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
    discovery = find_files([Path(path) for path in paths])
    tables = StudyTables()
    for found in discovery.files:
        yield _read(found, options, tables)
    yield [], (*discovery.problems, *tables.problems())


def _read(found: Found, options: ReadOptions, tables: StudyTables) -> tuple[list[Source], tuple[Problem, ...]]:
    where = Where(str(found.path))
    try:
        if not found.path.stat().st_size:
            return [], (transcripts.empty_file(where),)
        extracts = _reader(found)(found.path, options)
    except Unreadable as reason:
        return [], (reason.problem,)
    except OSError as error:
        return [], (transcripts.cannot_open(error.strerror or type(error).__name__, where),)
    except Exception as error:  # noqa: BLE001 - libraries raise a dozen kinds of exceptions on broken files
        return [], (transcripts.damaged(_reason(error), where),)
    sources = []
    for extract in extracts:
        source_id = found.id + extract.suffix
        row, speakers = tables.source_row(found, source_id), tables.speaker_rows(found, source_id)
        source = build_source(found, extract, row, speakers)
        tables.note(found, source)
        sources.append(source)
    return sources, ()


def _reason(error: Exception) -> str:
    said = "".join(character if character.isprintable() else " " for character in str(error))
    return f"{type(error).__name__} {said}".strip()[:_LONGEST_REASON]


def _reader(found: Found) -> Reader:
    module, _, function = READERS[suffix_of(found.path)].partition(":")
    return cast("Reader", getattr(import_module(f"interview_coder.ingest.{module}"), function))
