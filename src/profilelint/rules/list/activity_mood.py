from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.list.item_openings import is_judged, openings, wanted
from profilelint.rules.page.section_names import ACTIVITIES, folded_names, is_named

if TYPE_CHECKING:
    from profilelint.model.body import Section


class ActivityMood(Rule):
    """Activities open with a plain verb: "Develop", "Support", "Train".

    All profiles list their activities in the same way, so that a reader can compare them at a
    glance; "Developing" or "Developed" in one of them stands out. Write "Develop". Only openings
    that can be read in one way are reported: "Training programs ..." may be a noun and is left
    alone, and so are activities in other languages and lists that continue a sentence.
    """

    name = "activity-mood"
    summary = "Activities open with a plain verb."
    severity = Severity.WARNING
    messages: ClassVar = {
        "gerund": '"{word}" does not match the other profiles: open the activity with {wanted}',
        "past": '"{word}" tells of a result: open the activity with {wanted}',
        "imperative": '"{word}" is a plain verb: open the activity with {wanted}',
    }
    signs = ("activity-of-another-form",)
    indifferent = ("languages",)

    class Options(RuleOptions):
        sections: Annotated[tuple[str, ...], "headings of the sections that list activities"] = (
            ACTIVITIES
        )
        forms: Annotated[
            tuple[str, ...],
            "forms of the verb that may open an activity: past, imperative, gerund",
        ] = ("imperative",)
        languages: Annotated[
            tuple[str, ...],
            "languages that are judged; a page whose field `lang` names another one is left alone",
        ] = ("en",)

    options: Options
    examples = (
        Valid(
            "### Sample Activities\n\n* Develop a land register.\n* Train the clerks.\n"
            "* Training programs for clerks.\n* Renforcer les communes.\n"
        ),
        Valid("### Sample Activities\n\nThe team works on:\n\n* Developing a land register.\n"),
        Valid("---\nlang: id\n---\n### Activities\n\n* Developing the register.\n"),
        Valid("### Activities\n\n* Developing a register.\n", options={"languages": ()}),
        Invalid(
            "### Sample Activities\n\n* Developing a land register.\n* Train the clerks.\n"
            "* **Supporting** the courts.\n",
            covers=("Developing", "Supporting"),
            message_id="gerund",
        ),
        Invalid(
            "### Sample Activities\n\n* Trained 40 clerks.\n",
            covers=("Trained",),
            message_id="past",
        ),
        Invalid(
            "## What We Do\n\n* Train the clerks.\n* Developing a land register.\n",
            covers=("Train",),
            message_id="imperative",
            options={"sections": ("What We Do",), "forms": ("gerund",)},
        ),
    )

    def __init__(self, options: RuleOptions | None = None) -> None:
        super().__init__(options)
        self._names = folded_names(self.options.sections)

    def check_section(self, section: Section, context: Context) -> None:
        """Look at how the items of a section of activities open."""
        if not is_named(section, self._names):
            return
        if not is_judged(context.document.data.get("lang"), self.options.languages):
            return
        forms = self.options.forms
        for span, opening in openings(section, context.document.text, forms):
            context.report(self, opening.form, span, word=opening.word, wanted=wanted(forms))
