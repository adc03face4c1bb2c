"""Codebooks that use each other, and where they are found."""

from pathlib import Path

import pytest

from interview_coder.codebook import built_in_codebooks, read_codebook
from interview_coder.codebook.locate import find_codebook, is_name
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Problem


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, head: str = "", codes: str = "", version: str = "1.0.0") -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    entries = "".join(f"  - {{id: {code}, name: {code}, rules: {code}}}\n" for code in codes.split())
    text = f"codebook: {file.stem}\nversion: {version}\n{head}codes:\n{entries}"
    file.write_text(text if entries else text.replace("codes:\n", "codes: []\n"), encoding="utf-8")


def read(name: str | Path, *search: Path) -> tuple[Codebook, tuple[Problem, ...]]:
    book, problems = read_codebook(name, parse=parse_expression, search=search)
    assert book is not None, problems
    return book, problems


def codes(book: Codebook) -> list[str]:
    return [f"{code.codebook}/{code.id}" for code in book.codes]


def test_used_codes_come_first_in_the_order_of_uses() -> None:
    write("a.yaml", "uses: [./b.yaml, ./c.yaml]\n", "a1")
    write("b.yaml", codes="b1 b2")
    write("c.yaml", codes="c1")
    assert codes(read("a.yaml")[0]) == ["b/b1", "b/b2", "c/c1", "a/a1"]


def test_a_codebook_used_on_two_ways_counts_once() -> None:
    write("a.yaml", "uses: [./b.yaml, ./c.yaml, ./sub/../d.yaml]\n", "a1")
    write("b.yaml", "uses: [./d.yaml]\n", "b1")
    write("c.yaml", "uses: [d@^1]\n", "c1")
    Path("sub").mkdir()
    write("d.yaml", "theories: {t: {name: T, constructs: {x: {name: X}}}}\n", "d1")
    book, problems = read("a.yaml")
    assert problems == ()
    assert codes(book) == ["d/d1", "b/b1", "c/c1", "a/a1"]
    assert [theory.id for theory in book.theories] == ["t"]


def test_order_of_files_in_the_hash_is_fixed() -> None:
    write("a.yaml", "uses: [./b.yaml]\n", "a1")
    write("b.yaml", codes="b1")
    first, _ = read("a.yaml")
    write("b.yaml", codes="b1 b2")
    second, _ = read("a.yaml")
    assert first.sha256 != second.sha256


def test_own_codes_may_refer_to_used_things() -> None:
    write("b.yaml", "theories: {t: {name: T, constructs: {x: {name: X}}}}\nreferences: {r: {cite: R}}\n", "b1")
    Path("a.yaml").write_text(
        "codebook: a\nversion: 1.0.0\nuses: [./b.yaml]\n"
        "theories: {own: {name: O, reference: r}}\n"
        "codes:\n  - {id: a1, name: a1, construct: t.x, rules: '@b1', when_negated: b1}\n",
        encoding="utf-8",
    )
    assert read("a.yaml")[1] == ()


def test_used_codes_cannot_refer_to_the_using_codebook() -> None:
    write("a.yaml", "uses: [./b.yaml]\n", "a1")
    Path("b.yaml").write_text(
        "codebook: b\nversion: 1.0.0\ncodes:\n  - {id: b1, name: b1, rules: '@a1'}\n", encoding="utf-8"
    )
    book, problems = read("a.yaml")
    assert [(problem.code, str(problem.where)) for problem in problems] == [("IC240", "b.yaml:4:32")]
    assert [len(code.rules) for code in book.codes] == [0, 1]


def test_warnings_of_used_codebooks_are_left_to_them() -> None:
    write("a.yaml", "uses: [./b.yaml]\n", "a1")
    Path("b.yaml").write_text("codebook: b\nversion: 1.0.0\ncodes: [{id: b1, name: b1}]\n", encoding="utf-8")
    assert read("a.yaml")[1] == ()
    assert [problem.code for problem in read("b.yaml")[1]] == ["IC270"]


def test_names_are_looked_for_beside_the_file_then_in_search_then_in_codebooks() -> None:
    write("study/a.yaml", "uses: [b@*]\n")
    for version, folder in (("3.0.0", "codebooks"), ("2.0.0", "shared"), ("1.0.0", "study")):
        write(f"{folder}/b.yaml", codes="b1", version=version)
    assert find_codebook("b", [Path("study"), Path("shared")])[0] == Path("study/b.yaml")
    assert find_codebook("b", [Path("shared")])[0] == Path("shared/b.yaml")
    assert find_codebook("b", [])[0] == Path("codebooks/b.yaml")
    assert read("b")[0].version == "3.0.0"
    assert read("b", Path("shared"))[0].version == "2.0.0"
    assert read("study/a.yaml", Path("shared"))[1] == ()


def test_built_in_codebooks_are_found_by_name() -> None:
    names = [path.stem for path in built_in_codebooks()]
    assert names == sorted(names)
    assert "maslow" in names
    assert read("maslow")[0].id == "maslow"


def test_an_unknown_name_tells_where_it_was_looked_for() -> None:
    book, (problem,) = read_codebook("nothing", parse=parse_expression, search=[Path("shared")])
    assert book is None
    assert problem.render("en") == (
        "nothing: IC201 no codebook 'nothing' "
        "(looked for shared/nothing.yaml, codebooks/nothing.yaml, <built-in>/nothing.yaml)\n"
        "  fix: check the name, or give the path of the .yaml file"
    )


def test_a_missing_file_is_a_problem() -> None:
    _, (problem,) = read_codebook(Path("x/nothing.yaml"), parse=parse_expression)
    assert (problem.code, str(problem.where)) == ("IC201", "x/nothing.yaml")


def test_a_folder_is_no_codebook() -> None:
    Path("folder.yaml").mkdir()
    _, (problem,) = read_codebook("folder.yaml", parse=parse_expression)
    assert problem.render("en") == (
        "folder.yaml: IC202 the file cannot be read: not a file\n  fix: give a readable .yaml file"
    )
    assert problem.what.zh == "无法读取文件：不是文件"


def test_a_huge_file_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_coder.codebook.decode.MAX_MEBIBYTES", 1)
    Path("huge.yaml").write_bytes(b"#" * (1024 * 1024 + 1))
    _, (problem,) = read_codebook("huge.yaml", parse=parse_expression)
    assert problem.render("zh") == ("huge.yaml: IC203 文件大于 1 MiB\n  修改: 把编码手册拆开，再用 uses: 合起来")
    assert problem.render("en") == (
        "huge.yaml: IC203 the file is larger than 1 MiB\n  fix: split the codebook and join the parts with 'uses:'"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [("maslow", True), ("maslow.yaml", False), ("./maslow", False), ("a\\b", False), ("maslow.yml", False)],
)
def test_names_and_paths(text: str, expected: bool) -> None:
    assert is_name(text) is expected
