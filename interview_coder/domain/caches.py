"""Where this tool keeps what it can do without: nothing there is ever needed for the same results."""

import errno
import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder: ``IC_CACHE``, else one of this tool's own in the user's folder for caches.

    Raises:
        FileNotFoundError: If nothing is named and nobody knows where the user's home is.
    """
    own = os.environ.get("IC_CACHE")
    if own:
        return Path(own).absolute()
    base = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else None)
    try:
        return (Path(base) if base else Path.home() / ".cache") / "interview-coder"
    except RuntimeError as error:
        raise FileNotFoundError(errno.ENOENT, "no home", "~/.cache") from error
