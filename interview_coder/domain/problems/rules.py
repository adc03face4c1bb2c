"""Problems of the rule language (IC301–IC399)."""

from interview_coder.domain.problems import Message, Problem, Severity, Where


def unexpected_token(found: str, where: Where) -> Problem:
    """IC301: an expression goes on with something that cannot stand there."""
    return Problem(
        code="IC301",
        where=where,
        what=Message(en=f"the rule cannot go on with '{found}' here", zh=f"规则在此处不能出现“{found}”"),
        fix=Message(
            en="put AND, OR, NEAR/5, THEN/5 or + between two operands; quote text that holds operator signs",
            zh="在两个词之间写 AND、OR、NEAR/5、THEN/5 或 +；含有运算符号的文字请加引号",
        ),
    )


def unexpected_end(where: Where) -> Problem:
    """IC302: an expression stops where an operand or a bracket is still missing."""
    return Problem(
        code="IC302",
        where=where,
        what=Message(en="the rule ends too early", zh="规则不完整，提前结束"),
        fix=Message(
            en="add the missing operand after the last operator, or the missing ')'",
            zh="在最后一个运算符后补上词语，或补上缺少的“)”",
        ),
    )


def missing_operator(left: str, right: str, where: Where) -> Problem:
    """IC303: two operands stand side by side without an operator."""
    return Problem(
        code="IC303",
        where=where,
        what=Message(
            en=f"no operator between '{left}' and '{right}'",
            zh=f"“{left}”与“{right}”之间缺少运算符",
        ),
        fix=Message(
            en=f'write {left} AND {right}, {left} OR {right}, {left} + {right} (adjacent), or quote: "{left} {right}"',
            zh=f'写成 {left} AND {right}、{left} OR {right}、{left} + {right}（相邻），或加引号："{left} {right}"',
        ),
    )


def unclosed(sign: str, where: Where) -> Problem:
    """IC304: a quotation mark, a slash or a bracket is opened and not closed."""
    return Problem(
        code="IC304",
        where=where,
        what=Message(en=f"'{sign}' is opened here and not closed", zh=f"“{sign}”在此处打开，但没有关闭"),
        fix=Message(
            en=f"close it with the matching sign; a '{sign}' that is meant as text goes between quotation marks",
            zh=f"补上与之配对的符号；若“{sign}”是文字本身，请放在引号里",
        ),
    )


def bad_regex(pattern: str, reason: str, where: Where) -> Problem:
    """IC305: a regular expression is not valid."""
    return Problem(
        code="IC305",
        where=where,
        what=Message(
            en=f"the regular expression /{pattern}/ is not valid: {reason}",
            zh=f"正则表达式 /{pattern}/ 无效：{reason}",
        ),
        fix=Message(
            en="correct it; a sign that is meant as text is written with a backslash, such as \\( or \\?",
            zh="请改正；若符号本身是文字，请在前面加反斜杠，例如 \\( 或 \\?",
        ),
    )


def operand_without_text(operator: str, where: Where) -> Problem:
    """IC306: NEAR, THEN or + has an operand that points at no words."""
    return Problem(
        code="IC306",
        where=where,
        what=Message(
            en=f"this operand of {operator} points at no words (NOT and conditions have no position)",
            zh=f"{operator} 的这一项没有对应的文字（NOT 与条件没有位置）",
        ),
        fix=Message(
            en="join it with AND outside: (A NEAR/5 B) AND NOT C",
            zh="用 AND 写在外面：(A NEAR/5 B) AND NOT C",
        ),
    )


def bare_wildcard(pattern: str, where: Where) -> Problem:
    """IC307: a wildcard without a single letter matches every word."""
    return Problem(
        code="IC307",
        where=where,
        what=Message(en=f"'{pattern}' matches every word", zh=f"“{pattern}”会匹配所有的词"),
        fix=Message(en="add the part of the word that is known, such as 志愿*", zh="写出已知的部分，例如 志愿*"),
    )


def empty_expression(where: Where) -> Problem:
    """IC308: a rule holds no text at all."""
    return Problem(
        code="IC308",
        where=where,
        what=Message(en="the rule is empty", zh="规则是空的"),
        fix=Message(en="write a term or an expression, or delete the line", zh="写上词语或表达式，或删去这一行"),
    )


def zero_distance(operator: str, where: Where) -> Problem:
    """IC309: a distance of 0 words can never hold between two words."""
    return Problem(
        code="IC309",
        where=where,
        what=Message(
            en=f"{operator} can never hold: the distance starts at 1", zh=f"{operator} 永远不成立：距离从 1 起"
        ),
        fix=Message(en="write 1 for neighbouring words, or +", zh="相邻的词写 1，或用 +"),
    )


def not_a_number(field: str, value: str, where: Where) -> Problem:
    """IC310: a condition on a length is compared with something that is no number."""
    return Problem(
        code="IC310",
        where=where,
        what=Message(
            en=f"{field} is compared with '{value}', which is no number", zh=f"{field} 与“{value}”比较，但它不是数字"
        ),
        fix=Message(en=f"write a number: {field}>20", zh=f"写数字：{field}>20"),
    )


def too_deep(limit: int, where: Where) -> Problem:
    """IC311: an expression holds more brackets and negations than anybody can read."""
    return Problem(
        code="IC311",
        where=where,
        what=Message(
            en=f"the rule has more than {limit} brackets and negations",
            zh=f"规则中的括号和否定超过 {limit} 个",
        ),
        fix=Message(en="split it into several rules", zh="请拆成几条规则"),
    )


def operator_inside_term(term: str, operator: str, where: Where) -> Problem:
    """IC312: an operator is glued to a term and would be read as part of it."""
    return Problem(
        code="IC312",
        where=where,
        what=Message(
            en=f"'{term}' is read as one term, although it contains {operator}",
            zh=f"“{term}”被当作一个词，尽管其中含有 {operator}",
        ),
        fix=Message(
            en=f'put blanks around {operator}, or quote the term: "{term}"',
            zh=f'在 {operator} 前后加空格，或给整个词加引号："{term}"',
        ),
        severity=Severity.WARNING,
    )


def bad_tokens(reason: str, where: Where) -> Problem:
    """IC313: a pattern over words is not as spaCy's Matcher wants it."""
    return Problem(
        code="IC313",
        where=where,
        what=Message(en=f"the tokens are not valid: {reason}", zh=f"tokens 无效：{reason}"),
        fix=Message(
            en='write a list of tokens as for spaCy\'s Matcher: tokens: [{TEXT: 经费}, {TAG: v, OP: "?"}]',
            zh="按 spaCy 的 Matcher 写成列表：tokens: [{TEXT: 经费}, {TAG: v, OP: '?'}]",
        ),
    )


def unknown_value(field: str, value: str, allowed: str, where: Where) -> Problem:
    """IC314: a condition asks for a role or a kind that no source can have."""
    return Problem(
        code="IC314",
        where=where,
        what=Message(en=f"there is no {field} '{value}'", zh=f"没有“{value}”这样的 {field}"),
        fix=Message(en=f"choose one of: {allowed}", zh=f"请选择：{allowed}"),
    )


def missing_distance(operator: str, where: Where) -> Problem:
    """IC315: NEAR/ or THEN/ is written without the number of words."""
    return Problem(
        code="IC315",
        where=where,
        what=Message(en=f"{operator} has no distance", zh=f"{operator} 后面没有距离"),
        fix=Message(
            en=f"write how many words may lie between, such as {operator}5", zh=f"写出相距多少个词，例如 {operator}5"
        ),
    )
