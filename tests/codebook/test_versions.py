"""Semantic versions and ranges."""

import pytest

from interview_coder.codebook.versions import parse_range, parse_version

ORDER = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2"]  # fmt: skip
RANGES = [
    ("*", ["0.0.1", "9.9.9"], ["1.0.0-rc.1"]),
    ("", ["1.0.0"], []),
    ("^1", ["1.0.0", "1.9.9"], ["0.9.9", "2.0.0", "2.0.0-rc.1"]),
    ("^1.2.3", ["1.2.3", "1.3.0"], ["1.2.2", "2.0.0"]),
    ("^0.2.3", ["0.2.3", "0.2.9"], ["0.3.0"]),
    ("^0.0.3", ["0.0.3"], ["0.0.4"]),
    ("^0", ["0.0.1", "0.9.0"], ["1.0.0"]),
    ("~1.2.3", ["1.2.3", "1.2.9"], ["1.3.0"]),
    ("~1.2", ["1.2.0"], ["1.3.0"]),
    ("~1", ["1.9.0"], ["2.0.0"]),
    ("1.2.3", ["1.2.3"], ["1.2.4"]),
    ("=1.2.3", ["1.2.3"], ["1.2.4"]),
    ("1.2", ["1.2.0", "1.2.9"], ["1.3.0"]),
    (">=1.2", ["1.2.0", "3.0.0"], ["1.1.9"]),
    (">1.2", ["1.3.0"], ["1.2.9"]),
    (">1.2.3", ["1.2.4"], ["1.2.3"]),
    ("<2", ["1.9.9"], ["2.0.0"]),
    ("<=1.2", ["1.2.9"], ["1.3.0"]),
    ("<=1.2.3", ["1.2.3"], ["1.2.4"]),
    (">=1.2 <2", ["1.5.0"], ["1.1.0", "2.0.0"]),
    (">=1.2, <2", ["1.5.0"], ["2.0.0"]),
    (">= 1.2", ["1.2.0"], ["1.1.0"]),
    ("^1.0.0-rc.1", ["1.0.0-rc.1", "1.0.0-rc.2", "1.0.0"], ["1.0.0-beta", "1.1.0-rc.1"]),
]


def test_versions_sort_as_the_standard_says() -> None:
    versions = [parse_version(text) for text in ORDER]
    assert None not in versions
    assert sorted(versions, key=lambda version: (version is None, version)) == versions


@pytest.mark.parametrize("text", ["", "v1.0.0", "1.2", "01.2.3", "1.2.3.4", "1.2.3-", "１.0.0", "1" * 200, "一"])
def test_other_texts_are_no_versions(text: str) -> None:
    assert parse_version(text) is None


def test_build_data_does_not_count() -> None:
    assert parse_version("1.2.3+build.5") == parse_version("1.2.3")
    assert parse_version("1") == parse_version("1.0.0")


@pytest.mark.parametrize(("text", "inside", "outside"), RANGES)
def test_ranges(text: str, inside: list[str], outside: list[str]) -> None:
    wanted = parse_range(text)
    assert wanted is not None
    for version_text, expected in [(one, True) for one in inside] + [(one, False) for one in outside]:
        version = parse_version(version_text)
        assert version is not None
        assert wanted.allows(version) is expected, version_text


@pytest.mark.parametrize("text", ["one", "^", "!1", "1.2.3.4", ">= <", "^^1", "latest"])
def test_other_texts_are_no_ranges(text: str) -> None:
    assert parse_range(text) is None
