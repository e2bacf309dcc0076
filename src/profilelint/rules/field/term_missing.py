from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class TermMissing(ProblemRule):
    """A list has at least one of the terms that every page needs.

    The site shows a project on the page of each of its primary solutions; without one, on none of
    them. Add the primary solution that fits best. Only a vocabulary of the site can say which terms
    these are.
    """

    name = "term-missing"
    summary = "A list has at least one of the terms that every page needs."
    severity = Severity.WARNING
    messages: ClassVar = {
        "none": "{field} has no {what}: add {allowed}",
    }
    examples = (
        Valid(
            "---\nsolutions:\n- Governance\n- Energy\n---\n",
            schema={
                "properties": {
                    "solutions": {
                        "type": "array",
                        "items": {"type": "string", "x-vocabulary": "solutions"},
                        "contains": {"type": "string", "x-vocabulary": "solutions#primary"},
                    }
                }
            },
        ),
        Invalid(
            "---\nsolutions: [Energy, Trade]\n---\n",
            covers=("solutions",),
            message_id="none",
            schema={
                "properties": {
                    "solutions": {
                        "type": "array",
                        "items": {"type": "string", "x-vocabulary": "solutions"},
                        "contains": {
                            "type": "string",
                            "x-vocabulary": "solutions#primary",
                            "title": "primary solution",
                        },
                    }
                }
            },
            vocabularies={
                "solutions": "terms:\n- label: Governance\n  primary: true\n"
                "- label: Energy\n- label: Trade\n"
            },
        ),
    )
