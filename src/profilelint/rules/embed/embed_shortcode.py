"""What is given to the shortcodes that embed videos."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.body import Body

# Hugo's {{< youtube … >}} and {{% youtube … %}}, Jekyll plug-ins' {% youtube … %}.
_SHORTCODE = pattern(
    r"\{(?:\{[<%]|%)-?\s*+(youtube|vimeo)\b\s*+(?:id\s*+=\s*+)?+(?:\"([^\"]*+)\"|([^\s\"%>}]++))"
)
_IDENTIFIERS = {
    "youtube": re.compile(r"[A-Za-z0-9_-]{11}"),
    "vimeo": re.compile(r"\d{1,12}"),
}
_SERVICES = {"youtube": "YouTube", "vimeo": "Vimeo"}
_EXAMPLES = {"youtube": "w7Ft2ymGmfc", "vimeo": "146022717"}


class EmbedShortcode(Rule):
    """Reports shortcodes for YouTube and Vimeo that are given something other than an identifier.

    The shortcode puts what it is given into an address; a whole address there shows nothing.
    """

    name = "embed-shortcode"
    summary = "Shortcodes for videos are given the video's identifier."
    severity = Severity.WARNING
    messages = {
        "identifier": (
            '"{value}" is not the identifier of a video at {service}: write only the identifier, '
            'such as "{example}"'
        ),
    }
    signs = ("template-tag",)
    examples = (
        Valid("{{< youtube w7Ft2ymGmfc >}}\n"),
        Valid('{{< figure src="/uploads/a.png" >}}\n'),
        Valid("{% youtube page.video %}\n"),
        Invalid(
            "{{< youtube https://youtu.be/w7Ft2ymGmfc >}}\n",
            ("https://youtu.be/w7Ft2ymGmfc",),
            "identifier",
        ),
        Invalid('{{< vimeo id="12/34" >}}\n', ("12/34",), "identifier"),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Report the identifiers given to shortcodes."""
        if not body.opaque or ("youtube" not in body.text and "vimeo" not in body.text):
            return
        for start, end in body.opaque:
            found = _SHORTCODE.match(body.text, start, end)
            if found is None:
                continue
            group = 2 if found[2] is not None else 3
            service, value = found[1], found[group]
            if _IDENTIFIERS[service].fullmatch(value) is not None or not value:
                continue
            if group == 3 and body.text.startswith("{%", start) and ":" not in value:
                # The name of a variable.
                continue
            context.report(
                self,
                "identifier",
                Span(*found.span(group)),
                value=value,
                service=_SERVICES[service],
                example=_EXAMPLES[service],
            )
