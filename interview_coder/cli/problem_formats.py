"""Problems for programs: as JSON for editors, as annotations for GitHub's workflows."""

import sys
from collections.abc import Iterable

from interview_coder.cli.language import language
from interview_coder.cli.reporting import FINE, PROBLEMS
from interview_coder.cli.terminal import clean
from interview_coder.domain.problems import Problem, by_place

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def problem_record(problem: Problem) -> dict[str, object]:
    """Return a problem as JSON has it; line and column are 0 where they are not known."""
    return {
        "path": problem.where.path,
        "line": problem.where.line,
        "column": problem.where.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "what": problem.what.text(language()),
        "fix": problem.fix.text(language()),
    }


def show_annotations(problems: Iterable[Problem]) -> int:
    """Print problems as workflow commands, which GitHub shows beside the line; return the exit code."""
    ordered = sorted(problems, key=by_place)
    for problem in ordered:
        sys.stdout.write(_annotation(problem) + "\n")
    return PROBLEMS if any(problem.is_error for problem in ordered) else FINE


def _annotation(problem: Problem) -> str:
    where = problem.where
    places = {"file": where.path, "line": where.line, "col": where.column, "title": problem.code}
    shown = ",".join(f"{key}={str(value).translate(_IN_PROPERTY)}" for key, value in places.items() if value)
    message = f"{problem.what.text(language())}\n{problem.fix.text(language())}"
    # The line end is encoded before `clean`, which would show it as a picture.
    return f"::{_LEVELS[problem.severity.value]} {clean(shown)}::{clean(message.translate(_IN_TEXT))}"
