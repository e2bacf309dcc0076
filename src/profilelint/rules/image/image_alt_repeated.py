from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.image.images import RepeatedDescription


class ImageAltRepeated(Rule):
    """Different pictures on a page have different descriptions.

    To people who hear the descriptions instead of seeing the pictures, two pictures with the same
    description are one picture twice. Say what each of them shows. Of several pictures with the
    same description, the second is reported.
    """

    name = "image-alt-repeated"
    summary = "Different pictures on a page have different descriptions."
    severity = Severity.WARNING
    messages: ClassVar = {
        "repeated": 'another picture has the description "{alt}" too: say what this one shows'
    }
    examples = (
        Valid("![A pier](/a.jpg) ![A pier](/a.jpg) ![](/b.jpg) ![](/c.jpg)\n"),
        Valid("![A pier](/pier-dark.png#only-dark) ![A pier](/pier-light.png#only-light)\n"),
        Valid(
            '![Piers](/a.jpg){fig-alt="A pier"}\n\n![Piers](/b.jpg){fig-alt="A quay"}\n',
            path="page.qmd",
        ),
        Valid("![a.jpg](/a.jpg) ![a.jpg](/b.jpg)\n"),
        Invalid(
            "![A pier](/a.jpg) ![A pier](/b.jpg) ![A pier](/c.jpg)\n",
            covers=("A pier",),
            message_id="repeated",
        ),
        Invalid(
            "![A pier](/a.jpg)\n\n![a  pier](/b.jpg)\n",
            covers=("a  pier",),
            message_id="repeated",
        ),
    )

    def check_repeated_description(self, repeated: RepeatedDescription, context: Context) -> None:
        """Report a picture with the words of another one."""
        image, first = repeated
        related = Related("the first picture with this description", Location("", first.span))
        words = " ".join(image.text.split())
        context.report(self, "repeated", image.text_span, related=(related,), alt=excerpt(words))
