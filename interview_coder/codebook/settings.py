"""A study's optional settings, ``interview-coder.yaml``; every one of them is also an option of the command line."""

from pathlib import Path

from interview_coder.codebook.decode import read_bytes
from interview_coder.domain.ports import Memo, no_memo
from interview_coder.domain.problems import Problem
from interview_coder.domain.segments import UNITS
from interview_coder.domain.sources import ROLES
from interview_coder.domain.study import Settings

_KEYS = ("codebook", "transcripts", "out", "unit", "roles", "lexicon", "encoding")


def read_settings(path: Path, memo: Memo = no_memo) -> tuple[Settings, tuple[Problem, ...]]:
    """Read a settings file, unless that was done before; what is wrong in it is left at its default and reported."""
    shown = path.as_posix()
    data, problems = read_bytes(path, shown)
    if data is None:
        return Settings(), problems
    return memo("settings", shown.encode("utf-8", "surrogatepass") + b"\0" + data, lambda: _read(data, shown))


def _read(data: bytes, shown: str) -> tuple[Settings, tuple[Problem, ...]]:
    from interview_coder.codebook.document import read_document  # noqa: PLC0415 - loads YAML
    from interview_coder.codebook.fields import Fields, Sheet  # noqa: PLC0415
    from interview_coder.codebook.mended import as_written  # noqa: PLC0415

    document = read_document(data, shown)
    sheet = Sheet(shown, document.lines)
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
