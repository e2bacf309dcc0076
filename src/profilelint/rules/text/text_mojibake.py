from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.text.mojibake import LIGATURES

if TYPE_CHECKING:
    from profilelint.rules.text.damaged_texts import Damage
    from profilelint.rules.text.mojibake import Mojibake

_NAMED = {
    "amp": "&",
    "apos": "'",
    "ldquo": "“",
    "lsquo": "‘",
    "mdash": "—",
    "nbsp": " ",
    "ndash": "–",
    "quot": '"',
    "rdquo": "”",
    "rsquo": "’",
}


class TextMojibake(Rule):
    r"""Letters are what their author wrote.

    A text that was saved in UTF-8 and opened in another encoding shows "Ã©" instead of "é" and
    "â€™" instead of an apostrophe, and keeps them when it is saved again. Readers stumble over
    such words, and no search finds them. "�" stands for a character that could not be read at
    all, "\u2019" and "%20" for others in code and addresses, and "&amp;amp;" was made ready for a
    page twice. In texts from PDF files, one character may stand for "fi" or "fl". Code is left
    alone, and so are pages that speak of such characters.
    """

    name = "text-mojibake"
    summary = "Letters are what their author wrote."
    severity = Severity.WARNING
    messages: ClassVar = {
        "misread": '"{written}" is "{meant}", read in the wrong encoding: write "{meant}"',
        "space": '"{written}" is a no-break space, read in the wrong encoding: write a space',
        "ligature": (
            '"{written}" is one character for the letters "{meant}", as PDF files have it: write '
            '"{meant}"'
        ),
        "lost": '"{written}" stands for a character that was lost: write what was there',
        "escaped": '"{written}" is how programs write "{meant}": write "{meant}"',
        "entity": 'readers see "{shown}", because "&" was replaced twice: write "{meant}"',
    }
    fix = "some"
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
        Valid("The ligatures \ufb01 and \ufb02, and `\ufb01rst`.\n"),
        Invalid(
            "---\ntitle: The certi\ufb01cate\n---\n\nThe \ufb01rst e\ufb00ort.\n",
            covers=("\ufb01", "\ufb01", "\ufb00"),
            message_id="ligature",
            fixed="---\ntitle: The certificate\n---\n\nThe first effort.\n",
        ),
        Valid("`\ufffd` and `\\u2019`, on [it](/a%20b), example.org/a%20b and C:\\u2019.\n"),
        Valid("In HTML, &amp;nbsp; is a space.\n\n\ufffd is U+FFFD.\n"),
        Invalid(
            "---\ntitle: The town\ufffds pier\n---\n\nIt isn\ufffdt \ufffd\ufffd new.\n",
            covers=("\ufffd", "\ufffd", "\ufffd\ufffd"),
            message_id="lost",
        ),
        Invalid(
            "It isn\\u2019t open%20to all.\n",
            covers=("\\u2019", "%20"),
            message_id="escaped",
            fixed="It isn’t open to all.\n",
        ),
        Invalid(
            "Boats &amp;amp; piers&amp;nbsp;for all.\n",
            covers=("&amp;amp;", "&amp;nbsp;"),
            message_id="entity",
            fixed="Boats & piers for all.\n",
        ),
    )

    def check_mojibake(self, mojibake: Mojibake, context: Context) -> None:
        """Report characters that stand for others."""
        span, meant = mojibake.span, mojibake.meant
        message_id = "space" if meant == "\u00a0" else "misread"
        if context.document.text[span.start] in LIGATURES:
            message_id = "ligature"
        meant = " " if message_id == "space" else meant
        context.report(
            self,
            message_id,
            span,
            route=mojibake.route,
            part=mojibake.part,
            fixes=replace(f'Write "{meant}"', span, meant, "unsafe"),
            written=context.document.text[span.start : span.end],
            meant=meant,
        )

    def check_damage(self, damage: Damage, context: Context) -> None:
        """Report a character that was lost, or is written as programs do."""
        kind, span, route, part = damage
        written = context.document.text[span.start : span.end]
        if kind == "lost":
            context.report(self, "lost", span, route=route, part=part, written=written)
            return
        meant = _meant(written)
        context.report(
            self,
            kind,
            span,
            fixes=replace(f'Write "{meant}"', span, meant, "unsafe"),
            written=written,
            shown=written.replace("&amp;", "&", 1),
            meant=meant,
        )


def _meant(written: str) -> str:
    """Return the character that is written in hexadecimal digits or as an entity of HTML."""
    if written.startswith("&"):
        name = written.removeprefix("&amp;").removesuffix(";")
        return _NAMED.get(name, "’")
    meant = chr(int(written.removeprefix("%").removeprefix("\\u"), 16))
    return " " if meant.isspace() else meant
