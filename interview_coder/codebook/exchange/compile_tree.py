"""From a tree to our YAML and to a codebook, through our own reader: so both say the same."""

from dataclasses import replace

from interview_coder.codebook.document import read_document
from interview_coder.codebook.exchange.settle import settled
from interview_coder.codebook.exchange.tree import Tree
from interview_coder.codebook.exchange.yaml_out import write_yaml
from interview_coder.codebook.fields import Sheet
from interview_coder.codebook.link import Scope, link
from interview_coder.codebook.reader import read_draft
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.ports import ExpressionParser
from interview_coder.domain.problems import Problem, Where


def as_yaml(tree: Tree, book_id: str, parse: ExpressionParser, where: Where) -> tuple[str, tuple[Problem, ...]]:
    """Return a tree as the text of a codebook of ours, and what could not be kept as it was."""
    ready, found = settled(tree, parse, where)
    text = write_yaml(ready, book_id)
    _, errors = as_codebook(text, parse, where)
    return text, (*found, *errors)


def as_codebook(text: str, parse: ExpressionParser, where: Where) -> tuple[Codebook | None, tuple[Problem, ...]]:
    """Read the text of a converted codebook; its errors are reported on the file that it comes from."""
    document = read_document(text.encode("utf-8"), where.path)
    if document.root is None:
        return None, tuple(replace(problem, where=where) for problem in document.problems)
    sheet = Sheet(where.path, document.lines)
    book, found = link(read_draft(document.root, sheet, parse), Scope())
    everything = (*document.problems, *sheet.problems, *found)
    return book, tuple(replace(problem, where=where) for problem in everything if problem.is_error)
