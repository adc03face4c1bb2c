"""The revision of git at which a codebook got the version that it still has."""

from pathlib import Path

from interview_coder.codebook.revisions import file_at, path_in_repository, revisions_of
from interview_coder.codebook.roundtrip import open_for_edit, text_of


def last_release(path: Path, version: str) -> str:
    """Return the oldest of the latest commits in which the file has this version; empty if there is none."""
    place = path_in_repository(path)
    if place is None:
        return ""
    found = ""
    for commit in revisions_of(*place):
        data = file_at(place[0], commit, place[1])
        file, _ = open_for_edit(data, path.name) if data is not None else (None, ())
        if file is not None and text_of(file.root, "version") != version:
            break
        found = commit if file is not None else found
    return found
