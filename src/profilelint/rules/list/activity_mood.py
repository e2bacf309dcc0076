from __future__ import annotations

from typing import Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, OneOf, RuleOptions, Valid
from profilelint.rules.list.item_openings import OpeningRule
from profilelint.rules.page.section_names import ACTIVITIES


class ActivityMood(OpeningRule):
    """Activities begin with a plain verb: "Develop", "Support", "Train".

    All profiles list their activities in the same way, so that readers can compare them at a
    glance; "Developing", "Developed" or "Develops" in one of them stands out. Write "Develop". Only
    openings with one possible reading are reported: "Training programs ..." may be a noun and is
    allowed. If nearly all items of a list begin in the same other form, all of these are reported.
    Activities in other languages, lists that continue a sentence, and titles with a link are not
    checked.
    """

    name = "activity-mood"
    summary = "Activities begin with a plain verb."
    severity = Severity.WARNING
    of_profiles = True
    messages: ClassVar = {
        "gerund": '"{word}" ends in "-ing": begin the activity with {wanted}',
        "past": '"{word}" describes a result: begin the activity with {wanted}',
        "imperative": '"{word}" is a plain verb: begin the activity with {wanted}',
        "third_person": '"{word}" says what the project does: begin the activity with {wanted}',
    }

    class Options(RuleOptions):
        sections: Annotated[tuple[str, ...], "headings of the sections that list activities"] = (
            ACTIVITIES
        )
        forms: Annotated[
            tuple[str, ...],
            "forms of the verb that may begin an activity: past, imperative, gerund, third-person",
            OneOf("past", "imperative", "gerund", "third-person"),
        ] = ("imperative",)
        languages: Annotated[
            tuple[str, ...],
            "languages that are checked; a page that names another one is not",
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
        Valid(
            "### Activities\n\n* [Training Manual for Clerks](/a)\n* [Developing Ports](/b)\n"
            "* Train clerks, including:\n  * Developing their skills.\n"
        ),
        Valid("### Activités\n\n* Support aux ports.\n", options={"sections": ("Activités",)}),
        Valid("### Activities\n\n* Train the clerks.\n* Formed councils.\n", path="fr/a.md"),
        Invalid(
            "### Sample Activities\n\n* Provided advice to farms.\n* Created rules for trade.\n",
            covers=("Provided", "Created"),
            message_id="past",
        ),
        Invalid(
            "### Sample Activities\n\n* Engages the clerks.\n* Supports small farms.\n"
            "* Promotes trade.\n-Trains nurses.\n",
            covers=("Engages", "Supports", "Promotes", "Trains"),
            message_id="third_person",
        ),
        Invalid(
            "### Sample Activities\n\n-Developing a land register.\n-Training clerks.\n",
            covers=("Developing", "Training"),
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
