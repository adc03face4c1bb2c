"""A corpus of small files, cut into many batches, so that what happens between batches is tested on little text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import book, code

from interview_coder.domain.codebook import Codebook
from interview_coder.ingest.corpus import open_corpus
from interview_coder.pipeline import corpus as corpus_module
from interview_coder.pipeline.corpus import code_corpus
from interview_coder.pipeline.corpus_result import CorpusResult
from interview_coder.pipeline.workers import Assignment, Engine, one_process

BOOK = book(
    code("v", "志愿者", constructs=("t.a",)),
    code("s", "社区 AND 志愿者", constructs=("t.a", "t.b")),
    code("m", "钱", constructs=("t.b",)),
    constructs=("t.a", "t.b"),
)
SENTENCES = ("志愿者在社区。", "钱不够。", "志愿者没有钱。", "天气很好。", "-社区里有志愿者。")

Code = Callable[..., CorpusResult]


def talk_number(number: int) -> str:
    lines = [f"答：{SENTENCES[(number + line) % len(SENTENCES)]}\n" for line in range(number % 4 + 1)]
    return "问：好吗？\n" + "".join(lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten transcripts; two of them are of one case, and one has a name that sorts between another's answers."""
    target = tmp_path / "transcripts"
    target.mkdir()
    for number in range(1, 11):
        (target / f"访谈{number}.txt").write_text(talk_number(number), encoding="utf-8")
    (target / "sources.csv").write_text("source,case\n访谈2,甲\n访谈10,甲\n无此人,乙\n", encoding="utf-8")
    return target


@pytest.fixture
def run_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Code:
    monkeypatch.setattr(corpus_module, "_BATCH_FILES", 2)

    def run(
        *paths: Path, out: str = "out", engine: Engine = one_process, on_disk: bool = True, codebook: Codebook = BOOK
    ) -> CorpusResult:
        monkeypatch.setattr(corpus_module, "_IN_MEMORY", 0 if on_disk else 2**40)
        return code_corpus(open_corpus(paths), Assignment(codebook), tmp_path / out, engine=engine)

    return run


def files_of(result: CorpusResult, folder: Path) -> dict[str, bytes]:
    """Write a result and return its files."""
    result.note_problems(result.problems)
    result.write(folder, language="zh")
    result.close(complete=True)
    return {path.name: path.read_bytes() for path in folder.iterdir()}
