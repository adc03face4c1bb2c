"""What a codebook may hold but hardly means (IC270–IC299), as warnings."""

from interview_coder.domain.problems import Message, Problem, Severity, Where
from interview_coder.domain.problems.yaml import excerpt


def no_rules(code: str, where: Where) -> Problem:
    """IC270: a code that nothing puts on a unit."""
    return Problem(
        code="IC270",
        where=where,
        what=Message(f"code '{code}' has no rules and no child codes", f"编码“{code}”没有规则，也没有下级编码"),
        fix=Message("add 'rules:'; without them only people can give it", "补上 rules:；没有规则就只能人工编码"),
        severity=Severity.WARNING,
    )


def examples_without_rules(code: str, where: Where) -> Problem:
    """IC271: examples that no rule can find."""
    return Problem(
        code="IC271",
        where=where,
        what=Message(
            f"code '{code}' has examples but no rules to test with them", f"编码“{code}”有例句但没有规则，无法检验"
        ),
        fix=Message("add 'rules:'", "补上 rules:"),
        severity=Severity.WARNING,
    )


def no_definition(code: str, where: Where) -> Problem:
    """IC272: a code that nobody else can apply."""
    return Problem(
        code="IC272",
        where=where,
        what=Message(f"code '{code}' has no definition", f"编码“{code}”没有定义"),
        fix=Message(
            "add 'definition:', so that another coder gives it alike", "补上 definition:，让别的编码者也能一致使用"
        ),
        severity=Severity.WARNING,
    )


def no_examples(code: str, where: Where) -> Problem:
    """IC273: rules that nothing tests."""
    return Problem(
        code="IC273",
        where=where,
        what=Message(f"code '{code}' has no examples", f"编码“{code}”没有例句"),
        fix=Message("add 'examples:'; they show the code and test its rules", "补上 examples:，既说明编码，又检验规则"),
        severity=Severity.WARNING,
    )


def example_and_counterexample(text: str, where: Where) -> Problem:
    """IC274: one sentence is an example and a counterexample."""
    return Problem(
        code="IC274",
        where=where,
        what=Message(f"'{excerpt(text)}' is an example and a counterexample", f"“{excerpt(text)}”既是例句又是反例"),
        fix=Message("keep it in one of the lists", "只保留在其中一处"),
        severity=Severity.WARNING,
    )


def contradiction(part: str, where: Where) -> Problem:
    """IC275: an expression asks for something and forbids it."""
    return Problem(
        code="IC275",
        where=where,
        what=Message(f"this can never hold: {excerpt(part)}", f"这一部分永远不成立：{excerpt(part)}"),
        fix=Message("it asks for what it forbids; take one of them out", "它既要求又排除同一内容，请删去其一"),
        severity=Severity.WARNING,
    )


def never_because_of_unless(rule: str, unless: str, where: Where) -> Problem:
    """IC276: a rule holds only where ``unless`` takes the code away again."""
    return Problem(
        code="IC276",
        where=where,
        what=Message(
            f"'{excerpt(rule)}' never counts: unless '{excerpt(unless)}' always holds with it",
            f"“{excerpt(rule)}”永远不起作用：它成立时，unless 的“{excerpt(unless)}”也成立",
        ),
        fix=Message("narrow 'unless:', or remove the rule", "收窄 unless:，或删除这条规则"),
        severity=Severity.WARNING,
    )


def rule_twice(rule: str, first: Where, where: Where) -> Problem:
    """IC277: a code has the same rule twice."""
    return Problem(
        code="IC277",
        where=where,
        what=Message(
            f"rule '{excerpt(rule)}' stands twice, first at {first}", f"规则“{excerpt(rule)}”重复，第一次在 {first}"
        ),
        fix=Message("remove one of them", "删除其中一条"),
        severity=Severity.WARNING,
    )


def alternative_twice(part: str, first: Where, where: Where) -> Problem:
    """IC278: an alternative of OR stands twice, or is a rule of its own."""
    return Problem(
        code="IC278",
        where=where,
        what=Message(
            f"'{excerpt(part)}' is listed again, first at {first}", f"“{excerpt(part)}”重复列出，第一次在 {first}"
        ),
        fix=Message("list it once", "只列一次"),
        severity=Severity.WARNING,
    )


def covered(part: str, by: str, place: Where, where: Where) -> Problem:
    """IC279: an alternative adds no unit, since a part of it is enough already."""
    return Problem(
        code="IC279",
        where=where,
        what=Message(
            f"'{excerpt(part)}' adds no unit: '{excerpt(by)}' at {place} is enough",
            f"“{excerpt(part)}”不会增加任何单位：只要有“{excerpt(by)}”（{place}）就已编码",
        ),
        fix=Message(f"remove it, or narrow '{excerpt(by)}'", f"删除它，或收窄“{excerpt(by)}”"),
        severity=Severity.WARNING,
    )


def quotes_of_yaml(term: str, where: Where) -> Problem:
    """IC280: a rule is one term in double quotes, which YAML takes away."""
    return Problem(
        code="IC280",
        where=where,
        what=Message(
            f"the quotes around {term} belong to YAML, so the rule is a term",
            f"{term} 两边的引号属于 YAML，规则得到的是词语",
        ),
        fix=Message(
            f"for a literal write '\"{term}\"'; for a term write {term} without quotes",
            f"要按字面匹配，写成 '\"{term}\"'；要作词语，去掉引号",
        ),
        severity=Severity.WARNING,
    )


def never_a_word(term: str, count: int, inside: str, remedy: Message, where: Where) -> Problem:
    """IC281: a term occurs in the transcripts, but never between word boundaries."""
    return Problem(
        code="IC281",
        where=where,
        what=Message(
            f"term '{term}' stands {count}× in the text but never as a word, so it never matches: {inside}",
            f"词语“{term}”出现 {count} 次，但从不在词的边界上，因而从不命中：{inside}",
        ),
        fix=remedy,
        severity=Severity.WARNING,
    )


def never_one_word(term: str, sign: str, where: Where) -> Problem:
    """IC282: a term with a sign at which words are always cut."""
    return Problem(
        code="IC282",
        where=where,
        what=Message(
            f"term '{term}' is never kept together as one word: words are always cut at '{sign}'",
            f"词语“{term}”不会成为一个词：分词总在“{sign}”处切开",
        ),
        fix=Message(
            f"it matches only where both ends happen to be word ends; safer is a literal: '\"{term}\"'",
            f"它只在两端恰好是词的边界时命中；写成字面更稳妥：'\"{term}\"'",
        ),
        severity=Severity.NOTE,
    )
