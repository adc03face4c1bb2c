"""What the YAML parser says, in words that help somebody who does not know YAML's grammar."""

import re
from collections.abc import Callable, Sequence

from interview_coder.codebook.yaml_lines import cut
from interview_coder.codebook.yaml_nodes import SyntaxFault
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import yaml as faults
from interview_coder.domain.problems import yaml_syntax as syntax_faults

Translation = Callable[[SyntaxFault, Where, Where], Problem]


def translate(fault: SyntaxFault, lines: Sequence[str], name: str) -> Problem:
    """Return the problem for a fault of YAML's syntax."""
    at = Where(name, fault.line, fault.column)
    context = Where(name, fault.context_line, fault.context_column)
    stray = stray_line(fault, lines)
    if stray:
        return syntax_faults.missing_colon(Where(name, stray, cut(stray, lines[stray - 1]).key_start + 1))
    if is_indentation(fault, lines):
        return syntax_faults.bad_indent(at)
    for pattern, make in _TRANSLATIONS:
        if pattern.search(f"{fault.context}: {fault.problem}"):
            return make(fault, at, context)
    return syntax_faults.syntax(fault.problem, _inside(at, lines))


def stray_line(fault: SyntaxFault, lines: Sequence[str]) -> int:
    """Return the number of the line among ``key: value`` lines that is none, or 0."""
    if fault.problem.startswith("could not find expected ':'"):
        number = fault.context_line
    elif fault.problem.startswith("mapping values are not allowed"):
        number = next((above for above in range(fault.line - 1, 0, -1) if lines[above - 1].strip()), 0)
        if number and cut(number, lines[number - 1]).indent != cut(fault.line, lines[fault.line - 1]).indent:
            return 0
    else:
        return 0
    line = cut(number, lines[number - 1]) if 0 < number <= len(lines) else None
    return number if line and not line.key and not line.dashes else 0


def is_indentation(fault: SyntaxFault, lines: Sequence[str]) -> bool:
    """Tell whether the parser stopped at a key that stands further left or right than its neighbours."""
    if not 0 < fault.line <= len(lines):
        return False
    line = cut(fault.line, lines[fault.line - 1])
    if not line.key or line.colon != ":":
        return False
    if fault.problem.startswith("mapping values are not allowed"):
        return fault.column == len(line.text) - len(line.after)
    return fault.problem.startswith("expected <block end>") and fault.column == line.key_start + 1


def _inside(where: Where, lines: Sequence[str]) -> Where:
    """Move a place after the end of the file to the last line that holds something."""
    number = where.line
    while number > 1 and (number > len(lines) or not lines[number - 1].strip()):
        number -= 1
    return where if number == where.line else Where(where.path, number)


def _special(fault: SyntaxFault, at: Where, _context: Where) -> Problem:
    if "\\t" in fault.problem:
        return faults.tab(at)
    return faults.special_start(fault.problem.split("'")[1] if "'" in fault.problem else "?", at)


def _decoration(sign: str) -> Translation:
    return lambda _fault, _at, context: faults.special_start(sign, context)


def _unclosed_bracket(fault: SyntaxFault, _at: Where, context: Where) -> Problem:
    return syntax_faults.unclosed_bracket("[" if "sequence" in fault.context else "{", context)


def _unclosed_quote(_fault: SyntaxFault, _at: Where, context: Where) -> Problem:
    return syntax_faults.unclosed_quote(context)


_TRANSLATIONS: tuple[tuple[re.Pattern[str], Translation], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (r"cannot start any token", _special),
        (r"scanning an alias", _decoration("*")),
        (r"scanning an anchor", _decoration("&")),
        (r"tag", _decoration("!")),
        (r"scanning a block scalar", lambda _fault, at, _context: faults.special_start("> |", at)),
        (r"quoted scalar: found unexpected (end|document)", _unclosed_quote),
        (r"unknown escape|escape sequence", lambda _fault, at, _context: syntax_faults.bad_escape(at)),
        (r"parsing a flow", _unclosed_bracket),
        (r"mapping values are not allowed", lambda _fault, at, _context: syntax_faults.colon_in_text(at)),
        (r"could not find expected ':'", lambda _fault, _at, context: syntax_faults.missing_colon(context)),
        (r"but found '<scalar>'", lambda _fault, at, _context: syntax_faults.text_after_quote('"', at)),
        (r"expected <block end>|not allowed here", lambda _fault, at, _context: syntax_faults.bad_indent(at)),
        (r"expected the node content", lambda _fault, at, _context: faults.special_start("]", at)),
    )
)
