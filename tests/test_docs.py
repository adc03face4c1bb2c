"""The documentation says what the product does: commands, problem numbers, the README's sessions."""

import importlib.util
import inspect
import os
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from interview_coder.domain import problems

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


def functions() -> list[tuple[str, object]]:
    modules = [import_module(f"{problems.__name__}.{info.name}") for info in iter_modules(problems.__path__)]
    return [
        (name, function)
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and inspect.signature(function).return_annotation is problems.Problem
    ]


def test_the_page_of_problems_is_current() -> None:
    spec = importlib.util.spec_from_file_location("make_problems", ROOT / "docs" / "make_problems.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "problems.md").read_text(encoding="utf-8") == module.page()


def test_every_problem_has_one_number_of_its_own() -> None:
    numbered = [re.match(r"IC\d{3}", inspect.getdoc(function) or "") for _, function in functions()]
    unnumbered = [name for (name, _), match in zip(functions(), numbered, strict=True) if match is None]
    assert unnumbered == []
    numbers = [match[0] for match in numbered if match]
    assert sorted(numbers) == sorted(set(numbers))


def test_every_command_is_in_the_readme_or_its_help() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "interview_coder", "--lang", "en", "--help"], capture_output=True, text=True, check=True
    ).stdout
    commands = re.findall(r"^  ([a-z-]+)  +[A-Z]", listed.partition("Commands:")[2], re.MULTILINE)
    assert {"code", "find", "explain", "init", "codebook"} <= set(commands)
    assert [command for command in commands if f"interview-coder {command}" not in README] == []


@pytest.mark.parametrize("session", SESSIONS)
def test_sessions_of_the_readme_happen_as_told(session: str) -> None:
    commands = re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]
    assert commands
    for command in commands:
        line, _, expected = command.partition("\n")
        arguments = shlex.split(line)
        assert arguments[0] == "interview-coder"
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "IC_LANG": "en", "NO_COLOR": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "interview_coder", *arguments[1:]],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert done.stdout.decode() == expected
