"""Semantic versions and the ranges that ``uses`` asks for."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_VERSION = re.compile(
    r"(?P<major>0|[1-9]\d*)(\.(?P<minor>0|[1-9]\d*)\.(?P<patch>0|[1-9]\d*)"
    r"(-(?P<pre>[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+[0-9A-Za-z.-]+)?)?"
)
_COMPARATOR = re.compile(
    r"(?P<operator>\^|~|>=|<=|>|<|=)?\s*(?P<numbers>\d{1,9}(\.\d{1,9}){0,2})(-(?P<pre>[0-9A-Za-z.-]+))?"
)
_LENGTH = 3

Release = tuple[int, int, int]
PreRelease = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version as a value that sorts: ``final`` is false for pre-releases, which come before the release."""

    release: Release
    final: bool = True
    pre: PreRelease = ()


@dataclass(frozen=True, slots=True)
class Range:
    """Conditions that a version has to meet, all of them; none is any version."""

    conditions: tuple[tuple[str, Version], ...]

    def allows(self, version: Version) -> bool:
        """Tell whether a version is in the range; a pre-release only if the range names one of its release."""
        if not version.final and not any(
            not limit.final and limit.release == version.release for _operator, limit in self.conditions
        ):
            return False
        return all(_COMPARE[operator](version, limit) for operator, limit in self.conditions)


_COMPARE: dict[str, Callable[[Version, Version], bool]] = {
    "=": lambda version, limit: version == limit,
    ">=": lambda version, limit: version >= limit,
    ">": lambda version, limit: version > limit,
    "<=": lambda version, limit: version <= limit,
    "<": lambda version, limit: version < limit,
}


def parse_version(text: str) -> Version | None:
    """Read ``1.2.3``, ``1.2.3-beta.1`` or, for short, ``1``; None for anything else.

    Source:
        Semantic Versioning 2.0.0, sections 2, 9 and 11; build data (``+…``) is read and ignored.
    """
    match = _VERSION.fullmatch(text)
    if match is None or len(text) > 100:  # noqa: PLR2004 - no version is longer
        return None
    return _version((match["major"], match["minor"] or "0", match["patch"] or "0"), match["pre"])


def parse_range(text: str) -> Range | None:
    """Read a version range: ``*``, ``^1``, ``~1.2``, ``>=1.2 <2``, ``=1.2.3``, or a bare version for exactly that.

    Example:
        >>> parse_range("^1.2").allows(parse_version("1.9.0"))
        True
    """
    if text.strip() in ("*", ""):
        return Range(())
    conditions: list[tuple[str, Version]] = []
    for part in re.split(r"(?<=[0-9A-Za-z])[\s,]+", text.strip()):
        match = _COMPARATOR.fullmatch(part)
        if match is None:
            return None
        numbers = [int(number) for number in match["numbers"].split(".")]
        conditions += _conditions(match["operator"] or "", numbers, match["pre"])
    return Range(tuple(conditions))


def _version(numbers: tuple[str | int, str | int, str | int], pre: str | None) -> Version:
    release = (int(numbers[0]), int(numbers[1]), int(numbers[2]))
    parts = tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in pre.split(".")) if pre else ()
    return Version(release, final=not parts, pre=parts)


def _conditions(operator: str, numbers: list[int], pre: str | None) -> list[tuple[str, Version]]:
    low = _version(_padded(numbers), pre)
    if operator in (">=", "<"):
        return [(operator, low)]
    if operator == ">":
        return [(">", low)] if len(numbers) == _LENGTH else [(">=", _next(numbers, len(numbers) - 1))]
    if operator == "<=":
        return [("<=", low)] if len(numbers) == _LENGTH else [("<", _next(numbers, len(numbers) - 1))]
    if operator in ("", "=") and len(numbers) == _LENGTH:
        return [("=", low)]
    return [(">=", low), ("<", _next(numbers, _fixed(operator, numbers)))]


def _fixed(operator: str, numbers: list[int]) -> int:
    """Return the place of the number that must not change."""
    if operator == "^":
        return next((place for place, number in enumerate(numbers) if number), len(numbers) - 1)
    if operator == "~":
        return min(1, len(numbers) - 1)
    return len(numbers) - 1


def _next(numbers: list[int], place: int) -> Version:
    return _version(_padded([*numbers[:place], numbers[place] + 1]), None)


def _padded(numbers: list[int]) -> tuple[int, int, int]:
    padded = (*numbers, 0, 0)
    return padded[0], padded[1], padded[2]
