"""What differs between two versions of a codebook, and which step of the version that is."""

from collections.abc import Iterator, Mapping, Sequence

from interview_coder.codebook.rule_logic import key_of
from interview_coder.codebook.versions import Version, parse_version
from interview_coder.domain import changes as words
from interview_coder.domain.changes import Change, CodebookDiff, Step
from interview_coder.domain.codebook import Code, Codebook, Construct, Relation, Theory

_TEXTS = ("definition", "include", "exclude")
_SENTENCES = ("examples", "counterexamples")
_RULES = ("rules", "unless")
_MEANING = ("family", "valence", "when_negated", "boundary")
_BOOK_TEXTS = ("title", "language", "license", "description")
_SETTINGS = ("unit", "roles", "boundary", "when_negated", "nested", "compatibility")


def diff_codebooks(before: Codebook, after: Codebook) -> CodebookDiff:
    """Compare what two versions of a codebook define themselves; what they use counts by the entries of ``uses``.

    Returns:
        The differences. A removed code and an added code with the same rules count as one whose id changed.
    """
    old, new = _own_codes(before), _own_codes(after)
    ids = _changed_ids(old, new)
    found = (
        *_book(before, after),
        *_theories(before, after),
        *_codes(old, new, ids),
        *_relations(before, after, ids),
    )
    return CodebookDiff(after.id, before.version, after.version, found, _stated(before.version, after.version))


def raised(version: str, step: Step) -> str:
    """Return a version raised by one step.

    Example:
        >>> raised("1.2.3", Step.MINOR)
        '1.3.0'

    Raises:
        ValueError: If ``version`` is none.
    """
    parsed = parse_version(version)
    if parsed is None:
        raise ValueError(f"{version!r} is no version")
    major, minor, patch = parsed.release
    if not parsed.final and step:
        return f"{major}.{minor}.{patch}"
    steps = {Step.MAJOR: (major + 1, 0, 0), Step.MINOR: (major, minor + 1, 0), Step.PATCH: (major, minor, patch + 1)}
    return ".".join(map(str, steps.get(step, (major, minor, patch))))


def _stated(before: str, after: str) -> Step | None:
    old, new = parse_version(before), parse_version(after)
    if old is None or new is None or new < old:
        return None
    return _step_between(old, new)


def _step_between(old: Version, new: Version) -> Step:
    for place, step in enumerate((Step.MAJOR, Step.MINOR, Step.PATCH)):
        if new.release[place] != old.release[place]:
            return step
    return Step.NONE if new == old else Step.MAJOR


def _own_codes(book: Codebook) -> dict[str, Code]:
    return {code.id: code for code in book.codes if code.codebook in ("", book.id)}


def _changed_ids(old: dict[str, Code], new: dict[str, Code]) -> dict[str, str]:
    """Return the earlier id of each code that has another now: one removed, one added, with equal rules."""
    removed: dict[frozenset[object], list[str]] = {}
    for code in old.values():
        if code.id not in new and code.rules:
            removed.setdefault(_form(code), []).append(code.id)
    ids = {}
    for code in new.values():
        candidates = removed.get(_form(code), []) if code.id not in old and code.rules else []
        if candidates:
            ids[code.id] = candidates.pop(0)
    return ids


def _form(code: Code) -> frozenset[object]:
    return frozenset(("rules", key_of(rule.expression)) for rule in code.rules) | {
        ("unless", key_of(rule.expression)) for rule in code.unless
    }


def _book(before: Codebook, after: Codebook) -> Iterator[Change]:
    yield from _single(words.CODEBOOK, after.id, "codebook", (before.id, after.id), Step.MAJOR)
    for field in _BOOK_TEXTS:
        pair = getattr(before, field), getattr(after, field)
        yield from _single(words.CODEBOOK, after.id, field, pair, Step.PATCH)
    uses = [tuple(f"{use.name}@{use.version_range}" for use in book.uses) for book in (before, after)]
    lost = {use.name for use in before.uses} - {use.name for use in after.uses}
    yield from _listed(words.CODEBOOK, after.id, "uses", uses, Step.MAJOR if lost else Step.MINOR)
    for field in _SETTINGS:
        pair = _shown(getattr(before.defaults, field)), _shown(getattr(after.defaults, field))
        yield from _single(words.CODEBOOK, after.id, f"defaults.{field}", pair, Step.MINOR)
    cues = [before.negation_cues, after.negation_cues]
    yield from _listed(words.CODEBOOK, after.id, "negation_cues", cues, Step.MINOR)
    works = [
        tuple(" ".join(filter(None, (f"{work.id}:", work.cite, work.doi, work.url))) for work in book.references)
        for book in (before, after)
    ]
    yield from _listed(words.CODEBOOK, after.id, "references", works, Step.PATCH)


def _theories(before: Codebook, after: Codebook) -> Iterator[Change]:
    old = {theory.id: theory for theory in before.theories}
    new = {theory.id: theory for theory in after.theories}
    yield from _presence(words.THEORY, old, new)
    for theory in new.values():
        if theory.id in old:
            yield from _named(words.THEORY, old[theory.id], theory)
            pair = old[theory.id].reference, theory.reference
            yield from _single(words.THEORY, theory.id, "reference", pair, Step.PATCH)
    yield from _constructs({one.id: one for one in before.constructs}, {one.id: one for one in after.constructs})


def _constructs(old: dict[str, Construct], new: dict[str, Construct]) -> Iterator[Change]:
    yield from _presence(words.CONSTRUCT, old, new)
    for construct in new.values():
        earlier = old.get(construct.id)
        if earlier is not None:
            yield from _named(words.CONSTRUCT, earlier, construct)
            pair = earlier.definition, construct.definition
            yield from _single(words.CONSTRUCT, construct.id, "definition", pair, Step.PATCH)
            yield from _moved(words.CONSTRUCT, construct.id, "parent", (earlier.parent, construct.parent))


def _codes(old: dict[str, Code], new: dict[str, Code], ids: dict[str, str]) -> Iterator[Change]:
    kept = set(ids.values())
    for code in old.values():
        if code.id not in new and code.id not in kept:
            yield Change(words.CODE, code.id, words.REMOVED, Step.MAJOR, before=code.name)
    later = {earlier: now for now, earlier in ids.items()}
    for code in new.values():
        earlier_id = ids.get(code.id, code.id)
        if earlier_id not in old:
            yield Change(words.CODE, code.id, words.ADDED, Step.MINOR, after=code.name)
            continue
        if earlier_id != code.id:
            yield Change(words.CODE, code.id, words.NEW_ID, Step.MAJOR, "id", earlier_id, code.id)
        yield from _code(old[earlier_id], code, later)


def _code(old: Code, new: Code, later: dict[str, str]) -> Iterator[Change]:
    yield from _named(words.CODE, old, new)
    yield from _moved(words.CODE, new.id, "parent", (later.get(old.parent, old.parent), new.parent))
    yield from _moved(words.CODE, new.id, "construct", (_shown(old.constructs), _shown(new.constructs)))
    for field in _MEANING:
        pair = getattr(old, field), getattr(new, field)
        yield from _single(words.CODE, new.id, field, pair, Step.MINOR)
    yield from _single(words.CODE, new.id, "roles", (_shown(old.roles), _shown(new.roles)), Step.MINOR)
    for field in _RULES:
        rules = [tuple(rule.text for rule in getattr(code, field)) for code in (old, new)]
        yield from _listed(words.CODE, new.id, field, rules, Step.MINOR)
    for field in _TEXTS:
        yield from _single(words.CODE, new.id, field, (getattr(old, field), getattr(new, field)), Step.PATCH)
    for field in _SENTENCES:
        yield from _listed(words.CODE, new.id, field, [getattr(old, field), getattr(new, field)], Step.PATCH)
    yield from _single(words.CODE, new.id, "color", (old.color, new.color), Step.PATCH)


def _relations(before: Codebook, after: Codebook, ids: dict[str, str]) -> Iterator[Change]:
    later = {earlier: now for now, earlier in ids.items()}
    old = dict.fromkeys(_relation(one, later) for one in before.relations)
    new = dict.fromkeys(_relation(one, {}) for one in after.relations)
    for name in old:
        if name not in new:
            yield Change(words.RELATION, name, words.REMOVED, Step.MINOR)
    for name in new:
        if name not in old:
            yield Change(words.RELATION, name, words.ADDED, Step.MINOR)


def _relation(relation: Relation, later: dict[str, str]) -> str:
    source, target = (later.get(end, end) for end in (relation.source, relation.target))
    return f"{source} {relation.type} {target}"


def _presence(
    kind: str, old: Mapping[str, Theory | Construct], new: Mapping[str, Theory | Construct]
) -> Iterator[Change]:
    for one in old.values():
        if one.id not in new:
            yield Change(kind, one.id, words.REMOVED, Step.MAJOR, before=one.name)
    for one in new.values():
        if one.id not in old:
            yield Change(kind, one.id, words.ADDED, Step.MINOR, after=one.name)


def _named(kind: str, old: Code | Theory | Construct, new: Code | Theory | Construct) -> Iterator[Change]:
    if old.name != new.name:
        yield Change(kind, new.id, words.RENAMED, Step.PATCH, "name", old.name, new.name)


def _moved(kind: str, name: str, field: str, pair: tuple[str, str]) -> Iterator[Change]:
    if pair[0] != pair[1]:
        yield Change(kind, name, words.MOVED, Step.MINOR, field, *pair)


def _single(kind: str, name: str, field: str, pair: tuple[str, str], step: Step) -> Iterator[Change]:
    if pair[0] != pair[1]:
        yield Change(kind, name, words.CHANGED, step, field, *pair)


def _listed(kind: str, name: str, field: str, pair: Sequence[tuple[str, ...]], step: Step) -> Iterator[Change]:
    """Yield a change of items; another order of the same items is none."""
    old, new = pair
    gone = tuple(item for item in dict.fromkeys(old) if item not in new)
    added = tuple(item for item in dict.fromkeys(new) if item not in old)
    if gone or added:
        yield Change(kind, name, words.CHANGED, step, field, gone=gone, new=added)


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
