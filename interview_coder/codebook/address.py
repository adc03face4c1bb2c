"""Where a used codebook is, if it is in a git repository."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from interview_coder.codebook.locate import SUFFIXES

_GIT = re.compile(r"git\+(?P<scheme>https|ssh|file)://(?P<place>.+?)(?://(?P<inside>.+))?")
_OTHER = re.compile(r"(git\+|git@|[a-z][a-z0-9+.-]+://)")


@dataclass(frozen=True, slots=True)
class Address:
    """A codebook in a repository: ``text`` as written, ``url`` for git, and the path inside, empty if not said."""

    text: str
    url: str
    inside: str
    is_local: bool

    @property
    def book_name(self) -> str:
        """The name that tags of this codebook begin with, if they name one: the file's, else the repository's."""
        name = self.inside or self.url.rstrip("/").removesuffix(".git")
        return PurePosixPath(name.replace("\\", "/")).name.removesuffix(".yaml").removesuffix(".yml")


def parse_address(text: str, folder: Path) -> Address | None:
    """Read ``git+https://…``, ``git+ssh://…``, ``git+file://…`` or the path of a local repository.

    Args:
        text: The use without its range; the path inside the repository follows ``//``.
        folder: Where a relative path starts.

    Returns:
        None if it is no repository's address.
    """
    match = _GIT.fullmatch(text)
    if match is not None:
        url = f"{match['scheme']}://{match['place']}"
        return Address(text, url, match["inside"] or "", match["scheme"] == "file")
    if _OTHER.match(text):
        return None
    local = local_address(text, folder)
    is_path = "/" in text or "\\" in text
    if "//" in text or local.url.endswith(".git") or (is_path and is_repository(Path(local.url))):
        return local
    return None


def local_address(text: str, folder: Path) -> Address:
    """Read a text as the path of a local repository, whether it is there or not."""
    place, _, inside = text.partition("//")
    return Address(text, (folder / place).resolve().as_posix(), inside, is_local=True)


def is_other_address(text: str) -> bool:
    """Tell whether a text is an address of a kind that is not read."""
    return _OTHER.match(text) is not None


def is_absolute(text: str) -> bool:
    """Tell whether a path leads to the same place from anywhere on this computer, and only there."""
    return text.startswith("/") or bool(PureWindowsPath(text).drive)


def is_sound_inside(inside: str) -> bool:
    """Tell whether a path inside a repository stays there and is that of a YAML file; none at all is sound."""
    parts = PurePosixPath(inside).parts
    return not inside or (
        inside.endswith(SUFFIXES) and ".." not in parts and not inside.startswith(("/", "-")) and "\\" not in inside
    )


def is_repository(path: Path) -> bool:
    """Tell whether a folder is a git repository, bare or not."""
    return (path / ".git").exists() or ((path / "HEAD").is_file() and (path / "objects").is_dir())
