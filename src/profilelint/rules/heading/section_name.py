from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid, replace
from profilelint.rules.page.section_names import folded
from profilelint.vocabulary.nearest import is_near

if TYPE_CHECKING:
    from profilelint.model.body import Heading
    from profilelint.model.finding import Safety

_SLIPS = 2
_SHORTEST = 8


class SectionName(Rule):
    """Sections that every profile has always have the same name.

    Readers who know one profile look for "Sample Activities" in the next one, and the site's style
    and its search depend on the words. A name in another case, a misspelt one, or one of a few
    known variants is reported with the usual name. Other headings are not checked.
    """

    name = "section-name"
    summary = "Sections that every profile has always have the same name."
    severity = Severity.HINT
    of_profiles = True
    messages: ClassVar = {
        "case": 'the usual spelling of "{found}" is "{name}": write that',
        "variant": 'the usual name of the section "{found}" is "{name}": write that',
        "misspelt": '"{found}" looks like a typing error: write "{name}"',
    }
    fix = "some"

    class Options(RuleOptions):
        names: Annotated[
            dict[str, tuple[str, ...]], "the usual names, each with the variants to be replaced"
        ] = {
            "Sample Activities": ("Select Activities", "Selected Activities", "Sample Activity"),
            "Select Results": ("Selected Results", "Sample Results", "Select Result"),
        }

    options: Options
    examples = (
        Valid("### Sample Activities\n\n* A.\n\n### Key Results\n\n* B.\n\n### Impact\n\nC.\n"),
        Valid("### Exemples d'activités\n\n* A.\n"),
        Valid("### Sample  Activities\n\n* A.\n"),
        Invalid(
            "### Sample activities:\n\n* A.\n",
            covers=("Sample activities:",),
            message_id="case",
            fixed="### Sample Activities\n\n* A.\n",
        ),
        Invalid(
            "### Selected Results\n\n* B.\n",
            covers=("Selected Results",),
            message_id="variant",
            fixed="### Select Results\n\n* B.\n",
        ),
        Invalid(
            "### Sample Activites\n\n* A.\n",
            covers=("Sample Activites",),
            message_id="misspelt",
            fixed="### Sample Activities\n\n* A.\n",
        ),
        Invalid(
            "### Hazards\n\n* A.\n",
            covers=("Hazards",),
            message_id="variant",
            fixed="### Risks\n\n* A.\n",
            options={"names": {"Risks": ("Hazards",)}},
        ),
    )

    def __init__(self, options: RuleOptions | None = None) -> None:
        super().__init__(options)
        self._usual: dict[str, tuple[str, str]] = {}
        for name, variants in self.options.names.items():
            self._usual.update({folded(variant): (name, "variant") for variant in variants})
        for name in self.options.names:
            self._usual[folded(name)] = (name, "case")

    def check_heading(self, heading: Heading, context: Context) -> None:
        """Compare a heading with the usual names."""
        text = heading.text
        if heading.depth or text in self.options.names or len(text) > 60:
            return
        usual = self._usual.get(folded(text)) or self._nearest(folded(text))
        # Spaces within the heading are a matter of their own.
        if usual is None or " ".join(text.split()) == usual[0]:
            return
        name, message_id = usual
        start, end = heading.text_span
        plain = context.document.text[start:end] == text
        safety: Safety = "safe" if message_id == "case" else "unsafe"
        context.report(
            self,
            message_id,
            heading.text_span,
            fixes=replace(f'Write "{name}"', heading.text_span, name, safety) if plain else (),
            name=name,
            found=text,
        )

    def _nearest(self, written: str) -> tuple[str, str] | None:
        """Return the usual name that a heading is a misspelling of."""
        for name in self.options.names:
            usual = folded(name)
            if (
                len(usual) >= _SHORTEST
                and usual.count(" ") == written.count(" ")
                and usual[0] == written[0]
                and is_near(usual, written, _SLIPS)
            ):
                return name, "misspelt"
        return None
