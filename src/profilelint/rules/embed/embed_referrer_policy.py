from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.embed.providers import provider_of_frame
from profilelint.rules.page.address import read_address

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_BEST = "strict-origin-when-cross-origin"


class EmbedReferrerPolicy(Rule):
    """A frame tells its service which site shows it, and no more.

    With `referrerpolicy="no-referrer"` YouTube's player shows "Error 153", because it does not
    learn which site shows it; with `unsafe-url` a service learns the full address of the page.
    Write "strict-origin-when-cross-origin", or delete the attribute.
    """

    name = "embed-referrer-policy"
    summary = "A frame tells its service which site shows it, and no more."
    severity = Severity.WARNING
    messages: ClassVar = {
        "player": 'with referrerpolicy="{policy}" {service} shows an error instead of the video: '
        f'write "{_BEST}"',
        "unsafe": (
            'with referrerpolicy="unsafe-url" the service learns the full address of the page: '
            f'write "{_BEST}"'
        ),
    }
    fix = "safe"
    elements = ("iframe",)
    examples = (
        Valid('<iframe src="https://www.youtube-nocookie.com/embed/a" title="Well"></iframe>\n'),
        Valid(
            '<iframe src="https://player.vimeo.com/video/1" referrerpolicy="no-referrer" '
            'title="Well"></iframe>\n'
        ),
        Invalid(
            '<iframe src="https://www.youtube-nocookie.com/embed/a" '
            'referrerpolicy="no-referrer" title="Well"></iframe>\n',
            covers=("no-referrer",),
            message_id="player",
            fixed='<iframe src="https://www.youtube-nocookie.com/embed/a" '
            f'referrerpolicy="{_BEST}" title="Well"></iframe>\n',
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" referrerpolicy=unsafe-url '
            'title="Well"></iframe>\n',
            covers=("unsafe-url",),
            message_id="unsafe",
            fixed='<iframe src="https://player.vimeo.com/video/1" '
            f'referrerpolicy={_BEST} title="Well"></iframe>\n',
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Judge the policy of a frame."""
        if element.inert:
            return
        attribute = element.attributes.get("referrerpolicy")
        if attribute is None:
            return
        policy = attribute.value.strip().lower()
        place = attribute.value_span
        fixes = replace(f'Write "{_BEST}"', place, _BEST) if element.verbatim else ()
        if policy == "unsafe-url":
            context.report(self, "unsafe", place, fixes=fixes)
        elif policy in ("no-referrer", "same-origin"):
            address = read_address(element.value("src") or "")
            provider = provider_of_frame(address) if address is not None else None
            if provider is not None and provider.needs_referrer:
                context.report(
                    self, "player", place, fixes=fixes, policy=policy, service=provider.name
                )
