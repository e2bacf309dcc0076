from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.link.brackets import RepeatedLinkText

_SCHEMES = ("https://", "http://", "//")


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
    examples = (
        Valid("[Plan](/a) and [plan](/a/), [1](/b) and [1](/c), [](/d)[](/e), [**Plan** B](/f)\n"),
        Valid("[Pier](https://example.org/a?utm_id=1#top) and [pier](http://www.example.org/a)\n"),
        Invalid(
            "The [report](/2019) and the [Report](/2020) and [*report*](/2020).\n",
            covers=("[Report](/2020)", "[*report*](/2020)"),
            message_id="different",
        ),
    )

    def check_repeated_link_text(self, repeated: RepeatedLinkText, context: Context) -> None:
        """Compare what two links with the same words lead to."""
        link, first = repeated
        if _target(link.url) != _target(first.url):
            related = Related("the first link with these words", Location("", first.span))
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
        bare = _without_tracking(bare)
    path = bare.partition("#")[0].rstrip("/")
    return path or bare


def _without_tracking(url: str) -> str:
    """Return an address without the parameters that "link-tracking" deletes."""
    from profilelint.rules.link.link_tracking import LinkTracking
    from profilelint.rules.link.tracking import find_parameters, matcher

    is_tracking = matcher(LinkTracking.Options.parameters)
    for start, end in reversed(find_parameters(url, is_tracking).ranges):
        url = url[:start] + url[end:]
    return url
