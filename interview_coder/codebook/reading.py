"""What one file of a codebook says, and what is wrong with it, read from its bytes alone."""

from dataclasses import dataclass

from interview_coder.codebook.draft import Draft
from interview_coder.codebook.mended import Mended, as_written
from interview_coder.domain.ports import ExpressionParser, Memo
from interview_coder.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's draft, None where there is nothing to read; its problems, and the lines mended to read on."""

    draft: Draft | None
    problems: tuple[Problem, ...]
    mended: tuple[Mended, ...] = ()

    def as_written(self, problem: Problem) -> Problem:
        """Move a problem of a mended line back to where its character stands in the user's file."""
        return as_written(problem, self.mended)


def read_file(data: bytes, shown: str, parse: ExpressionParser, memo: Memo) -> Reading:
    """Read the bytes of a file, unless that was done before; ``shown`` is the file's name in problems."""
    return memo("codebook", shown.encode("utf-8", "surrogatepass") + b"\0" + data, lambda: _read(data, shown, parse))


def _read(data: bytes, shown: str, parse: ExpressionParser) -> Reading:
    from interview_coder.codebook.document import read_document  # noqa: PLC0415 - loads YAML
    from interview_coder.codebook.fields import Sheet  # noqa: PLC0415
    from interview_coder.codebook.reader import read_draft  # noqa: PLC0415

    document = read_document(data, shown)
    if document.root is None:
        return Reading(None, document.problems)
    sheet = Sheet(shown, document.lines)
    draft = read_draft(document.root, sheet, parse)
    found = (as_written(problem, document.mended) for problem in sheet.problems)
    return Reading(draft, (*document.problems, *found), document.mended)
