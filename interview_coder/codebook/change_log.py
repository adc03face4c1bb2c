"""The page beside a codebook that tells what each version changed."""

import re

from interview_coder.domain.problems import Language, Message

_HEAD = Message(
    "# {title}: changes\n\nOne entry per version, newest first.\n",
    "# {title}：变更记录\n\n每个版本一条，最新的在前。\n",
)


def with_entry(page: str, *, title: str, version: str, date: str, bullets: str, language: Language) -> str:
    """Return the page with an entry of a version, above the entries that are there.

    Args:
        page: The page so far; empty where there is none.
        title: The codebook's title, for a new page.
        version: What the entry is of; an entry that is there already gets the bullets it does not have.
        date: ``YYYY-MM-DD``.
        bullets: Markdown, a bullet a change, nested ones below.
        language: Of a new page's head.
    """
    newline = "\r\n" if "\r\n" in page else "\n"
    text = page.replace("\r\n", "\n") or _HEAD.text(language).format(title=title)
    text = text if text.endswith("\n") else text + "\n"
    there = re.search(rf"^## \[?{re.escape(version)}\]?(?=\s|$).*\n", text, re.MULTILINE)
    if there:
        text = _extended(text, there.end(), bullets)
    else:
        first = re.search(r"^## ", text, re.MULTILINE)
        at = first.start() if first else len(text)
        entry = f"## {version} - {date}\n\n{bullets}"
        text = text[:at] + ("" if text[:at].endswith("\n\n") else "\n") + entry + ("\n" if first else "") + text[at:]
    return text.replace("\n", newline)


def _extended(text: str, start: int, bullets: str) -> str:
    following = re.compile(r"^## ", re.MULTILINE).search(text, start)
    end = following.start() if following else len(text)
    entry = text[start:end].rstrip("\n")
    known = set(_top_bullets(entry + "\n"))
    new = "".join(bullet for bullet in _top_bullets(bullets) if bullet not in known)
    body = f"\n{entry.strip(chr(10))}\n{new}" if entry.strip() else f"\n{new}"
    return text[:start] + body + ("\n" if following else "") + text[end:]


def _top_bullets(text: str) -> list[str]:
    """Return the bullets of the first level, each with what is nested in it."""
    return re.findall(r"^- .*\n(?:[ \t]+.*\n)*", text, re.MULTILINE)
