from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Edit, Fix, Severity, Span
from profilelint.model.inline import Link
from profilelint.rules.api import Context, Invalid, RuleOptions, Valid
from profilelint.rules.link.tracking import (
    find_fragment,
    find_parameters,
    holds_reference,
    is_added,
    is_agreed,
    is_on_purpose,
    matcher,
    suspecter,
)
from profilelint.rules.page.destinations import HtmlDestinationRule
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from profilelint.model.finding import Safety
    from profilelint.rules.page.destinations import Destination


class LinkTracking(HtmlDestinationRule):
    """An address has no parts that only say where the reader came from.

    Newsletters, search engines and share buttons add such parts to the addresses they give out:
    "utm_source=newsletter", "fbclid=…", or "#.Vx3kQp1a" at the end. Copied into a page, they count
    readers towards the wrong campaign and make long addresses that break. The page is the same
    without them. Parts that say what to show, such as the number of a video, are kept, and so are a
    credit ("utm_medium=referral" or "affiliate") and a campaign of the site's own: its medium is
    "website" or is not named, it has the name of the site, or several links of the page have the
    same source. The fix is safe for what programs add by themselves, such as "fbclid", and for the
    sources that name a social network, a search engine or the like; whoever wrote another source
    may have agreed on it with the other site.
    """

    name = "link-tracking"
    summary = "Addresses have no parts that only say where the reader came from."
    severity = Severity.WARNING
    messages: ClassVar = {
        "parameter": (
            "in {names}, the address only says where the reader came from: delete that part"
        ),
        "fragment": (
            '"{fragment}" at the end of the address only says where the reader came from: delete it'
        ),
    }
    fix = "some"

    class Options(RuleOptions):
        parameters: Annotated[
            tuple[str, ...],
            'the names of the parameters; "*" at the end stands for any letters',
        ] = (
            "utm_*",
            "mtm_*",
            "pk_campaign",
            "pk_kwd",
            "fbclid",
            "fb_action_ids",
            "fb_action_types",
            "fb_source",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "igshid",
            "igsh",
            "li_fat_id",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "vero_id",
            "_hsenc",
            "_hsmi",
            "__hssc",
            "__hstc",
            "__hsfp",
            "hsctatracking",
            "oly_anon_id",
            "oly_enc_id",
            "_openstat",
            "rb_clickid",
            "wickedid",
            "__twitter_impression",
            "guccounter",
            "guce_referrer",
            "guce_referrer_sig",
        )

    options: Options
    examples = (
        Valid("[a](https://player.example.org/1?h=2fe1#t=9) [b](https://example.org/?v=utm_a)\n"),
        Valid("[a](https://example.org/b?utm_source=pier&utm_medium=referral)\n"),
        Valid("[a](https://example.org/b?utm_source=pier&utm_medium=website)\n"),
        Valid("[a](https://example.org/b?utm_campaign=7-pier&utm_source=pier-guide)\n"),
        Valid("[a](https://example.org/a#results) `https://example.org/?utm_source=b`\n"),
        Valid("[a](https://example.org/?fbclid=1)\n", options={"parameters": ("ref",)}),
        Valid(
            "[a](https://example.com/b?utm_source=blue-coast&utm_medium=mail)\n"
            "[a](https://example.com/b?utm_source=web&utm_campaign=bluecoast-7)\n",
            files={"_config.yml": "url: https://www.bluecoast.example\n"},
        ),
        Valid(
            "[a](https://example.com/a?utm_source=notes&utm_medium=mail)\n"
            "[b](https://example.com/b?utm_source=notes&utm_medium=mail)\n"
            "[c](https://example.com/c?utm_source=notes&utm_medium=mail)\n",
        ),
        Invalid(
            "[a](https://example.com/?utm_source=twitter.com&utm_medium=social)\n",
            covers=("?utm_source=twitter.com&utm_medium=social",),
            message_id="parameter",
            fixed="[a](https://example.com/)\n",
        ),
        Invalid(
            "[https://example.com/?fbclid=7](https://example.com/?fbclid=7)\n",
            covers=("?fbclid=7",),
            message_id="parameter",
            fixed="[https://example.com/?fbclid=7](https://example.com/)\n",
        ),
        Invalid(
            "[a](https://example.org/plan?utm_source=news&utm_medium=mail)\n",
            covers=("?utm_source=news&utm_medium=mail",),
            message_id="parameter",
            fixed="[a](https://example.org/plan)\n",
        ),
        Invalid(
            "[a](https://example.org/?utm_id=2&id=7&amp;fbclid=x&page=%C3%A9#top)\n",
            covers=("https://example.org/?utm_id=2&id=7&amp;fbclid=x&page=%C3%A9#top",),
            message_id="parameter",
            fixed="[a](https://example.org/?id=7&page=%C3%A9#top)\n",
        ),
        Invalid(
            "---\nlink: https://example.org/?id=7&gclid=x\n---\n"
            '<a href="https://example.org/?id=7&amp;gclid=x">A</a>\n',
            covers=("&gclid=x", "&amp;gclid=x"),
            message_id="parameter",
            fixed="---\nlink: https://example.org/?id=7\n---\n"
            '<a href="https://example.org/?id=7">A</a>\n',
        ),
        Invalid(
            "[a](https://example.org/?utm_source=news&lt;=5&id=7)\n",
            covers=("utm_source=news&",),
            message_id="parameter",
        ),
        Invalid(
            "[a](https://example.org/?src=news)\n",
            covers=("?src=news",),
            message_id="parameter",
            fixed="[a](https://example.org/)\n",
            options={"parameters": ("src",)},
        ),
        Invalid(
            "[a](https://example.org/plan#.Vx3kQp1aXw)\n",
            covers=("#.Vx3kQp1aXw",),
            message_id="fragment",
            fixed="[a](https://example.org/plan)\n",
        ),
    )

    def __init__(self, options: RuleOptions | None = None) -> None:
        super().__init__(options)
        self._is_tracking: Callable[[str], bool] = matcher(self.options.parameters)
        self._is_suspect: Callable[[str], bool] = suspecter(self.options.parameters)

    def check_odd_destination(self, destination: Destination, context: Context) -> None:
        """Look at the query and the fragment of an address."""
        url = destination.url
        if url[:1] == "#" or url[:7].lower() == "mailto:" or not self._is_suspect(url):
            return
        tracking = find_parameters(url, self._is_tracking)
        if not tracking.names and find_fragment(url) is None:
            return  # before its place is asked for, for which its block is read again
        place = destination.editable(context.document)
        written = context.document.text[place.start : place.end] if place is not None else url
        if written != url:
            tracking = find_parameters(written, self._is_tracking)
        ranges, names = tracking
        if names and not is_on_purpose(url):
            added = is_added(url, names)
            if added or not is_agreed(url, context.document.text, context.site):
                shown = excerpt(", ".join(f'"{name}"' for name in dict.fromkeys(names)))
                is_shown = _shows(destination, names, context.document.text)
                safety: Safety = "safe" if added and not is_shown else "unsafe"
                self._report(destination, context, "parameter", place, ranges, safety, names=shown)
        fragment = find_fragment(written)
        if fragment is not None:
            shown = excerpt(written[slice(*fragment)])
            ranges = [fragment]
            self._report(destination, context, "fragment", place, ranges, "safe", fragment=shown)

    def _report(
        self,
        destination: Destination,
        context: Context,
        message_id: str,
        place: Span | None,
        ranges: list[tuple[int, int]],
        safety: Safety,
        **params: str,
    ) -> None:
        fixes: tuple[Fix, ...] = ()
        where = place
        if place is not None:
            spans = [Span(place.start + start, place.start + end) for start, end in ranges]
            where = spans[0] if len(spans) == 1 else place
            if not holds_reference(context.document.text[place.start : place.end]):
                fixes = (Fix("Delete it", tuple(Edit(span, "") for span in spans), safety),)
        self.report_destination(destination, context, message_id, where, fixes, None, **params)


def _shows(destination: Destination, names: Sequence[str], text: str) -> bool:
    """Return whether the words of a link show a parameter, as those of an example may."""
    link = destination.origin
    if not isinstance(link, Link) or link.kind == "autolink":
        return False
    words = text[slice(*link.text_span)].replace("\\", "")
    return any(f"{name}=" in words for name in names)
