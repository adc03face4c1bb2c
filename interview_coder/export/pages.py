"""Templates filled in: the one place that knows the template library."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_FILES = Path(__file__).parent / "page" / "files"
_UNSAFE = "<>&\u2028\u2029"


def fill_page(
    template: str,
    values: Mapping[str, object],
    data: object,
    *,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
) -> str:
    """Return a page that needs nothing but itself.

    Every value is escaped. The page allows its own style and script, known by their hashes, and nothing else:
    no network, no other script, no frame, no form.

    Args:
        template: Name of the template in ``page/files``.
        values: What the template shows.
        data: What the script works on, as JSON.
        styles: Names of the style sheets, in order.
        scripts: Names of the scripts, in order; they share one strict function.
    """
    environment = Environment(
        loader=FileSystemLoader(_FILES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = "".join(_read(name) for name in styles)
    script = '"use strict";(() => {\n' + "".join(_read(name) for name in scripts) + "})();"
    page = environment.get_template(template)
    return page.render(
        values,
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        data=Markup(_json(data)),  # noqa: S704 - nothing in it can end the element
    )


def _read(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(value: object) -> str:
    """Return JSON in which nothing means anything to a reader of HTML."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in _UNSAFE:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
