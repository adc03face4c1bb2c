"""Groups of units to compare: by case, kind, role, speaker, source, or an attribute of the source."""

from interview_coder.domain.choices import OWN
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.segments import Segment
from interview_coder.domain.sources import Source


def known_groups(study: CodedStudy) -> list[str]:
    """Return everything that the units of a study can be grouped by."""
    return [*OWN, *sorted({name for coded in study.sources for name in coded.source.attributes})]


def group_of(source: Source, segment: Segment, by: str) -> str:
    """Return the group of a unit, empty where nothing is known.

    Args:
        source: The source.
        segment: The unit.
        by: One of `OWN`, or an attribute; ``case.`` may stand before it as in rules.
    """
    match by:
        case "case" | "role" | "speaker":
            return str(getattr(segment, by))
        case "kind":
            return source.kind
        case "source":
            return source.id
    return source.attributes.get(by.removeprefix("case."), "").strip()
