"""Runs the Python blocks of docs/walkthrough.md in order, in a new study, and writes what they show under them.

    python docs/make_walkthrough.py

A block shows what it prints and the value of its last line, as a notebook does.
"""

import ast
import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).with_name("walkthrough.md")
STUDY = "我的研究"
_BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n(?P<shown>.*?)```\n)?", re.DOTALL)


def blocks(page: str) -> list[str]:
    """Return the Python blocks of a page."""
    return [match["code"] for match in _BLOCK.finditer(page)]


def page() -> str:
    """Return the whole page with what its blocks show now."""
    text = TARGET.read_text(encoding="utf-8")
    with _study():
        namespace: dict[str, Any] = {"__name__": "__main__"}
        shown = [run(code, namespace) for code in blocks(text)]
    outputs = iter(shown)

    def filled(match: re.Match[str]) -> str:
        output = next(outputs)
        return f"```python\n{match['code']}```\n" + (f"\n```text\n{output}```\n" if output else "")

    return _BLOCK.sub(filled, text)


def run(code: str, namespace: dict[str, Any]) -> str:
    """Run one block and return what a notebook would show."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    buffer = io.StringIO()
    with contextlib.redirect_stdout(buffer):
        exec(compile(tree, "<block>", "exec"), namespace)  # noqa: S102 - our own page
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "<block>", "eval"), namespace)  # noqa: S307 - our own page
            if value is not None:
                print(value if isinstance(value, str) else repr(value))  # noqa: T201 - what a notebook shows
    return "".join(line.rstrip() + "\n" for line in buffer.getvalue().splitlines())


@contextlib.contextmanager
def _study() -> Iterator[None]:
    """Stand in a new study with the worked example, as its first lines tell."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TARGET.parents[1]), *sys.path])}
        command = [sys.executable, "-m", "interview_coder", "--quiet", "init", STUDY, "--example"]
        subprocess.run(command, cwd=folder, env=environment, check=True)  # noqa: S603 - our own command
        os.chdir(Path(folder) / STUDY)
        try:
            yield
        finally:
            os.chdir(before)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
