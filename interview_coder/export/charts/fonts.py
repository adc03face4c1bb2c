"""The font of the figures, from a package, so that Chinese labels are drawn alike on every machine.

The file holds the forms of mainland China only; collections such as NotoSansCJK.ttc give Japanese ones.
"""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "pylopdf-fonts-zh-cn"
_MODULE, _FILE = "pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"


def sans_path() -> Path | None:
    """Return the path of Noto Sans SC, None where its package is not installed."""
    spec = find_spec(_MODULE)
    path = Path(spec.origin).with_name(_FILE) if spec and spec.origin else None
    return path if path and path.is_file() else None


def missing_characters(texts: Iterable[str], font: Path) -> str:
    """Return the characters of the texts that the font has no glyph for, each once, by code point."""
    return "".join(sorted(set().union(*texts) - {*map(chr, _covered(font))}))


@cache
def _covered(font: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only where something is drawn

    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())
