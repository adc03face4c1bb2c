"""Where this tool keeps what it can do without: nothing there is ever needed for the same results."""

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder: ``IC_CACHE``, else one of this tool's own in the user's folder for caches."""
    own = os.environ.get("IC_CACHE")
    if own:
        return Path(own).absolute()
    base = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else None)
    return (Path(base) if base else Path.home() / ".cache") / "interview-coder"
