"""Sound and video that begin on their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.embed.attribute_edits import removal

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_AUTOPLAY = pattern(r"[?&](?:amp;)?(?:autoplay|auto_play|autostart)=(?:1|true)(?=[&#]|$)")


class EmbedAutoplay(Rule):
    """Reports sound and video that play without being asked (WCAG 2, 1.4.2).

    Video without sound (``muted``) is left alone. A frame's ``allow="autoplay"`` only allows it
    and is left alone too.
    """

    name = "embed-autoplay"
    summary = "Sound and video wait for the reader."
    severity = Severity.HINT
    fix = "some"
    messages = {
        "element": "this starts to play on its own: take autoplay out",
        "frame": 'the player starts on its own: take "{setting}" out of the address',
    }
    examples = (
        Valid('<video src="/uploads/a.mp4" controls></video>\n'),
        Valid('<video src="/uploads/a.mp4" autoplay muted loop></video>\n'),
        Valid(
            '<iframe src="https://player.vimeo.com/video/1" allow="autoplay" title="x"></iframe>\n'
        ),
        Invalid(
            '<audio src="/uploads/a.mp3" autoplay></audio>\n',
            ("autoplay",),
            "element",
            '<audio src="/uploads/a.mp3"></audio>\n',
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1?autoplay=1&amp;dnt=1" title="x">'
            "</iframe>\n",
            ("autoplay=1",),
            "frame",
            '<iframe src="https://player.vimeo.com/video/1?dnt=1" title="x"></iframe>\n',
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report what plays on its own."""
        name = element.name
        if element.inert or name not in ("audio", "video", "iframe"):
            return
        text = context.document.text
        if name != "iframe":
            autoplay = element.attributes.get("autoplay")
            if autoplay is not None and "muted" not in element.attributes:
                fixes = (
                    replace("Take autoplay out", removal(text, autoplay), "")
                    if element.verbatim
                    else ()
                )
                context.report(self, "element", autoplay.span, fixes=fixes)
            return
        source = element.attributes.get("src")
        if source is None or "auto" not in source.value or "mute=1" in source.value:
            return
        start, end = source.value_span
        written = text[start:end]
        found = _AUTOPLAY.search(written)
        if found is None:
            return
        mark = found[0].index("auto")
        place = Span(start + found.start() + mark, start + found.end())
        fixes = ()
        if element.verbatim:
            rest = written[found.end() :]
            if found[0][0] == "?" and rest.startswith("&"):
                joint = 5 if rest.startswith("&amp;") else 1
                cut = Span(place.start, place.end + joint)
            else:
                cut = Span(start + found.start(), place.end)
            fixes = replace("Take autoplay out", cut, "")
        context.report(self, "frame", place, fixes=fixes, setting=text[place.start : place.end])
