"""From the blocks of a Word document to its text, and to turns where a table holds one a row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from interview_coder.domain.sources import Turn
from interview_coder.ingest.docx_text import Block, Table
from interview_coder.ingest.spoken import spoken_turns
from interview_coder.ingest.turn_table import columns_of, spoken_rows

_Place = tuple[int, int]
_BLOCK: _Place = (-1, -1)


def lay_out(blocks: Iterable[Block]) -> tuple[str, tuple[Turn, ...] | None]:
    """Join the blocks by line ends; return also the turns, if tables of turns hold more than the text around them."""
    lines, length, outside, turns = list[str](), 0, 0, list[Turn]()
    for block in blocks:
        starts: dict[_Place, int] = {}
        begin, texts = length, [(_BLOCK, block)] if isinstance(block, str) else list(_cells(block))
        for place, text in texts:
            starts[place] = length
            lines.append(text)
            length += len(text) + 1
        found = [] if isinstance(block, str) else list(_turns(block, starts))
        turns += found
        outside += 0 if found else length - begin
    text = "\n".join(lines)
    spoken = sum(turn.end - turn.start for turn in turns)
    return text, spoken_turns(text, turns) if spoken > outside else None


def _cells(table: Table) -> Iterator[tuple[_Place, str]]:
    for number, row in enumerate(table.rows):
        for cell in row:
            if cell.text.strip():
                yield (number, cell.column), cell.text


def _turns(table: Table, starts: Mapping[_Place, int]) -> Iterator[Turn]:
    rows = _grid(table)
    columns = columns_of(rows, need_speaker=True)
    if columns:
        for spoken in spoken_rows(rows, columns):
            start = starts[spoken.row, spoken.column]
            yield Turn(spoken.speaker, spoken.role, start, start + len(spoken.words), spoken.time)


def _grid(table: Table) -> Sequence[Sequence[str]]:
    width = 1 + max((cell.column for row in table.rows for cell in row), default=0)
    rows = []
    for row in table.rows:
        texts = {cell.column: cell.text for cell in row}
        rows.append([texts.get(column, "") for column in range(width)])
    return rows
