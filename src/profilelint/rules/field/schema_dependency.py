from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class SchemaDependency(ProblemRule):
    """Keys that belong together are together, and keys that exclude each other are not.

    Some keys make sense only together, such as a picture and its description. Others exclude each
    other, such as an address and a file if only one of them is shown. Add or delete the key named
    in the message.
    """

    name = "schema-dependency"
    summary = "Keys that belong together are together, and keys that exclude each other are not."
    severity = Severity.ERROR
    messages: ClassVar = {
        "missing": "{because} also needs {field}: add {line}",
        "together": "{names} must not be used together here: keep {keep}",
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
