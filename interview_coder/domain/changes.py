"""What differs between two versions of a codebook, as values."""

from dataclasses import dataclass
from enum import IntEnum


class Step(IntEnum):
    """How far a change reaches, in the words of semantic versions."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


CODEBOOK, CODE, THEORY, CONSTRUCT, RELATION = "codebook", "code", "theory", "construct", "relation"
"""What a change is about."""

ADDED, REMOVED, NEW_ID, RENAMED, MOVED, CHANGED = "added", "removed", "id changed", "renamed", "moved", "changed"
"""What happened."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    ``id`` is the one after the change, if there is one. ``field`` is the key that differs, empty where the whole
    thing is meant. Single values are ``before`` and ``after``; of lists, ``gone`` and ``new`` are the items.
    """

    kind: str
    id: str
    what: str
    step: Step
    field: str = ""
    before: str = ""
    after: str = ""
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodebookDiff:
    """All differences from one version to another, in the order of the codebook.

    ``stated`` is the step between the version numbers, None where the later version is not above the earlier.
    """

    id: str
    before: str
    after: str
    changes: tuple[Change, ...]
    stated: Step | None

    @property
    def step(self) -> Step:
        """The largest step among the changes."""
        return max((change.step for change in self.changes), default=Step.NONE)

    @property
    def is_version_fit(self) -> bool:
        """Whether the version was raised by as much as the changes ask for."""
        return self.stated is not None and self.stated >= self.step

    @property
    def new_ids(self) -> dict[str, str]:
        """The later id of each code whose id changed, by its earlier id."""
        return {change.before: change.id for change in self.changes if (change.kind, change.what) == (CODE, NEW_ID)}
