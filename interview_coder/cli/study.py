"""What a command works on: sources, codebook and lexicon, from options, then settings, then what the folder holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from interview_coder.cli.language import say
from interview_coder.codebook import read_codebook
from interview_coder.coding.compile import literals_of, patterns_of
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.caches import cache_folder
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.ports import Memo, no_memo
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import lexicon as faults
from interview_coder.domain.problems import run as run_faults
from interview_coder.domain.sources import Source, Turn
from interview_coder.domain.study import SETTINGS_FILE, LexiconWord, Settings
from interview_coder.ingest import read_sources
from interview_coder.ingest.corpus import Corpus, open_corpus
from interview_coder.ingest.extract import ReadOptions
from interview_coder.pipeline.run import ready
from interview_coder.pipeline.workers import Assignment
from interview_coder.study.lexicon import read_lexicon
from interview_coder.study.memo import DiskMemo


@dataclass(slots=True)
class OpenStudy:
    """Everything a command needs, and everything that is wrong with it."""

    sources: list[Source] = field(default_factory=list)
    codebook: Codebook | None = None
    lexicon: tuple[LexiconWord, ...] = ()
    settings: Settings = field(default_factory=Settings)
    problems: list[Problem] = field(default_factory=list)
    is_sound: bool = True
    """Whether settings and lexicon are without errors: with a part of them, the numbers would be other numbers."""


def open_study(
    paths: Sequence[Path] | None,
    *,
    codebook: str | None = None,
    lexicon: Path | None = None,
    encoding: str = "",
    keep_personal: bool = False,
    needs_codebook: bool = True,
) -> OpenStudy:
    """Read what the options name, else what the settings name, else what the folder holds.

    ``codebook`` is None for commands that read none; where one is not needed, it is read if it is clear which.
    All problems are gathered before anything stops.
    """
    study = OpenStudy()
    _open_settings(study)
    name = codebook or study.settings.codebook
    if codebook is not None and (needs_codebook or name or len(_codebooks_here()) == 1):
        _open_codebook(study, name)
    _open_lexicon(study, lexicon)
    _open_sources(study, paths, ReadOptions(encoding or study.settings.encoding, keep_personal))
    return study


@dataclass(slots=True)
class OpenCorpus:
    """Everything that coding a corpus needs; none of its files is read yet."""

    corpus: Corpus
    assignment: Assignment | None
    """None where codebook, settings or lexicon are unusable."""
    settings: Settings
    problems: list[Problem]


def open_corpus_study(
    paths: Sequence[Path] | None,
    reading: ReadOptions,
    *,
    codebook: str,
    lexicon: Path | None = None,
    unit: str = "",
    roles: Sequence[str] = (),
) -> OpenCorpus:
    """Find what `open_study` reads, for a command whose sources may not all fit into memory."""
    study = OpenStudy()
    _open_settings(study)
    _open_codebook(study, codebook or study.settings.codebook)
    _open_lexicon(study, lexicon)
    reading = replace(reading, encoding=reading.encoding or study.settings.encoding)
    corpus = open_corpus(_given(study, paths), reading)
    assignment = None
    if study.codebook and study.is_sound:
        book = ready(study.codebook, roles or study.settings.roles)
        unit = unit or study.settings.unit or book.defaults.unit
        assignment = Assignment(book, study.lexicon, unit, reading=reading)
    return OpenCorpus(corpus, assignment, study.settings, study.problems)


def open_lexicon(path: Path | None) -> OpenStudy:
    """Open only what the word splitter needs: the settings and the lexicon, for commands that read no sources."""
    study = OpenStudy()
    _open_settings(study)
    _open_lexicon(study, path)
    return study


def open_passage(passage: str, *, role: str, codebook: str, lexicon: Path | None = None) -> OpenStudy:
    """Open a codebook for one passage, as if somebody had said it in an interview."""
    study = OpenStudy()
    _open_settings(study)
    _open_codebook(study, codebook or study.settings.codebook)
    _open_lexicon(study, lexicon)
    turn = Turn("", role, 0, len(passage))
    study.sources = [Source(say("passage", "所给文字"), passage, (turn,), case="passage")]
    return study


def _open_settings(study: OpenStudy) -> None:
    if Path(SETTINGS_FILE).is_file():
        from interview_coder.codebook.settings import read_settings  # noqa: PLC0415 - few studies have them

        study.settings, found = read_settings(Path(SETTINGS_FILE), _memo())
        study.problems += found
        study.is_sound = not any(problem.is_error for problem in found)


def _open_sources(study: OpenStudy, paths: Sequence[Path] | None, options: ReadOptions) -> None:
    given = _given(study, paths)
    study.sources, problems = read_sources(given, options=options)
    study.problems += [*problems, *(problem for source in study.sources for problem in source.problems)]
    if not study.sources and not any(problem.is_error for problem in problems):
        study.problems.append(run_faults.nothing_to_code(Where(str(given[0]))))


def _memo() -> Memo:
    try:
        return DiskMemo(cache_folder() / "memo")
    except FileNotFoundError:  # nobody knows where the user's home is
        return no_memo


def _codebooks_here() -> list[Path]:
    return sorted(Path("codebooks").glob("*.y*ml"))


def _given(study: OpenStudy, paths: Sequence[Path] | None) -> list[Path]:
    given = list(paths or map(Path, study.settings.transcripts))
    return given or [Path("transcripts") if Path("transcripts").is_dir() else Path()]


def _open_codebook(study: OpenStudy, name: str) -> None:
    found = [] if name else _codebooks_here()
    if not name and len(found) > 1:
        study.problems.append(faults.several_codebooks(", ".join(path.name for path in found), Where("codebooks")))
        return
    if not name and not found:
        study.problems.append(faults.no_codebook(Where(".")))
        return
    memo = _memo()
    book, problems = read_codebook(name or found[0], parse=parse_expression, memo=memo)
    study.problems += problems
    if book and not any(problem.is_error for problem in problems):
        patterns = "\0".join(patterns_of(book)).encode("utf-8", "surrogatepass")
        study.codebook = replace(book, literals=memo("literals", patterns, lambda: literals_of(book)))


def _open_lexicon(study: OpenStudy, path: Path | None) -> None:
    if path is None:
        named = study.settings.lexicon or "lexicon.txt"
        path = Path(named) if study.settings.lexicon or Path(named).is_file() else None
    if path is not None:
        study.lexicon, problems = read_lexicon(path)
        study.problems += problems
        study.is_sound = study.is_sound and not any(problem.is_error for problem in problems)
