"""Groups of speakers to compare: by role, kind, case, source, or an attribute of the source."""

from collections.abc import Iterable, Mapping

from interview_coder.analyse.groups import group_of
from interview_coder.domain.choices import OWN
from interview_coder.domain.speech import Speech, SpokenUnit


def speech_by(speech: Speech, by: str) -> Mapping[str, list[SpokenUnit]]:
    """Return the units of each group; units that say nothing of it belong to none.

    Args:
        speech: The words of everybody.
        by: One of `OWN`, or an attribute of the sources; ``case.`` may stand before it as in rules.

    Raises:
        ValueError: If no source has such an attribute; the message lists those there are.
    """
    groups: dict[str, list[SpokenUnit]] = {}
    for unit in speech.units:
        value = group_of(unit.source, unit.segment, by)
        if value:
            groups.setdefault(value, []).append(unit)
    known = known_groups(speech.units)
    if by not in OWN and by.removeprefix("case.") not in known:
        raise ValueError(f"nothing to group by {by!r}, choose from {', '.join(known)}")
    return groups


def known_groups(units: Iterable[SpokenUnit]) -> list[str]:
    """Return everything that units can be grouped by."""
    return [*OWN, *sorted({name for unit in units for name in unit.source.attributes})]
