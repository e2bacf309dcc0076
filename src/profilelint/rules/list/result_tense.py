from __future__ import annotations

from typing import Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, OneOf, RuleOptions, Valid
from profilelint.rules.list.item_openings import OpeningRule
from profilelint.rules.page.section_names import RESULTS


class ResultTense(OpeningRule):
    """Results say what was done, so they begin with a past tense.

    A result that begins with "Train" or "Training" reads like a plan: the reader cannot tell
    whether it has happened. Write "Trained". Only openings with one possible reading are reported.
    Results that begin with an amount, a count, a subject ("Five towns started ...") or a lead-in
    ("With local banks, opened ...") are fine, and so is a list that continues a sentence. Words
    that may be a noun as well as a verb ("Support services ...") are reported only if nearly all
    items of the list are such verbs. Results in other languages and titles with a link are not
    checked. Only a person can write the right past tense: it changes what the page claims.
    """

    name = "result-tense"
    summary = "Results begin with a past tense."
    severity = Severity.WARNING
    of_profiles = True
    messages: ClassVar = {
        "imperative": '"{word}" reads like a task still to be done: begin the result with {wanted}',
        "gerund": '"{word}" does not say that the work was done: begin the result with {wanted}',
        "past": '"{word}" is a past tense: begin the result with {wanted}',
        "third_person": (
            '"{word}" does not say that the work was done: begin the result with {wanted}'
        ),
    }

    class Options(RuleOptions):
        sections: Annotated[tuple[str, ...], "headings of the sections that list results"] = RESULTS
        forms: Annotated[
            tuple[str, ...],
            "forms of the verb that may begin a result: past, imperative, gerund, third-person",
            OneOf("past", "imperative", "gerund", "third-person"),
        ] = ("past",)
        languages: Annotated[
            tuple[str, ...],
            "languages that are checked; a page that names another one is not",
        ] = ("en",)

    options: Options
    examples = (
        Valid(
            "### Select Results\n\n* Trained 600 nurses.\n* Built two clinics.\n"
            "* $4 million in loans for small firms.\n* Five towns started to recycle.\n"
            "* At the harbour, opened a cold store.\n* Support services reached 40 villages.\n"
        ),
        Valid(
            "### Select Results\n\nThe advisers helped the council to:\n\n* Publish its budget.\n"
        ),
        Valid("### Our Partners\n\n* Build Zambia.\n"),
        Valid("### Select Results\n\n* **Improving care.** Trained 600 nurses.\n"),
        Valid("---\nlang: fr\n---\n### Results\n\n* Support the clinic.\n"),
        Valid("### Results\n\n* Train the nurses.\n", options={"languages": ()}),
        Invalid(
            "### Select Results\n\n* Built two clinics.\n* Train nurses to use the new records.\n",
            covers=("Train",),
            message_id="imperative",
        ),
        Invalid(
            "### Select Results\n\n* [Strengthening](https://example.org) local councils.\n"
            "* **Improve** the roads.\n",
            covers=("Strengthening", "Improve"),
            message_id="gerund",
        ),
        Invalid(
            "### Select Results\n\n* Market fish to towns.\n* Strengthen councils.\n",
            covers=("Market", "Strengthen"),
            message_id="imperative",
        ),
        Valid("### Results\n\n* Trained the nurses.\n* Will Baker led the clinics.\n"),
        Invalid(
            "### Select Results\n\n* Built two clinics.\n* Will train the nurses.\n",
            covers=("Will",),
            message_id="imperative",
        ),
        Invalid(
            "### Select Results\n\n* Provides loans to firms.\n* Built two clinics.\n",
            covers=("Provides",),
            message_id="third_person",
        ),
        Invalid(
            "## Outcomes\n\n* Training the nurses.\n* Trained the nurses.\n",
            covers=("Trained",),
            message_id="past",
            options={"sections": ("Outcomes",), "forms": ("gerund",)},
        ),
    )
