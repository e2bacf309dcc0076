"""What a frame is allowed to use of the reader's device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedPermissions(Rule):
    """Reports frames that may use the camera, the microphone, the place and the like."""

    name = "embed-permissions"
    summary = "A frame asks for nothing of the reader's device that it does not need."
    severity = Severity.WARNING
    messages = {
        "permission": (
            'this frame may use "{permission}" of the reader\'s device: take it out of "allow"'
        ),
        "everyone": (
            'the "*" in "allow" passes permissions on to whatever page the frame goes to: take '
            "it out"
        ),
    }

    class Options(RuleOptions):
        """What can be set."""

        refused: Annotated[tuple[str, ...], "the permissions that no frame may have"] = (
            "bluetooth",
            "camera",
            "clipboard-read",
            "display-capture",
            "geolocation",
            "hid",
            "idle-detection",
            "local-fonts",
            "microphone",
            "midi",
            "payment",
            "serial",
            "usb",
            "window-management",
        )

    examples = (
        Valid(
            '<iframe src="https://player.vimeo.com/video/1" allow="autoplay; fullscreen" '
            'title="The well"></iframe>\n'
        ),
        Valid(
            '<iframe src="https://felt.com/embed/map/a" allow="geolocation" title="Wells">'
            "</iframe>\n",
            options={"refused": ("camera",)},
        ),
        Invalid(
            '<iframe src="https://felt.com/embed/map/a" allow="camera; fullscreen" title="Wells">'
            "</iframe>\n",
            ("camera; fullscreen",),
            "permission",
        ),
        Invalid(
            '<iframe src="https://felt.com/embed/map/a" allow="fullscreen *" title="Wells">'
            "</iframe>\n",
            ("fullscreen *",),
            "everyone",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report what the frame may use."""
        if element.name != "iframe" or element.inert:
            return
        allow = element.attributes.get("allow")
        if allow is None:
            return
        for directive in dict.fromkeys(allow.value.lower().split(";")):
            permission, *origins = directive.split() or [""]
            if origins in (["'none'"], ["none"]):
                continue
            if permission in self.options.refused:
                context.report(self, "permission", allow.value_span, permission=permission)
            elif "*" in origins or permission == "*":
                context.report(self, "everyone", allow.value_span)
