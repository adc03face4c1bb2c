"""The format as JSON Schema, for editors: generated from the keys that the reader knows and the values it takes."""

import json
from collections.abc import Mapping, Sequence

from interview_coder.codebook import keys
from interview_coder.codebook.schema_texts import TEXTS
from interview_coder.domain.codebook import BOUNDARIES, COMPATIBILITY, DROP, KEEP, NESTED, VALENCES
from interview_coder.domain.segments import UNITS
from interview_coder.domain.sources import ROLES

SCHEMA_FILE = "codebook.schema.json"
"""The name under which a study keeps the schema beside its codebooks, so that editors find it without a network."""
"""Where the schema is published; the first line of a new codebook names it."""

Schema = dict[str, object]

_TEXT: Schema = {"type": ["string", "integer"]}
_ID: Schema = {"type": "string", "pattern": r"^[^\s/@:：#,，]+$"}
_NAME_PATTERN = r"^[^\s.:：]+$"


def _choice(*values: str) -> Schema:
    return {"enum": list(values)}


def _one_or_many(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _list(name: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/definitions/{name}"}}


def _named(name: str) -> Schema:
    """Return a mapping from ids to things of one kind."""
    return {
        "type": "object",
        "propertyNames": {"pattern": _NAME_PATTERN},
        "additionalProperties": {"$ref": f"#/definitions/{name}"},
    }


_RULES = _one_or_many({"anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/definitions/rule"}]})
_SENTENCES = _one_or_many(_TEXT)
_SHAPES: Mapping[str, Mapping[str, Schema]] = {
    "codebook": {
        "codebook": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "version": {"type": ["string", "integer"], "pattern": r"^\d+(\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?)?$"},
        "authors": _SENTENCES,
        "references": _named("reference"),
        "theories": _named("theory"),
        "uses": _one_or_many({"type": "string", "minLength": 1}),
        "defaults": {"$ref": "#/definitions/defaults"},
        "negation_cues": _SENTENCES,
        "codes": _list("code"),
        "relations": _list("relation"),
        "tests": _list("test"),
    },
    "code": {
        "id": _ID,
        "construct": _one_or_many({"type": "string", "pattern": r"^[^\s.]+\.[^\s.]+$"}),
        "valence": _choice(*VALENCES),
        "examples": _SENTENCES,
        "counterexamples": _SENTENCES,
        "rules": _RULES,
        "unless": _RULES,
        "when_negated": {"anyOf": [_choice(KEEP, DROP), _ID]},
        "roles": _one_or_many(_choice(*ROLES)),
        "boundary": _choice(*BOUNDARIES),
        "color": {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
        "override": {"enum": [True, False, "true", "false"]},
        "extends": _ID,
        "codes": _list("code"),
    },
    "reference": {},
    "theory": {"constructs": _named("construct")},
    "construct": {},
    "defaults": {
        "unit": _choice(*UNITS),
        "roles": _one_or_many(_choice(*ROLES)),
        "boundary": _choice(*BOUNDARIES),
        "when_negated": _choice(KEEP, DROP),
        "nested": _choice(*NESTED),
        "compatibility": _choice(*COMPATIBILITY),
    },
    "rule": {"tokens": {"type": "array", "minItems": 1, "items": {"type": "object"}}},
    "relation": {"from": _ID, "to": _ID},
    "test": {"expect": _one_or_many(_ID), "role": _choice(*ROLES), "unit": _choice(*UNITS)},
}
_KEYS: Mapping[str, Sequence[str]] = {
    "codebook": keys.BOOK,
    "code": keys.CODE,
    "reference": keys.REFERENCE,
    "theory": keys.THEORY,
    "construct": keys.CONSTRUCT,
    "defaults": keys.DEFAULTS,
    "rule": keys.RULE,
    "relation": keys.RELATION,
    "test": keys.TEST,
}


def schema_text() -> str:
    """Return the schema as the file that editors read."""
    return json.dumps(codebook_schema(), ensure_ascii=False, indent=2) + "\n"


def codebook_schema() -> Schema:
    """Return the JSON Schema (draft 7, which every editor knows) of a codebook file.

    It asks for what can be told from the form of a file alone; that ids are unique and references lead somewhere,
    only ``codebook check`` knows.
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:interview-coder:codebook:1",
        "title": "interview-coder codebook · 编码手册",
        **_mapping("codebook"),
        "definitions": {name: _mapping(name) for name in _KEYS if name != "codebook"},
    }


def _mapping(kind: str) -> Schema:
    shapes = _SHAPES[kind]
    properties = {key: _described(shapes.get(key, _TEXT), TEXTS[kind][key]) for key in _KEYS[kind]}
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    if kind == "code":
        # The name of a code that changes a used one is that code's, if it gives none.
        changes: Schema = {"required": ["id", "override"], "properties": {"override": {"enum": [True, "true"]}}}
        schema["anyOf"] = [{"required": list(keys.REQUIRED[kind])}, changes]
    elif keys.REQUIRED.get(kind):
        schema["required"] = list(keys.REQUIRED[kind])
    return schema


def _described(shape: Schema, text: str) -> Schema:
    # Draft 7 ignores whatever stands beside a reference.
    return {"allOf": [shape], "description": text} if "$ref" in shape else {**shape, "description": text}
