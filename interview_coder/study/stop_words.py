"""Stop words: the list that comes with the tool, and a researcher's own."""

from importlib.resources import files
from pathlib import Path

from interview_coder.domain.fold import fold
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import lexicon as faults


def shipped_list() -> str:
    """Return the list that comes with the tool as it stands, comments and all."""
    return (files("interview_coder") / "data" / "stop_words.txt").read_text(encoding="utf-8")


def shipped_stop_words() -> frozenset[str]:
    """Return the folded words of the list that comes with the tool."""
    return _words(shipped_list())


def read_stop_words(path: Path) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Read folded words from a file, separated by blanks or line ends; ``#`` begins a comment."""
    try:
        return _words(path.read_text(encoding="utf-8-sig")), ()
    except (OSError, UnicodeDecodeError) as error:
        return frozenset(), (faults.unreadable_stop_words(type(error).__name__, Where(str(path))),)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for line in text.splitlines() for word in fold(line.partition("#")[0]).split())
