"""What a command works on: the sources, the codebook and the lexicon, from options, settings and the folder."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from interview_coder.codebook import read_codebook
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import lexicon as faults
from interview_coder.domain.problems import run as run_faults
from interview_coder.domain.sources import Source
from interview_coder.domain.study import LexiconWord
from interview_coder.ingest import read_sources
from interview_coder.ingest.extract import ReadOptions
from interview_coder.study.lexicon import read_lexicon


@dataclass(slots=True)
class OpenStudy:
    """Everything a command needs, and everything that is wrong with it."""

    sources: list[Source] = field(default_factory=list)
    codebook: Codebook | None = None
    lexicon: tuple[LexiconWord, ...] = ()
    unit: str = ""
    problems: list[Problem] = field(default_factory=list)


def open_study(
    paths: Sequence[Path] | None,
    *,
    codebook: str | None = None,
    lexicon: Path | None = None,
    encoding: str = "",
    keep_personal: bool = False,
) -> OpenStudy:
    """Read what the options name, or what the folder holds: transcripts/, codebooks/, lexicon.txt.

    ``codebook`` is None for commands that need none. All problems are gathered before anything stops.
    """
    study = OpenStudy()
    if codebook is not None:
        _open_codebook(study, codebook)
    _open_lexicon(study, lexicon)
    given = list(paths or [Path("transcripts") if Path("transcripts").is_dir() else Path()])
    sources, problems = read_sources(given, options=ReadOptions(encoding, keep_personal))
    study.sources = list(sources)
    study.problems += [*problems, *(problem for source in sources for problem in source.problems)]
    if not sources:
        study.problems.append(run_faults.nothing_to_code(Where(str(given[0]))))
    return study


def _open_codebook(study: OpenStudy, name: str) -> None:
    found = sorted(Path("codebooks").glob("*.y*ml")) if not name else []
    if not name and len(found) != 1:
        study.problems.append(faults.no_codebook(Where("codebooks" if found else ".")))
        return
    book, problems = read_codebook(name or found[0], parse=parse_expression)
    study.problems += problems
    if book and not any(problem.is_error for problem in problems):
        study.codebook = book


def _open_lexicon(study: OpenStudy, path: Path | None) -> None:
    if path is None and Path("lexicon.txt").is_file():
        path = Path("lexicon.txt")
    if path is not None:
        study.lexicon, problems = read_lexicon(path)
        study.problems += problems
