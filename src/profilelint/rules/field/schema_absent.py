"""Where no schema says what pages are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Invalid, Rule, Valid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.rules.api import Context, Run


class SchemaAbsent(Rule):
    """Pages are checked against a schema, or belong to a site whose generator is known.

    Without a configuration, project profiles are checked against the bundled schema. If all pages
    are something else, and no site generator is recognised either, missing and misspelt keys go
    unnoticed. The rule reports this once, on the first page, when whole folders are checked.
    """

    name = "schema-absent"
    summary = "A schema says which keys the pages have."
    severity = Severity.WARNING
    messages: ClassVar = {
        "absent": (
            "no schema says which keys this page must have, so a misspelt key goes unnoticed: run "
            '"profilelint init" to write a schema and a configuration that fit these pages'
        ),
    }
    examples = (
        Valid("---\ntitle: Roads\n---\n", schema={"required": ["title"]}),
        Valid("---\ntitle: Roads\n---\n", files={"_config.yml": "title: Blue Coast\n"}),
        Valid("\ufeffText without front matter.\n"),
        Invalid("---\ntitle: Roads\n---\n", ("-",), "absent"),
    )

    def collect(self, context: Context) -> str | None:
        """Return what the page was taken for; None where a configuration says what it is."""
        return context.kind or None

    def conclude(self, facts: Mapping[str, str], run: Run) -> None:
        """Report the first page if nothing says what the pages are."""
        if set(facts.values()) == {"page"} and not run.sites.among(facts):
            run.report(self, "absent", min(facts), Span(0, 1))
