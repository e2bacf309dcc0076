"""Values of YAML with a comment of another language behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Edit, Fix, Span
from profilelint.model.pattern import pattern
from profilelint.model.text import holds
from profilelint.rules.api import finder
from profilelint.rules.page.fields import plain_scalars
from profilelint.schema.accept import is_listed

if TYPE_CHECKING:
    from profilelint.model.finding import Problem
    from profilelint.rules.api import Context

_COMMENT: Final = pattern(
    r"(?<=[^\s:])[ \t]+(//(?![ \t]*\d)[^\r\n]*|/\*[^*\r\n]*\*/|<!--(?!\s*more\b)[^<>\r\n]*-->)\Z"
)
# Two slashes also join names and sentences; behind other texts only these words make a remark.
_REMARK: Final = pattern(
    r"//[ \t]*(?:(?:TODO|FIXME|XXX|TBD|TBC|NOTE|NB)\b|(?i:optional|required|default|deprecated"
    r"|todo|note:|e\.g\.|i\.e\."
    r"|(?:please )?(?:check|confirm|verify|review|update|remove|delete))(?!\w))"
)
_NO_TEXT: Final = pattern(
    r"[-+]?[0-9][0-9.,_]*|(?i:true|false|yes|no|null|on|off)|~|\d{4}-\d\d?-\d\d?(?:[Tt ][\d:.]+)?"
    r"(?: ?Z| ?[-+]\d\d:?\d\d)?"
)
# In a style sheet or a program such comments are right.
_OF_CODE: Final = frozenset("{};=")


@finder("other_comment", of="front matter")
def find_other_comments(context: Context) -> list[Problem]:
    """Return the problems of values that end in a comment of HTML, JavaScript or CSS.

    They are numbers, truth values and days, texts that the schema names, or texts with what is
    surely a remark.
    """
    document = context.document
    front_matter = document.front_matter
    if front_matter is None or front_matter.notation != "yaml":
        return []
    text, content = document.text, front_matter.content
    if not (
        text.find(" //", *content) >= 0
        or holds(text, " /*", "*", *content)
        or holds(text, "-->", ">", *content)
        or holds(text, "\t//", "\t", *content)
    ):
        return []
    from profilelint.source.front_matter.problems import other_comment

    found = []
    for route, scalar, is_flow in plain_scalars(front_matter.tree):
        written = text[scalar.span.start : scalar.span.end]
        last_line = max(written.rfind("\n"), written.rfind("\r")) + 1
        comment = _COMMENT.search(written, last_line)
        if comment is None or not _OF_CODE.isdisjoint(written):
            continue
        if (
            comment[1].startswith("//")
            and not _NO_TEXT.fullmatch(written[: comment.start()])
            and not _REMARK.match(comment[1])
            and not is_listed(context.schema, route, written[: comment.start()])
        ):
            continue
        span = Span(scalar.span.start + comment.start(1), scalar.span.end)
        problem = other_comment(text, span)
        if is_flow:
            # A comment would hide the closing bracket.
            blanks = Span(scalar.span.start + comment.start(), span.end)
            fix = Fix("Delete it", (Edit(blanks, ""),), "unsafe")
            problem = problem._replace(message_id="inner-comment", fixes=(fix,))
        found.append(problem._replace(route=route, part="value"))
    return found
