"""Word clouds: the places come from the word cloud library, the letters are outlines as in every other figure."""

from math import sqrt

from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D
from wordcloud import WordCloud

from interview_coder.domain.figures import CloudChart
from interview_coder.export.charts.canvas import Canvas

Placed = tuple[str, int, tuple[int, int]]
"""A word, the height of its letters, and the upper left corner of its ink as row and column, all in pixels."""

_WIDTH, _HEIGHT, _INCHES = 1000, 620, 6.5
_FILLED, _SHRINK, _SMALLEST, _TRIES = 0.62, 0.93, 6, 24
_HIGHEST = 0.5
_SEED = 1
_SHADES = ("#08306B", "#0072B2", "#4C7F9E")
"""For the upper, middle and lower third of the words by count: all of them dark enough to read."""


def draw_cloud(canvas: Canvas, chart: CloudChart) -> None:
    """Draw all words, as large as there is room for with their sizes kept in proportion."""
    path = canvas.font_path
    axes = canvas.axes(_INCHES, _INCHES * _HEIGHT / _WIDTH)
    axes.set_axis_off()
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(0, _HEIGHT)
    sizes = {word: sqrt(count) for word, count in zip(chart.words, chart.counts, strict=True) if count > 0}
    rank = {word: place for place, word in enumerate(sorted(sizes, key=lambda word: -sizes[word]))}
    for word, size, (row, column) in place_words(sizes, path):
        letters = TextPath((0, 0), word, size=size, prop=FontProperties(fname=path))
        ink = letters.get_extents()
        to_place = Affine2D().translate(column - ink.x0, _HEIGHT - row - ink.y1)
        shade = _SHADES[len(_SHADES) * rank[word] // len(rank)]
        axes.add_patch(PathPatch(to_place.transform_path(letters), facecolor=shade, linewidth=0))


def place_words(sizes: dict[str, float], font: str) -> list[Placed]:
    """Return a place for each word: the largest letters at which all of them fit, to a step of seven percent."""
    largest = max(sizes.values())
    area = sum(len(word) * (size / largest) ** 2 for word, size in sizes.items())
    height = min(_HIGHEST * _HEIGHT, sqrt(_FILLED * _WIDTH * _HEIGHT / area))
    placed: list[Placed] = []
    for _ in range(_TRIES):
        wanted = {word: max(round(height * size / largest), _SMALLEST) for word, size in sizes.items()}
        placed = _try(wanted, font)
        # Where there is no room, the library makes letters smaller: then all of them have to be.
        if {word: size for word, size, _ in placed} == wanted:
            break
        height *= _SHRINK
    return placed


def _try(wanted: dict[str, int], font: str) -> list[Placed]:
    """Place words in letters of the heights wanted, or smaller, or leave them out."""
    cloud = WordCloud(
        font_path=font,
        width=_WIDTH,
        height=_HEIGHT,
        margin=3,
        max_words=len(wanted),
        max_font_size=max(wanted.values()),
        min_font_size=_SMALLEST,
        font_step=1,
        prefer_horizontal=1.0,
        relative_scaling=1.0,
        random_state=_SEED,
    )
    cloud.generate_from_frequencies(wanted)
    return [(word, size, position) for (word, _), size, position, _, _ in cloud.layout_]
