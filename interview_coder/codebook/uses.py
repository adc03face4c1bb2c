"""From an entry of ``uses`` to a file: by name, by path or in a repository, as the lock says."""

import hashlib
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from interview_coder.codebook.address import Address, is_absolute, is_other_address, local_address, parse_address
from interview_coder.codebook.checkouts import Checkouts, Found, Target
from interview_coder.codebook.locate import SUFFIXES, find_codebook, is_name
from interview_coder.codebook.lock import Lock, Locked, lock_path, read_lock
from interview_coder.codebook.versions import parse_range
from interview_coder.domain.codebook import Codebook, Use
from interview_coder.domain.problems import Problem, Severity
from interview_coder.domain.problems import codebook as book_problems
from interview_coder.domain.problems import uses as problems
from interview_coder.domain.problems import yaml as faults

_NAME = re.compile(r"[a-z0-9-]+")


def _none(_entry: Locked) -> bool:
    return False


@dataclass(slots=True)
class Uses:
    """Finds used codebooks for one codebook file, and notes what it found for the lock.

    Attributes:
        book: The codebook's file; the lock is beside it.
        search: Folders to look for names in.
        may_fetch: Whether repositories that are not on this computer may be asked.
        is_stale: Tells which entries of the lock are to be resolved anew.
        given: Bytes to read instead of a file's, by resolved path.
        moved: A folder that stands for another one, where files of a revision are read; paths of repositories
            start from the other one.
        found: An entry for each used codebook, in the order of reading.
    """

    book: Path
    search: Sequence[Path] = ()
    may_fetch: bool = False
    is_stale: Callable[[Locked], bool] = _none
    given: Mapping[Path, bytes] = field(default_factory=dict)
    moved: tuple[Path, Path] | None = None
    found: list[Locked] = field(default_factory=list)
    lock: Lock = field(init=False)
    _checkouts: Checkouts = field(init=False)

    def __post_init__(self) -> None:
        """Read the lock."""
        self.lock = read_lock(lock_path(self.book))
        self._checkouts = Checkouts(self._home(self.book), self.may_fetch)

    def find(self, use: Use, user: Path) -> Found:
        """Return the file that an entry means, or why there is none; ``user`` is the file with the entry."""
        address = self._address(use, user)
        tree = self._checkouts.tree_of(user)
        if address is not None:
            if tree is not None and address.is_local and not tree.is_local:
                return problems.local_use_from_afar(use.name, use.where), None
            locked = self._locked(self._checkouts.source(address), use.version_range)
            return self._checkouts.open(use, address, None if locked and self.is_stale(locked) else locked)
        if is_other_address(use.name):
            return book_problems.git_use(use.name, use.where), None
        if is_absolute(use.name):
            return book_problems.absolute_use(use.name, use.where), None
        if parse_range(use.version_range) is None or not (_NAME.fullmatch(use.name) or use.name.endswith(SUFFIXES)):
            return book_problems.bad_use(f"{use.name}@{use.version_range}", use.where), None
        return self._by_name(use, user) if is_name(use.name) else self._by_path(use, user)

    def check(self, use: Use, target: Target, data: bytes, book: Codebook) -> Problem | None:
        """Compare a used codebook's file with the lock, and note it."""
        digest = hashlib.sha256(data).hexdigest()
        locked = self._locked(target.source, use.version_range)
        if locked is None or self.is_stale(locked):
            texts = (book.id, target.source, use.version_range, book.version, target.tag, target.commit, digest)
            self.found.append(Locked(*texts))
            return None if locked or self.may_fetch else self._unlocked(use, target)
        self.found.append(locked)
        if locked.sha256 != digest:
            hashes = (locked.sha256, digest)
            return problems.changed_since_lock(locked.name, hashes, self.book.as_posix(), use.where)
        return None

    def _address(self, use: Use, user: Path) -> Address | None:
        """Return the address of a repository; what is locked as one stays one after it is gone."""
        folder = self._home(user).parent
        address = parse_address(use.name, folder)
        if address is not None or is_other_address(use.name):
            return address
        local = local_address(use.name, folder)
        locked = self._locked(self._checkouts.source(local), use.version_range)
        return local if locked is not None and locked.commit and not is_name(use.name) else None

    def _home(self, path: Path) -> Path:
        """Return where a file is when it is not read from a revision."""
        if self.moved is None or not path.is_relative_to(self.moved[0]):
            return path
        return self.moved[1] / path.relative_to(self.moved[0])

    def _unlocked(self, use: Use, target: Target) -> Problem | None:
        """Warn of a codebook that is not locked, where a lock is or should be."""
        is_from_repository = parse_address(use.name, self._home(self.book).parent) is not None
        if is_from_repository or (self.lock.is_for(self.book.name) and not target.commit):
            return problems.not_locked(use.name, self.book.as_posix(), use.where, Severity.WARNING)
        return None

    def _locked(self, source: str, version_range: str) -> Locked | None:
        locked = self.lock.entries.get((source, version_range))
        return locked if locked is not None and self.book.name in locked.used_by else None

    def _by_name(self, use: Use, user: Path) -> Found:
        path, looked = find_codebook(use.name, [user.parent, *self.search])
        if path is None:
            return faults.file_missing(use.name, looked, use.where), None
        return None, self._target(path, use.name)

    def _by_path(self, use: Use, user: Path) -> Found:
        path = Path(os.path.normpath(user.parent / use.name))
        tree = self._checkouts.tree_of(user)
        if tree is not None and not path.is_relative_to(tree.folder):
            return problems.local_use_from_afar(use.name, use.where), None
        if not path.is_file():
            return faults.file_missing(use.name, (self._target(path).shown,), use.where), None
        return None, self._target(path)

    def _target(self, path: Path, source: str = "") -> Target:
        tree = self._checkouts.tree_of(path)
        if tree is not None:
            return tree.target(path.relative_to(tree.folder).as_posix())
        shown = os.path.normpath(path).replace(os.sep, "/")
        return Target(path, shown, source or self._from_lock(path))

    def _from_lock(self, path: Path) -> str:
        try:
            relative = os.path.relpath(path.resolve(), self.book.parent.resolve())
        except ValueError:  # on another drive
            relative = str(path.resolve())
        return relative.replace(os.sep, "/")
