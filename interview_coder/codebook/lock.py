"""``codebooks.lock``: which version of each used codebook is meant, down to the bytes of its file."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from interview_coder.codebook.git import LOCK_NAME
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import uses as problems

_FORMAT = 1
_MAX_BYTES = 4 * 1024 * 1024
_TEXTS = ("name", "source", "range", "version", "tag", "commit", "sha256")
Key = tuple[str, str]
"""Source and range as asked for."""


@dataclass(frozen=True, slots=True)
class Locked:
    """One used codebook; ``tag`` and ``commit`` are empty for files that are in no other repository.

    ``source`` is a name, an address, or a path from the lock's folder. ``used_by`` are the codebooks in that folder
    that it is locked for.
    """

    name: str
    source: str
    range: str
    version: str
    tag: str
    commit: str
    sha256: str
    used_by: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What tells one entry from another."""
        return self.source, self.range


@dataclass(slots=True)
class Lock:
    """A lock's entries by key, and what is wrong with its file."""

    entries: dict[Key, Locked] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def is_for(self, book: str) -> bool:
        """Tell whether anything is locked for a codebook, given by its file's name."""
        return any(book in one.used_by for one in self.entries.values())


def lock_path(book: Path) -> Path:
    """Return where the lock of a codebook is."""
    return book.parent / LOCK_NAME


def read_lock(path: Path) -> Lock:
    """Read a lock; one that does not exist is empty."""
    where = Where(path.as_posix())
    try:
        if not path.exists():
            return Lock()
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES)
        value = json.loads(data.decode("utf-8"))
        entries = [_entry(one) for one in value["books"]]
    except json.JSONDecodeError as error:
        return Lock(problems=[problems.bad_lock(error.msg, Where(path.as_posix(), error.lineno, error.colno))])
    except OSError as error:
        return Lock(problems=[problems.bad_lock(error.strerror or type(error).__name__, where)])
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        return Lock(problems=[problems.bad_lock(type(error).__name__, where)])
    return Lock({one.key: one for one in entries})


def lock_text(entries: Iterable[Locked]) -> str:
    """Write a lock: JSON in an order that does not depend on how it came about."""
    ordered = sorted(entries, key=lambda one: (one.name, one.source, one.range))
    books = [
        {name: getattr(one, name) for name in _TEXTS if getattr(one, name)} | {"used_by": sorted(one.used_by)}
        for one in ordered
    ]
    return json.dumps({"format": _FORMAT, "books": books}, ensure_ascii=False, indent=2) + "\n"


def merged(before: Iterable[Locked], found: Iterable[Locked], book: str) -> list[Locked]:
    """Return the entries of a lock after a codebook was resolved anew; what only others use stays as it is."""
    entries = {one.key: _without(one, book) for one in before}
    for one in found:
        others = entries[one.key].used_by if one.key in entries else ()
        entries[one.key] = _for(one, (*others, book))
    return [one for one in entries.values() if one.used_by]


def _without(one: Locked, book: str) -> Locked:
    return _for(one, tuple(name for name in one.used_by if name != book))


def _for(one: Locked, books: tuple[str, ...]) -> Locked:
    return replace(one, used_by=tuple(dict.fromkeys(books)))


def _entry(value: dict[str, object]) -> Locked:
    texts = [value.get(name, "") for name in _TEXTS]
    used_by = value["used_by"]
    if not isinstance(used_by, list) or not all(isinstance(text, str) for text in (*texts, *used_by)):
        raise TypeError
    if not value["name"] or not value["source"] or not value["sha256"]:
        raise ValueError
    name, source, version_range, version, tag, commit, sha256 = map(str, texts)
    return Locked(name, source, version_range, version, tag, commit, sha256, tuple(map(str, used_by)))
