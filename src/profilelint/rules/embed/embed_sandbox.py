from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.page.address import read_address

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_TOKENS = frozenset(
    {
        "allow-downloads",
        "allow-forms",
        "allow-modals",
        "allow-orientation-lock",
        "allow-pointer-lock",
        "allow-popups",
        "allow-popups-to-escape-sandbox",
        "allow-presentation",
        "allow-same-origin",
        "allow-scripts",
        "allow-storage-access-by-user-activation",
        "allow-top-navigation",
        "allow-top-navigation-by-user-activation",
        "allow-top-navigation-to-custom-protocols",
    }
)

# More in one tag tell an editor nothing new.
_MOST = 50


class EmbedSandbox(Rule):
    """A frame's sandbox keeps the frame inside.

    A sandbox denies a frame everything that it is not explicitly given. Some words in the attribute
    `sandbox` let the frame out again, and words that browsers do not know do nothing. Frames of
    well-known services need no sandbox, so a missing one is reported only with the option
    `required`.
    """

    name = "embed-sandbox"
    summary = "A frame's sandbox keeps the frame inside."
    severity = Severity.WARNING
    messages: ClassVar = {
        "navigation": (
            'with "allow-top-navigation" the frame can send readers to another page without '
            'asking: write "allow-top-navigation-by-user-activation" or delete it'
        ),
        "escape": (
            'a page of this site with "allow-scripts" and "allow-same-origin" can remove its own '
            "sandbox: delete one of the two"
        ),
        "unknown": 'browsers do not know "{token}" in "sandbox": delete it or correct it',
        "missing": 'the frame has no "sandbox": add one that allows what the service needs, such '
        'as sandbox="allow-scripts allow-popups"',
    }
    elements = ("iframe",)

    class Options(RuleOptions):
        required: Annotated[bool, "whether every frame must have a sandbox"] = False

    options: Options
    examples = (
        Valid(
            '<iframe src="https://player.vimeo.com/video/1" '
            'sandbox="allow-scripts allow-same-origin" title="The well"></iframe>\n'
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" '
            'sandbox="allow-top-navigation allow-script" title="The well"></iframe>\n',
            covers=("allow-top-navigation allow-script", "allow-top-navigation allow-script"),
            message_id="navigation",
        ),
        Invalid(
            '<iframe src="/maps/1.html" sandbox="allow-scripts allow-same-origin" title="Map">'
            "</iframe>\n",
            covers=("allow-scripts allow-same-origin",),
            message_id="escape",
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" sandbox="allow-all" title="x">'
            "</iframe>\n",
            covers=("allow-all",),
            message_id="unknown",
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" title="The well"></iframe>\n',
            covers=('<iframe src="https://player.vimeo.com/video/1" title="The well">',),
            message_id="missing",
            options={"required": True},
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Judge the sandbox of a frame."""
        if element.inert or element.namespace != "html":
            return
        sandbox = element.attributes.get("sandbox")
        if sandbox is None:
            if self.options.required:
                context.report(self, "missing", element.span)
            return
        tokens = list(dict.fromkeys(sandbox.value.lower().split()))
        place = sandbox.value_span
        if "allow-top-navigation" in tokens:
            context.report(self, "navigation", place)
        if "allow-scripts" in tokens and "allow-same-origin" in tokens:
            address = read_address(element.value("src") or "")
            if address is not None and address.scheme == "https" and not address.host:
                context.report(self, "escape", place)
        for token in tokens[:_MOST]:
            if token not in _TOKENS:
                context.report(self, "unknown", place, token=token)
