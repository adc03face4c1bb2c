"""Sources, cases and turns: what was said, by whom, and where it stands in the text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from interview_coder.domain.problems import Problem

KINDS = ("interview", "focus_group", "survey", "literature", "fieldnote")
ROLES = ("interviewer", "participant", "other")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go.

    Offsets count code points of the source text: ``source.text[start:end]`` are the words spoken, without
    label and time. ``gaps`` are stretches inside that nobody spoke (transcriber's notes such as （笑）).
    """

    speaker: str
    role: str
    start: int
    end: int
    time: str = ""
    case: str = ""
    gaps: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One transcript, answer or text, with the turns laid over it. The text never changes after ingest."""

    id: str
    text: str
    turns: tuple[Turn, ...]
    kind: str = "interview"
    case: str = ""
    date: str = ""
    origin: str = ""
    path: str = ""
    question: str = ""
    encoding: str = ""
    layout: str = ""
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, as hexadecimal digits."""
        from hashlib import sha256  # noqa: PLC0415 - help, which names the roles, needs no hash

        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def case_of(self, turn: Turn) -> str:
        """Return the case that a turn belongs to: the speaker's own, else the source's."""
        return turn.case or self.case
