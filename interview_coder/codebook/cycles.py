"""References that lead back to where they began."""

from collections.abc import Iterator, Mapping, Sequence


def find_cycles(graph: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Find cycles in a graph of names, such that cutting the last step of each leaves none.

    Args:
        graph: Names and the names that each refers to; names that are no key refer to nothing.

    Returns:
        The names of each cycle, in the order of the references; the last one refers to the first.

    Example:
        >>> find_cycles({"a": ["b"], "b": ["a"], "c": ["a"]})
        [['a', 'b']]
    """
    done: set[str] = set()
    cycles = []
    for start in graph:
        if start not in done:
            cycles += _cycles_from(start, graph, done)
    return cycles


def _cycles_from(start: str, graph: Mapping[str, Sequence[str]], done: set[str]) -> list[list[str]]:
    """Go depth first without recursion; a step back onto the path closes a cycle."""
    path: dict[str, Iterator[str]] = {start: iter(graph[start])}
    cycles = []
    while path:
        name = next(reversed(path))
        following = next(path[name], None)
        if following is None:
            del path[name]
            done.add(name)
        elif following in path:
            names = list(path)
            cycles.append(names[names.index(following) :])
        elif following not in done and following in graph:
            path[following] = iter(graph[following])
    return cycles
