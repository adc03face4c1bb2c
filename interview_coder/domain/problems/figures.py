"""Problems of drawing figures (IC601–IC619)."""

from interview_coder.domain.problems import Message, Problem, Severity, Where


def no_chart_font(package: str, where: Where) -> Problem:
    """IC601: the package with the Chinese font for figures is not installed."""
    return Problem(
        code="IC601",
        where=where,
        what=Message(
            en="the figure was not drawn: the font with the Chinese characters is missing",
            zh="没有画图：缺少含汉字的字体",
        ),
        fix=Message(en=f"install it: pip install {package}", zh=f"请安装：pip install {package}"),
    )


def characters_without_glyph(characters: str, where: Where) -> Problem:
    """IC602: the font of figures lacks some characters; a mark stands in their place."""
    shown = " ".join(
        f"{char} (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}" for char in characters
    )
    return Problem(
        code="IC602",
        where=where,
        what=Message(
            en=f"characters that the font cannot draw stand as 〓 in the figure: {shown}",
            zh=f"字体中没有这些字符，图中以〓代替：{shown}",
        ),
        fix=Message(
            en="use other characters in the names that the figure shows, or write them into the figure afterwards",
            zh="请在图中出现的名称里换用其他字，或事后在图上补写",
        ),
        severity=Severity.WARNING,
    )


def nothing_to_draw(where: Where) -> Problem:
    """IC603: the analysis found nothing that a figure could show."""
    return Problem(
        code="IC603",
        where=where,
        what=Message(en="the figure was not drawn: there is nothing to show", zh="没有画图：没有可以显示的内容"),
        fix=Message(
            en="see the table: no row of it has a number above 0",
            zh="请看表格：其中没有大于 0 的数",
        ),
        severity=Severity.WARNING,
    )


def unknown_figure_format(suffix: str, where: Where) -> Problem:
    """IC604: figures are written as PNG or SVG only."""
    return Problem(
        code="IC604",
        where=where,
        what=Message(en=f"figures are not written as '{suffix}'", zh=f"不能把图写成“{suffix}”"),
        fix=Message(en="name a file that ends in .png or .svg", zh="请使用以 .png 或 .svg 结尾的文件名"),
    )
