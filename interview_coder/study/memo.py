"""What pure functions returned, kept in the user's cache from one run to the next.

An entry is found only by everything that it was made from: the input itself, the version of Python, the state of this
package's files and of the libraries that read the input. What cannot be read or written, is damaged, or lies in a
folder that others may write to, is worked out again; results never differ.
"""

import hashlib
import os
import pickle
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TypeVar

from interview_coder._version import __version__

_MOST_ENTRIES = 100
_PACKAGE = Path(__file__).parents[1]
_MAKERS = ("codebook", "coding", "domain")
"""Where what is kept is made."""
_OURS = tuple(f"interview_coder.{name}." for name in _MAKERS)
_FILES = (".py", ".txt", ".lark")
"""Of what kinds the files are that make it: modules, the characters to fold, the grammar."""
_LIBRARIES = ("lark", "pcre2", "spacy", "yaml")
"""What finds faults in a codebook besides this package."""
_CHECK = hashlib.sha256().digest_size
_ENTRY = re.compile(r"[a-z]+-[0-9a-f]{64}|\.memo-.+")
"""A file of ours: an entry, or one that was not written to its end."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DiskMemo:
    """Results of functions in a folder; the oldest go where there are too many.

    Args:
        folder: Where they are; it is made when something is kept.
    """

    folder: Path

    def __call__(self, kind: str, key: bytes, make: Callable[[], T]) -> T:
        """Return what ``make`` returned for this key before, else call it.

        Args:
            kind: Which function it is.
            key: Everything that its result depends on, besides code.
            make: The function; its result must be of plain values and of this package's data classes.
        """
        path = self.folder / f"{kind}-{_digest(key)}"
        with suppress(Exception):  # a file that is gone, damaged or not ours: worked out again
            _refuse_others(self.folder)
            return _read(path.read_bytes())  # type: ignore[no-any-return]
        result = make()
        with suppress(OSError):  # a full disk, a home that cannot be written: worked out again next time
            self._keep(path, pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
        return result

    def _keep(self, path: Path, data: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_others(self.folder)
        with NamedTemporaryFile(dir=self.folder, prefix=".memo-", delete=False) as temporary:
            written = Path(temporary.name)
        try:
            written.write_bytes(hashlib.sha256(data).digest() + data)
            written.replace(path)
        finally:
            written.unlink(missing_ok=True)
        entries = [entry for entry in self.folder.iterdir() if _ENTRY.fullmatch(entry.name)]
        for entry in sorted(entries, key=lambda entry: entry.stat().st_mtime_ns)[:-_MOST_ENTRIES]:
            entry.unlink(missing_ok=True)


def _refuse_others(folder: Path) -> None:
    """Raise `PermissionError` if a folder is another user's, or one that others may write to."""
    found = folder.stat()
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & 0o022):
        raise PermissionError(str(folder))


class _Reader(pickle.Unpickler):  # noqa: S301 - it makes only what it may
    """Makes nothing but plain values and the makers' data classes and enumerations, whatever a file asks for."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as the class that it overrides
        found = getattr(import_module(module), name) if module.startswith(_OURS) else None
        if isinstance(found, type) and (hasattr(found, "__dataclass_fields__") or issubclass(found, Enum)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _read(data: bytes) -> Any:  # noqa: ANN401 - whatever was kept
    check, data = data[:_CHECK], data[_CHECK:]
    if hashlib.sha256(data).digest() != check:
        raise pickle.UnpicklingError("damaged")
    return _Reader(BytesIO(data)).load()


def _digest(key: bytes) -> str:
    return hashlib.sha256(_code() + key).hexdigest()


@cache
def _code() -> bytes:
    """Return what tells this code from any other: versions, and size and time of each file that makes values."""
    files = sorted(path for name in _MAKERS for path in (_PACKAGE / name).rglob("*.*") if path.suffix in _FILES)
    specs = map(find_spec, _LIBRARIES)
    files += [Path(spec.origin) for spec in specs if spec and spec.origin]
    states = [(str(path), found.st_size, found.st_mtime_ns) for path in files for found in [path.stat()]]
    return repr((__version__, sys.version, states)).encode("utf-8", "surrogatepass")
