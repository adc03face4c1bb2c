"""Code Chinese interview transcripts with a codebook of rules.

    import interview_coder as ic

    sources = ic.read_sources(["transcripts/"])
    codebook = ic.read_codebook("codebooks/volunteer-governance.yaml")
    result = ic.code(sources, codebook)
    result.frequencies          # a pandas frame
    result.write("results/")

Everything is imported when it is first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from interview_coder._version import __version__

if TYPE_CHECKING:
    from interview_coder.api import Sources, code, find, read_codebook, read_sources
    from interview_coder.pipeline import CodingResult

__all__ = ["CodingResult", "Sources", "__version__", "code", "find", "read_codebook", "read_sources"]

_HOMES = {
    "CodingResult": "interview_coder.pipeline",
    "Sources": "interview_coder.api",
    "code": "interview_coder.api",
    "find": "interview_coder.api",
    "read_codebook": "interview_coder.api",
    "read_sources": "interview_coder.api",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    if name not in _HOMES:
        raise AttributeError(f"module 'interview_coder' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
