from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.embed.attribute_edits import removal

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.model.markup import Element

_AUTOPLAY = pattern(r"[?&](?:amp;)?(?:autoplay|auto_play|autostart)=(?:1|true)(?=[&#]|$)")


class EmbedAutoplay(Rule):
    """Sound and video wait for the reader.

    Sound that starts by itself drowns out a screen reader and startles everyone else (WCAG 2,
    criterion 1.4.2). Delete `autoplay`, and let the reader press play. Video without sound
    (`muted`) is allowed, and so is a frame's `allow="autoplay"`, which only permits it.
    """

    name = "embed-autoplay"
    summary = "Sound and video wait for the reader."
    severity = Severity.HINT
    messages: ClassVar = {
        "element": 'this starts playing by itself: delete "autoplay"',
        "frame": 'the player starts by itself: delete "{setting}" from the address',
    }
    fix = "some"
    elements = ("audio", "video", "iframe")
    examples = (
        Valid('<video src="/uploads/a.mp4" controls></video>\n'),
        Valid('<video src="/uploads/a.mp4" autoplay muted loop></video>\n'),
        Valid(
            '<iframe src="https://player.vimeo.com/video/1" allow="autoplay" title="x"></iframe>\n'
        ),
        Invalid(
            '<audio src="/uploads/a.mp3" autoplay></audio>\n',
            covers=("autoplay",),
            message_id="element",
            fixed='<audio src="/uploads/a.mp3"></audio>\n',
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1?autoplay=1&amp;dnt=1" title="x">'
            "</iframe>\n",
            covers=("autoplay=1",),
            message_id="frame",
            fixed='<iframe src="https://player.vimeo.com/video/1?dnt=1" title="x"></iframe>\n',
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Look at what may play on its own."""
        if element.inert:
            return
        if element.name == "iframe":
            self._look_at_frame(element, context)
            return
        autoplay = element.attributes.get("autoplay")
        if autoplay is not None and "muted" not in element.attributes:
            fixes: tuple[Fix, ...] = ()
            if element.verbatim:
                written = removal(context.document.text, autoplay)
                fixes = replace('Delete "autoplay"', written, "")
            context.report(self, "element", autoplay.span, fixes=fixes)

    def _look_at_frame(self, element: Element, context: Context) -> None:
        source = element.attributes.get("src")
        if source is None or "auto" not in source.value or "mute=1" in source.value:
            return
        start, end = source.value_span
        written = context.document.text[start:end]
        setting = _AUTOPLAY.search(written)
        if setting is None:
            return
        mark = setting[0].index("auto")
        place = Span(start + setting.start() + mark, start + setting.end())
        fixes: tuple[Fix, ...] = ()
        if element.verbatim:
            rest = written[setting.end() :]
            if setting[0][0] == "?" and rest.startswith("&"):
                joint = len("&amp;") if rest.startswith("&amp;") else len("&")
                cut = Span(place.start, place.end + joint)
            else:
                cut = Span(start + setting.start(), place.end)
            fixes = replace('Delete "autoplay"', cut, "")
        shown = context.document.text[place.start : place.end]
        context.report(self, "frame", place, fixes=fixes, setting=shown)
