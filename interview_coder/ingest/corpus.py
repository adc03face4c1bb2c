"""A corpus as parts that can be read one by one, by any process, in any order."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from interview_coder.domain.problems import Problem, Where, transcripts
from interview_coder.domain.sources import Source
from interview_coder.ingest.extract import Reader, ReadOptions, Unreadable, is_text_table
from interview_coder.ingest.files import READERS, Found, find_files, suffix_of
from interview_coder.ingest.sources import build_source
from interview_coder.ingest.study_tables import StudyTables

if TYPE_CHECKING:
    from interview_coder.ingest.text_rows import Stretch

_LONGEST_REASON = 120
_PLAIN = READERS[".txt"]
_LONGEST_CHARACTER = 4
"""Bytes."""
_DEFAULTS = ReadOptions()


@dataclass(frozen=True, slots=True)
class Part:
    """What is read of a corpus at once: a file, or a stretch of a table; ``size`` is in bytes.

    ``fault`` is why nothing can be read.
    """

    found: Found
    size: int
    stretch: "Stretch | None" = None
    fault: Problem | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files of a corpus in natural order of their ids, and what is wrong with those that are not read."""

    files: tuple[Found, ...]
    problems: tuple[Problem, ...]
    size: int
    options: ReadOptions = _DEFAULTS

    @property
    def least_characters(self) -> int:
        """How many characters there are at least, by the sizes of the plain text files that can be read."""
        texts = (found.path for found in self.files if READERS[suffix_of(found.path)] == _PLAIN)
        return sum(map(size_of, texts)) // _LONGEST_CHARACTER

    def parts(self) -> Iterator[Part]:
        """Yield the parts in order."""
        for found in self.files:
            if not self.is_table(found) or not size_of(found.path):
                yield Part(found, size_of(found.path))
                continue
            try:
                from interview_coder.ingest.data_tables import stretches  # noqa: PLC0415 - few corpora hold tables

                for stretch in stretches(found.path, self.options):
                    yield Part(found, stretch.size, stretch)
            except Unreadable as reason:
                yield Part(found, 0, fault=reason.problem)
            except OSError as error:
                yield Part(found, 0, fault=_cannot_open(error, Where(str(found.path))))

    def is_table(self, found: Found) -> bool:
        """Tell whether a file is a table with one text a row."""
        return is_text_table(suffix_of(found.path), self.options)

    def left_out(self) -> Iterator[Problem]:
        """Yield which columns of tables are not read."""
        for found in filter(self.is_table, self.files):
            from interview_coder.ingest.data_tables import left_out  # noqa: PLC0415 - few corpora hold tables

            with suppress(Unreadable, OSError):
                yield from left_out(found.path, self.options)


def open_corpus(paths: Iterable[str | Path], options: ReadOptions = _DEFAULTS) -> Corpus:
    """Find the files of a corpus; none is read yet."""
    discovery = find_files([Path(path) for path in paths])
    size = sum(size_of(found.path) for found in discovery.files)
    return Corpus(tuple(discovery.files), tuple(discovery.problems), size, options)


def size_of(path: Path) -> int:
    """Return the size of a file in bytes, 0 where it cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def read_part(part: Part, options: ReadOptions, tables: StudyTables) -> tuple[list[Source], tuple[Problem, ...]]:
    """Read a part: its sources, or the reason why there is none."""
    found, problems = part.found, list[Problem]()
    where = Where(str(found.path))
    if part.fault:
        return [], (part.fault,)
    try:
        if part.stretch:
            from interview_coder.ingest.data_tables import read_stretch  # noqa: PLC0415 - few corpora hold tables

            extracts, problems = read_stretch(found.path, part.stretch, options)
        elif not found.path.stat().st_size:
            return [], (transcripts.empty_file(where),)
        else:
            extracts = [*_reader(found)(found.path, options)]
    except Unreadable as reason:
        return [], (reason.problem,)
    except OSError as error:
        return [], (_cannot_open(error, where),)
    except Exception as error:  # noqa: BLE001 - libraries raise a dozen kinds of exceptions on broken files
        return [], (transcripts.damaged(_reason(error), where),)
    sources = []
    for extract in extracts:
        source_id = found.id + extract.suffix
        row, speakers = tables.source_row(found, source_id), tables.speaker_rows(found, source_id)
        source = build_source(found, extract, row, speakers)
        tables.note(found, source)
        sources.append(source)
    return sources, tuple(problems)


def _cannot_open(error: OSError, where: Where) -> Problem:
    return transcripts.cannot_open(error.strerror or type(error).__name__, where)


def _reason(error: Exception) -> str:
    said = "".join(character if character.isprintable() else " " for character in str(error))
    return f"{type(error).__name__} {said}".strip()[:_LONGEST_REASON]


def _reader(found: Found) -> Reader:
    module, _, function = READERS[suffix_of(found.path)].partition(":")
    return cast("Reader", getattr(import_module(f"interview_coder.ingest.{module}"), function))
