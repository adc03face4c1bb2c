"""Reads a codebook with all the codebooks it uses."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from interview_coder.codebook.decode import read_bytes
from interview_coder.codebook.derive import derive
from interview_coder.codebook.draft import Draft
from interview_coder.codebook.link import Scope, link
from interview_coder.codebook.locate import find_codebook, is_name
from interview_coder.codebook.merge_uses import Merged
from interview_coder.codebook.reading import read_file
from interview_coder.codebook.uses import Uses
from interview_coder.codebook.versions import parse_range, parse_version
from interview_coder.domain.codebook import Codebook, Use
from interview_coder.domain.ports import ExpressionParser, Memo, no_memo
from interview_coder.domain.problems import Problem, Where, by_place
from interview_coder.domain.problems import codebook as problems
from interview_coder.domain.problems import yaml as faults


def read_codebook(
    path_or_name: Path | str,
    *,
    parse: ExpressionParser,
    search: Sequence[Path] = (),
    uses: Uses | None = None,
    memo: Memo = no_memo,
) -> tuple[Codebook | None, tuple[Problem, ...]]:
    """Read a codebook and the codebooks it uses.

    Args:
        path_or_name: A file, or a name without suffix that is looked for in ``search``, in ``./codebooks`` and
            among the codebooks that come with the package.
        parse: Reads one expression of the rule language.
        search: Folders to look for names in, also for the names under ``uses``.
        uses: Finds the used codebooks; by default as the lock says, without the network.
        memo: Keeps what was read of each file.

    Returns:
        The codebook with the codes of used codebooks first, and all problems, sorted by place. The codebook is
        None if its file gives nothing to read. What is wrong is left out of it: every reference leads somewhere,
        and none in a circle.
    """
    text = str(path_or_name)
    path = Path(path_or_name)
    if is_name(text) and not path.is_file():
        found, looked = find_codebook(text, search)
        if found is None:
            return None, (faults.file_missing(text, looked, Where(text)),)
        path = found
    elif not path.exists():
        return None, (faults.file_missing(path.name, (path.as_posix(),), Where(path.as_posix())),)
    uses = uses or Uses(path, search)
    library = _Library(parse, uses, memo)
    volume = library.read(path, path.as_posix())
    everything = tuple(sorted((*uses.lock.problems, *library.problems(volume)), key=by_place))
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

    def __init__(self, parse: ExpressionParser, uses: Uses, memo: Memo) -> None:
        self._parse = parse
        self._uses = uses
        self._memo = memo
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
        given = self._uses.given.get(resolved)
        data, found = (given, ()) if given is not None else read_bytes(path, shown)
        volume.problems += found
        if data is None:
            return volume
        reading = read_file(data, shown, self._parse, self._memo)
        volume.problems += reading.problems
        if reading.draft is not None:
            self._open[resolved] = reading.draft.book.id or path.stem
            self._compose(volume, reading.draft, path, reading.as_written)
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
        book, wrong = derive(book, draft.derived, merged.codes, is_complete=scope.complete)
        merged.add(book, draft.places, Where(book.path, 1, 1))
        volume.problems += [as_written(problem) for problem in (*found, *wrong, *merged.problems)]
        volume.book = merged.into(book)

    def _used(self, use: Use, path: Path, volume: _Volume) -> _Volume | None:
        problem, target = self._uses.find(use, path)
        if target is None:
            volume.problems += [problem] if problem else []
            return None
        resolved = target.path.resolve()
        if resolved in self._open:
            names = [*list(self._open.values())[list(self._open).index(resolved) :], self._open[resolved]]
            volume.problems.append(problems.cycle("uses", names, use.where))
            return None
        used = self.read(target.path, target.shown)
        wanted, version = parse_range(use.version_range), parse_version(used.book.version) if used.book else None
        if used.book is not None and wanted is not None and version is not None and not wanted.allows(version):
            volume.problems.append(
                problems.wrong_version(used.book.id, used.book.version, use.version_range, use.where)
            )
        data = used.files.get(resolved)
        if used.book is not None and data is not None:
            fault = self._uses.check(use, target, data, used.book)
            volume.problems += [fault] if fault else []
        return used
