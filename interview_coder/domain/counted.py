"""Numbers with their nouns, in English."""


def counted(number: int, noun: str) -> str:
    """Return a number and a noun whose plural takes an s.

    Example:
        >>> counted(1, "source"), counted(2, "source")
        ('1 source', '2 sources')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
