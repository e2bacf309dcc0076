from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedPermissions(Rule):
    """A frame gets no access to the reader's device that it does not need.

    The attribute `allow` lets a frame use the camera, the microphone, the reader's location and so
    on, and "*" passes that on to whatever page the frame goes to. Delete from `allow` what the
    frame does not need.
    """

    name = "embed-permissions"
    summary = "A frame gets no access to the reader's device that it does not need."
    severity = Severity.WARNING
    messages: ClassVar = {
        "permission": (
            'this frame may use {permissions} of the reader\'s device: delete it from "allow"'
        ),
        "everyone": (
            'the "*" in "allow" passes permissions on to whatever page the frame goes to: delete it'
        ),
    }
    elements = ("iframe",)

    class Options(RuleOptions):
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

    options: Options
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
            covers=("camera; fullscreen",),
            message_id="permission",
        ),
        Invalid(
            '<iframe src="https://felt.com/embed/map/a" allow="camera; usb; *" title="Wells">'
            "</iframe>\n",
            covers=("camera; usb; *", "camera; usb; *"),
            message_id="permission",
        ),
        Invalid(
            '<iframe src="https://felt.com/embed/map/a" allow="fullscreen *" title="Wells">'
            "</iframe>\n",
            covers=("fullscreen *",),
            message_id="everyone",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report what the frame may use."""
        if element.inert:
            return
        allow = element.attributes.get("allow")
        if allow is None:
            return
        refused: list[str] = []
        everyone = False
        for directive in dict.fromkeys(allow.value.lower().split(";")):
            permission, *origins = directive.split() or [""]
            if origins in (["'none'"], ["none"]):
                continue
            if permission in self.options.refused:
                refused.append(f'"{permission}"')
            else:
                everyone = everyone or "*" in origins or permission == "*"
        if refused:
            permissions = ", ".join(refused)
            context.report(self, "permission", allow.value_span, permissions=permissions)
        if everyone:
            context.report(self, "everyone", allow.value_span)
