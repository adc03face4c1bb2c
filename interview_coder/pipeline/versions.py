"""What two versions of a codebook make of the same sources."""

from collections.abc import Mapping, Sequence

from interview_coder.domain.codebook import Codebook
from interview_coder.domain.sources import Source
from interview_coder.domain.study import LexiconWord
from interview_coder.domain.tables import Cell, Table
from interview_coder.pipeline import code_sources

_COLUMNS = ("change", "source", "start", "end", "code", "name", "text", "rule")
_Place = tuple[Cell, ...]


def changed_quotations(
    sources: Sequence[Source],
    before: Codebook,
    after: Codebook,
    *,
    new_ids: Mapping[str, str],
    lexicon: Sequence[LexiconWord] = (),
) -> Table:
    """Code sources with both versions and return the quotations that only one of them has.

    Args:
        sources: What to code.
        before: The earlier version, without errors.
        after: The later version, without errors.
        new_ids: The later id of codes whose id changed; a quotation that only changed so is none.
        lexicon: Words for the tokenizer.

    Returns:
        Rows with ``change`` ``-`` for a quotation that disappears and ``+`` for one that appears, in the order of
        sources and text.
    """
    old = _quotations(sources, before, new_ids, lexicon)
    new = _quotations(sources, after, {}, lexicon)
    order = {source: place for place, source in enumerate(dict.fromkeys(place[0] for place in (*old, *new)))}
    rows = [("-", *row) for place, row in old.items() if place not in new]
    rows += [("+", *row) for place, row in new.items() if place not in old]
    rows.sort(key=lambda row: (order[row[1]], int(row[2]), int(row[3]), str(row[4]), row[0] == "+"))
    return Table("changed", _COLUMNS, rows)


def _quotations(
    sources: Sequence[Source], book: Codebook, new_ids: Mapping[str, str], lexicon: Sequence[LexiconWord]
) -> dict[_Place, tuple[Cell, ...]]:
    table = code_sources(sources, book, lexicon=lexicon).tables["quotes"]
    found: dict[_Place, tuple[Cell, ...]] = {}
    for record in table.records():
        code = new_ids.get(str(record["code"]), record["code"])
        place = (record["source"], record["start"], record["end"], code)
        found[place] = (*place, record["name"], record["text"], record["rule"])
    return found
