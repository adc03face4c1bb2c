"""Reads a codebook with all the codebooks it uses."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PureWindowsPath

from interview_coder.codebook.decode import read_bytes
from interview_coder.codebook.document import read_document
from interview_coder.codebook.draft import Draft
from interview_coder.codebook.fields import Sheet
from interview_coder.codebook.link import Scope, link
from interview_coder.codebook.locate import SUFFIXES, find_codebook, is_name
from interview_coder.codebook.merge_uses import Merged
from interview_coder.codebook.reader import read_draft
from interview_coder.codebook.versions import parse_range, parse_version
from interview_coder.domain.codebook import Codebook, Use
from interview_coder.domain.ports import ExpressionParser
from interview_coder.domain.problems import Problem, Where, by_place
from interview_coder.domain.problems import codebook as problems
from interview_coder.domain.problems import yaml as faults

_ADDRESS = re.compile(r"(git\+|git@|[a-z]+://)|\.git$")
_NAME = re.compile(r"[a-z0-9-]+")


def read_codebook(
    path_or_name: Path | str, *, parse: ExpressionParser, search: Sequence[Path] = ()
) -> tuple[Codebook | None, tuple[Problem, ...]]:
    """Read a codebook and the codebooks it uses.

    Args:
        path_or_name: A file, or a name without suffix that is looked for in ``search``, in ``./codebooks`` and
            among the codebooks that come with the package.
        parse: Reads one expression of the rule language.
        search: Folders to look for names in, also for the names under ``uses``.

    Returns:
        The codebook with the codes of used codebooks first, and all problems, sorted by place. The codebook is
        None if its file gives nothing to read. What is wrong is left out of it: every reference leads somewhere,
        and none in a circle.
    """
    library = _Library(parse, search)
    text = str(path_or_name)
    path = Path(path_or_name)
    if is_name(text) and not path.is_file():
        found, looked = find_codebook(text, search)
        if found is None:
            return None, (faults.file_missing(text, looked, Where(text)),)
        path = found
    elif not path.exists():
        return None, (faults.file_missing(path.name, (path.as_posix(),), Where(path.as_posix())),)
    volume = library.read(path, path.as_posix())
    everything = tuple(sorted(library.problems(volume), key=by_place))
    if volume.book is None:
        return None, everything
    return replace(volume.book, sha256=volume.sha256, problems=everything), everything


@dataclass(slots=True)
class _Volume:
    """One file read: its codebook with the used ones, its own problems, and the bytes of all files in order."""

    book: Codebook | None = None
    problems: list[Problem] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """SHA-256 of the files one after the other, used ones first; of a single file, the file's own."""
        return hashlib.sha256(b"".join(self.files.values())).hexdigest()


class _Library:
    """Reads each file once and knows which ones are being read."""

    def __init__(self, parse: ExpressionParser, search: Sequence[Path]) -> None:
        self._parse = parse
        self._search = tuple(search)
        self._volumes: dict[Path, _Volume] = {}
        self._open: dict[Path, str] = {}

    def problems(self, volume: _Volume) -> Iterable[Problem]:
        """Return the problems of a file, and the errors of the files it uses."""
        for path, other in self._volumes.items():
            if other is volume:
                yield from other.problems
            elif path in volume.files or other.book is None:
                yield from (problem for problem in other.problems if problem.is_error)

    def read(self, path: Path, shown: str) -> _Volume:
        """Read a file that is not being read already; ``shown`` is its name in problems."""
        resolved = path.resolve()
        if resolved in self._volumes:
            return self._volumes[resolved]
        volume = self._volumes[resolved] = _Volume()
        data, found = read_bytes(path, shown)
        volume.problems += found
        if data is None:
            return volume
        document = read_document(data, shown)
        volume.problems += document.problems
        if document.root is not None:
            sheet = Sheet(shown, document.lines)
            draft = read_draft(document.root, sheet, self._parse)
            volume.problems += [document.as_written(problem) for problem in sheet.problems]
            self._open[resolved] = draft.book.id or path.stem
            self._compose(volume, draft, path, document.as_written)
            del self._open[resolved]
        volume.files[resolved] = data
        return volume

    def _compose(self, volume: _Volume, draft: Draft, path: Path, as_written: Callable[[Problem], Problem]) -> None:
        merged, scope = Merged(), Scope()
        for use in draft.book.uses:
            used = self._used(use, path, volume)
            if used is None or used.book is None:
                scope.complete = False
                continue
            volume.files |= used.files
            scope.add(used.book)
            merged.add(used.book, {}, use.where)
        book, found = link(draft, scope)
        merged.add(book, draft.places, Where(book.path, 1, 1))
        volume.problems += [as_written(problem) for problem in (*found, *merged.problems)]
        volume.book = merged.into(book)

    def _used(self, use: Use, path: Path, volume: _Volume) -> _Volume | None:
        problem, target = self._find(use, path)
        if target is None:
            volume.problems += [problem] if problem else []
            return None
        resolved = target.resolve()
        if resolved in self._open:
            names = [*list(self._open.values())[list(self._open).index(resolved) :], self._open[resolved]]
            volume.problems.append(problems.cycle("uses", names, use.where))
            return None
        used = self.read(target, os.path.normpath(target).replace(os.sep, "/"))
        wanted, version = parse_range(use.version_range), parse_version(used.book.version) if used.book else None
        if used.book is not None and wanted is not None and version is not None and not wanted.allows(version):
            volume.problems.append(
                problems.wrong_version(used.book.id, used.book.version, use.version_range, use.where)
            )
        return used

    def _find(self, use: Use, path: Path) -> tuple[Problem | None, Path | None]:
        """Return the file of a used codebook, or why there is none."""
        if _ADDRESS.search(use.name):
            return problems.git_use(use.name, use.where), None
        if use.name.startswith("/") or PureWindowsPath(use.name).drive:
            return problems.absolute_use(use.name, use.where), None
        if parse_range(use.version_range) is None or not (_NAME.fullmatch(use.name) or use.name.endswith(SUFFIXES)):
            return problems.bad_use(f"{use.name}@{use.version_range}", use.where), None
        if is_name(use.name):
            found, looked = find_codebook(use.name, [path.parent, *self._search])
        else:
            target = path.parent / use.name
            found, looked = (target, ()) if target.is_file() else (None, (target.as_posix(),))
        if found is None:
            return faults.file_missing(use.name, looked, use.where), None
        return None, found
