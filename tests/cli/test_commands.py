import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import BOOK, Run

from interview_coder.codebook.settings import read_settings

RESULTS = {
    "frequencies.csv", "constructs.csv", "quotes.csv", "matrix.csv", "cooccurrence.csv", "results.xlsx", "run.json",
    "report.html",
}  # fmt: skip


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_code_needs_nothing_but_the_folder(study: Path, run: Run) -> None:
    outcome = run("code")
    assert outcome.code == 0
    assert {path.name for path in (study / "results").iterdir()} == RESULTS
    quotes = read_csv(study / "results" / "quotes.csv")
    assert [(row["source"], row["code"], row["text"]) for row in quotes] == [
        ("张 三（村）", "volunteers", "志愿者来了。")
    ]
    assert "volunteers" in outcome.out
    assert "1 source, 1 case, 1 coding →" in outcome.err


def test_code_works_in_a_folder_that_is_no_study(study: Path, run: Run) -> None:
    (study / "x.txt").write_text("答：志愿者。", encoding="utf-8")
    outcome = run("code", study / "x.txt", "--codebook", study / "codebooks" / "small.yaml", "--out", study / "o" / "p")
    assert outcome.code == 0
    assert len(read_csv(study / "o" / "p" / "quotes.csv")) == 1


def test_code_works_for_a_user_without_a_home(study: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(_: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("IC_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", classmethod(nowhere))
    assert run("code").code == 0
    book = study / "codebooks" / "small.yaml"
    book.write_text(
        book.read_text(encoding="utf-8") + "uses: ['git+https://example.org/books.git//team.yaml@^1']\n",
        encoding="utf-8",
    )
    outcome = run("--lang", "en", "code")
    assert outcome.code == 1
    assert "~/.cache: cannot be read or written" in outcome.err


def test_a_built_in_codebook_goes_by_its_name(study: Path, run: Run) -> None:
    outcome = run("code", "--codebook", "maslow", "--format", "json")
    assert outcome.code == 0
    assert isinstance(json.loads(outcome.out), list)


def test_settings_say_it_once(study: Path, run: Run) -> None:
    (study / "interview-coder.yaml").write_text(
        "codebook: codebooks/small.yaml\nunit: turn\nroles: [interviewer, participant]\nout: ergebnis\n",
        encoding="utf-8",
    )
    assert run("code").code == 0
    assert [row["text"] for row in read_csv(study / "ergebnis" / "quotes.csv")] == ["志愿者来了。没人管。"]


def test_an_option_beats_a_setting(study: Path, run: Run) -> None:
    (study / "interview-coder.yaml").write_text("unit: turn\nroles: interviewer\n", encoding="utf-8")
    assert run("code", "--unit", "clause", "--roles", "participant").code == 0
    assert [row["text"] for row in read_csv(study / "results" / "quotes.csv")] == ["志愿者来了。"]


def test_a_wrong_setting_is_reported_with_its_place(study: Path, run: Run) -> None:
    (study / "interview-coder.yaml").write_text("unit: word\nfoo: 1\n", encoding="utf-8")
    outcome = run("code")
    assert outcome.code == 1
    assert "interview-coder.yaml:1:7" in outcome.err
    assert "interview-coder.yaml:2:1" in outcome.err


def test_one_bad_file_does_not_stop_the_others(study: Path, run: Run) -> None:
    (study / "transcripts" / "空.txt").write_bytes(b"")
    (study / "transcripts" / "坏.docx").write_bytes(b"not a zip")
    outcome = run("code")
    assert outcome.code == 1
    assert "空.txt" in outcome.err
    assert "坏.docx" in outcome.err
    assert len(read_csv(study / "results" / "quotes.csv")) == 1
    recorded = json.loads((study / "results" / "run.json").read_text(encoding="utf-8"))["problems"]
    assert {problem["severity"] for problem in recorded} >= {"error"}


def test_a_codebook_with_errors_writes_nothing_and_lists_them_all(study: Path, run: Run) -> None:
    (study / "codebooks" / "small.yaml").write_text(
        BOOK.replace("rules: [志愿者]", "rules: ['(志愿者', '钱 不够']\n    konstruct: x"), encoding="utf-8"
    )
    outcome = run("code")
    assert outcome.code == 1
    assert outcome.err.count("codebooks/small.yaml:") >= 3
    assert not (study / "results").exists()


def test_results_are_not_read_as_transcripts(study: Path, run: Run) -> None:
    for path in (study / "transcripts").iterdir():
        path.rename(study / path.name)
    (study / "transcripts").rmdir()
    assert run("code", "--codebook", "codebooks/small.yaml").code == 0
    first = (study / "results" / "quotes.csv").read_bytes()
    assert run("code", "--codebook", "codebooks/small.yaml").code == 0
    assert (study / "results" / "quotes.csv").read_bytes() == first


def test_no_codebook_is_said_not_guessed(study: Path, run: Run) -> None:
    (study / "codebooks" / "other.yaml").write_text(BOOK, encoding="utf-8")
    outcome = run("code")
    assert outcome.code == 1
    assert "IC461" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["code", "nowhere"], 1, "nowhere"),
        (["code", "--unit", "word"], 2, "--unit"),
        (["code", "--roles", "boss"], 2, "--roles"),
        (["fnd", "钱"], 2, "fnd"),
        (["find", "钱", "-q"], 2, "It stands before the command: interview-coder -q"),
        (["codebook", "new", "新", "手册.yaml"], 2, "Too many arguments: 手册.yaml; a name with blanks needs quotes"),
        (["find", "钱 不够"], 1, "EXPRESSION:1:3"),
        (["--lang", "fr", "find", "钱"], 2, "--lang"),
        (["codebook", "check", "nowhere.yaml"], 1, "nowhere.yaml"),
    ],
)
def test_wrong_use_is_explained(study: Path, run: Run, arguments: list[str], code: int, said: str) -> None:
    outcome = run(*arguments)
    assert outcome.code == code
    assert said in outcome.err
    assert "Traceback" not in outcome.err


def test_an_empty_folder(study: Path, run: Run) -> None:
    (study / "leer").mkdir()
    outcome = run("code", "leer")
    assert outcome.code == 1
    assert "IC119" in outcome.err


@pytest.mark.parametrize("form", ["csv", "json", "md", "table"])
def test_find_prints_each_hit(study: Path, run: Run, form: str) -> None:
    outcome = run("find", '"没人" OR 志愿者', "--format", form)
    assert outcome.code == 0
    assert "志愿者" in outcome.out
    assert "没人" in outcome.out
    assert outcome.err.startswith("2 hits in 1 source\n")


def test_find_may_refer_to_a_code(study: Path, run: Run) -> None:
    outcome = run("find", "@volunteers AND 来", "--codebook", "codebooks/small.yaml")
    assert outcome.code == 0
    assert "志愿者" in outcome.out
    assert "2 hits" in outcome.err
    lost = run("find", "@nobody OR 来")
    assert lost.code == 1
    assert "IC505" in lost.err


def test_messages_in_chinese(study: Path, run: Run) -> None:
    (study / "transcripts" / "空.txt").write_bytes(b"")
    outcome = run("--lang", "zh", "code")
    assert "错误" in outcome.err
    assert "修改" in outcome.err
    assert "error" not in outcome.err


def test_quiet_leaves_errors_and_results(study: Path, run: Run) -> None:
    assert run("--quiet", "code").err == ""


def test_init_makes_the_example_study(study: Path, run: Run) -> None:
    outcome = run("init", "neu", "--example")
    assert outcome.code == 0
    assert (study / "neu" / "codebooks" / "volunteer-governance.yaml").is_file()
    assert (study / "neu" / "transcripts" / "sources.csv").is_file()
    assert outcome.err.splitlines()[-1] == "Next: cd neu && interview-coder code"


def test_no_command_of_the_example_has_to_name_its_codebook(study: Path, run: Run) -> None:
    assert run("init", "neu", "--example").code == 0
    settings, problems = read_settings(study / "neu" / "interview-coder.yaml")
    assert (settings.codebook, problems) == ("codebooks/volunteer-governance.yaml", ())
    assert (study / "neu" / settings.codebook).is_file()
    root = Path(__file__).parents[2]
    assert read_settings(root / "interview-coder.yaml")[0] == settings, "the repository is the same study"


def test_init_says_what_to_do_next(study: Path, run: Run) -> None:
    said = run("--lang", "zh", "init", "我的 研究").err
    assert "把转录稿放进 transcripts/" in said
    assert "cd '我的 研究' && interview-coder code --codebook 手册" in said
    assert not (study / "我的 研究" / "interview-coder.yaml").exists()
    assert "  cd 我的研究 && interview-coder code" in run("--lang", "zh", "init", "我的研究").err


def test_init_overwrites_nothing(study: Path, run: Run) -> None:
    (study / "transcripts" / "sources.csv").write_text("mine", encoding="utf-8")
    assert run("init", ".", "--example").code == 0
    assert (study / "transcripts" / "sources.csv").read_text(encoding="utf-8") == "mine"


def test_a_fault_of_ours_gives_a_log_and_no_traceback(study: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("boom")

    monkeypatch.setattr("interview_coder.pipeline.find_in_sources", broken)
    outcome = run("find", "钱")
    assert outcome.code == 3
    assert "Traceback" not in outcome.err
    log = Path(outcome.err.split()[-1])
    assert "boom" in log.read_text(encoding="utf-8")
    log.unlink()


def test_control_codes_of_a_transcript_do_not_reach_the_terminal(study: Path, run: Run) -> None:
    (study / "transcripts" / "esc.txt").write_text("答：\x1b[31m志愿者\u202e来\x07了。\n", encoding="utf-8")
    outcome = run("find", "志愿者")
    assert "\x1b" not in outcome.out + outcome.err
    assert "\u202e" not in outcome.out + outcome.err


def test_as_a_process_in_any_locale(study: Path) -> None:
    command = [sys.executable, "-m", "interview_coder", "--lang", "zh", "find", "志愿者"]
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONIOENCODING": "gbk", "TZ": "Asia/Shanghai"}
    done = subprocess.run(command, cwd=study, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "志愿者" in done.stdout.decode("gbk")


def test_every_command_has_help_in_both_languages() -> None:
    for language, word in (("zh", "示例"), ("en", "example")):
        command = [sys.executable, "-m", "interview_coder", "--lang", language, "init", "--help"]
        done = subprocess.run(command, capture_output=True, check=True)
        assert word in done.stdout.decode()


def test_an_output_that_cannot_be_written_is_said(study: Path, run: Run) -> None:
    (study / "afile").write_text("x", encoding="utf-8")
    outcome = run("code", "--out", "afile")
    assert outcome.code == 1
    assert "afile" in outcome.err
    assert "Traceback" not in outcome.err


def test_results_beside_the_transcripts_are_not_read_again(study: Path, run: Run) -> None:
    assert run("code", "--out", "transcripts").code == 0
    first = (study / "transcripts" / "quotes.csv").read_bytes()
    assert run("code", "--out", "transcripts").code == 0
    assert (study / "transcripts" / "quotes.csv").read_bytes() == first


def test_the_tables_of_a_study_are_no_sources_even_when_named(study: Path, run: Run) -> None:
    (study / "transcripts" / "sources.csv").write_text("source,kind\n张 三（村）,interview\n", encoding="utf-8")
    (study / "transcripts" / "README.md").write_text("# 志愿者\n", encoding="utf-8")
    outcome = run("code", *sorted((study / "transcripts").iterdir()))
    assert outcome.code == 0
    assert "1 source, " in outcome.err


def test_a_lexicon_that_cannot_be_read_stops_the_run(study: Path, run: Run) -> None:
    outcome = run("code", "--lexicon", "nowhere.txt")
    assert outcome.code == 1
    assert not (study / "results").exists()


def test_explain_says_when_there_is_nothing(study: Path, run: Run) -> None:
    assert run("explain", "张 三（村）:2").code == 0
    nothing = run("explain", "张 三（村）:99")
    assert (nothing.code, bool(nothing.err)) == (1, True)
    unknown = run("explain", "李四:1")
    assert unknown.code == 1
    assert "张 三（村）" in unknown.err


def test_the_codebooks_at_hand_are_listed(study: Path, run: Run) -> None:
    outcome = run("codebook", "list", "--format", "json")
    listed = {row["codebook"]: row for row in json.loads(outcome.out)}
    assert listed["small"]["place"] == "codebooks/small.yaml"
    assert listed["maslow"]["place"] == "built in"
    assert "maslow ^1" in listed["volunteer-governance"]["uses"]
