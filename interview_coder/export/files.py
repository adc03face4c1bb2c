"""Files written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path in the same folder; what was written there replaces ``path`` in one step.

    A link at ``path`` is replaced, not followed. On failure nothing is left behind, and the error names ``path``,
    not the temporary file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _beside(path)
    try:
        yield temporary
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        if error.filename not in {None, str(temporary)}:
            raise  # about another file, from which something was read
        raise _naming(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _naming(path, error) from error
    os.close(handle)
    return Path(name)


def _naming(path: Path, error: OSError) -> OSError:
    """Return an error that names the file which the user knows of."""
    return error if error.errno is None else OSError(error.errno, error.strerror, str(path))
