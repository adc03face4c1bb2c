"""A small study in a folder of its own, and the command line run in this process."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from interview_coder.cli.language import choose_language

BOOK = """\
codebook: small
version: 1.0.0
title: 小手册
theories:
  t:
    name: 理论
    constructs:
      a: {name: 甲, definition: 甲}
codes:
  - id: volunteers
    name: 志愿者
    construct: t.a
    definition: 提到志愿者
    examples: [志愿者来了]
    counterexamples: [没人来]
    rules: [志愿者]
"""


class Outcome(NamedTuple):
    """What one command line gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "codebooks").mkdir()
    (tmp_path / "transcripts" / "张 三（村）.txt").write_text(
        "问：谁来？\n答：志愿者来了。没人管。\n", encoding="utf-8"
    )
    (tmp_path / "codebooks" / "small.yaml").write_text(BOOK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("IC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str | os.PathLike[str]) -> Outcome:
        from interview_coder.cli.app import run as run_app

        given = [str(argument) for argument in arguments]
        choose_language(given)
        code = run_app(given)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call
