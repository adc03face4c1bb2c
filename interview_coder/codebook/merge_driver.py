"""Merging codebooks as git asks for it: a driver for its configuration, and lines of text where nothing else helps."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from interview_coder.codebook.git import run_git
from interview_coder.codebook.merge import Merged
from interview_coder.codebook.revisions import top_folder
from interview_coder.domain.problems import Where
from interview_coder.domain.problems import versions as problems

ATTRIBUTES = ".gitattributes"
_LINE = "codebooks/*.yaml merge=interview-coder"
_SETTINGS = (
    ("merge.interview-coder.name", "codebooks merged by code and field"),
    ("merge.interview-coder.driver", "interview-coder codebook merge --driver %O %A %B --path %P"),
)


def merge_lines_of_text(base: bytes, ours: bytes, theirs: bytes, name: str) -> Merged | None:
    """Merge line by line as git does; None without git."""
    with TemporaryDirectory(prefix="interview-coder-") as folder:
        paths = [Path(folder) / side for side in ("ours", "base", "theirs")]
        for path, data in zip(paths, (ours, base, theirs), strict=True):
            path.write_bytes(data)
        arguments = ["merge-file", "-L", "ours", "-L", "base", "-L", "theirs", *map(str, paths)]
        failed = run_git(Path(folder), *arguments) is None
        data = paths[0].read_bytes()
    marks = [match.start() for match in re.finditer(rb"^<<<<<<< ours\r?$", data, re.MULTILINE)]
    if failed and not marks:
        return None
    places = [Where(name, data.count(b"\n", 0, mark) + 1) for mark in marks]
    return Merged(data, tuple(problems.merge_conflict("these lines", where) for where in places))


def with_attribute(attributes: str) -> str:
    """Return the text of .gitattributes with the line that names the driver."""
    if _LINE in attributes.splitlines():
        return attributes
    return f"{attributes}{'' if attributes.endswith(chr(10)) or not attributes else chr(10)}{_LINE}\n"


def configure(folder: Path) -> Path | None:
    """Name the driver in the configuration of the repository; return its top folder, None without one."""
    top = top_folder(folder)
    if top is None or any(run_git(top, "config", "--local", key, value) is None for key, value in _SETTINGS):
        return None
    return top
