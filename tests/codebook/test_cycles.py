"""Finding references that go round in a circle."""

from interview_coder.codebook.cycles import find_cycles


def test_none() -> None:
    assert find_cycles({"a": ["b", "c"], "b": ["c"], "c": []}) == []


def test_to_itself() -> None:
    assert find_cycles({"a": ["a"]}) == [["a"]]


def test_unknown_names_lead_nowhere() -> None:
    assert find_cycles({"a": ["x"]}) == []


def test_each_circle_once_in_the_order_of_its_steps() -> None:
    graph = {"x": ["a"], "a": ["b"], "b": ["c"], "c": ["a", "d"], "d": ["d"]}
    assert find_cycles(graph) == [["a", "b", "c"], ["d"]]


def test_cutting_the_last_steps_leaves_none() -> None:
    graph = {str(one): [str(two) for two in range(8) if (one * two) % 3 != 1] for one in range(8)}
    for cycle in find_cycles(graph):
        graph[cycle[-1]].remove(cycle[0])
    assert find_cycles(graph) == []


def test_long_chains_need_no_recursion() -> None:
    n = 5_000
    assert find_cycles({str(one): [str((one + 1) % n)] for one in range(n)}) == [[str(one) for one in range(n)]]
