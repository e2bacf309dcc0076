from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaDependency(ProblemRule):
    """Keys stand together, or apart, as they should.

    Some keys make sense only together: a picture and its description, say. Others exclude each
    other, such as an address and a file of which only one is shown. Add or delete the key that the
    message names.
    """

    name = "schema-dependency"
    summary = "Keys stand together, or apart, as they should."
    severity = Severity.ERROR
    messages: ClassVar = {
        "missing": "{because} also needs {field}: add {line}",
        "together": "{names} must not stand here together: leave {keep}",
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
        Invalid(
            "---\nurl: https://example.org/a\nfile: a.pdf\n---\n",
            covers=("file",),
            message_id="together",
            schema={"oneOf": [{"required": ["url"]}, {"required": ["file"]}]},
        ),
    )
