"""The one place where a library's exception on a broken file becomes a reason for the user."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path

from interview_coder.domain.problems import Where, containers, transcripts
from interview_coder.ingest.extract import Extract, ReadOptions, Unreadable

_Reader = Callable[[Path, ReadOptions], list[Extract]]
_LONGEST_REASON = 120


def bounded(reader: _Reader) -> _Reader:
    """Let a reader raise nothing but `Unreadable`; the reason names the exception's type.

    Broken office files make the libraries raise a dozen kinds of exceptions, and a panic of the Rust
    reader is not even an `Exception`.
    """

    @wraps(reader)
    def read(path: Path, options: ReadOptions) -> list[Extract]:
        try:
            return reader(path, options)
        except Unreadable:
            raise
        except Exception as error:
            raise _unreadable(path, error) from error
        except BaseException as error:
            if type(error).__name__ != "PanicException":
                raise
            raise _unreadable(path, error) from error

    return read


def _unreadable(path: Path, error: BaseException) -> Unreadable:
    if isinstance(error, OSError) and error.filename is not None:
        return Unreadable(transcripts.cannot_open(_name(error), Where(str(path))))
    expected = path.suffix.lower().lstrip(".")
    return Unreadable(containers.damaged(Where(str(path)), expected=expected, reason=_name(error)))


def _name(error: BaseException) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    line = "".join(character if character.isprintable() else " " for character in said).strip()
    name = type(error).__name__
    return f"{name} ({line[:_LONGEST_REASON]})" if line else name
