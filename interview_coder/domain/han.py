"""Chinese characters in text and in expressions.

In an expression, Python works through a range such as 一-鿿 character by character whenever it is compiled: a
thousandth of a second each time, and with fifty of them every start would take that much longer.
"""

LETTER = r"[^\W\x00-\u02ff]"
"""In an expression: a letter, but no Latin one. In Chinese text that is a Chinese character."""


def is_han(char: str) -> bool:
    """Tell whether a character is Chinese, rare ones included."""
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff"


def has_han(text: str) -> bool:
    """Tell whether a text holds a Chinese character.

    Example:
        >>> has_han("NGO、志愿者"), has_han("NGO。")
        (True, False)
    """
    return any(map(is_han, text))
