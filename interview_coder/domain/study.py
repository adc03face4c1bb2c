"""Values that a study's own files hold."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LexiconWord:
    """A domain word in jieba's dictionary format; a frequency of None is left to jieba's suggestion."""

    word: str
    frequency: int | None = None
    tag: str = ""


SETTINGS_FILE = "interview-coder.yaml"


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
