"""Small studies that the pages of the tests are made from."""

from dataclasses import replace

from builders import book, code, talk

from interview_coder.domain.codebook import Codebook, Construct, Theory
from interview_coder.domain.sources import Source
from interview_coder.pipeline import CodingResult, code_sources

EVIL = '<script>window.hit=1</script></script><img src=x onerror="window.hit=2">{{7*7}}<!--'
BOOK = replace(
    book(
        replace(code("funds", "经费", constructs=("t.a",)), name="经费不足"),
        replace(code("people", "志愿者", constructs=("t.b",)), name="志愿者"),
        replace(code("evil", "脚本", constructs=("e.x",)), name=EVIL, definition=f'" onmouseover="{EVIL}'),
        replace(code("link", "链接"), name="javascript:window.hit=3", family="problem"),
        replace(code("never", "从不出现的词", constructs=("t.c",)), name="从未出现"),
    ),
    title=f"研究 {EVIL}",
    description=f"说明 {EVIL}",
    theories=(
        Theory("t", "理论", "", tuple(Construct(f"t.{one}", "t", f"构念{one}", f"定义{one}") for one in "abc")),
        Theory("e", EVIL, "", (Construct("e.x", "e", EVIL, EVIL),)),
    ),
)
FARMER = (
    "问：𠮷先生，谁来？\n答：𠮷𠮷，志愿者来了。经费和志愿者都不够。从来没有什么经费。\n"
    f"问：脚本呢？\n答：脚本{EVIL}\u2028\u202e链接javascript:alert(1)。\n"
)
SOURCES = (
    talk(FARMER, "01 农民𠮷", district="农村", age="50"),
    talk("答：经费紧。\n问：志愿者呢？\n答：志愿者少。", f"02 {EVIL}", district="城区", age="31"),
    talk("答：有经费。", "03 问卷", kind="survey", district="城区", **{EVIL: EVIL}),
    talk("答：今天下雨。", "04 没有编码"),
)


def coded(language: str = "zh", sources: tuple[Source, ...] = SOURCES, codes: Codebook = BOOK) -> CodingResult:
    """Code the study; the language is the codebook's."""
    return code_sources(sources, replace(codes, language=language))


def many(n_sources: int = 30, n_codes: int = 100, n_quotations: int = 5000) -> CodingResult:
    """Return a study as large as a page has to bear, each sentence with one code by its own word."""
    words = [f"词{number:03}号" for number in range(n_codes)]
    codes = [
        replace(code(f"c{number}", f'"{word}"', constructs=(f"t{number % 4}.c{number % 5}",)), name=f"编码{number}")
        for number, word in enumerate(words)
    ]
    constructs = tuple(f"t{theory}.c{construct}" for theory in range(4) for construct in range(5))
    each = -(-n_quotations // n_sources)
    sources = []
    for number in range(n_sources):
        said = [f"我们说到{words[(number * 7 + place) % n_codes]}，𠮷就这样了。" for place in range(each)]
        turns = ["问：后来呢？\n答：" + "".join(said[place : place + 5]) for place in range(0, each, 5)]
        sources.append(talk("\n".join(turns), f"访谈{number:02}", district="农村" if number % 2 else "城区"))
    return code_sources(sources, book(*codes, constructs=constructs))
