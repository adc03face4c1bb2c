"""What coding sources in memory gives: tables, frames, files, and the record of the run."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from interview_coder.analyse.constructs import constructs
from interview_coder.analyse.cooccurrence import cooccurrences
from interview_coder.analyse.frequencies import frequencies
from interview_coder.analyse.matrix import matrix
from interview_coder.analyse.quotes import Row, quotes
from interview_coder.analyse.tally import Tally
from interview_coder.analyse.totals import Counts
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.problems import Problem, by_place
from interview_coder.domain.tables import Table

if TYPE_CHECKING:
    from interview_coder.export.frames import Frame


class CodingResult:
    """What coding found: codings, tables, and the record of the run.

    The tables come twice: as `Table` values from `tables`, and as pandas frames from the properties named
    like the files.
    """

    def __init__(
        self,
        tally: Tally,
        rows: Sequence[Row],
        run: dict[str, object],
        problems: Sequence[Problem],
        study: CodedStudy | None = None,
    ) -> None:
        self._tally = tally
        self._study = study
        self._rows = rows
        self.run = run
        self.problems = tuple(problems)

    def note_problems(self, problems: Iterable[Problem]) -> None:
        """Put the problems that the user was shown into the record of the run."""
        self.run["problems"] = problem_records(problems)

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The tables by name, in the order of the files."""
        found = [
            frequencies(self._tally),
            constructs(self._tally),
            quotes(self._rows, self._tally.codebook),
            matrix(self._tally),
            cooccurrences(self._tally),
        ]
        return {table.name: table for table in found}

    @property
    def frequencies(self) -> "Frame":
        """One row per code."""
        return self._frame("frequencies")

    @property
    def constructs(self) -> "Frame":
        """One row per construct."""
        return self._frame("constructs")

    @property
    def quotes(self) -> "Frame":
        """One row per coding."""
        return self._frame("quotes")

    @property
    def matrix(self) -> "Frame":
        """One row per case and code that occurs in it."""
        return self._frame("matrix")

    @property
    def cooccurrence(self) -> "Frame":
        """One row per pair of codes in the same unit."""
        return self._frame("cooccurrence")

    def _frame(self, name: str) -> "Frame":
        from interview_coder.export.frames import to_frame  # noqa: PLC0415 - pandas only for those who want frames

        return to_frame(self.tables[name])

    def write(self, folder: str | Path, *, language: str = "") -> list[Path]:
        """Write what the command ``code`` writes; returns the files.

        Args:
            folder: Where to; made if need be.
            language: ``zh`` or ``en``, for the page to read; the codebook's own where empty.
        """
        from interview_coder.export.results import write_results  # noqa: PLC0415 - only when something is written

        sources = self.run["sources"]
        assert isinstance(sources, list)
        tables = list(self.tables.values())
        files = write_results(tables, self.run, Path(folder), cases=self._tally.case_names(), sources=sources)
        if self._study is None:
            return files
        return [*files, write_page(self._study, self._tally, self.tables, self.run, Path(folder), language)]


def write_page(
    study: CodedStudy,
    counts: Counts,
    tables: Mapping[str, Table],
    run: Mapping[str, object],
    folder: Path,
    language: str,
) -> Path:
    """Write the page to read beside the tables; returns the file."""
    from interview_coder.export.text_file import write_text  # noqa: PLC0415 - only when something is written
    from interview_coder.pipeline.page import study_page  # noqa: PLC0415

    write_text(study_page(study, counts, tables, run, language=language), folder / "report.html")
    return folder / "report.html"


def problem_records(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Return problems as the record of a run has them, sorted by place."""
    return [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "where": str(problem.where),
            "what": problem.what.en,
        }
        for problem in sorted(problems, key=by_place)
    ]
