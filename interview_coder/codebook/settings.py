"""A study's optional settings, ``interview-coder.yaml``; every one of them is also an option of the command line."""

from pathlib import Path

from interview_coder.codebook.decode import read_bytes
from interview_coder.codebook.document import read_document
from interview_coder.codebook.fields import Fields, Sheet
from interview_coder.codebook.mended import as_written
from interview_coder.domain.problems import Problem
from interview_coder.domain.segments import UNITS
from interview_coder.domain.sources import ROLES
from interview_coder.domain.study import Settings

_KEYS = ("codebook", "transcripts", "out", "unit", "roles", "lexicon", "encoding")


def read_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Read a settings file; what is wrong in it is left at its default and reported."""
    data, problems = read_bytes(path, path.as_posix())
    if data is None:
        return Settings(), problems
    document = read_document(data, path.as_posix())
    sheet = Sheet(path.as_posix(), document.lines)
    node = sheet.mapping(document.root) if document.root is not None else None
    if node is None:
        return Settings(), (*document.problems, *sheet.problems)
    fields = Fields(sheet, node, "settings", _KEYS)
    settings = Settings(
        codebook=fields.text("codebook"),
        transcripts=tuple(text.text for text in fields.texts("transcripts")),
        out=fields.text("out"),
        unit=fields.choice("unit", UNITS, ""),
        roles=fields.choices("roles", ROLES, ()),
        lexicon=fields.text("lexicon"),
        encoding=fields.text("encoding"),
    )
    return settings, (*document.problems, *(as_written(problem, document.mended) for problem in sheet.problems))
