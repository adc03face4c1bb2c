"""Code Chinese interview transcripts with a codebook of rules.

    import interview_coder as ic

    sources = ic.read_sources(["transcripts/"])
    codebook = ic.read_codebook("codebooks/volunteer-governance.yaml")
    result = ic.code(sources, codebook)
    result.frequencies          # a pandas frame
    result.write("results/")

    study = ic.code_study(sources, codebook)
    ic.chain(study)             # the tables of the command `table`, as frames
    ic.keyness(ic.speech(sources), by="case")
    ic.report(study, "报告.docx")

Everything is imported when it is first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from interview_coder._version import __version__

if TYPE_CHECKING:
    from interview_coder.api import Sources, code, find, read_codebook, read_sources
    from interview_coder.api_codes import constructs, cooccurrence, frequencies, matrix
    from interview_coder.api_study import chain, code_study, levels, methods, report, saturation, survey, triangulation
    from interview_coder.api_words import (
        collocations,
        keyness,
        speech,
        stop_words,
        words_cloud,
        words_frequencies,
        words_network,
    )
    from interview_coder.pipeline import CodingResult

__all__ = [
    "CodingResult",
    "Sources",
    "__version__",
    "chain",
    "code",
    "code_study",
    "collocations",
    "constructs",
    "cooccurrence",
    "find",
    "frequencies",
    "keyness",
    "levels",
    "matrix",
    "methods",
    "read_codebook",
    "read_sources",
    "report",
    "saturation",
    "speech",
    "stop_words",
    "survey",
    "triangulation",
    "words_cloud",
    "words_frequencies",
    "words_network",
]

_HOMES = {
    "CodingResult": "interview_coder.pipeline",
    "Sources": "interview_coder.api",
    "chain": "interview_coder.api_study",
    "code": "interview_coder.api",
    "code_study": "interview_coder.api_study",
    "collocations": "interview_coder.api_words",
    "constructs": "interview_coder.api_codes",
    "cooccurrence": "interview_coder.api_codes",
    "find": "interview_coder.api",
    "frequencies": "interview_coder.api_codes",
    "keyness": "interview_coder.api_words",
    "levels": "interview_coder.api_study",
    "matrix": "interview_coder.api_codes",
    "methods": "interview_coder.api_study",
    "read_codebook": "interview_coder.api",
    "read_sources": "interview_coder.api",
    "report": "interview_coder.api_study",
    "saturation": "interview_coder.api_study",
    "speech": "interview_coder.api_words",
    "stop_words": "interview_coder.api_words",
    "survey": "interview_coder.api_study",
    "triangulation": "interview_coder.api_study",
    "words_cloud": "interview_coder.api_words",
    "words_frequencies": "interview_coder.api_words",
    "words_network": "interview_coder.api_words",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    if name not in _HOMES:
        raise AttributeError(f"module 'interview_coder' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
