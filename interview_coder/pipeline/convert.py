"""From a codebook in one format to another: read, made ours, written."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from interview_coder.codebook import read_codebook
from interview_coder.codebook.decode import read_bytes
from interview_coder.codebook.exchange.compile_tree import as_codebook, as_yaml
from interview_coder.codebook.exchange.formats import FORMATS, NAMES, OURS, Format, format_of_input, format_of_output
from interview_coder.codebook.exchange.tree import Parsed, Tree, unseen
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.problems import Message, Problem, Where, containers
from interview_coder.domain.problems import exchange as problems
from interview_coder.domain.tables import Table
from interview_coder.ingest.delimited import read_delimited
from interview_coder.ingest.encodings import decode
from interview_coder.ingest.extract import Unreadable
from interview_coder.ingest.sheet_cells import Table as Workbook
from interview_coder.ingest.workbook import read_workbook

Output = str | bytes | Table
Converted = tuple[Output | None, str, tuple[Problem, ...]]


def convert_codebook(path: Path, target: Path, *, source: str = "", to: str = "", encoding: str = "") -> Converted:
    """Convert a codebook.

    Args:
        path: The file to read.
        target: The file to write; only its name counts.
        source: The format of ``path``; empty to tell from the file.
        to: The format of ``target``; empty to tell from its name.
        encoding: The encoding of a text file; empty to find out.

    Returns:
        What to write or None, the name of its format, and all problems: what is wrong, lost or different.
    """
    where = Where(path.as_posix())
    data, found = read_bytes(path, path.as_posix())
    if data is None:
        return None, "", found
    source = source or format_of_input(path.name, data)
    if not source:
        return None, "", (problems.unknown_format(path.name, NAMES, where),)
    to = to or format_of_output(target.name, source)
    if not to:
        return None, "", (problems.unknown_format(target.name, NAMES, where),)
    if source == OURS:
        return _from_ours(path, to)
    return _from_foreign(data, where, (source, to), encoding)


def _from_ours(path: Path, to: str) -> Converted:
    book, found = read_codebook(path, parse=parse_expression)
    errors = tuple(problem for problem in found if problem.is_error)
    if book is None or not book.codes:
        return None, to, errors or (problems.nothing_to_convert(Where(path.as_posix())),)
    if to == OURS:
        return path.read_text(encoding="utf-8-sig", errors="replace"), to, errors
    output, lost = FORMATS[to].write(book)
    return output, to, (*errors, *lost)


def _from_foreign(data: bytes, where: Where, forms: tuple[str, str], encoding: str) -> Converted:
    source, to = forms
    tree, found = _parsed(FORMATS[source], data, where, encoding)
    if not tree.entries:
        return None, to, found
    text, changed = as_yaml(tree, Path(where.path).stem, parse_expression, where)
    if to == OURS:
        return text, to, (*found, *changed)
    book, _ = as_codebook(text, parse_expression, where)
    if book is None:
        return None, to, (*found, *changed)
    output, lost = FORMATS[to].write(replace(book, path=where.path))
    return output, to, (*found, *changed, *(replace(problem, where=where) for problem in lost))


def _parsed(form: Format, data: bytes, where: Where, encoding: str) -> Parsed:
    if form.parse_bytes:
        tree, found = form.parse_bytes(data, where.path)
        return tree, (*found, *unseen([data.decode("utf-8", "ignore")], where))
    try:
        if form.parse_text:
            decoded = decode(data, where, encoding)
            tree, found = form.parse_text(decoded.text, where.path)
            return tree, (*decoded.problems, *found, *unseen([decoded.text], where))
        assert form.parse_rows is not None
        rows, noticed = _rows(data, where, encoding)
        tree, found = form.parse_rows(rows, where.path)
        return tree, (*noticed, *found, *unseen((cell for row in rows for cell in row), where))
    except Unreadable as error:
        return Tree(), (error.problem,)


def _rows(data: bytes, where: Where, encoding: str) -> tuple[Sequence[Sequence[str]], tuple[Problem, ...]]:
    """Return the rows of the first sheet that holds a table, and what else there is."""
    if where.path.lower().endswith((".csv", ".tsv")):
        decoded = decode(data, where, encoding)
        text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
        return read_delimited(text, where).rows, decoded.problems
    book = _workbook(data, where)
    filled = [grid for grid in book.grids if not grid.is_blank()]
    chosen = next((grid for grid in filled if len(grid.rows) > 1), None)
    reason = Message("only the first sheet with rows is read", "只读第一张有内容的工作表")
    others = [problems.entry_left_out(grid.name, reason, where) for grid in filled if grid is not chosen]
    return chosen.rows if chosen else (), (*book.problems, *others)


def _workbook(data: bytes, where: Where) -> Workbook:
    """Read a workbook; broken ones make the library raise a dozen kinds of exceptions, and panics."""
    try:
        return read_workbook(data, where)
    except (Unreadable, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise Unreadable(containers.damaged(where, expected="xlsx", reason=type(error).__name__)) from error
