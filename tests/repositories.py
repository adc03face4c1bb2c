"""Real git repositories of codebooks, made in a folder of the test."""

import subprocess
from pathlib import Path

_IDENTITY = [
    "-c",
    "user.name=t",
    "-c",
    "user.email=t@example.org",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "tag.gpgsign=false",
]


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *_IDENTITY, "-C", str(folder), *arguments], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout.strip()


def book_text(name: str, version: str, codes: str = "", head: str = "") -> str:
    entries = "".join(f"  - {{id: {code}, name: {code}, rules: {code}}}\n" for code in codes.split())
    return f"codebook: {name}\nversion: {version}\n{head}" + (f"codes:\n{entries}" if entries else "codes: []\n")


class Origin:
    """A repository with a working tree."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        git(folder, "init", "-q", "-b", "main")

    @property
    def url(self) -> str:
        return f"git+file://{self.folder.as_posix()}"

    def commit(self, files: dict[str, str], tag: str = "") -> str:
        """Write and commit files; return the commit."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-q", "--allow-empty", "-m", tag or "change")
        if tag:
            git(self.folder, "tag", tag)
        return git(self.folder, "rev-parse", "HEAD")
