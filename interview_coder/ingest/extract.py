"""What a reader of one file format hands on: text, and whatever the format itself knows about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from interview_coder.domain.problems import Problem
from interview_coder.domain.sources import Turn

TABLES_ALWAYS = (".parquet", ".jsonl", ".ndjson")
"""Types that are tables with one text a row."""
TABLES_IF_ASKED = (".csv", ".tsv")
"""Types that are such tables only where the user names the column of the texts."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user may say about reading; the columns are those of tables with one text a row."""

    encoding: str = ""
    keep_personal: bool = False
    text_column: str = ""
    id_column: str = ""
    case_column: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """One text out of a file.

    ``turns`` are None where only the text's own layout can tell who speaks. ``suffix`` is appended to the
    file's id where one file holds several sources (a questionnaire). ``case`` is a respondent of the file,
    ``own_case`` the name of a case that other files may have, too.
    """

    text: str
    turns: tuple[Turn, ...] | None = None
    suffix: str = ""
    kind: str = ""
    case: str = ""
    own_case: str = ""
    question: str = ""
    encoding: str = ""
    layout: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def is_text_table(suffix: str, options: ReadOptions) -> bool:
    """Tell whether files of this type are tables of texts."""
    return suffix in TABLES_ALWAYS or (suffix in TABLES_IF_ASKED and bool(options.text_column))


class Unreadable(Exception):  # noqa: N818 - it carries a problem of the user's file, it is not an error of ours
    """A file that gives no text at all; carries the reason."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.what))
        self.problem = problem


class Reader(Protocol):
    """Reads one file of one format; raises `Unreadable` with the reason."""

    def __call__(self, path: Path, options: ReadOptions) -> Sequence[Extract]:
        """Return the texts of the file in their order."""
