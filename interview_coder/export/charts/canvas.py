"""A sheet to draw on: axes measured in inches, one font, and files of equal bytes for equal drawings."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from interview_coder.export.charts.palette import FAINT, INK
from interview_coder.export.files import replacing
from interview_coder.export.text_width import balanced, wrapped

DPI = 300
SIZE, SMALL, HEAD = 9.0, 7.5, 11.0
"""Sizes of letters in points."""
_MARGIN = 0.12
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>]*>\s*")
_STYLE = {
    "text.parse_math": False,  # a label such as $x_1$ is what it is
    "svg.fonttype": "path",  # outlines, so that no reader needs the font
    "svg.hashsalt": "interview-coder",
    "axes.unicode_minus": True,
    "axes.edgecolor": FAINT,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "hatch.linewidth": 0.6,
    "hatch.color": "white",
    "savefig.facecolor": "white",
}


@contextmanager
def plain_style() -> Iterator[None]:
    """Draw with matplotlib's own defaults and ours; what the user set is back afterwards."""
    defaults: dict[Any, Any] = {
        name: value for name, value in mpl.rcParamsDefault.items() if not name.startswith("backend")
    }
    with mpl.rc_context():
        mpl.rcParams.update(defaults | _STYLE)
        yield


class Canvas:
    """One figure. Whatever leaves the axes is still inside the file: it is cut to what was drawn."""

    def __init__(self, font: Path) -> None:
        self._font = font
        self._figure = Figure(figsize=(4, 3), dpi=100)

    @property
    def font_path(self) -> str:
        """The file of the font, for letters drawn as shapes."""
        return str(self._font)

    def font(self, size: float = SIZE) -> FontProperties:
        """Return the font in a size, to be given to every text."""
        return FontProperties(fname=str(self._font), size=size)

    def axes(self, width: float, height: float, *, left: float = 0, bottom: float = 0) -> Axes:
        """Return axes of a size in inches, placed in inches; the first ones measure the sheet."""
        if not self._figure.axes:
            self._figure.set_size_inches(width, height)
        across, down = self.size()
        axes = self._figure.add_axes((left / across, bottom / down, width / across, height / down))
        axes.tick_params(labelsize=SIZE, length=0)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        return axes

    def size(self) -> tuple[float, float]:
        """Return width and height of the sheet in inches."""
        width, height = self._figure.get_size_inches()
        return float(width), float(height)

    def legend(self, handles: Sequence[Artist], *, title: str = "") -> None:
        """Put a legend to the right of everything drawn so far."""
        box, (across, down) = self._drawn(), self.size()
        self._legend(handles, title, loc="upper left", bbox_to_anchor=((box.x1 + 0.15) / across, 1 - 0.02 / down))

    def legend_below(self, handles: Sequence[Artist], *, title: str = "") -> None:
        """Put a legend in rows under everything drawn so far."""
        box, (across, down) = self._drawn(), self.size()
        columns = max(1, min(len(handles), int(box.width / 1.4)))
        place = ((box.x0 + box.x1) / 2 / across, (box.y0 - 0.1) / down)
        self._legend(handles, title, loc="upper center", bbox_to_anchor=place, ncols=columns)

    def _legend(self, handles: Sequence[Artist], title: str, **place: Any) -> None:  # noqa: ANN401
        self._figure.legend(
            handles=list(handles),
            frameon=False,
            prop=self.font(SMALL),
            title=title or None,
            title_fontproperties=self.font(SMALL),
            borderaxespad=0,
            **place,
        )

    def finish(self, title: str, note: str) -> None:
        """Write the title over and the note under everything drawn so far, as wide as that is."""
        box = self._drawn()
        width = max(box.width, 3.2)
        columns = int(width * 72 / (HEAD * 0.55))
        self._text(box.x0, box.y1 + 0.12, balanced(title, columns, lines=4), HEAD, "bottom", INK)
        if note:
            columns = int(width * 72 / (SMALL * 0.55))
            self._text(box.x0, box.y0 - 0.1, wrapped(note, columns), SMALL, "top", FAINT)
        self._figure.draw_without_rendering()
        for text in self._figure.findobj(Text):
            assert isinstance(text, Text)
            text.set_fontproperties(self.font(float(text.get_fontsize())))

    def _text(self, x: float, y: float, text: str, size: float, side: str, colour: str) -> None:
        across, down = self.size()
        self._figure.text(
            x / across,
            y / down,
            text,
            fontproperties=self.font(size),
            va=side,
            ha="left",
            color=colour,
            linespacing=1.35,
        )

    def _drawn(self) -> Bbox:
        """Return what was drawn so far, in inches."""
        self._figure.draw_without_rendering()
        return self._figure.get_tightbbox()

    def write(self, path: Path, *, title: str) -> None:
        """Write the figure by the suffix of the path."""
        is_svg = path.suffix.lower() == ".svg"
        kind, dpi = ("svg", 72) if is_svg else ("png", DPI)
        metadata = dict.fromkeys(("Date", "Creator", "Format", "Type")) if is_svg else {"Software": None}
        canvas = FigureCanvasSVG(self._figure) if is_svg else FigureCanvasAgg(self._figure)
        with replacing(path) as temporary:
            canvas.print_figure(
                temporary,
                format=kind,
                dpi=dpi,
                bbox_inches="tight",
                pad_inches=_MARGIN,
                metadata={**metadata, "Title": title},
            )
            if is_svg:
                # The document type names an address outside; a reader may go there, and needs it for nothing.
                temporary.write_bytes(_DOCTYPE.sub(b"", temporary.read_bytes(), count=1))
