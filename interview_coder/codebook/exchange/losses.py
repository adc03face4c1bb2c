"""What a format cannot hold of a codebook, one problem for each kind of thing."""

from collections.abc import Callable, Collection, Iterator

from interview_coder.domain.codebook import KEEP, NONE, Code, Codebook
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import exchange as problems

_OF_CODES: dict[str, tuple[Message, Callable[[Code], object]]] = {
    "id": (Message("ids that differ from names", "与名称不同的标识"), lambda code: code.id != code.name),
    "tree": (Message("the place of codes below others", "编码的上下级"), lambda code: code.parent),
    "family": (Message("families", "类属"), lambda code: code.family),
    "construct": (Message("constructs of codes", "编码所属构念"), lambda code: code.constructs),
    "valence": (Message("valences", "效价"), lambda code: code.valence),
    "definition": (Message("definitions", "定义"), lambda code: code.definition),
    "include": (Message("when to use codes", "纳入说明"), lambda code: code.include),
    "exclude": (Message("when not to use codes", "排除说明"), lambda code: code.exclude),
    "examples": (Message("examples", "例句"), lambda code: code.examples),
    "counterexamples": (Message("counterexamples", "反例"), lambda code: code.counterexamples),
    "unless": (Message("exceptions (unless)", "例外"), lambda code: code.unless),
    "when_negated": (Message("what negation does", "被否定时的处理"), lambda code: code.when_negated != KEEP),
    "roles": (Message("whose words are coded", "编码谁的话"), lambda code: code.roles != ("participant",)),
    "boundary": (Message("codes without word boundaries", "词边界设置"), lambda code: code.boundary != "word"),
    "color": (Message("colours", "颜色"), lambda code: code.color),
}
_OF_BOOKS: dict[str, tuple[Message, Callable[[Codebook], Collection[str]]]] = {
    "description": (Message("the description of the codebook", "手册说明"), lambda book: _one(book.description)),
    "license": (Message("the licence", "许可"), lambda book: _one(book.license)),
    "theories": (Message("theories", "理论"), lambda book: [theory.name for theory in book.theories]),
    "references": (Message("references", "文献"), lambda book: [one.id for one in book.references]),
    "uses": (
        Message("the use of other codebooks; their codes are included", "对其他手册的引用（其编码已并入）"),
        lambda book: [use.name for use in book.uses],
    ),
    "relations": (
        Message("relations", "编码之间的关系"),
        lambda book: [f"{one.source} {one.type} {one.target}" for one in book.relations],
    ),
    "tests": (Message("tests", "测试段落"), lambda book: [test.text for test in book.tests]),
    "negation_cues": (Message("negation cues", "否定词"), lambda book: book.negation_cues),
    "compatibility": (
        Message("KH Coder's way of counting distances", "KH Coder 的距离算法"),
        lambda book: _one(book.defaults.compatibility if book.defaults.compatibility != NONE else ""),
    ),
    "nested": (
        Message("what happens to hits that overlap", "命中重叠时的处理"),
        lambda book: _one(book.defaults.nested if book.defaults.nested != NONE else ""),
    ),
    "unit": (
        Message("the unit of coding", "编码单位"),
        lambda book: _one(book.defaults.unit if book.defaults.unit != "sentence" else ""),
    ),
}


def left_out(book: Codebook, form: str, holds: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each kind of thing that the codebook has and the format does not hold."""
    where = Where(book.path)
    for key, (part, has) in _OF_CODES.items():
        names = [code.name for code in book.codes if has(code)] if key not in holds else []
        if names:
            yield problems.part_left_out(part, form, names, where)
    for key, (part, names_of) in _OF_BOOKS.items():
        found = list(names_of(book)) if key not in holds else []
        if found:
            yield problems.part_left_out(part, form, found, where)


def _one(text: str) -> list[str]:
    return [text] if text else []
