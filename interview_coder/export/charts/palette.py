"""Colours that people with any kind of colour vision can tell apart, and that survive a grey print."""

from collections.abc import Sequence

OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#8C8C8C", "#F0E442")
"""Okabe & Ito (2008), Color Universal Design, https://jfly.uni-koeln.de/color/; grey stands for their black."""
HATCHES = ("", "////", "....", "xxxx")
SEQUENTIAL_MAP, DIVERGING_MAP = "YlGnBu", "RdBu_r"
"""ColorBrewer (Harrower & Brewer 2003), both safe for the colour blind."""
INK, FAINT, GRID, NOTHING = "#222222", "#666666", "#DDDDDD", "#F7F7F7"
FIRST = OKABE_ITO[0]


_WHITE_BELOW = 0.213
"""The luminance at which white and ink are equally readable (WCAG 2.2, contrast ratio)."""


def ink_on(colour: Sequence[float]) -> str:
    """Return the colour of letters, white or ink, that stands out more on a colour (red, green, blue, 0–1)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]]  # noqa: PLR2004 - sRGB
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "white" if luminance < _WHITE_BELOW else INK


def looks(n: int) -> list[tuple[str, str]]:
    """Return ``n`` different pairs of colour and hatching; they repeat after 32."""
    n_colours = len(OKABE_ITO)
    return [(OKABE_ITO[i % n_colours], HATCHES[i // n_colours % len(HATCHES)]) for i in range(n)]
