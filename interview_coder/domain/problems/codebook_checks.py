"""What a codebook may hold but hardly means (IC270–IC299), as warnings."""

from interview_coder.domain.problems import Message, Problem, Severity, Where


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
