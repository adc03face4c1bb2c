"""MAXQDA's MAXDictio dictionaries (.xlsx): a table of category and search item; a backslash parts the levels."""

from collections.abc import Sequence

from interview_coder.codebook.exchange.dictionary import Kind, categories_of, entry_of
from interview_coder.codebook.exchange.tree import Parsed, Tree, limited
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems
from interview_coder.domain.tables import Table

FORM = "MAXDictio (.xlsx)"
_HEADS = (
    {"分类", "類別", "类别", "category", "kategorie", "dictionary category"},
    {"检索词", "搜索词", "搜尋項目", "search item", "search string", "suchbegriff"},
)
_KIND = Kind(FORM, frozenset(("tree",)), fit_name=lambda name: name.replace("\\", "\uff3c"))


def is_maxdictio(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table has the two columns of a dictionary and no others."""
    head = [cell.strip().lower() for cell in rows[0] if cell.strip()] if rows else []
    return len(head) == len(_HEADS) and head[0] in _HEADS[0] and head[1] in _HEADS[1]


def parse_maxdictio(rows: Sequence[Sequence[str]], name: str) -> Parsed:
    """Read a dictionary: the first two columns, with or without a row of headings."""
    found: list[Problem] = []
    words: dict[tuple[str, ...], list[str]] = {}
    for number, row in enumerate(rows[1:] if is_maxdictio(rows) else rows, 2 if is_maxdictio(rows) else 1):
        cells = [cell.strip() for cell in row] + ["", ""]
        path = tuple(part.strip() for part in cells[0].split("\\") if part.strip())
        if path:
            for level in range(1, len(path) + 1):
                words.setdefault(path[:level], [])
            words[path].append(cells[1])
        elif any(cells):
            reason = Message("it belongs to no category", "不属于任何分类")
            found.append(problems.entry_left_out(" ".join(filter(None, cells)), reason, Where(name, number)))
        if any(cells[2:]):
            reason = Message("only the first two columns are read", "只读前两列")
            found.append(problems.entry_left_out(" ".join(filter(None, cells[2:])), reason, Where(name, number)))
    places = {path: place for place, path in enumerate(words)}
    order = sorted(words, key=lambda path: [places[path[:level]] for level in range(1, len(path) + 1)])
    tree = Tree(tuple(entry_of(path[-1], len(path) - 1, words[path]) for path in order))
    tree, refused = limited(tree, FORM, Where(name))
    return tree, (*found, *refused)


def write_maxdictio(book: Codebook) -> tuple[Table, tuple[Problem, ...]]:
    """Return a codebook as a table of category and search item; a category without words has one row."""
    categories, found = categories_of(book, _KIND)
    rows: list[tuple[str, ...]] = []
    path: list[str] = []
    for category in categories:
        path = [*path[: category.depth], category.name]
        rows += [("\\".join(path), word) for word in category.words or ("",)]
    return Table("MAXDictio", ("分类", "检索词"), rows), tuple(found)
