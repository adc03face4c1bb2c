"""Git as a program: asked in a folder, without a shell, and with no protocol but files, https and ssh."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from interview_coder.codebook.locate import SUFFIXES

LOCK_NAME = "codebooks.lock"
_SECONDS = 60
_SECONDS_TO_FETCH = 300
_NOT_OURS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX")
"""Set where we are run by a hook of git; they would lead us to that repository instead of the folder's."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said; ``reason`` is empty if all went well."""

    out: bytes = b""
    reason: str = ""


def ask_git(folder: Path, *arguments: str, given: bytes = b"", seconds: int = _SECONDS) -> Answer:
    """Run git in a folder."""
    git = shutil.which("git")
    if git is None:
        return Answer(reason="git is not installed")
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    environment |= {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_ALLOW_PROTOCOL": "file:https:ssh",
        "GIT_TERMINAL_PROMPT": "0",
    }
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell
            [git, "--no-pager", "-C", str(folder), *arguments],
            input=given,
            capture_output=True,
            check=False,
            timeout=seconds,
            env=environment,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return Answer(reason=type(error).__name__)
    if done.returncode == 0:
        return Answer(done.stdout)
    lines = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    faults = [line for line in lines if line.startswith(("fatal:", "error:"))]
    return Answer(reason=(faults or lines or [f"exit code {done.returncode}"])[0].strip())


def run_git(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Run git in a folder and return what it says; None if it fails or is not there."""
    answer = ask_git(folder, *arguments, given=given)
    return None if answer.reason else answer.out


def fetch(folder: Path, url: str, *refs: str) -> str:
    """Fetch references from a repository into the one in ``folder``; return why it failed, or nothing."""
    answer = ask_git(folder, "fetch", "-q", "--force", "--no-tags", "--", url, *refs, seconds=_SECONDS_TO_FETCH)
    return answer.reason


def write_codebook_files(top: Path, revision: str, root: Path) -> None:
    """Put the YAML files and locks of a revision into a folder."""
    said = run_git(top, "ls-tree", "-r", "-z", "--full-tree", "--name-only", revision) or b""
    listed = [name for name in os.fsdecode(said).split("\0") if "\n" not in name]
    names = [name for name in listed if name.endswith(SUFFIXES) or PurePosixPath(name).name == LOCK_NAME]
    asked = "".join(f"{revision}:{name}\n" for name in names)
    for name, data in _blobs(names, run_git(top, "cat-file", "--batch", given=os.fsencode(asked)) or b""):
        parts = PurePosixPath(name)
        if ".." not in parts.parts and not parts.is_absolute():
            target = root / parts
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def _blobs(names: Sequence[str], answer: bytes) -> Iterator[tuple[str, bytes]]:
    """Take apart what ``git cat-file --batch`` answers: a line with the size, then the bytes, then a line end."""
    position = 0
    for name in names:
        end = answer.find(b"\n", position)
        head = answer[position:end].split()
        position = end + 1
        if len(head) == 3 and head[2].isdigit():  # noqa: PLR2004 - object, type, size
            size = int(head[2])
            if head[1] == b"blob":
                yield name, answer[position : position + size]
            position += size + 1
