"""Chinese characters in text and in expressions.

In an expression, Python works through a range such as 一-鿿 character by character whenever it is compiled: a
thousandth of a second each time, and with fifty of them every start would take that much longer.
"""

LETTER = r"[^\W\x00-\u02ff\u2070-\u209f\u2150-\u218f\u2460-\u24ff\u2776-\u2793\u3192-\u3195\u3220-\u32ff]"
"""In an expression: a letter that is neither Latin (up to U+02FF) nor a numeral such as ① or Ⅱ. In Chinese text, that
is a Chinese character."""


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
