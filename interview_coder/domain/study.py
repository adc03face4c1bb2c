"""Values that a study's own files hold."""

from dataclasses import dataclass

SETTINGS_FILE = "interview-coder.yaml"
"""Where a study's folder says its `Settings`."""


@dataclass(frozen=True, slots=True)
class LexiconWord:
    """A domain word in jieba's dictionary format; a frequency of None is left to jieba's suggestion."""

    word: str
    frequency: int | None = None
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a study says once instead of on every command line; empty where it says nothing."""

    codebook: str = ""
    transcripts: tuple[str, ...] = ()
    out: str = ""
    unit: str = ""
    roles: tuple[str, ...] = ()
    lexicon: str = ""
    encoding: str = ""
