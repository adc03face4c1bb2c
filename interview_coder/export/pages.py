"""Templates filled in: the one place that knows the template library."""

import hashlib
import json
import sys
from base64 import b64encode
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from interview_coder.export.files import replacing

_FILES = Path(__file__).parent / "page" / "files"
_OURS = Path(__file__).read_bytes()
"""This module: the options of the templates are in it."""
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
        bytecode_cache=_Compiled(),
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


class _Compiled(BytecodeCache):
    """Templates compiled once and kept where Python keeps compiled modules, if it does and may: beside their source.

    Whoever can write there can change the modules as well, so that nobody needs to be trusted who was not before.
    """

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the file of a compiled template."""
        return cache_from_source(filename or name)

    def get_source_checksum(self, source: str) -> str:
        """Return what tells a compiled template from any other: its source, the library, our options."""
        return hashlib.sha256(jinja2.__version__.encode() + _OURS + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template; what is not there or not whole is compiled again."""
        with suppress(Exception):
            bucket.bytecode_from_string(Path(bucket.key).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where the installation may be written."""
        if not sys.dont_write_bytecode:
            with suppress(OSError), replacing(Path(bucket.key)) as temporary:
                temporary.write_bytes(bucket.bytecode_to_string())


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
