"""Files of the user's own that were edited in places."""

from pathlib import Path

from interview_coder.export.files import replacing


def write_edited(path: Path, data: bytes) -> None:
    """Replace the bytes of a file in one step; a link keeps leading to it, and it keeps its permissions."""
    target = path.resolve()
    mode = target.stat().st_mode if target.exists() else 0o644
    with replacing(target) as temporary:
        temporary.write_bytes(data)
    target.chmod(mode & 0o777)
