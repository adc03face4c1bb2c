"""Templates are compiled once, and a page never depends on what was kept of them."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment

from interview_coder.export import pages
from interview_coder.export.pages import fill_page


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of templates of our own, compiled beside them."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(pages, "_FILES", tmp_path)
    (tmp_path / "one.jinja").write_text('{{ x }}{% include "two.jinja" %}', encoding="utf-8")
    (tmp_path / "two.jinja").write_text("({{ x }})", encoding="utf-8")
    return tmp_path / "__pycache__"


def fill() -> str:
    return fill_page("one.jinja", {"x": "<文>"}, None)


def never(*_: object, **__: object) -> None:
    pytest.fail("compiled again")


def test_a_template_is_compiled_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = fill()
    assert first == "&lt;文&gt;(&lt;文&gt;)"
    assert len(list(kept.iterdir())) == 2
    monkeypatch.setattr(Environment, "compile", never)
    assert fill() == first


def test_a_changed_template_is_compiled_again(kept: Path) -> None:
    fill()
    (kept.parent / "two.jinja").write_text("[{{ x }}]", encoding="utf-8")
    assert fill() == "&lt;文&gt;[&lt;文&gt;]"


@pytest.mark.parametrize("changed", ["jinja2.__version__", "interview_coder.export.pages._OURS"])
def test_another_library_or_other_options_compile_again(
    kept: Path, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    before = {path: path.read_bytes() for path in kept.iterdir()}
    monkeypatch.setattr(changed, b"other" if changed.endswith("_OURS") else "other")
    fill()
    assert before.keys() == set(kept.iterdir())
    assert all(path.read_bytes() != old for path, old in before.items())


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:0], lambda data: data[:-20], lambda data: data[:12] + b"\xff" * 40]
)
def test_what_is_not_whole_is_compiled_again(kept: Path, spoil: Callable[[bytes], bytes]) -> None:
    first = fill()
    for path in kept.iterdir():
        path.write_bytes(spoil(path.read_bytes()))
    assert fill() == first


def test_nothing_is_kept_where_python_keeps_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    fill()
    assert not kept.exists()


def test_templates_are_kept_where_python_is_told_to(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(kept.parent / "elsewhere"))
    fill()
    assert not kept.exists()
    assert len(list((kept.parent / "elsewhere").rglob("*.pyc"))) == 2


def test_an_installation_that_cannot_be_written_does_not_matter(kept: Path) -> None:
    kept.write_text("in the way", encoding="utf-8")
    assert fill() == "&lt;文&gt;(&lt;文&gt;)"
