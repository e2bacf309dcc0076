from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaDependency(ProblemRule):
    """A key that needs another one has it.

    Some keys make sense only together: a picture and its description, say. Add the key that the
    message names.
    """

    name = "schema-dependency"
    summary = "A key that needs another one has it."
    severity = Severity.ERROR
    messages: ClassVar = {
        "missing": '{because} also needs {field}: add a line "{key}: " with its value',
    }
    examples = (
        Valid(
            "---\nimage: a.png\nalt: A bridge\n---\n",
            schema={"dependentRequired": {"image": ["alt"]}},
        ),
        Invalid(
            "---\nimage: a.png\n---\n",
            covers=("---",),
            message_id="missing",
            schema={"dependentRequired": {"image": ["alt"]}},
        ),
    )
