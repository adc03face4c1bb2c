"""Tables are tested on jieba itself, which is quick to set up; that the fast splitter equals it is tested on its own."""

import pytest

from interview_coder.segment.words import JiebaWords


@pytest.fixture(autouse=True)
def _plain_jieba(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_coder.pipeline.run.word_splitter", JiebaWords)
    monkeypatch.setattr("interview_coder.pipeline.checks.SLOW_NAME", "no splitter: it is slow here on purpose")
