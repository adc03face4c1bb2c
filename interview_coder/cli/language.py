"""The language of everything the user reads: Chinese or English."""

import os
from collections.abc import Sequence

_chosen = ["en"]
_asked = [""]


def choose_language(arguments: Sequence[str]) -> str:
    """Choose by ``--lang``, then ``IC_LANG``, then the locale; English unless it is Chinese."""
    _asked[0] = _option(arguments)
    wanted = _asked[0] or next(
        (value for name in ("IC_LANG", "LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), ""
    )
    _chosen[0] = "zh" if wanted.lower().startswith("zh") else "en"
    return _chosen[0]


def language() -> str:
    """Return the language in force, ``zh`` or ``en``."""
    return _chosen[0]


def asked_language() -> str:
    """Return what ``--lang`` says on the command line; empty without it: the locale does not change what is written."""
    return _asked[0]


def say(en: str, zh: str) -> str:
    """Return the text in the language in force."""
    return zh if _chosen[0] == "zh" else en


def _option(arguments: Sequence[str]) -> str:
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return ""
