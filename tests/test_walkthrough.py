"""The walkthrough happens as told: its blocks are run in order, and show what stands under them."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "walkthrough.md"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_walkthrough", PAGE.with_name("make_walkthrough.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_block_shows_what_the_page_says(maker: ModuleType) -> None:
    """If the numbers changed for a good reason: python docs/make_walkthrough.py, and read what it wrote."""
    assert maker.page().splitlines() == PAGE.read_text(encoding="utf-8").splitlines()


def test_blocks_show_what_a_notebook_shows(maker: ModuleType) -> None:
    namespace: dict[str, object] = {}
    assert maker.run("x = 1\nprint('a ')\nx + 1\n", namespace) == "a\n2\n"
    assert maker.run("x\n", namespace) == "1\n"
    assert maker.run("y = 2\n", namespace) == ""
    assert maker.run("None\n", namespace) == ""
    assert maker.run("'text\\nmore'\n", namespace) == "text\nmore\n"
    with pytest.raises(ZeroDivisionError):
        maker.run("1 / 0\n", namespace)


def test_no_block_is_overlooked(maker: ModuleType) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(maker.blocks(text)) == text.count("```python")
    assert len(maker.blocks(text)) > 15
