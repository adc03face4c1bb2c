"""A cluster whose scheduler cannot read our tasks is the user's to mend, and said so."""

import pytest

from interview_coder.pipeline.cluster import ClusterFault, _Cluster


class Refusing:
    """A client whose scheduler answers each task with an error."""

    def __init__(self, said: str) -> None:
        self.said = said

    def submit(self, *_: object, **__: object) -> object:
        raise RuntimeError(self.said)

    def close(self) -> None:
        """Nothing is open."""


def refused(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setattr(_Cluster, "_connected", lambda _: Refusing(said))
    list(_Cluster("tcp://there:8786")(None, []))  # type: ignore[arg-type]


def test_a_scheduler_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ClusterFault) as fault:
        refused(monkeypatch, "Error during deserialization of the task graph. This frequently\noccurs if")
    problem = fault.value.problem
    assert (problem.code, problem.where.path) == ("IC513", "tcp://there:8786")
    assert "does not have the package interview_coder" in problem.render("en")
    assert "调度器" in problem.render("zh")


def test_other_errors_stay_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuntimeError, match="boom"):
        refused(monkeypatch, "boom")
