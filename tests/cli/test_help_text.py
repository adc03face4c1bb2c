"""Help in the user's language, typer's own words too."""

import re
import subprocess
import sys

import pytest


def shown(*arguments: str) -> str:
    command = [sys.executable, "-m", "interview_coder", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("command", [(), ("code",), ("codebook",), ("codebook", "diff"), ("table",)], ids="-".join)
def test_chinese_help_has_no_english_headings(command: tuple[str, ...]) -> None:
    page = shown("--lang", "zh", *command, "--help")
    assert page.startswith("用法：")
    assert "选项：" in page
    assert "显示帮助。" in page
    assert not re.search(r"Usage|Options:|Arguments:|Commands:|Show this message|\[default|\[required|OPTIONS", page)


def test_english_help_stays_as_it_is() -> None:
    page = shown("--lang", "en", "codebook", "diff", "--help")
    assert page.startswith("Usage: ")
    assert "Show this message and exit." in page


def test_options_without_a_command_say_what_is_missing() -> None:
    command = [sys.executable, "-m", "interview_coder", "--lang", "zh"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("缺少命令。\n帮助：")
