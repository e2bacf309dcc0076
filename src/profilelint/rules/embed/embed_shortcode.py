from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.rules.page.blocks import TemplateTag

# Hugo's {{< youtube … >}} and {{% youtube … %}}, Jekyll plug-ins' {% youtube … %}.
_SHORTCODE = pattern(
    r"\{(?:\{[<%]|%)-?\s*+(youtube|vimeo)(?=[\s\"])\s*+(?:id\s*+=\s*+)?+(?:\"([^\"]*+)\"|(?![\w-]++=)([^\s\"%>}]++))"
)
_IDENTIFIERS = {
    "youtube": pattern(r"[A-Za-z0-9_-]{11}"),
    "vimeo": pattern(r"\d{1,12}"),
}
_SERVICES = {"youtube": "YouTube", "vimeo": "Vimeo"}
_EXAMPLES = {"youtube": "w7Ft2ymGmfc", "vimeo": "146022717"}


class EmbedShortcode(Rule):
    """Shortcodes for videos are given the video's ID.

    A shortcode such as `youtube` inserts its value into an address, so a full address there shows
    nothing. Write only the ID: the letters and digits after "v=" in the address of a YouTube video,
    the number in the address of a Vimeo video.
    """

    name = "embed-shortcode"
    summary = "Shortcodes for videos are given the video's ID."
    severity = Severity.WARNING
    messages: ClassVar = {
        "identifier": (
            '"{value}" is not the ID of a {service} video: write only the ID, such as "{example}"'
        ),
    }
    examples = (
        Valid("{{< youtube w7Ft2ymGmfc >}}\n"),
        Valid('{{< figure src="/uploads/a.png" >}}\n'),
        Valid('{% youtube page.video %}\n\n{{< youtube-list link="/pier" >}}\n'),
        Valid('{{< youtube title="Pier" id=w7Ft2ymGmfc >}}\n'),
        Invalid(
            "{{< youtube https://youtu.be/w7Ft2ymGmfc >}}\n",
            covers=("https://youtu.be/w7Ft2ymGmfc",),
            message_id="identifier",
        ),
        Invalid('{{< vimeo id="12/34" >}}\n', covers=("12/34",), message_id="identifier"),
    )

    def check_template_tag(self, tag: TemplateTag, context: Context) -> None:
        """Look at what a shortcode is given."""
        if "youtube" not in tag.text and "vimeo" not in tag.text:
            return
        shortcode = _SHORTCODE.match(tag.text)
        if shortcode is None:
            return
        group = 2 if shortcode[2] is not None else 3
        service, value = shortcode[1], shortcode[group]
        if not value or _IDENTIFIERS[service].fullmatch(value) is not None:
            return
        if group == 3 and tag.text.startswith("{%") and ":" not in value:
            # The name of a variable.
            return
        start, end = shortcode.span(group)
        context.report(
            self,
            "identifier",
            Span(tag.span.start + start, tag.span.start + end),
            value=value,
            service=_SERVICES[service],
            example=_EXAMPLES[service],
        )
