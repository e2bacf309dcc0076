"""Problems that blocks in any notation can have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Edit, Fix, Location, Problem, Related, Span

if TYPE_CHECKING:
    from profilelint.model.finding import Param, Route

_SHOWN = 60
TRUTH: Final = {
    **dict.fromkeys(("true", "yes", "on"), "true"),
    **dict.fromkeys(("false", "no", "off"), "false"),
}
"""What stands for a truth value in YAML, in small letters, and how other notations write it."""

_COMMENTS: Final = (
    *(("<!--", "-->"), ("/*", "*/"), ("//", "")),
    # In MDX, Jinja and Nunjucks, Hugo's templates, Handlebars.
    *(("{/*", "*/}"), ("{#", "#}"), ("{{/*", "*/}}"), ("{{!--", "--}}")),
)
_LINES_OF_COMMENT: Final = (("; ", ""), ("% ", ""))
COMMENT_SIGNS: Final = tuple(opening for opening, _ in _COMMENTS)
"""What comments begin with in languages that editors of front matter also see."""
COMMENT_LINE_SIGNS: Final = (*COMMENT_SIGNS, *(opening for opening, _ in _LINES_OF_COMMENT))
"""What lines begin with that are comments in such languages."""


class Unreadable(Exception):  # noqa: N818 - not an error of the program
    """A block cannot be read; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def duplicate_key(key: str, span: Span, first: Span, route: Route) -> Problem:
    """Return the problem of a key that stands at two places."""
    related = Related(f'the first "{key}" is here', Location("", first, route, "key"))
    return Problem(
        "file-duplicate-key", "duplicate", span, {"key": key}, route, "key", related=(related,)
    )


def closing_mark(text: str, opened: Span) -> tuple[Fix, ...]:
    """Return the fix that closes a quotation mark where its line ends; none if that is not clear.

    ``opened`` is the text from the mark to the end of the line.
    """
    mark, value = text[opened.start], text[opened.start + 1 : opened.end].rstrip()
    if not value or mark in value or " #" in value or value[-1] in "\\,":
        return ()
    end = opened.start + 1 + len(value)
    return (Fix("Close it at the end of the line", (Edit(Span(end, end), mark),), "unsafe"),)


# Around the words of a comment in Markdown, which is a definition that nothing refers to.
_BRACKETS = ("()", '""', "''")


def other_comment(text: str, span: Span) -> Problem:
    """Return the problem of a line that is a comment in another language.

    ``span`` covers the line without the white space around it. YAML and TOML know comments
    that begin with "#" alone.
    """
    line = text[span.start : span.end]
    inner: str | None = None
    if line[0] == "[":
        inner = line.partition("#")[2].strip()
        inner = inner[1:-1] if inner[:1] + inner[-1:] in _BRACKETS else inner
    for opening, closing in (*_COMMENTS, *_LINES_OF_COMMENT):
        if line.startswith(opening) and line.endswith(closing):
            inner = line[len(opening) : len(line) - len(closing)].strip()
    fixes: tuple[Fix, ...] = ()
    if inner is not None:
        fixes = (Fix('Begin it with "#"', (Edit(span, f"# {inner}"),), "unsafe"),)
    return Problem("file-syntax", "other-comment", span, {"text": shortened(line)}, fixes=fixes)


def doubtful_number(message_id: str, span: Span, written: str, route: Route) -> Problem:
    """Return the problem of a number that stays text, with the fix of quoting it."""
    fix = Fix("Put it in quotation marks", (Edit(span, f'"{written}"'),), "unsafe")
    return Problem(
        "file-ambiguous-scalar",
        message_id,
        span,
        {"value": shortened(written)},
        route,
        "value",
        fixes=(fix,),
    )


def word_for_truth(span: Span, written: str) -> Problem:
    """Return the problem of a word that stands for true or false in YAML alone."""
    meaning = TRUTH[written.lower()]
    fixes: tuple[Fix, ...] = ()
    if written.lower() == meaning:
        fixes = (Fix(f"Write {meaning}", (Edit(span, meaning),), "unsafe"),)
    params: dict[str, Param] = {"value": written, "meaning": meaning}
    return Problem("file-syntax", "truth", span, params, fixes=fixes)


def impossible_date(message_id: str, span: Span, written: str, route: Route) -> Problem:
    """Return the problem of a date or time that does not exist."""
    return Problem("date-impossible", message_id, span, {"value": written}, route, "value")


def shortened(text: str) -> str:
    """Return a text as a message quotes it: the beginning, if it is long."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def missing_comma(text: str, item: Span) -> Problem:
    """Return the problem of an item in brackets that has no comma between it and the next one."""
    fix = Fix("Insert a comma", (Edit(Span(item.end, item.end), ","),), "unsafe")
    value = shortened(text[item.start : item.end])
    return Problem("file-syntax", "comma-after", item, {"value": value}, fixes=(fix,))
