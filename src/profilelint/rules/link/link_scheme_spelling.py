from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.inline import Link
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Valid, replace
from profilelint.rules.page.address import bare
from profilelint.rules.page.destinations import HtmlDestinationRule, begins_with_host
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.finding import Fix, Safety
    from profilelint.rules.page.destinations import Destination

_BEGINNING = pattern(r"([A-Za-z]{1,8})((?:(?:[ \t]|%20)(?=:))?[:;.,]{0,2})(/{1,3})")
_DOUBLED = pattern(r"https?:/{1,3}(?=https?(?::|//)|mailto:)", re.IGNORECASE)
_QUOTES = frozenset("“”„«‘’")
_QUOTED = pattern(r"[“”„«‘’]((?:https?|mailto):[^“”„«»‘’]++)[“”»‘’]?", re.IGNORECASE)
_ENCLOSED = pattern(r"\((?:https?://[^()\s]++|/[^()\s]*+)\)", re.IGNORECASE)
_MAIL = pattern(
    r"(?:e-?mail(?:to)?|mail|mailt|mailo|maito|malto|malito|maltio|mialto|mailot|mailtp|maiilto)"
    r":(?=[^\s@:/]{1,64}@)",
    re.IGNORECASE,
)
# An address right behind another one: within one, a slash, "=" or the like stands before it.
_JOINED = pattern(r"https?://[^\s?#]{0,500}?[A-Za-z0-9](?=https?://)", re.IGNORECASE)
_LETTERS = frozenset("htps")
_RIGHT = ("http", "https")
_ENDS = ("s", "ps")
_FIELDS = ("link", "url", "href")


class LinkSchemeSpelling(HtmlDestinationRule):
    """The beginning of an address, such as "https://", is there and spelled right.

    With "htps://" the browser does not know what to do, and without "https://" it reads
    "www.example.org" as a page of this site. Both links are dead, although the address looks right
    at a glance. Write the address as the browser shows it.
    """

    name = "link-scheme-spelling"
    summary = 'The beginning of an address, such as "https://", is there and spelled right.'
    severity = Severity.ERROR
    messages: ClassVar = {
        "misspelt": 'the address begins with "{written}", which means nothing: write "{wanted}"',
        "missing": 'browsers read "{written}" as a page of this site: begin it with "https://"',
        "quoted": (
            "the address begins with the quotation mark {written}, so it leads nowhere: delete the "
            "quotation marks"
        ),
        "enclosed": (
            'the address begins with "(", so it leads nowhere: delete the parentheses around it'
        ),
        "joined": "two addresses stand here without anything between them: keep one of them",
        "doubled": 'the address begins twice: delete "{written}"',
    }
    supersedes: ClassVar = ("schema-format",)
    fix = "some"
    examples = (
        Valid("[a](https://example.org/http://b), [b](//example.org) [c](sftp://a.example/b)\n"),
        Valid("[a](/https//b), [b](www/a.html), [c](plan.org.html), [d](http/a) [e](s/p)\n"),
        Valid("[a](pier.cc), [b](notes.md/b), [c](docs.fr/a), [d](pier.io/a.md), [e](1.2.uk/a)\n"),
        Valid("---\nsite: www.example.org\ntitle: HTTP//2\n---\n[a](https-only.md)\n"),
        Invalid(
            "[a](htps://example.org/), [b](http//example.org/) and [c](https;//example.org/)\n",
            covers=("htps://", "http//", "https;//"),
            message_id="misspelt",
            fixed="[a](https://example.org/), [b](http://example.org/) and "
            "[c](https://example.org/)\n",
        ),
        Invalid(
            "[a](s://example.org/) and [b](ps://example.org/b)\n",
            covers=("s://", "ps://"),
            message_id="misspelt",
            fixed="[a](https://example.org/) and [b](https://example.org/b)\n",
        ),
        Invalid(
            "---\nsite: htps//example.org/\n---\n",
            covers=("htps//",),
            message_id="misspelt",
            fixed="---\nsite: https://example.org/\n---\n",
            schema={"properties": {"site": {"format": "uri"}}},
        ),
        Invalid(
            '[a](www.example.org/b)\n\n<a href="example.org/c">C</a>\n',
            covers=("www.example.org/b", "example.org/c"),
            message_id="missing",
            fixed='[a](https://www.example.org/b)\n\n<a href="https://example.org/c">C</a>\n',
        ),
        Invalid(
            "[a](pier.cc/yq6b6y) and [b](a.pier.co.uk/c/#d)\n",
            covers=("pier.cc/yq6b6y", "a.pier.co.uk/c/#d"),
            message_id="missing",
            fixed="[a](https://pier.cc/yq6b6y) and [b](https://a.pier.co.uk/c/#d)\n",
        ),
        Invalid(
            "---\nlink: https:://example.org/\n---\n[a](http::/example.org/b)\n",
            covers=("https:://", "http::/"),
            message_id="misspelt",
            fixed="---\nlink: https://example.org/\n---\n[a](http://example.org/b)\n",
        ),
        Valid(
            "[a](https://a.example/web/https://b.example/) [b](mail:box) [c](mailto:a@b.example)\n"
        ),
        Invalid(
            "---\nlink: https ://example.org/\n---\n[a](<https ://example.org/b>)\n",
            covers=("https ://", "https ://"),
            message_id="misspelt",
            fixed="---\nlink: https://example.org/\n---\n[a](<https://example.org/b>)\n",
        ),
        Invalid(
            "[a](mialto:ana@example.org) [b](mail:bo@example.org)\n",
            covers=("mialto:", "mail:"),
            message_id="misspelt",
            fixed="[a](mailto:ana@example.org) [b](mailto:bo@example.org)\n",
        ),
        Invalid(
            "[a](https://example.org/planhttps://example.org/plan)\n",
            covers=("https://example.org/planhttps://example.org/plan",),
            message_id="joined",
        ),
        Invalid(
            "[a](http://mailto:ana@example.org)\n",
            covers=("http://",),
            message_id="doubled",
            fixed="[a](mailto:ana@example.org)\n",
        ),
        Invalid(
            '[a]((https://example.org/b) "B") [c]((/d))\n',
            covers=("(https://example.org/b)", "(/d)"),
            message_id="enclosed",
            fixed='[a](https://example.org/b "B") [c](/d)\n',
        ),
        Invalid(
            "[a](“https://example.org/b”)\n",
            covers=("“https://example.org/b”",),
            message_id="quoted",
            fixed="[a](https://example.org/b)\n",
        ),
        Invalid(
            "---\nlink: http://https://example.org/\n---\n[a](https://http//example.org)\n",
            covers=("http://", "https://"),
            message_id="doubled",
            fixed="---\nlink: https://example.org/\n---\n[a](http://example.org)\n",
        ),
    )

    def check_odd_destination(self, destination: Destination, context: Context) -> None:
        """Look at what stands before the host."""
        url = bare(destination.url)
        if url[:1] in _QUOTES and isinstance(destination.origin, Link):
            self._look_at_quotes(url, destination, context)
            return
        if url[:1] == "(":
            self._look_at_parentheses(url, destination, context)
            return
        doubled = _DOUBLED.match(url)
        if doubled is not None:
            second = _BEGINNING.match(url, doubled.end())
            wanted = _meant(second) if second is not None else ""
            both = url[: second.end()] if second is not None and wanted else doubled[0]
            self._report(destination, context, "doubled", doubled[0], wanted, whole=both)
            return
        mail = _MAIL.match(url) if "@" in url else None
        if mail is not None:
            if not destination.route:
                self._report(destination, context, "misspelt", mail[0], "mailto:")
            return
        if _JOINED.match(url) is not None:
            self.report_destination(destination, context, "joined")
            return
        beginning = _BEGINNING.match(url)
        if beginning is not None:
            wanted = _meant(beginning)
            # In front matter, "HTTP//2" may be a title.
            if wanted and (not destination.route or "." in url):
                self._report(destination, context, "misspelt", beginning[0], wanted)
            return
        if begins_with_host(url):
            steps = [step for step in destination.route if isinstance(step, str)]
            if not steps or steps[-1] in _FIELDS:
                self._report(destination, context, "missing", "", "https://", "unsafe")

    def _look_at_quotes(self, url: str, destination: Destination, context: Context) -> None:
        quoted = _QUOTED.fullmatch(url)
        if quoted is None:
            return
        fixes: tuple[Fix, ...] = ()
        place = destination.editable(context.document)
        if place is not None and context.document.text[slice(*place)] == url:
            fixes = replace("Delete the quotation marks", place, quoted[1], "unsafe")
        self.report_destination(destination, context, "quoted", fixes=fixes, written=url[0])

    def _look_at_parentheses(self, url: str, destination: Destination, context: Context) -> None:
        if _ENCLOSED.fullmatch(url) is not None and isinstance(destination.origin, Link):
            fixes: tuple[Fix, ...] = ()
            place = destination.editable(context.document)
            if place is not None and context.document.text[slice(*place)] == url:
                fixes = replace("Delete the parentheses", place, url[1:-1], "unsafe")
            self.report_destination(destination, context, "enclosed", fixes=fixes)

    def _report(
        self,
        destination: Destination,
        context: Context,
        message_id: str,
        old: str,
        new: str,
        safety: Safety = "safe",
        whole: str = "",
    ) -> None:
        """Report the beginning ``old``; the fix writes ``new`` in place of it, or of ``whole``."""
        fixes: tuple[Fix, ...] = ()
        text = context.document.text
        span = destination.span(context.document)
        place = destination.editable(context.document)
        if place is not None and text.startswith(old or destination.url, place.start):
            old_span = Span(place.start, place.start + len(old))
            title = f'Write "{new}"' if new else "Delete the first"
            all_of_it = Span(place.start, place.start + len(whole or old))
            fixes = replace(title, all_of_it, new, safety)
            span = old_span if old else span
        shown = excerpt(old or destination.url)
        self.report_destination(
            destination, context, message_id, span, fixes, written=shown, wanted=new
        )


def _meant(beginning: re.Match[str]) -> str:
    """Return the scheme with its marks that a beginning is meant to be; empty if it is none.

    Only words made of the letters of "https" count, so that a folder and other schemes pass.
    """
    word, colon, slashes = beginning[1].lower(), beginning[2], beginning[3]
    if word in _ENDS:
        return "https://" if (colon, slashes) == (":", "//") else ""
    if not {"t", "p"} <= set(word) <= _LETTERS or word[0] not in "ht":
        return ""
    if word in _RIGHT:
        if colon == ":":
            return ""
    elif word.count("h") > 2 or "ht" not in "h" + word:
        return ""
    if len(slashes) < 2 and len(colon) < 2 and (colon != ":" or word in _RIGHT):
        return ""
    return "https://" if "s" in word else "http://"
