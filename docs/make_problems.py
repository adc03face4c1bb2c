"""Writes docs/problems.md from the catalogue: one line per problem, taken from the docstring of its function."""

import inspect
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from interview_coder.domain import problems

TARGET = Path(__file__).with_name("problems.md")
HEAD = """# 问题编号 · Problem numbers

每个问题都有编号、位置（文件:行:列）、原因和改法；编号永不改变。
Every problem has a number, a place (file:line:column), what is wrong and how to mend it; numbers never change.

| 编号 number | 含义 meaning |
| --- | --- |
"""


def catalogue() -> dict[str, str]:
    """Return the meaning of each number, from the docstrings ``ICnnn: …`` of the catalogue's functions."""
    found: dict[str, str] = {}
    for info in iter_modules(problems.__path__):
        module = import_module(f"{problems.__name__}.{info.name}")
        for _, function in inspect.getmembers(module, inspect.isfunction):
            match = re.match(r"(IC\d{3}): (.+)", inspect.getdoc(function) or "")
            if match:
                found[match[1]] = match[2]
    return dict(sorted(found.items()))


def page() -> str:
    """Return the whole page."""
    return HEAD + "".join(f"| {number} | {meaning} |\n" for number, meaning in catalogue().items())


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
