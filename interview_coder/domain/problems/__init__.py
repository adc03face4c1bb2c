"""Faults in the user's material as values: what is wrong, where, and how to mend it.

Each kind of problem is one function in a sibling module and keeps its number for good.
"""

from dataclasses import dataclass
from enum import Enum

Language = str
"""``"zh"`` or ``"en"``."""


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for the user, in both languages of the product."""

    en: str
    zh: str

    def text(self, language: Language) -> str:
        """Return the sentence in ``language``: Chinese for ``zh``, else English."""
        return self.zh if language == "zh" else self.en

    def __str__(self) -> str:
        """Return the English sentence."""
        return self.en


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file; line and column start at 1, 0 stands for "not known"."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``file:line:column``, as far as known."""
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"


class Severity(Enum):
    """How much a problem matters: an error costs data or meaning, a warning may, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in the user's material."""

    code: str
    where: Where
    what: Message
    fix: Message
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether the run ends with exit code 1 because of it."""
        return self.severity is Severity.ERROR

    def render(self, language: Language) -> str:
        """Return ``file:line:column: CODE what`` and an indented line with the fix."""
        label = "修改" if language == "zh" else "fix"
        return f"{self.where}: {self.code} {self.what.text(language)}\n  {label}: {self.fix.text(language)}"


def by_place(problem: Problem) -> tuple[Where, str]:
    """Sort key: file, line, column, then number."""
    return problem.where, problem.code
