"""Codebooks as they were at a revision of git."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from interview_coder.codebook.compose import read_codebook
from interview_coder.codebook.git import run_git, write_codebook_files
from interview_coder.codebook.uses import Uses
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.ports import ExpressionParser
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import versions as problems

_MOST_REVISIONS = 500


def top_folder(path: Path) -> Path | None:
    """Return the top of the repository that a file or folder lies in."""
    folder = path if path.is_dir() else path.parent
    said = run_git(folder, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(said.rstrip(b"\r\n"))) if said else None


def split_revision(text: str) -> tuple[str, str] | None:
    """Return revision and path of ``REV:path``; None for anything else, such as a file that exists."""
    revision, colon, path = text.partition(":")
    if not colon or not revision or not path or revision.startswith("-") or Path(text).exists():
        return None
    return None if len(revision) == 1 and path[0] in "\\/" else (revision, path)


def read_revision(
    revision: str, path: str, *, parse: ExpressionParser, beside: Path | None = None
) -> tuple[Codebook | None, tuple[Problem, ...]]:
    """Read a codebook as it was at a revision, with the codebooks it used then.

    Args:
        revision: Anything that git takes for a commit.
        path: From the top of the repository; one that begins with ``./`` from ``beside``.
        parse: Reads one expression of the rule language.
        beside: A folder in the repository, the current one if None.
    """
    folder = beside or Path()
    name = f"{revision}:{path}"
    top = top_folder(folder)
    if top is None:
        return None, (problems.no_git(folder.resolve().name, Where(name)),)
    inside = _inside(path, folder, top)
    if inside is None or file_at(top, revision, inside) is None:
        return None, (problems.no_revision(revision, path, Where(name)),)
    with _checked_out(top, revision) as root:
        book, found = read_codebook(root / inside, parse=parse, uses=Uses(root / inside, moved=(root, top)))
        return _renamed(book, found, f"{root.as_posix()}/", f"{revision}:")


def path_in_repository(path: Path) -> tuple[Path, str] | None:
    """Return the top folder of the repository and the path of a file from there."""
    top = top_folder(path)
    inside = _inside(path.resolve().as_posix(), path.parent, top) if top else None
    return (top, inside) if top and inside else None


def file_at(top: Path, revision: str, inside: str) -> bytes | None:
    """Return the bytes of a file at a revision."""
    return run_git(top, "cat-file", "blob", f"{revision}:{inside}") if not revision.startswith("-") else None


def revisions_of(top: Path, inside: str) -> list[str]:
    """Return the commits that touched a file, newest first."""
    said = run_git(top, "rev-list", f"--max-count={_MOST_REVISIONS}", "HEAD", "--", inside)
    return said.decode("ascii").split() if said else []


def _inside(path: str, folder: Path, top: Path) -> str | None:
    """Return a path from the top of the repository, or None if it leads out of it."""
    start = folder.resolve() if path.startswith(("./", "../")) else top.resolve()
    full = Path(os.path.normpath(start / path))
    for root in (top, top.resolve()):
        if full.is_relative_to(root):
            return full.relative_to(root).as_posix()
    return None


@contextmanager
def _checked_out(top: Path, revision: str) -> Iterator[Path]:
    """Put all YAML files of a revision into a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="interview-coder-") as folder:
        root = Path(folder).resolve()
        write_codebook_files(top, revision, root)
        yield root


def _renamed(
    book: Codebook | None, found: tuple[Problem, ...], folder: str, revision: str
) -> tuple[Codebook | None, tuple[Problem, ...]]:
    """Name files as git does instead of by the folder they were put into."""
    moved = tuple(
        replace(problem, where=replace(problem.where, path=problem.where.path.replace(folder, revision)))
        for problem in found
    )
    if book is None:
        return None, moved
    return replace(book, path=book.path.replace(folder, revision), problems=moved), moved
