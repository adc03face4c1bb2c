"""Codebooks in repositories: the version that fits, as files in the cache."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from interview_coder.codebook.address import Address, is_sound_inside
from interview_coder.codebook.lock import Locked
from interview_coder.codebook.repository import Release, Repository, books_in, choose_book
from interview_coder.codebook.versions import parse_range
from interview_coder.domain.codebook import Use
from interview_coder.domain.problems import Problem
from interview_coder.domain.problems import codebook as book_problems
from interview_coder.domain.problems import uses as problems


@dataclass(frozen=True, slots=True)
class Target:
    """The file of a used codebook: its name in problems, how the lock calls it, and where it is in its repository."""

    path: Path
    shown: str
    source: str
    tag: str = ""
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of one commit in the cache; ``base`` is the address of their repository."""

    folder: Path
    base: str
    tag: str
    commit: str
    is_local: bool

    def target(self, place: str, source: str = "") -> Target:
        """Return a file of the commit, which the lock calls ``source``, else by its own path."""
        shown = f"{self.base}@{self.tag or self.commit[:12]}//{place}"
        return Target(self.folder / place, shown, source or f"{self.base}//{place}", self.tag, self.commit)


Found = tuple[Problem | None, Target | None]


@dataclass(slots=True)
class Checkouts:
    """The commits opened so far for one codebook file, whose lock is beside it."""

    book: Path
    may_fetch: bool
    _trees: list[Tree] = field(default_factory=list)
    _fetched: dict[str, str] = field(default_factory=dict)

    def tree_of(self, path: Path) -> Tree | None:
        """Return the commit that a file belongs to."""
        return next((tree for tree in self._trees if path.is_relative_to(tree.folder)), None)

    def base(self, address: Address) -> str:
        """Return the address of a repository as the lock has it: local paths start at the lock's folder."""
        if address.text.startswith("git+"):
            return address.text.removesuffix("//" + address.inside) if address.inside else address.text
        if address.text.startswith("/"):
            return address.url
        return os.path.relpath(address.url, self.book.parent.resolve()).replace(os.sep, "/")

    def source(self, address: Address) -> str:
        """Return how the lock calls a codebook in a repository."""
        return self.base(address) + ("//" + address.inside if address.inside else "")

    def open(self, use: Use, address: Address, locked: Locked | None) -> Found:
        """Return the file of the locked commit, else that of the newest version in the range."""
        if parse_range(use.version_range) is None or not is_sound_inside(address.inside):
            return book_problems.bad_use(f"{use.name}@{use.version_range}", use.where), None
        repository = Repository(address.url)
        if locked is not None:
            return self._open_locked(use, address, repository, locked)
        if not (self.may_fetch or address.is_local):
            return problems.not_locked(use.name, self.book.as_posix(), use.where), None
        reason = self._fetch(repository, address)
        if reason:
            return problems.git_failed(self.base(address), reason, use.where), None
        return self._open_newest(use, address, repository)

    def _open_locked(self, use: Use, address: Address, repository: Repository, locked: Locked) -> Found:
        folder = repository.tree(locked.commit)
        if folder is None and not (self.may_fetch or address.is_local):
            return problems.not_cached(self.base(address), self.book.as_posix(), use.where), None
        if folder is None:
            reason = self._fetch(repository, address, locked.commit)
            folder = repository.tree(locked.commit)
            if folder is None:
                reason = reason or f"it has no commit {locked.commit}"
                return problems.git_failed(self.base(address), reason, use.where), None
        return self._book(use, address, folder, Release(None, locked.tag, locked.commit))

    def _open_newest(self, use: Use, address: Address, repository: Repository) -> Found:
        wanted = parse_range(use.version_range)
        releases = repository.releases(address.book_name)
        fitting = [one for one in releases if wanted and one.version and wanted.allows(one.version)]
        if releases and not fitting:
            versions = [one.tag for one in releases]
            return problems.no_version_in_range(self.source(address), use.version_range, versions, use.where), None
        problem: Problem | None = None
        for release in fitting or [repository.newest()]:
            folder = repository.tree(release.commit)
            if folder is None:
                continue
            fault, target = self._book(use, address, folder, release)
            if target is not None:
                return None, target
            problem = problem or fault
        return problem or problems.no_book_in_repository(self.source(address), (), use.where), None

    def _book(self, use: Use, address: Address, folder: Path, release: Release) -> Found:
        place = address.inside or choose_book(books_in(folder), address.book_name)
        if not place or not (folder / place).is_file():
            return problems.no_book_in_repository(self.source(address), books_in(folder), use.where), None
        tree = Tree(folder, self.base(address), release.tag, release.commit, address.is_local)
        if tree not in self._trees:
            self._trees.append(tree)
        return None, tree.target(place, self.source(address))

    def _fetch(self, repository: Repository, address: Address, commit: str = "") -> str:
        if address.url not in self._fetched or commit:
            self._fetched[address.url] = repository.fetch(commit)
        return self._fetched[address.url]
