"""Help in the user's language: typer's own words have no Chinese texts, so its pages are translated by line."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from interview_coder.cli.language import language

_Function = TypeVar("_Function", bound=Callable[..., Any])
_FIXED = (
    (re.compile(r"^Usage: (.*)\[OPTIONS\]", re.MULTILINE), r"用法：\1[选项]"),
    (re.compile(r"^Usage: ", re.MULTILINE), "用法："),
    (re.compile(r"^(用法：.*)COMMAND \[ARGS\]\.\.\.", re.MULTILINE), r"\1命令 [参数]..."),
    (re.compile(r"^Options:$", re.MULTILINE), "选项："),
    (re.compile(r"^Arguments:$", re.MULTILINE), "参数："),
    (re.compile(r"^Commands:$", re.MULTILINE), "命令："),
    (re.compile(r"Show this message and exit\."), "显示帮助。"),
    (re.compile(r"\[default:\s+"), "[默认："),
    (re.compile(r"\[required\]"), "[必填]"),
)


def in_language(page: str) -> str:
    """Return a help page with typer's own words in the language in force."""
    if language() == "zh":
        for pattern, text in _FIXED:
            page = pattern.sub(text, page)
    return page


class _Command(TyperCommand):
    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the context's class differs between versions of typer
        return in_language(super().get_help(ctx))


class _Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - as above
        return in_language(super().get_help(ctx))


class Commands(typer.Typer):
    """A group of commands whose help is in the user's language."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - typer's own
        super().__init__(cls=_Group, no_args_is_help=True, rich_markup_mode=None, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Callable[[_Function], _Function]:  # noqa: ANN401 - typer's own
        """Add a command, as `typer.Typer.command` does."""
        return super().command(name, cls=_Command, **settings)
