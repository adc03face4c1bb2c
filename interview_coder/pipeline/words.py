"""Sources in, their words out: what every command of ``words`` starts from."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from interview_coder.analyse.word_figures import network_chart
from interview_coder.analyse.word_network import word_nodes
from interview_coder.coding.compile import codebook_terms
from interview_coder.coding.views import spoken_view
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.figures import NetworkChart
from interview_coder.domain.fold import fold
from interview_coder.domain.order import natural
from interview_coder.domain.ports import WordSplitter
from interview_coder.domain.sources import Source
from interview_coder.domain.speech import Speech, SpokenUnit
from interview_coder.domain.study import LexiconWord
from interview_coder.domain.tables import Table
from interview_coder.export.networks import communities, write_network
from interview_coder.segment.tags import Tags
from interview_coder.segment.units import segment_source
from interview_coder.segment.words import TextWords, word_splitter

WITHIN = ("sentence", "turn", "clause", "paragraph")
"""What words can be said together in; a document has no neighbours."""


def spoken_words(
    sources: Iterable[Source],
    *,
    codebook: Codebook | None = None,
    lexicon: Sequence[LexiconWord] = (),
    roles: Sequence[str] = ("participant",),
    within: str = "sentence",
) -> Speech:
    """Cut what some roles spoke into units and words, with the same words that coding sees.

    Args:
        sources: The sources, in any order.
        codebook: Its terms are words of the splitter, as they are when it codes.
        lexicon: Domain words for the tokenizer, before the codebook's own terms.
        roles: Whose words; those of nobody else are looked at.
        within: The unit, one of `WITHIN`.

    Raises:
        ValueError: If ``within`` is no such unit.
    """
    if within not in WITHIN:
        raise ValueError(f"unknown unit {within!r}, choose from {', '.join(WITHIN)}")
    splitter = word_splitter(lexicon, codebook_terms(codebook.codes) if codebook else ())
    ordered = sorted(sources, key=lambda source: natural(source.id))
    units = tuple(unit for source in ordered for unit in _units(source, roles, within, splitter))
    tag = Tags(lexicon)
    tags = {word: tag(word) for unit in units for word in unit.words}
    return Speech(units, tuple(roles), within, splitter.name, codebook.language if codebook else "", tags)


def _units(source: Source, roles: Sequence[str], within: str, splitter: WordSplitter) -> list[SpokenUnit]:
    segments = segment_source(source, unit=within, roles=roles)
    views = {role: fold(spoken_view(source, role)) for role in dict.fromkeys(one.role for one in segments)}
    words = {role: TextWords(view, splitter) for role, view in views.items()}
    units = []
    for segment in segments:
        view = views[segment.role]
        spans = tuple(words[segment.role].words(segment.start, segment.end))
        units.append(SpokenUnit(source, segment, tuple(view[start:end] for start, end in spans), spans))
    return units


def write_word_network(speech: Speech, network: Table, path: Path) -> None:
    """Write a co-word network for Gephi and others: words with count and community, pairs with their Jaccard weight."""
    nodes, found = word_nodes(speech, network), communities(network, weight="jaccard")
    with_community = Table(
        nodes.name, (*nodes.columns, "community"), [(*row, found[str(row[0])]) for row in nodes.rows]
    )
    edges = Table(
        network.name,
        ("word_a", "word_b", "weight", "units_both"),
        [(row[0], row[1], row[5], row[2]) for row in network.rows],
    )
    write_network(with_community, edges, path)


def word_network_chart(speech: Speech, network: Table, *, language: str) -> NetworkChart:
    """Return the figure of a co-word network."""
    found = communities(network, weight="jaccard")
    return network_chart(network, word_nodes(speech, network), found, within=speech.unit, language=language)
