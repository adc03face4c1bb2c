"""Repositories of codebooks, kept in a cache outside of every study."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from interview_coder.codebook.git import ask_git, fetch, run_git, write_codebook_files
from interview_coder.codebook.locate import SUFFIXES
from interview_coder.codebook.versions import Version, parse_version
from interview_coder.domain.caches import cache_folder

_HEAD = "refs/interview-coder/head"
_TAG = re.compile(r"(?:(?P<name>.+?)[-@/_])?[vV]?(?P<version>\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)")
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


@dataclass(frozen=True, slots=True)
class Release:
    """A version of a codebook in a repository: the tag that names it, empty for the newest commit, and its commit."""

    version: Version | None
    tag: str
    commit: str


class Repository:
    """What the cache holds of one repository."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.folder = cache_folder() / "git" / hashlib.sha256(url.encode("utf-8")).hexdigest()[:24]
        self._bare = self.folder / "repository.git"

    def fetch(self, commit: str = "") -> str:
        """Fetch all tags and the newest commit, if need be one commit more; return why it failed, or nothing."""
        if not (self._bare / "HEAD").is_file():
            try:
                self._bare.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                return error.strerror or type(error).__name__
            reason = ask_git(self._bare, "init", "-q", "--bare", "--template=").reason
            if reason:
                return reason
        reason = fetch(self._bare, self._url, "+refs/tags/*:refs/tags/*", f"+HEAD:{_HEAD}")
        if not reason and commit and self.commit(commit) != commit:
            return fetch(self._bare, self._url, commit)
        return reason

    def commit(self, name: str) -> str:
        """Return the commit that a tag's full name or a hash stands for; empty if it is not here."""
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        said = run_git(self._bare, *asked) if self._bare.is_dir() else None
        return said.decode("ascii").strip() if said else ""

    def releases(self, book: str) -> list[Release]:
        """Return the tagged versions of a codebook, newest first.

        Tags that begin with the codebook's name go before plain ones: where there are such, plain ones are others'.
        """
        said = run_git(self._bare, "for-each-ref", "--format=%(refname:strip=2)", "refs/tags") or b""
        named: list[Release] = []
        plain: list[Release] = []
        for tag in said.decode("utf-8", "replace").splitlines():
            match = _TAG.fullmatch(tag)
            version = parse_version(match["version"]) if match else None
            if match is not None and version is not None and match["name"] in (None, book):
                (named if match["name"] else plain).append(Release(version, tag, ""))
        found = sorted(named or plain, key=lambda one: (one.version or Version((0, 0, 0)), one.tag), reverse=True)
        return [Release(one.version, one.tag, self.commit(f"refs/tags/{one.tag}")) for one in found]

    def newest(self) -> Release:
        """Return the newest commit of the main branch."""
        return Release(None, "", self.commit(_HEAD))

    def tree(self, commit: str) -> Path | None:
        """Return a folder with the YAML files of a commit; None if the commit is not here."""
        if not _COMMIT.fullmatch(commit):
            return None
        folder = self.folder / commit
        if folder.is_dir():
            return folder
        if self.commit(commit) != commit:
            return None
        return self._write_tree(commit, folder)

    def _write_tree(self, commit: str, folder: Path) -> Path:
        """Put the files of a commit where they stay; another process may do the same at the same time."""
        temporary = Path(mkdtemp(prefix="new-", dir=self.folder))
        try:
            write_codebook_files(self._bare, commit, temporary)
            temporary.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        return folder


def books_in(tree: Path) -> list[str]:
    """Return the paths of the codebooks in a folder, sorted."""
    return sorted(path.relative_to(tree).as_posix() for path in _yaml_files(tree) if _is_book(path))


def choose_book(books: list[str], name: str) -> str:
    """Return the codebook meant when only a repository is named: its only one, or the one called like it."""
    alike = [book for book in books if PurePosixPath(book).stem in (name, "codebook")]
    chosen = books if len(books) == 1 else alike
    return chosen[0] if len(chosen) == 1 else ""


def _yaml_files(tree: Path) -> Iterator[Path]:
    return (path for path in tree.rglob("*") if path.suffix in SUFFIXES and path.is_file())


def _is_book(path: Path) -> bool:
    return re.search(rb"^codebook[ \t]*:", path.read_bytes(), re.MULTILINE) is not None
