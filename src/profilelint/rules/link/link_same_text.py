from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.link.tracking import PARAMETERS, find_parameters, matcher
from profilelint.rules.page.destinations import holds_template
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.body import Body, Link

_SCHEMES = ("https://", "http://", "//")
_is_tracking = matcher(PARAMETERS)


class LinkSameText(Rule):
    """Links with the same words on a page lead to the same place.

    Two links named "report" that open two different reports cannot be told apart, least of all by
    those who have a screen reader list the links of a page (WCAG 2, criterion 2.4.4). Say in the
    words of each link what it leads to: "report of 2019", "report of 2020".
    """

    name = "link-same-text"
    summary = "Links with the same words on a page lead to the same place."
    severity = Severity.HINT
    messages: ClassVar = {
        "different": 'another link named "{text}" leads elsewhere: say in the words what each '
        "leads to"
    }
    signs = ("same-link-words", "reference")
    examples = (
        Valid("[Plan](/a) and [plan](/a/), [1](/b) and [1](/c), [](/d)[](/e), [**Plan** B](/f)\n"),
        Valid("[Pier](https://example.org/a?utm_id=1#top) and [pier](http://www.example.org/a)\n"),
        Invalid(
            "The [report](/2019) and the [Report](/2020) and [*report*](/2020).\n",
            covers=("[Report](/2020)", "[*report*](/2020)"),
            message_id="different",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Compare the links of a page."""
        first: dict[str, tuple[Link, str]] = {}
        for link in body.links:
            if link.kind == "autolink" or link.kind == "email" or holds_template(link.url):
                continue
            words = " ".join(link.text.split()).casefold()
            if not any(map(str.isalpha, words)):
                continue
            target = _target(link.url)
            earlier, known = first.setdefault(words, (link, target))
            if known != target:
                related = Related("the first link with these words", Location("", earlier.span))
                context.report(
                    self, "different", link.span, related=(related,), text=excerpt(link.text)
                )


def _target(url: str) -> str:
    """Return an address without what does not change the page.

    That is the scheme, ``www.``, tracking parameters, a fragment and a slash at the end. A
    fragment alone is a place of this page.
    """
    bare = url.strip()
    for scheme in _SCHEMES:
        if bare[: len(scheme)].lower() == scheme:
            bare = bare[len(scheme) :].removeprefix("www.")
            break
    if "?" in bare:
        for start, end in reversed(find_parameters(bare, _is_tracking).ranges):
            bare = bare[:start] + bare[end:]
    path = bare.partition("#")[0].rstrip("/")
    return path or bare
