"""Makes a tree fit our format: ids, sound rules, constructs that are defined, and no more levels than allowed."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from interview_coder.codebook.exchange.terms import literal_node
from interview_coder.codebook.exchange.tree import Entry, Group, Tree, one_line
from interview_coder.codebook.rule_logic import is_deeper, text_of
from interview_coder.domain.codebook import DROP, KEEP, KHCODER
from interview_coder.domain.ports import ExpressionParser
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems
from interview_coder.domain.rules import CodeRef, leaves

MAX_LEVELS = 8
"""Levels of codes that the reader's limit on nesting allows."""
_MAX_RULE_DEPTH = 50
_ID = re.compile(r"[\w.-]+")
_CONSTRUCT = re.compile(r"[\w-]+\.[\w-]+")


def settled(tree: Tree, parse: ExpressionParser, where: Where) -> tuple[Tree, tuple[Problem, ...]]:
    """Return a tree that our format can hold.

    Args:
        tree: The codes, as another format has them.
        parse: Reads one expression; what it refuses becomes a literal.
        where: The file that the tree comes from.

    Returns:
        The tree, and what could not be kept as it was.
    """
    settling = _Settling(parse, where, khcoder=tree.compatibility == KHCODER)
    entries = settling.with_ids(settling.raised(tree.entries))
    entries, groups = settling.with_constructs(settling.with_rules(entries), tree.groups)
    ready = replace(tree, entries=tuple(entries), groups=tuple(groups), title=one_line(tree.title))
    return ready, tuple(settling.found)


@dataclass(slots=True)
class _Settling:
    parse: ExpressionParser
    where: Where
    khcoder: bool = False
    found: list[Problem] = field(default_factory=list)

    def raised(self, entries: Sequence[Entry]) -> list[Entry]:
        """Move codes up that stand too deep, or deeper than below their parent."""
        deep = [entry.name for entry in entries if entry.depth >= MAX_LEVELS]
        if deep:
            self.found.append(problems.flattened(deep, MAX_LEVELS, self.where))
        level, result = -1, []
        for entry in entries:
            level = min(entry.depth, MAX_LEVELS - 1, level + 1)
            result.append(replace(entry, depth=level))
        return result

    def with_ids(self, entries: Sequence[Entry]) -> list[Entry]:
        """Give each code an id of its own and a name."""
        wished = {entry.id for entry in entries if _ID.fullmatch(entry.id)}
        given: set[str] = set()
        counts: dict[str, int] = {}
        named = []
        for number, entry in enumerate(entries, 1):
            name = one_line(entry.name)
            code_id = entry.id if _ID.fullmatch(entry.id) and entry.id not in given else ""
            if not code_id:
                base = _slug(one_line(entry.id) or name) or f"code_{number}"
                code_id = _free(base, given | wished if base in wished else given, counts)
                if entry.id:
                    self.found.append(problems.written_otherwise(entry.id, code_id, self.where))
            given.add(code_id)
            named.append(replace(entry, id=code_id, name=name or code_id))
        return named

    def with_rules(self, entries: Sequence[Entry]) -> list[Entry]:
        """Keep the rules that can be read; write others as literals."""
        known = frozenset(entry.id for entry in entries)
        sound = [
            replace(
                entry,
                rules=self._sound_rules(entry.rules, known),
                unless=self._sound_rules(entry.unless, known),
                when_negated=entry.when_negated if entry.when_negated in {KEEP, DROP, *known} else "",
            )
            for entry in entries
        ]
        return self._without_circles(sound)

    def _without_circles(self, entries: Sequence[Entry]) -> list[Entry]:
        """Leave out rules that ask for a code that asks for theirs in turn."""
        asks: dict[str, set[str]] = {}
        result = []
        for entry in entries:
            kept: dict[str, list[str]] = {"rules": [], "unless": []}
            for key, rule in [("rules", rule) for rule in entry.rules] + [("unless", rule) for rule in entry.unless]:
                wanted = self._references(rule) if "@" in rule else set()
                if wanted and entry.id in _reached(wanted, asks):
                    reason = Message("codes ask for each other in a circle", "编码相互引用成环")
                    self.found.append(problems.entry_left_out(rule, reason, self.where))
                else:
                    kept[key].append(rule)
                    asks.setdefault(entry.id, set()).update(wanted)
            result.append(replace(entry, rules=tuple(kept["rules"]), unless=tuple(kept["unless"])))
        return result

    def _references(self, rule: str) -> set[str]:
        node, _ = self.parse(rule, Where(""), khcoder=self.khcoder)
        return {leaf.code for leaf in leaves(node) if isinstance(leaf, CodeRef)} if node else set()

    def _sound_rules(self, rules: Sequence[str], known: frozenset[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (self._sound(one_line(rule), known) for rule in rules))))

    def _sound(self, text: str, known: frozenset[str]) -> str:
        if not text:
            return ""
        if not self._is_sound(text):
            return self._as_literal(text)
        missing = sorted(self._references(text) - known)
        if missing:
            reason = Message(f"it asks for unknown code '{missing[0]}'", f"引用了不存在的编码“{missing[0]}”")
            self.found.append(problems.entry_left_out(text, reason, self.where))
            return ""
        return text

    def _as_literal(self, text: str) -> str:
        literal = text_of(literal_node(text))
        if not self._is_sound(literal):
            reason = Message("it cannot be read as a rule", "无法读作规则")
            self.found.append(problems.entry_left_out(text, reason, self.where))
            return ""
        said = Message(f"taken as characters, not as an expression: {text[:80]}", f"按字面而非表达式处理：{text[:80]}")
        self.found.append(problems.meaning_differs(said, self.where))
        return literal

    def _is_sound(self, text: str) -> bool:
        try:
            node, found = self.parse(text, Where(""), khcoder=self.khcoder)
        except RecursionError:
            return False
        return node is not None and not found and not is_deeper(node, _MAX_RULE_DEPTH)

    def with_constructs(self, entries: Sequence[Entry], groups: Sequence[Group]) -> tuple[list[Entry], list[Group]]:
        """Give each construct a full id and define it."""
        used = [Group(name, name) for entry in entries for name in entry.constructs]
        full: dict[str, str] = {}
        defined: dict[str, Group] = {}
        counts: dict[str, int] = {}
        for group in (*groups, *used):
            if group.id in full:
                continue
            name = one_line(group.id)
            wanted = name if _CONSTRUCT.fullmatch(name) else "sets." + (_slug(name.replace(".", "_")) or "set")
            wanted = _free(wanted, defined, counts)
            if wanted != group.id:
                self.found.append(problems.written_otherwise(group.id, wanted, self.where))
            full[group.id] = wanted
            defined[wanted] = replace(group, id=wanted, name=one_line(group.name) or wanted)
        result = [
            replace(entry, constructs=tuple(dict.fromkeys(full[name] for name in entry.constructs)))
            for entry in entries
        ]
        return result, list(defined.values())


def _reached(starts: Collection[str], asks: Mapping[str, Collection[str]]) -> set[str]:
    """Return the codes that some codes ask for, directly or not, and these themselves."""
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        code = waiting.pop()
        if code not in reached:
            reached.add(code)
            waiting += asks.get(code, ())
    return reached


def _slug(text: str) -> str:
    return re.sub(r"[^\w.-]+", "_", text).strip("_")


def _free(base: str, taken: Collection[str], counts: dict[str, int]) -> str:
    """Return a name that is not taken: the base, or the base with the next number."""
    name = base
    while name in taken:
        counts[base] = counts.get(base, 1) + 1
        name = f"{base}_{counts[base]}"
    return name
