"""What the page about large corpora says is so: the piece for Spark runs, as far as it can without Spark."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from cli.conftest import BOOK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")


def test_the_piece_for_spark_codes_frames(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text(BOOK, encoding="utf-8")
    (piece,) = [block for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL) if "code_posts" in block]
    names: dict[str, Any] = {}
    exec(piece.replace("/share/手册.yaml", str(tmp_path / "book.yaml")), names)
    code_posts: Callable[[Iterator[pd.DataFrame]], Iterator[pd.DataFrame]] = names["code_posts"]
    posts = pd.DataFrame({"id": [1, 2, 3], "text": ["志愿者来了。", "没有人。", "又有志愿者。"]})
    (found,) = code_posts(iter([posts]))
    assert list(found["source"]) == ["1", "3"]
    assert list(found.columns) == re.findall(r"(\w+) (?:string|long)", piece)


def test_every_option_on_the_page_is_one_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    from interview_coder.cli.app import run

    run(["code", "--help"])
    shown = capsys.readouterr().out
    wanted = set(re.findall(r"`?(--[a-z][a-z-]+)", PAGE)) - {"--nworkers", "--nthreads", "--quiet", "--folder"}
    assert {option for option in wanted if option not in shown} == set()
