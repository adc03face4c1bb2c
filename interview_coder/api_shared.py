"""What the functions of the Python API share: words to choose from, figures drawn, tables as frames."""

import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from interview_coder.domain.tables import Table

if TYPE_CHECKING:
    from interview_coder.domain.figures import Chart
    from interview_coder.export.frames import Frame


def choose(name: str, given: Iterable[str], allowed: Iterable[str]) -> None:
    """Refuse words that an argument does not know; an empty one asks for the default.

    Raises:
        ValueError: If a word is none of those allowed.
    """
    known = tuple(allowed)
    for word in given:
        if word and word not in known:
            raise ValueError(f"unknown {name} {word!r}, choose from {', '.join(known)}")


def draw(chart: "Chart", path: str | Path) -> None:
    """Draw a figure into a .png or .svg file; warns of characters that the font lacks.

    Raises:
        ValueError: If the figure cannot be drawn.
    """
    from interview_coder.export.charts import write_chart  # noqa: PLC0415 - heavy

    problems = write_chart(chart, Path(path))
    for problem in problems:
        if problem.is_error:
            raise ValueError(problem.render("en"))
        warnings.warn(problem.render("en"), stacklevel=3)


def frame_of(tables: Mapping[str, Table], part: str) -> "Frame":
    """Return one of several tables as a frame; raises ValueError where there is none of the name."""
    from interview_coder.export.frames import to_frame  # noqa: PLC0415 - pandas only for those who want frames

    if part not in tables:
        raise ValueError(f"there is no part {part!r}, choose from {', '.join(tables)}")
    return to_frame(tables[part])
