"""A coded study: sources with their units and the codings on them, as every analysis takes it."""

from collections.abc import Iterator
from dataclasses import dataclass

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.codings import Coding
from interview_coder.domain.problems import Problem
from interview_coder.domain.segments import Segment
from interview_coder.domain.sources import Source


@dataclass(frozen=True, slots=True)
class CodedSource:
    """One source with its units and codings.

    ``segments`` are the units of every role that any code looks at; ``codings`` stand in the order of the text.
    """

    source: Source
    segments: tuple[Segment, ...]
    codings: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class CodedStudy:
    """Sources in natural order of their ids, coded with one codebook.

    ``roles`` are those that any code looks at, ``words`` is the name and version of the word splitter, ``problems`` are
    those that coding found where they are kept with the study.
    """

    codebook: Codebook
    sources: tuple[CodedSource, ...]
    unit: str
    roles: tuple[str, ...]
    words: str = ""
    problems: tuple[Problem, ...] = ()

    def codings(self) -> Iterator[tuple[CodedSource, Coding]]:
        """Yield every coding with its source, sources and text in order."""
        for coded in self.sources:
            for coding in coded.codings:
                yield coded, coding
