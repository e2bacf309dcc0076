from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.model.finding import Part
    from profilelint.rules.text.mixed_scripts import MixedWord


class TextMixedScript(Rule):
    """A word has letters of one alphabet.

    Some Cyrillic and Greek letters look like Latin ones and come with pasted text or another
    keyboard. Readers do not notice them, but no search finds the word, a spelling checker reports
    it, and a link or field with it is a different one. Write the letter that belongs there. Words
    of two alphabets side by side, names in Latin letters with an ending in the page's own alphabet,
    signs such as µ and Ω, and Greek letters in formulas are allowed.
    """

    name = "text-mixed-script"
    summary = "A word has letters of one alphabet."
    severity = Severity.WARNING
    messages: ClassVar = {
        "letter": (
            'the letter "{letter}" ({code}) in "{word}" is {script} and only looks like a Latin '
            'one: write "{latin}"'
        ),
        "latin-letter": (
            'the letter "{letter}" in "{word}" is Latin and only looks like a {own} one: write '
            '"{meant}" in {own} letters'
        ),
    }
    fix = "unsafe"
    examples = (
        Valid("The word порт means port; 40 µm, 5 kΩ, Δx, TNFα and β2.\n"),
        Valid("IT-отдел, SQLзапрос, iPhoneа, hе и `dеv`.\n"),
        Valid("Отдел CEOшника, Xбокс, г\u0440\u0443\u043f\u043fA и цIыху.\n"),
        Valid("The photon's energy is hν, of 40 kΩ and Cа.\n"),
        Invalid(
            "The town d\u0435veloped its harbour.\n",
            covers=("d\u0435veloped",),
            message_id="letter",
            fixed="The town developed its harbour.\n",
        ),
        Invalid(
            "Город построил cвой п\u043eрт и гoрод.\n",
            covers=("cвой", "гoрод"),
            message_id="latin-letter",
            fixed="Город построил свой порт и город.\n",
        ),
        Invalid(
            "---\ncountry: \u0420\u0435ru\n---\n",
            covers=("\u0420\u0435ru",),
            message_id="letter",
            fixed="---\ncountry: Peru\n---\n",
        ),
        Invalid(
            "Город построил \u043fop\u0442.\n",
            covers=("\u043fop\u0442",),
            message_id="latin-letter",
            fixed="Город построил порт.\n",
        ),
        Valid("Страны \u0420\u0435ru и URах; \u03c1v\u03b1t.\n"),
        Invalid(
            "Energ\u0443 \u043ef the US\u0410.\n",
            covers=("Energ\u0443", "\u043ef", "US\u0410"),
            message_id="letter",
            fixed="Energy of the USA.\n",
        ),
        Invalid(
            "---\nclient: \u0392ell and Sons\n---\n",
            covers=("\u0392ell",),
            message_id="letter",
            fixed="---\nclient: Bell and Sons\n---\n",
        ),
    )

    def check_mixed_word(self, word: MixedWord, context: Context) -> None:
        """Report a word."""
        start, end = word.span
        written = context.document.text[start:end]
        part: Part = "value" if word.route else "text"
        fixes = replace(
            f'Write "{word.meant}" in {word.own} letters', word.span, word.meant, "unsafe"
        )
        if word.own != "Latin":
            context.report(
                self,
                "latin-letter",
                word.span,
                route=word.route,
                part=part,
                fixes=fixes,
                letter=word.letter,
                word=written,
                own=word.own,
                meant=word.meant,
            )
            return
        context.report(
            self,
            "letter",
            word.span,
            route=word.route,
            part=part,
            fixes=fixes,
            letter=word.letter,
            code=f"U+{ord(word.letter):04X}",
            word=written,
            script=word.script,
            latin=word.meant,
        )
