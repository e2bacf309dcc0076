from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.embed.frames import is_example

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedTitle(Rule):
    """Every frame has a title that says what it shows.

    A screen reader reads out the title of a frame where others see the video (WCAG 2, technique
    H64). Say in it what the frame shows, and give each frame its own title. `aria-label` works as
    well, and a frame hidden with `aria-hidden="true"` needs none. Nor does a frame that shows a
    page of this site, if its code is shown too: it is an example.
    """

    name = "embed-title"
    summary = "Every frame has a title that says what it shows."
    severity = Severity.WARNING
    messages: ClassVar = {
        "missing": 'the frame has no title: add one that says what it shows, such as title="Video: '
        'how to apply"',
        "empty": "the frame's title is empty: write what the frame shows",
        "generic": 'the title "{title}" does not say what the frame shows: name the video, map or '
        "chart",
        "repeated": 'another frame on this page also has the title "{title}": say how they differ',
    }
    elements = ("iframe",)

    class Options(RuleOptions):
        generic: Annotated[
            tuple[str, ...], "titles that say nothing, in any mix of capital and small letters"
        ] = (
            "youtube video player",
            "vimeo video player",
            "vimeo-player",
            "spotify embed",
            "video player",
            "video",
            "iframe",
            "frame",
            "embed",
            "player",
            "untitled",
            "title",
            "map",
            "google map",
        )

    options: Options
    examples = (
        Valid('<iframe src="https://player.vimeo.com/video/1" title="A new well"></iframe>\n'),
        Valid('<iframe src="https://player.vimeo.com/video/1" aria-label="A new well"></iframe>\n'),
        Valid('<iframe src="https://player.vimeo.com/video/1" aria-hidden="true"></iframe>\n'),
        Valid('<iframe src="/a/"></iframe>\n\n```html\n<iframe src="/a/"></iframe>\n```\n'),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1"></iframe>\n',
            covers=('<iframe src="https://player.vimeo.com/video/1">',),
            message_id="missing",
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" title=" "></iframe>\n',
            covers=('title=" "',),
            message_id="empty",
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" title="Video player"></iframe>\n',
            covers=("Video player",),
            message_id="generic",
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" title="Clip"></iframe>\n',
            covers=("Clip",),
            message_id="generic",
            options={"generic": ("clip",)},
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" title="A new well"></iframe>\n\n'
            '<iframe src="https://player.vimeo.com/video/2" title="A new well"></iframe>\n',
            covers=("A new well",),
            message_id="repeated",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Judge the title of a frame."""
        if element.inert or element.namespace != "html":
            return
        attribute = element.attributes.get("title")
        if attribute is None or not attribute.value.strip():
            if (element.value("aria-label") or element.value("aria-labelledby") or "").strip():
                return
            if (element.value("aria-hidden") or "").strip().lower() == "true":
                return
            if "hidden" in element.attributes:
                return
            if is_example(element.value("src") or "", context):
                return
            if attribute is None:
                context.report(self, "missing", element.span)
            else:
                context.report(self, "empty", attribute.span)
            return
        title = attribute.value.strip()
        if title.lower() in self.options.generic:
            context.report(self, "generic", attribute.value_span, title=title)
            return
        first = element.markup.first_titled(title) if element.markup is not None else None
        if first is None or first is element or first.value("src") == element.value("src"):
            return
        related = Related("the first frame with this title", Location("", first.span))
        context.report(self, "repeated", attribute.value_span, related=(related,), title=title)
