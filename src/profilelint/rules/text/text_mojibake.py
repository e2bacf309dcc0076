from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.rules.text.mojibake import Mojibake


class TextMojibake(Rule):
    """Letters are what their author wrote.

    A text that was saved in UTF-8 and opened in another encoding shows "Ã©" instead of "é" and
    "â€™" instead of an apostrophe, and keeps them when it is saved again. Readers stumble over
    such words, and no search finds them. Code is left alone.
    """

    name = "text-mojibake"
    summary = "Letters are what their author wrote."
    severity = Severity.WARNING
    messages: ClassVar = {
        "misread": '"{written}" is "{meant}", read in the wrong encoding: write "{meant}"',
        "space": '"{written}" is a no-break space, read in the wrong encoding: write a space',
    }
    fix = "unsafe"
    changes = ("blocks", "inlines")
    examples = (
        Valid("Éva and Beltrán read „Ä“, «IRMÃ», ”Å” and 20 °C; âge, Âge, NÃO, MAÇÃ …\n"),
        Valid("It shows `Ã©` for é.\n"),
        Invalid(
            "---\ntitle: BeltrÃ¡n\n---\n\nThe townâ€™s pier cost 3 â‚¬.\n",
            covers=("Ã¡", "â€™", "â‚¬"),
            message_id="misread",
            fixed="---\ntitle: Beltrán\n---\n\nThe town’s pier cost 3 €.\n",
        ),
        Invalid(
            "Ã‰cole â€œcÅ“urâ€\x9d, 20Â°, Ã¢â‚¬Å“pierÃ¢â‚¬Â\x9d\n",
            covers=("Ã‰", "â€œ", "Å“", "â€\x9d", "Â°", "Ã¢â‚¬Å“", "Ã¢â‚¬Â\x9d"),
            message_id="misread",
            fixed="École “cœur”, 20°, “pier”\n",
        ),
        Invalid(
            "It is 20Â\u00a0km away.\n",
            covers=("Â\u00a0",),
            message_id="space",
            fixed="It is 20 km away.\n",
        ),
    )

    def check_mojibake(self, mojibake: Mojibake, context: Context) -> None:
        """Report characters that stand for others."""
        span, meant = mojibake.span, mojibake.meant
        is_space = meant == "\u00a0"
        meant = " " if is_space else meant
        context.report(
            self,
            "space" if is_space else "misread",
            span,
            route=mojibake.route,
            part=mojibake.part,
            fixes=replace(f'Write "{meant}"', span, meant, "unsafe"),
            written=context.document.text[span.start : span.end],
            meant=meant,
        )
