"""The texts of a chart, made fit for drawing."""

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from interview_coder.domain.figures import Chart

GETA = "〓"
"""What Chinese and Japanese printers set for a character they have no type for."""
_IDS = ("id", "source", "target", "layout", "colours")
_T = TypeVar("_T")


def chart_texts(chart: Chart) -> Iterator[str]:
    """Yield every text that the chart shows, without marks that nobody sees."""
    return (_visible(text) for text in _texts(chart))


def with_drawable_texts(chart: Chart, missing: str) -> Chart:
    """Return the chart with ``〓`` for each missing character, blanks for line ends and no invisible marks."""
    table = str.maketrans(dict.fromkeys(missing, GETA))
    return _mapped(chart, table)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _IDS:
                yield from _texts(getattr(value, field.name))


def _mapped(value: _T, table: dict[int, str]) -> _T:
    changed: Any = value
    if isinstance(value, str):
        changed = _visible(value).translate(table)
    elif isinstance(value, tuple):
        changed = tuple(_mapped(part, table) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in _IDS]
        changed = replace(value, **{name: _mapped(getattr(value, name), table) for name in names})
    return changed  # type: ignore[no-any-return]


def _visible(text: str) -> str:
    return "".join(char for char in " ".join(text.split()) if unicodedata.category(char) != "Cf")
