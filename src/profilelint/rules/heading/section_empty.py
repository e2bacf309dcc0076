from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.shown_code import lines_of_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.body import Heading
    from profilelint.model.inline import Link
    from profilelint.rules.heading.headings import BareHeading

_SENTENCE_ENDS = ".!?:。！？："
_ADDRESS = pattern(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LABEL = pattern(r"[^\W\d_][^\s:]*(?: [^\s:]+){0,2}+(?:: |：)\S")
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th|\.|º)?(?: ?[-–] ?[0-9]{1,2}(?:st|nd|rd|th|\.|º)?)?"
_DATE = pattern(
    rf"(?:[^\W\d_]{{2,12}},? )?{_DAY}(?: de)? [^\W\d_]{{3,12}}\.?,?(?: de)? [0-9]{{4}}"
    r"|[0-9]{4}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?|[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2,4}"
    r"|[0-9]{4} ?年 ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日)?"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
    rf" (?:{_DAY},? )?[0-9]{{4}}",
    re.IGNORECASE,
)
_SLIDES = "revealjs"
_STEP = pattern(r"(?:step\s+)?[0-9]+[.):]?\s", re.IGNORECASE)


class SectionEmpty(Rule):
    """There is text below every heading.

    A heading with nothing below it tells the reader that part of the page is missing. Write the
    section or delete its heading. A heading directly above one of a deeper level is fine, and so is
    one that says everything itself: a link, a date, a label with its text ("Speaker: Ana"), a
    sentence, a numbered step, one with attributes, the title of the page, of a slide (Reveal.js),
    or one that the page also shows as code, as an example. A page that consists only of its title
    is filled by the site, and a heading that begins with ":::" by a plugin of MkDocs. Below the
    last heading, pandoc adds the works cited by a page with "bibliography". A draft may have
    sections that nobody has written yet.
    """

    name = "section-empty"
    summary = "There is text below every heading."
    severity = Severity.WARNING
    messages: ClassVar = {
        "empty": 'there is nothing below "{heading}": write the section or delete the heading'
    }
    examples = (
        Valid("## Results\n\n### Harbour\n\n* Built a pier.\n"),
        Valid("## [Map](/map)\n\n## 1. Lower the sail\n\n## Do not stop.\n"),
        Valid('## <a href="/map">Map</a>\n\n## https://example.org\n'),
        Valid(
            "## Speaker: Ana\n\n## Held on: 26-30 April 2021\n\n## May 3rd, 2021\n\n## 1.5.2021\n"
        ),
        Valid("## 26 April 2021\n\n## lundi 3 mai 2021\n\n## 2021-04-26\n\n## 2021年4月\n"),
        Valid("---\nformat:\n  revealjs: default\n---\n## The pier\n\n## Its end\n", path="a.qmd"),
        Valid("## The pier {background=pier.jpg}\n\n## Outlook\n\nText.\n"),
        Valid("---\ntitle: The pier\n---\n## The pier\n\n## Its parts\n\nA deck.\n"),
        Valid("---\nbibliography: a.bib\n---\nSee @reed.\n\n## References\n", path="page.qmd"),
        Valid("```md\n## The pier\n```\n\nIt looks so:\n\n## The pier\n\n## Use\n\nText.\n"),
        Valid("## Outlook\n\n{% include outlook.html %}\n"),
        Valid("---\npublished: false\n---\n## Outlook\n\n## Sources\n"),
        Valid("# Blog\n\n<!-- posts -->\n"),
        Valid("## ::: ports.Pier\n\n## ::: ports.Dam\n"),
        Invalid(
            "### Sample Activities\n\n### Select Results\n\n<!-- to come -->\n",
            covers=("Sample Activities", "Select Results"),
            message_id="empty",
        ),
    )

    def check_bare_heading(self, bare: BareHeading, context: Context) -> None:
        """Report a heading unless the next one is of a deeper level."""
        if context.is_draft:
            return
        heading, following = bare
        if not heading.text or (following is not None and following.level > heading.level):
            return
        if _is_whole_page(heading, context) or _says_all(heading, context) or _are_slides(context):
            return
        if following or not _gets_references(context):
            context.report(self, "empty", heading.text_span, heading=heading.text)


def _is_whole_page(heading: Heading, context: Context) -> bool:
    """Return whether a heading of the first level is all that a page has."""
    sections = context.document.body.sections
    return heading.level == 1 and len(sections) == 2 and not sections[0].blocks


def _are_slides(context: Context) -> bool:
    """Return whether the page, or the site for it, has the format of slides of Reveal.js."""
    if context.document.flavor != "pandoc":
        return False
    given = context.document.data.get("format") or (context.defaults or {}).get("format")
    formats = given if isinstance(given, dict) else [given]
    return any(isinstance(each, str) and _SLIDES in each for each in formats)


def _gets_references(context: Context) -> bool:
    """Return whether a list of references is put at the end of the page."""
    return context.document.flavor == "pandoc" and (
        "bibliography" in context.document.data or "bibliography" in (context.defaults or {})
    )


def _begins_within(inlines: Sequence[Link], start: int, end: int) -> bool:
    """Return whether one of some links or images, in the order of the text, begins in a span."""
    first = bisect_left(inlines, start, key=lambda each: each.span.start)
    return first < len(inlines) and inlines[first].span.start < end


def _says_all(heading: Heading, context: Context) -> bool:
    """Return whether a heading is a link, a sentence, a step, an example or the page's title.

    Or a date, or a label with its text.
    """
    text, body = heading.text, context.document.body
    if text[-1] in _SENTENCE_ENDS or text[:3] == ":::" or _STEP.match(text):
        return True
    if _LABEL.match(text) or _ADDRESS.fullmatch(text) or _DATE.fullmatch(text):
        return True
    start, end = heading.text_span
    if context.document.text.startswith("<a ", start):
        return True
    if context.document.text[start : heading.span.end].rstrip(" #").endswith("}"):
        return True  # attributes make something of it, such as a slide with a picture
    if _begins_within(body.links, start, end) or _begins_within(body.images, start, end):
        return True
    if context.document.text[heading.span.start : heading.span.end].strip() in lines_of_code(body):
        return True
    title = context.document.data.get("title")
    return body.headings[0] is heading and isinstance(title, str) and title.strip() in text
