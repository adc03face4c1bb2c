"""A new study folder on disk, and the material that travels with the package."""

import shutil
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_EXAMPLE_SETTINGS = """\
# 研究的设置：省去每次写 --codebook。 Settings of the study, so that no command has to name the codebook.
codebook: codebooks/volunteer-governance.yaml
"""


def shipped(name: str) -> Path:
    """Return a folder that travels with the package: ``codebooks`` or ``transcripts``.

    In an installed wheel it lies in the package's data, in a source checkout beside the package.
    """
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def start_study(folder: Path, *, example: bool = False) -> list[Path]:
    """Make the folders of a study; files that are there already are left alone.

    Returns:
        What was made, in order.
    """
    made: list[Path] = []
    for name in ("transcripts", "codebooks"):
        target = folder / name
        if not target.is_dir():
            target.mkdir(parents=True)
            made.append(target)
        if example:
            made += [copied for source in sorted(shipped(name).iterdir()) if (copied := _copy(source, target))]
    settings = folder / "interview-coder.yaml"
    if example and not settings.exists():
        settings.write_text(_EXAMPLE_SETTINGS, encoding="utf-8")
        made.append(settings)
    return made


def _copy(source: Path, folder: Path) -> Path | None:
    target = folder / source.name
    if not source.is_file() or source.name.startswith(".") or target.exists():
        return None
    return Path(shutil.copyfile(source, target))
