"""Each problem of codebooks has one number, one function, and a test of its whole text."""

import inspect
import re
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from interview_coder.domain.problems import Problem, codebook, codebook_checks, uses, yaml, yaml_syntax

TESTS = Path(__file__).parents[1]
MODULES = [yaml, yaml_syntax, codebook, codebook_checks, uses]


def numbers(module: ModuleType) -> list[str]:
    return [
        match[0]
        for _name, function in inspect.getmembers(module, inspect.isfunction)
        if inspect.signature(function).return_annotation is Problem
        and (match := re.match(r"IC\d{3}", function.__doc__ or ""))
    ]


def test_numbers_are_unique_and_in_the_range_of_codebooks() -> None:
    counted = Counter(number for module in MODULES for number in numbers(module))
    assert set(counted.values()) == {1}
    assert all("IC201" <= number <= "IC299" for number in counted)


def test_the_docstring_names_the_number() -> None:
    for module in MODULES:
        used = re.findall(r'code="(IC\d{3})"', inspect.getsource(module))
        assert sorted(used) == sorted(numbers(module))


@pytest.mark.parametrize("number", sorted(number for module in MODULES for number in numbers(module)))
def test_each_problem_has_a_test_of_its_text(number: str) -> None:
    texts = (TESTS / "golden" / "codebooks").glob("*.txt")
    more = [TESTS / "codebook" / name for name in ("test_uses.py", "test_uses_texts.py")]
    whole = "".join(path.read_text(encoding="utf-8") for path in (*texts, *more))
    assert number in whole


def test_each_problem_stands_in_the_documentation() -> None:
    page = (TESTS.parent / "docs" / "codebook.md").read_text(encoding="utf-8")
    missing = [number for module in MODULES for number in numbers(module) if number not in page]
    assert missing == []
