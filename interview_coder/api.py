"""The Python API: the same words as the commands."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview_coder import pipeline
from interview_coder.codebook import read_codebook as _read_codebook
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.codebook import Codebook, Rule
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.sources import Source
from interview_coder.domain.study import LexiconWord
from interview_coder.ingest import read_sources as _read_sources
from interview_coder.ingest.extract import ReadOptions
from interview_coder.study.lexicon import read_lexicon

if TYPE_CHECKING:
    from interview_coder.export.frames import Frame


class Sources(list[Source]):
    """A list of sources, with the problems of the files that gave none."""

    problems: tuple[Problem, ...] = ()


def read_sources(paths: Iterable[str | Path], *, encoding: str = "", keep_personal: bool = False) -> Sources:
    """Read transcripts, questionnaires and texts from files and folders.

    Args:
        paths: Files or folders; sources.csv and speakers.csv in them are heeded.
        encoding: What to decode text files with; found out where empty.
        keep_personal: Keep columns of questionnaires that hold personal data.

    Returns:
        The sources sorted by id. Files that could not be read are among ``problems``.
    """
    given = [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
    found, problems = _read_sources(given, options=ReadOptions(encoding, keep_personal))
    sources = Sources(found)
    sources.problems = problems
    return sources


def read_codebook(path: str | Path) -> Codebook:
    """Read a codebook from a file, or a built-in one by name.

    Returns:
        The codebook; ``problems`` holds what is wrong with it. One with errors cannot be used for coding.

    Raises:
        ValueError: If there is nothing that can be read as a codebook; the message lists every problem.
    """
    codebook, problems = _read_codebook(path, parse=parse_expression)
    if codebook is None:
        raise ValueError("\n".join(problem.render("en") for problem in problems))
    return codebook


def code(
    sources: Sequence[Source],
    codebook: Codebook,
    *,
    lexicon: str | Path | None = None,
    unit: str = "",
    roles: Sequence[str] = (),
) -> pipeline.CodingResult:
    """Put the codes of a codebook on sources by its rules.

    Args:
        sources: From `read_sources`.
        codebook: From `read_codebook`, without errors.
        lexicon: A file of domain words in jieba's dictionary format.
        unit: turn, sentence, clause, paragraph or document; the codebook's own where empty.
        roles: Whose words to code: interviewer, participant, other; the codebook's own where empty.

    Returns:
        The result with its tables as pandas frames.

    Raises:
        ValueError: If the codebook or the lexicon has errors, or the unit is unknown.
    """
    return pipeline.code_sources(sources, codebook, lexicon=lexicon_words(lexicon), unit=unit, roles=roles)


def find(
    expression: str,
    sources: Sequence[Source],
    *,
    codebook: Codebook | None = None,
    lexicon: str | Path | None = None,
    unit: str = "",
) -> "Frame":
    """Find an expression of the rule language in sources.

    Returns:
        A frame with one row per hit, in the order of the sources' ids and of the text.

    Raises:
        ValueError: If the expression cannot be read, or refers to a code that ``codebook`` does not have.
    """
    from interview_coder.export.frames import to_frame  # noqa: PLC0415 - pandas only for those who want frames

    where = Where("expression", 1, 1)
    node, problems = parse_expression(expression, where)
    if node is None:
        raise ValueError("\n".join(problem.render("en") for problem in problems))
    rule = Rule(expression, node, where)
    found = pipeline.find_in_sources(rule, sources, codebook=codebook, lexicon=lexicon_words(lexicon), unit=unit)
    return to_frame(found)


def lexicon_words(path: str | Path | None) -> tuple[LexiconWord, ...]:
    """Return the words of a lexicon, none without one; raises ValueError where it has errors."""
    if path is None:
        return ()
    words, problems = read_lexicon(Path(path))
    if any(problem.is_error for problem in problems):
        raise ValueError("\n".join(problem.render("en") for problem in problems))
    return words
