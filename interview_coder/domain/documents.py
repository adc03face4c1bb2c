"""A report before anybody decides how it looks: headings, paragraphs, tables and quotations in order."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the report's title."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A numbered table of texts with its caption and a note below; ``weights`` share the page's width."""

    caption: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    weights: tuple[float, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said, and where they stand."""

    text: str
    place: str


Block = Heading | Paragraph | TableBlock | Quote


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in reading order; ``language`` is ``zh`` or ``en``."""

    title: str
    language: str
    blocks: tuple[Block, ...]
