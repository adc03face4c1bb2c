"""The Python API of words: each command of ``words`` as a function that returns a pandas frame."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview_coder.analyse.collocations import collocations as _collocations
from interview_coder.analyse.keyness import keyness as _keyness
from interview_coder.analyse.keyness import leading
from interview_coder.analyse.word_counts import word_frequencies
from interview_coder.analyse.word_figures import cloud_chart, frequency_chart, keyness_chart
from interview_coder.analyse.word_groups import speech_by
from interview_coder.analyse.word_network import word_network
from interview_coder.api import lexicon_words
from interview_coder.api_shared import choose, draw
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.fold import fold
from interview_coder.domain.sources import ROLES, Source
from interview_coder.domain.speech import Speech, WordFilter
from interview_coder.domain.tables import Table
from interview_coder.pipeline.words import spoken_words, word_network_chart, write_word_network
from interview_coder.study.stop_words import shipped_stop_words

if TYPE_CHECKING:
    from interview_coder.export.frames import Frame


def speech(
    sources: Sequence[Source],
    *,
    codebook: Codebook | None = None,
    lexicon: str | Path | None = None,
    roles: Sequence[str] = ("participant",),
    within: str = "sentence",
) -> Speech:
    """Cut what was said into words, for the functions below.

    Args:
        sources: From `read_sources`.
        codebook: Its terms are words, as they are when it codes.
        lexicon: A file of domain words in jieba's dictionary format.
        roles: Whose words: participant, interviewer, other.
        within: What words are said together in: sentence, turn, clause or paragraph.

    Raises:
        ValueError: If the lexicon has errors, or the unit is unknown.
    """
    choose("role", roles, ROLES)
    return spoken_words(sources, codebook=codebook, lexicon=lexicon_words(lexicon), roles=roles, within=within)


def stop_words() -> frozenset[str]:
    """Return the stop words that come with the tool: ``stop_words=ic.stop_words() | {"老师"}`` adds one."""
    return shipped_stop_words()


def words_frequencies(
    words: Speech,
    *,
    stop_words: Iterable[str] | None = None,
    min_length: int = 1,
    pos: Sequence[str] = (),
    top: int = 0,
    plot: str | Path | None = None,
    language: str = "zh",
) -> "Frame":
    """Count the words spoken.

    Args:
        words: From `speech`.
        stop_words: Words to leave out; the tool's own where None.
        min_length: Characters a word has at least.
        pos: Parts of speech to keep, jieba's tags or their beginnings; all where empty.
        top: How many rows at most; 0 for all.
        plot: A .png or .svg file for the figure.
        language: Of the figure, zh or en.

    Returns:
        ``word``, ``tag``, ``count``, ``per_10k`` (per 10,000 words spoken), ``sources``, ``cases`` (how many),
        ``dispersion`` (Gries' normalised DP: 0 even, 1 all in one small source); most frequent first.
    """
    table = word_frequencies(words, _keep(stop_words, min_length, pos), top=top)
    if plot:
        draw(frequency_chart(table, language=language), plot)
    return _frame(table)


def keyness(
    words: Speech,
    *,
    by: str,
    target: str = "",
    both: bool = False,
    min_count: int = 3,
    stop_words: Iterable[str] | None = None,
    min_length: int = 1,
    pos: Sequence[str] = (),
    top: int = 0,
    plot: str | Path | None = None,
    language: str = "zh",
) -> "Frame":
    """Find the words that a group says more than all others together.

    Args:
        words: From `speech`; for ``by="role"`` it must hold the roles to compare.
        by: role, kind, case, source, speaker, or an attribute of the sources.
        target: Compare only this group with the rest; each in turn where empty.
        both: Return words said less, too.
        min_count: How often a word is said at least, over all groups.
        stop_words: Words to leave out; the tool's own where None.
        min_length: Characters a word has at least.
        pos: Parts of speech to keep; all where empty.
        top: Rows per group at most; 0 for all.
        plot: A .png or .svg file for the figure.
        language: Of the figure, zh or en.

    Returns:
        ``group``, ``word``, ``tag``, ``count``, ``per_10k``, ``cases``, the same of the rest as ``other_…``,
        ``log_ratio`` (effect, in doublings), ``g2`` (evidence), ``p``, ``p_adjusted`` (Benjamini-Hochberg).

    Raises:
        ValueError: If there is nothing to group by, no such group, or only one.

    Source:
        Dunning (1993), Rayson & Garside (2000), Hardie (2014): see `interview_coder.analyse.keyness`.
    """
    groups = speech_by(words, by)
    table = _keyness(words, groups, _keep(stop_words, min_length, pos), target=target, min_count=min_count)
    table = leading(table, top=top, both=both)
    if plot:
        draw(keyness_chart(table, by=by, language=language), plot)
    return _frame(table)


def collocations(
    words: Speech,
    word: str,
    *,
    window: int = 5,
    min_together: int = 2,
    stop_words: Iterable[str] | None = None,
    min_length: int = 1,
    pos: Sequence[str] = (),
    top: int = 0,
) -> "Frame":
    """Find the words said around a word more than by chance.

    Args:
        words: From `speech`; windows end with its units.
        word: The word in the middle, or several that stand without a gap.
        window: Words on each side.
        min_together: How often together at least.
        stop_words: Words to leave out; the tool's own where None.
        min_length: Characters a word has at least.
        pos: Parts of speech to keep; all where empty.
        top: How many rows at most; 0 for all.

    Returns:
        ``node``, ``word``, ``tag``, ``near``, ``left``, ``right``, ``node_count``, ``count`` (counts),
        ``expected``, ``mi`` (bits), ``log_dice`` (at most 14), ``g2``, ``p``, ``p_adjusted``, ``sources``, ``cases``;
        strongest evidence first.

    Source:
        Evert (2008), Church & Hanks (1990), Rychlý (2008), Dunning (1993): see `interview_coder.analyse.collocations`.
    """
    keep = _keep(stop_words, min_length, pos)
    return _frame(_collocations(words, word, keep, window=window, min_together=min_together, top=top))


def words_network(
    words: Speech,
    *,
    top: int = 60,
    edges: int = 100,
    min_together: int = 2,
    stop_words: Iterable[str] | None = None,
    min_length: int = 1,
    pos: Sequence[str] = (),
    plot: str | Path | None = None,
    graph: str | Path | None = None,
    language: str = "zh",
) -> "Frame":
    """Tie the most frequent words that are said in the same unit.

    Args:
        words: From `speech`.
        top: How many words.
        edges: Pairs at most; 0 for all.
        min_together: In how many units together at least.
        stop_words: Words to leave out; the tool's own where None.
        min_length: Characters a word has at least.
        pos: Parts of speech to keep; all where empty.
        plot: A .png or .svg file for the figure.
        graph: A .graphml or .gexf file for other programs.
        language: Of the figure, zh or en.

    Returns:
        ``word_a``, ``word_b``, ``units_both``, ``units_a``, ``units_b`` (counts of units), ``jaccard`` (0-1); strongest
        tie first.
    """
    keep = _keep(stop_words, min_length, pos)
    table = word_network(words, keep, top=top, edges=edges, min_together=min_together)
    if graph:
        write_word_network(words, table, Path(graph))
    if plot:
        draw(word_network_chart(words, table, language=language), plot)
    return _frame(table)


def words_cloud(
    words: Speech,
    path: str | Path,
    *,
    title: str = "",
    top: int = 100,
    stop_words: Iterable[str] | None = None,
    min_length: int = 2,
    pos: Sequence[str] = (),
    language: str = "zh",
) -> "Frame":
    """Draw a word cloud into a .png or .svg file: letters as high as the root of the count, so that areas compare.

    Args:
        words: From `speech`.
        path: The file.
        title: Title of the picture; a plain one where empty.
        top: How many words, 300 at most for all of them to be readable.
        stop_words: Words to leave out; the tool's own where None.
        min_length: Characters a word has at least.
        pos: Parts of speech to keep; all where empty.
        language: Of the picture's title and note, zh or en.

    Returns:
        The words drawn, with the columns of `words_frequencies`.
    """
    table = word_frequencies(words, _keep(stop_words, min_length, pos), top=top)
    draw(cloud_chart(table, title=title, language=language), path)
    return _frame(table)


def _keep(stop_words: Iterable[str] | None, min_length: int, pos: Sequence[str]) -> WordFilter:
    stop = shipped_stop_words() if stop_words is None else frozenset(map(fold, stop_words))
    return WordFilter(stop, min_length, tuple(pos))


def _frame(table: Table) -> "Frame":
    from interview_coder.export.frames import to_frame  # noqa: PLC0415 - pandas only for those who want frames

    return to_frame(table)
