"""Problems of a corpus: few are listed, many are counted, and they travel as JSON."""

import json

import pytest

from interview_coder.domain.problems import Where, transcripts
from interview_coder.pipeline import problem_list
from interview_coder.pipeline.problem_list import ProblemList, read_records


def test_many_problems_of_a_number_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problem_list, "MOST", 2)
    one, other = ProblemList(), ProblemList()
    one.extend(transcripts.empty_file(Where(f"{n}.txt")) for n in range(3))
    other.extend([transcripts.empty_file(Where("9.txt")), transcripts.no_speakers(Where("9.txt"))])
    one.add(read_records(json.loads(json.dumps(other.records()))))
    *listed, more = one.problems()
    assert [problem.where.path for problem in listed] == ["0.txt", "1.txt", "9.txt"]
    assert more.render("en") == (
        "2.txt: IC506 2 more problems IC101 are not listed, from this one on\n"
        "  fix: mend those listed first and run again"
    )
    assert more.is_error


def test_problems_come_back_from_json_as_they_were() -> None:
    problems = ProblemList()
    problems.extend([transcripts.undecodable(3, Where("a.txt")), transcripts.encoding_used("gb18030", Where("b.txt"))])
    assert read_records(json.loads(json.dumps(problems.records()))).problems() == problems.problems()
