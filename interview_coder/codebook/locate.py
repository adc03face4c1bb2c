"""Where codebooks are found by name."""

from collections.abc import Iterator, Sequence
from pathlib import Path

SUFFIXES = (".yaml", ".yml")
FOLDER = "codebooks"


def built_in_folder() -> Path | None:
    """Return the folder of the codebooks that come with the package: in a wheel, or beside a source checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "data" / FOLDER, package.parent / FOLDER):
        if folder.is_dir():
            return folder
    return None


def built_in_codebooks() -> list[Path]:
    """Return the codebooks that come with the package, sorted by name."""
    folder = built_in_folder()
    return sorted(path for path in folder.glob("*.y*ml") if path.suffix in SUFFIXES) if folder else []


def is_name(text: str) -> bool:
    """Tell whether a text is a codebook's name rather than a path."""
    return not text.endswith(SUFFIXES) and "/" not in text and "\\" not in text


def find_codebook(name: str, folders: Sequence[Path]) -> tuple[Path | None, tuple[str, ...]]:
    """Look for a codebook by name in ``folders``, then ``./codebooks``, then among those built in.

    Returns:
        The path, or None; and the places looked at, for a message.
    """
    looked = []
    for folder, shown in _places(folders):
        for suffix in SUFFIXES:
            path = folder / f"{name}{suffix}"
            if path.is_file():
                return path, ()
        looked.append(f"{shown}/{name}.yaml")
    return None, tuple(dict.fromkeys(looked))


def _places(folders: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    for folder in folders:
        yield folder, folder.as_posix()
    yield Path(FOLDER), FOLDER
    built_in = built_in_folder()
    if built_in:
        yield built_in, "<built-in>"
