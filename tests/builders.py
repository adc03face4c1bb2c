"""Small values to test with."""

from collections.abc import Iterable

from interview_coder.coding.parse import parse_expression
from interview_coder.domain.codebook import Code, Codebook, Construct, Defaults, Rule, Theory
from interview_coder.domain.problems import Where
from interview_coder.domain.rules import Node
from interview_coder.domain.sources import Source, Turn
from interview_coder.pipeline import CodingResult, code_sources

WHERE = Where("book.yaml", 1, 1)


def expression(text: str) -> Node:
    node, problems = parse_expression(text, WHERE)
    assert node is not None, [problem.render("en") for problem in problems]
    return node


def rule(text: str) -> Rule:
    return Rule(text, expression(text), WHERE)


def code(
    code_id: str,
    *rules: str,
    unless: Iterable[str] = (),
    when_negated: str = "keep",
    roles: tuple[str, ...] = ("participant",),
    boundary: str = "word",
    constructs: tuple[str, ...] = (),
) -> Code:
    return Code(
        code_id,
        code_id,
        code_id,
        WHERE,
        rules=tuple(map(rule, rules)),
        unless=tuple(map(rule, unless)),
        when_negated=when_negated,
        roles=roles,
        boundary=boundary,
        constructs=constructs,
    )


def book(*codes: Code, unit: str = "sentence", constructs: tuple[str, ...] = ()) -> Codebook:
    theories = tuple(dict.fromkeys(name.partition(".")[0] for name in constructs))
    return Codebook(
        "book",
        "1.0.0",
        "Book",
        defaults=Defaults(unit=unit),
        codes=codes,
        theories=tuple(
            Theory(theory, theory, "", tuple(Construct(c, theory, c) for c in constructs if c.startswith(theory)))
            for theory in theories
        ),
    )


def talk(text: str, source_id: str = "T1", *, kind: str = "interview", **attributes: str) -> Source:
    """Lines ``问：…`` are the interviewer's, ``答：…`` the participant's, others belong to the turn before."""
    turns: list[Turn] = []
    position = 0
    for line in text.splitlines(keepends=True):
        end = position + len(line.rstrip("\r\n"))
        if line[:2] in ("问：", "答："):
            role = "interviewer" if line[0] == "问" else "participant"
            turns.append(Turn(line[0], role, position + 2, end))
        elif turns and line.strip():
            last = turns[-1]
            turns[-1] = Turn(last.speaker, last.role, last.start, end)
        elif line.strip():
            turns.append(Turn("", "participant", position, end))
        position += len(line)
    return Source(source_id, text, tuple(turns), kind=kind, case=source_id, attributes=attributes)


def coded(text: str, *codes: Code, unit: str = "sentence") -> CodingResult:
    return code_sources([talk(text)], book(*codes, unit=unit))


def hits(text: str, *rules: str, **options: object) -> list[str]:
    """Return the words that one code's rules hit, in order of the text."""
    result = coded(text, code("c", *rules, **options))  # type: ignore[arg-type]
    cells = [str(record["hits"]) for record in result.tables["quotes"].records()]
    return [hit.partition(":")[2] for cell in cells for hit in cell.split("; ")]
