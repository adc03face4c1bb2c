"""One YAML file as nodes, with everything that is wrong with it as YAML."""

from collections.abc import Sequence
from dataclasses import dataclass

from interview_coder.codebook.decode import decode, split_lines
from interview_coder.codebook.mended import Mended
from interview_coder.codebook.nodes import Node, TextNode
from interview_coder.codebook.yaml_nodes import build
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import yaml as faults


@dataclass(frozen=True, slots=True)
class Document:
    """A file's root and lines; without a root the problems say why.

    Where the file was mended to read on, ``lines`` are the mended ones and ``mended`` tells how.
    """

    root: Node | None
    lines: Sequence[str]
    problems: tuple[Problem, ...]
    mended: tuple[Mended, ...] = ()


def read_document(data: bytes, name: str) -> Document:
    """Read the bytes of a file; ``name`` is the file's name in problems."""
    text, problems = decode(data, name)
    if text is None:
        return Document(None, (), problems)
    lines = split_lines(text)
    built = build(text, name)
    if built.fault is not None:
        from interview_coder.codebook.mending import Mending  # noqa: PLC0415 - only where something is wrong

        return Document(*Mending(lines, name, list(problems)).read(built.fault))
    if _is_nothing(built.root) and not built.problems:
        return Document(None, lines, (*problems, faults.empty_file(Where(name, 1, 1))))
    return Document(built.root, lines, (*problems, *built.problems))


def _is_nothing(root: Node | None) -> bool:
    return root is None or (isinstance(root, TextNode) and root.is_empty)
