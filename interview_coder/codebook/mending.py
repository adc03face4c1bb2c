"""A YAML file that does not parse, read all the same: a mended copy shows what else is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from interview_coder.codebook.mended import Mended
from interview_coder.codebook.nodes import Node
from interview_coder.codebook.yaml_faults import is_indentation, stray_line, translate
from interview_coder.codebook.yaml_lines import cut
from interview_coder.codebook.yaml_lint import lint
from interview_coder.codebook.yaml_nodes import SyntaxFault, build
from interview_coder.domain.problems import Problem

_MAX_ROUNDS = 12
_MAX_TEXT_READ_AGAIN = 4_000_000
"""Characters that may be read again, over all rounds of mending: bounds the time for hopeless files."""

Read = tuple[Node | None, Sequence[str], tuple[Problem, ...], tuple[Mended, ...]]


@dataclass(slots=True)
class Mending:
    """Mends what can be explained in a file that does not parse, until it parses or nothing is left to explain."""

    lines: list[str]
    name: str
    problems: list[Problem]
    mended: list[Mended] = field(default_factory=list)

    def read(self, fault: SyntaxFault) -> Read:
        """Return root, lines, problems and what was mended."""
        rounds = min(_MAX_ROUNDS, _MAX_TEXT_READ_AGAIN // (sum(map(len, self.lines)) + 1) + 1)
        for turn in range(rounds):
            if not self._mend(fault, only_suspects=turn > 0):
                break
            built = build("\n".join(self.lines), self.name)
            if built.fault is None:
                problems = (*self.problems, *built.problems)
                return built.root, self.lines, problems, tuple(self.mended)
            fault = built.fault
        self.problems.append(translate(fault, self.lines, self.name))
        return None, self.lines, tuple(self.problems), tuple(self.mended)

    def _mend(self, fault: SyntaxFault, *, only_suspects: bool) -> bool:
        """Mend lines; tell whether any changed."""
        suspects = {fault.line - 1, fault.line, fault.context_line}
        touched = {one.number for one in self.mended}
        found = [
            one
            for one in lint(self.lines, self.name, suspects)
            if one.number not in touched and (not only_suspects or one.number in suspects)
        ]
        if not found:
            found = [one for one in self._guessed(fault) if one.number not in touched]
        for one in found:
            self.lines[one.number - 1] = one.text
        self.mended += found
        self.problems += [one.problem for one in found]
        return bool(found)

    def _guessed(self, fault: SyntaxFault) -> Iterator[Mended]:
        """Mend what only the parser's complaint shows: a line that is no entry, a key in a column of its own."""
        stray = stray_line(fault, self.lines)
        if stray:
            yield Mended(stray, translate(fault, self.lines, self.name), "", 0, 0)
        elif is_indentation(fault, self.lines):
            yield self._indented(fault)

    def _indented(self, fault: SyntaxFault) -> Mended:
        """Move a key to the nearest column where a block that is still open has its keys."""
        line = cut(fault.line, self.lines[fault.line - 1])
        columns, leftmost = [], len(line.text)
        for index in range(fault.line - 2, -1, -1):
            above = cut(index + 1, self.lines[index])
            if above.key and above.key_start < leftmost:
                columns.append(above.key_start)
                leftmost = len(above.indent)
        nearest = min(columns, key=lambda column: abs(column - line.key_start), default=0)
        text = " " * (nearest - len(line.dashes)) + line.dashes + line.text[line.key_start :]
        problem = translate(fault, self.lines, self.name)
        return Mended(fault.line, problem, text, 0, len(text) - len(line.text))
