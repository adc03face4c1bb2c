"""Codebooks as teams keep them in Excel or CSV: a row a code, columns by their headings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from interview_coder.codebook.exchange.losses import left_out
from interview_coder.codebook.exchange.maxdictio import is_maxdictio, parse_maxdictio
from interview_coder.codebook.exchange.terms import phrase_node, rule_of
from interview_coder.codebook.exchange.tree import Entry, Parsed, Tree, limited
from interview_coder.codebook.rule_logic import text_of
from interview_coder.domain.codebook import KEEP, VALENCES, Code, Codebook
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems
from interview_coder.domain.rules import Term
from interview_coder.domain.tables import Table

FORM = "Excel/CSV"
_CELL_LIMIT = 32_767
_COLUMNS = {
    "id": ("编码id", "编码", "编号", "代码", "标识", "代号", "code", "code id", "key"),
    "name": ("名称", "编码名称", "名字", "代码名称", "类目", "节点", "标签", "label", "code name", "title"),
    "definition": ("定义", "说明", "描述", "释义", "含义", "操作定义", "description", "meaning"),
    "include": ("纳入", "纳入标准", "包括", "何时使用", "inclusion", "inclusion criteria", "when to use"),
    "exclude": ("排除", "排除标准", "不包括", "何时不用", "exclusion", "exclusion criteria", "when not to use"),
    "examples": ("例句", "例子", "示例", "样例", "典型引文", "正例", "example", "quote", "quotes", "typical exemplars"),
    "counterexamples": ("反例", "counterexample", "non-examples"),
    "rules": ("规则", "关键词", "检索词", "词表", "词语", "rule", "keywords", "keyword", "terms", "words"),
    "unless": ("例外", "除非", "except"),
    "parent": ("上级", "上级编码", "父级", "父编码", "父节点", "上级id", "parent id", "parent code"),
    "construct": ("构念", "理论构念", "维度", "constructs", "dimension"),
    "family": ("类属", "类别", "范畴", "分类", "category", "type"),
    "valence": ("效价", "方向"),
    "when_negated": ("否定时",),
    "roles": ("角色", "role"),
    "boundary": ("词边界",),
    "color": ("颜色", "colour"),
}
_HEADS = ("编码", "名称", "定义", "纳入", "排除", "例句", "反例", "规则", "例外", "上级", "构念", "类属", "效价",
          "否定时", "角色", "词边界", "颜色")  # fmt: skip
_MEANING = {word: key for key, words in _COLUMNS.items() for word in (key, *words)}
_HOLDS = frozenset((*_COLUMNS, "tree"))
_EXPRESSION = re.compile(r"[()（）\"“”/／@＠+＋&＆|｜=＝<>＞＜]|\b(?:AND|OR|NOT|NEAR|THEN)\b")
_SEPARATORS = re.compile("[、，,;；]")
_ITEM = re.compile(r"^\s*(?:[-•·]|\d{1,2}[.、)）])\s*")


def parse_sheet(rows: Sequence[Sequence[str]], name: str) -> Parsed:
    """Read a table with a row of headings, in Chinese or English; a MAXDictio table is known by its headings."""
    where = Where(name)
    top = next((place for place, row in enumerate(rows) if _columns(row)), -1)
    if is_maxdictio(rows):
        return parse_maxdictio(rows, name)
    if top < 0:
        reason = Message("no row has headings such as id and name", "没有“编码”“名称”之类的表头")
        return Tree(), (problems.not_readable(FORM, reason, where),)
    columns = _columns(rows[top])
    found = list(_unknown(rows, top, columns, where))
    records: list[dict[str, str]] = []
    for number, row in enumerate(rows[top + 1 :], top + 2):
        cells = {key: row[place].strip() for key, place in columns.items() if place < len(row)}
        if cells.get("id") or cells.get("name"):
            records.append(cells)
        elif any(cells.values()):
            reason = Message("the row has neither id nor name", "该行既无编码也无名称")
            found.append(problems.entry_left_out(" ".join(filter(None, cells.values())), reason, Where(name, number)))
    entries = [_entry(record, where, found) for record in records]
    tree, refused = limited(Tree(tuple(_nested(entries, records, where, found))), FORM, where)
    return tree, (*found, *refused)


def _columns(row: Sequence[str]) -> dict[str, int]:
    """Return the places of the columns that a row of headings names; empty if it is none."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        whole = cell.strip().lower().rstrip("：:*")
        parts = (whole, *(part.strip(" )）") for part in re.split(r"[\n/（(]", whole)), *whole.split())
        key = next((_MEANING[part] for part in parts if part in _MEANING), "")
        if key:
            found.setdefault(key, place)
    return found if len(found) > 1 and ("id" in found or "name" in found) else {}


def _unknown(rows: Sequence[Sequence[str]], top: int, columns: Mapping[str, int], where: Where) -> Iterator[Problem]:
    for place, head in enumerate(rows[top]):
        used = any(place < len(row) and row[place].strip() for row in rows[top + 1 :])
        if place not in columns.values() and used:
            reason = Message("the column is not known", "不认识的列")
            yield problems.entry_left_out(
                head.strip() or f"[{place + 1}]", reason, Where(where.path, top + 1, place + 1)
            )
    for row in rows[:top]:
        if any(cell.strip() for cell in row):
            reason = Message("it stands above the headings", "在表头之上")
            yield problems.entry_left_out(" ".join(filter(None, row)), reason, where)


def _entry(cells: Mapping[str, str], where: Where, found: list[Problem]) -> Entry:
    entry = Entry(
        cells.get("name", "") or cells.get("id", ""),
        id=cells.get("id", ""),
        definition=cells.get("definition", ""),
        include=cells.get("include", ""),
        exclude=cells.get("exclude", ""),
        family=cells.get("family", ""),
        when_negated=cells.get("when_negated", ""),
        boundary=cells.get("boundary", ""),
        examples=_items(cells.get("examples", "")),
        counterexamples=_items(cells.get("counterexamples", "")),
        rules=tuple(_rules(cells.get("rules", ""), where, found)),
        unless=tuple(_rules(cells.get("unless", ""), where, found)),
        constructs=_parts(cells.get("construct", "")),
        roles=_parts(cells.get("roles", "")),
    )
    color = cells.get("color", "").upper()
    if color and not re.fullmatch("#[0-9A-F]{6}", color):
        reason = Message("it is no colour of the form #RRGGBB", "不是 #RRGGBB 形式的颜色")
        found.append(problems.entry_left_out(color, reason, where))
        color = ""
    valence = cells.get("valence", "")
    if valence and valence not in VALENCES:
        reason = Message(f"a valence is one of {', '.join(VALENCES)}", f"效价只能是 {'、'.join(VALENCES)}")
        found.append(problems.entry_left_out(valence, reason, where))
    return replace(entry, color=color, valence=valence)


def _items(cell: str) -> tuple[str, ...]:
    """Return the lines of a cell, without bullets and numbers before them."""
    lines = cell.split("\n")
    plain = lines if len(lines) == 1 else [_ITEM.sub("", line) for line in lines]
    return tuple(line.strip() for line in plain if line.strip())


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split("[\n、，,;；]", cell) if part.strip())


def _rules(cell: str, where: Where, found: list[Problem]) -> Iterator[str]:
    """Yield the rules of a cell: a line with signs of the rule language is one, any other is a list of words."""
    for line in filter(str.strip, cell.split("\n")):
        if _EXPRESSION.search(line):
            yield line.strip()
            continue
        for part in filter(str.strip, _SEPARATORS.split(line)):
            words = part.split()
            if len(words) > 1 and not part.isascii():
                said = Message(f"blanks part words here: {part}", f"空格按分隔词语处理：{part}")
                found.append(problems.meaning_differs(said, where))
                yield from filter(None, map(rule_of, words))
            else:
                yield rule_of(part)


def _nested(
    entries: Sequence[Entry], records: Sequence[Mapping[str, str]], where: Where, found: list[Problem]
) -> Iterator[Entry]:
    """Yield the entries with each below its parent; a parent that is missing, or below its own child, is none."""
    places: dict[str, int] = {}
    for key in ("id", "name"):
        for place, record in enumerate(records):
            places.setdefault(record.get(key, ""), place)
    children: dict[int, list[int]] = {}
    for place, record in enumerate(records):
        named = re.split(r"\s*[>＞/\\]\s*", record.get("parent", ""))[-1]
        above = places.get(record.get("parent", ""), places.get(named, -1)) if named else -1
        if named and above < 0:
            reason = Message("there is no such code above", "没有这个上级")
            found.append(problems.entry_left_out(record["parent"], reason, where))
        children.setdefault(above if above != place else -1, []).append(place)
    waiting = [(place, 0) for place in reversed(children.get(-1, []))]
    seen: set[int] = set()
    remaining = iter(range(len(entries)))
    while waiting or len(seen) < len(entries):
        if not waiting:
            place = next(place for place in remaining if place not in seen)
            reason = Message("codes stand above each other in a circle", "上下级成环")
            found.append(problems.entry_left_out(records[place]["parent"], reason, where))
            waiting.append((place, 0))
        place, depth = waiting.pop()
        if place not in seen:
            seen.add(place)
            yield replace(entries[place], depth=depth)
            waiting += [(child, depth + 1) for child in reversed(children.get(place, []))]


def write_sheet(book: Codebook) -> tuple[Table, tuple[Problem, ...]]:
    """Return a codebook as a table, a row a code; several rules, examples or exceptions stand on lines of a cell."""
    heads = tuple(f"{chinese} {key}" for chinese, key in zip(_HEADS, _COLUMNS, strict=True))
    rows = [_row(code) for code in book.codes]
    found = list(left_out(book, FORM, _HOLDS))
    for code, row in zip(book.codes, rows, strict=True):
        if any(len(cell) > _CELL_LIMIT for cell in row):
            part = Message(f"cells longer than {_CELL_LIMIT} characters", f"超过 {_CELL_LIMIT} 字的单元格")
            found.append(problems.part_left_out(part, FORM, [code.name], code.where))
    return Table("codebook", heads, rows), tuple(found)


def _row(code: Code) -> tuple[str, ...]:
    return (
        code.id,
        code.name,
        code.definition,
        code.include,
        code.exclude,
        "\n".join(code.examples),
        "\n".join(code.counterexamples),
        "\n".join(_written(rule.text, rule.expression) for rule in code.rules),
        "\n".join(_written(rule.text, rule.expression) for rule in code.unless),
        code.parent,
        "\n".join(code.constructs),
        code.family,
        code.valence,
        code.when_negated if code.when_negated != KEEP else "",
        "\n".join(code.roles) if code.roles != ("participant",) else "",
        code.boundary if code.boundary != "word" else "",
        code.color,
    )


def _written(text: str, node: object) -> str:
    """Return a rule on one line; a word that would be taken apart stands in brackets."""
    line = " ".join(text.split())
    if isinstance(node, Term) and (_SEPARATORS.search(line) or phrase_node(line) != Term(line)):
        return f"({text_of(node)})"
    return line
