"""The files with which a rule of a plugin begins: its module, its test, its entry point."""

from __future__ import annotations

import re
import tomllib

from profilelint.rules.plugins import GROUP

_RULE = '''\
"""The rule {name}."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint import Severity
from profilelint.rules.api import Invalid, Rule, RuleOptions, Valid

if TYPE_CHECKING:
    from profilelint.model.body import Heading
    from profilelint.rules.api import Context


class {class_name}(Rule):
    """Headings do not end in an exclamation mark.

    Say here why, and what to write instead: `profilelint explain {name}` shows this text. Then
    replace what the rule checks and reports. The head of profilelint.rules.api lists what a
    rule can check: each is a method, such as check_heading.
    """

    name = "{name}"
    summary = "Headings do not end in an exclamation mark."
    severity = Severity.WARNING
    messages: ClassVar = {{"mark": '"{{text}}" ends in "{{mark}}": delete it'}}

    class Options(RuleOptions):
        """What a configuration can set under [rules.{name}]."""

        mark: Annotated[str, "what a heading must not end in"] = "!"

    options: Options
    # They are its tests and its documentation: each message and each option needs one.
    examples = (
        Valid("## Opening hours\\n\\nText.\\n"),
        Valid("## Welcome!\\n\\nText.\\n", options={{"mark": "."}}),
        Invalid("## Welcome!\\n\\nText.\\n", ("!",), "mark"),
    )

    def check_heading(self, heading: Heading, context: Context) -> None:
        """Report a heading that ends in the mark."""
        mark = self.options.mark
        if mark and heading.text.endswith(mark):
            end = heading.text_span.end
            span = heading.text_span._replace(start=end - len(mark))
            context.report(self, "mark", span, text=heading.text, mark=mark)
'''

_TEST = """\
from __future__ import annotations

import pytest
from {package}.{module} import {class_name}

from profilelint.rules.api import Invalid, Valid
from profilelint.testing import check_example, examples_of


@pytest.mark.parametrize("example", examples_of({class_name}))
def test_example(example: Valid | Invalid) -> None:
    check_example({class_name}, example)
"""

_PROJECT = """\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = "{distribution}"
version = "0.1.0"
description = "Rules of our own for profilelint."
requires-python = ">=3.11"
dependencies = ["profilelint"]

[project.entry-points."{group}"]
{entry}

[tool.hatch.build.targets.wheel]
packages = ["src/{package}"]
"""


def module_name(rule: str) -> str:
    """Return the name of a rule's module."""
    return rule.replace("-", "_")


def class_name(rule: str) -> str:
    """Return the name of a rule's class."""
    return "".join(word.capitalize() for word in rule.split("-"))


def entry_point(rule: str, package: str) -> str:
    """Return the line that declares a rule among the entry points of its distribution."""
    return f'{rule} = "{package}.{module_name(rule)}:{class_name(rule)}"'


def rule_text(rule: str) -> str:
    """Return the module of a rule, which works as it is and is there to be changed."""
    return _RULE.format(name=rule, class_name=class_name(rule))


def test_text(rule: str, package: str) -> str:
    """Return the test of a rule: it runs the rule's examples."""
    return _TEST.format(package=package, module=module_name(rule), class_name=class_name(rule))


def project_text(distribution: str, rule: str, package: str) -> str:
    """Return a pyproject.toml for a repository that has none."""
    return _PROJECT.format(
        distribution=distribution, group=GROUP, entry=entry_point(rule, package), package=package
    )


def with_entry_point(text: str, rule: str, package: str) -> str | None:
    """Return the text of a pyproject.toml in which a rule is declared as well.

    One line is added, or a table at the end. None where that cannot be done safely: the text is not
    TOML, has the rule or has no table ``project``, or says its entry points in another form.
    """
    line = entry_point(rule, package)
    header = f'[project.entry-points."{GROUP}"]'
    # The table ends before the next one, or with the text.
    found = re.search(
        rf"^{re.escape(header)}[ \t]*(?:#.*)?\n(?:(?!\[).*\n)*", f"{text}\n", re.MULTILINE
    )
    if found is not None:
        table = found[0].rstrip()
        at = found.start() + len(table)
        changed = f"{text[:at]}\n{line}{text[at:]}"
    else:
        changed = f"{text.rstrip()}\n\n{header}\n{line}\n"
    try:
        before, after = tomllib.loads(text), tomllib.loads(changed)
        points = after["project"]["entry-points"][GROUP]
        added = points.pop(rule)
    except (tomllib.TOMLDecodeError, RecursionError, KeyError, TypeError, AttributeError):
        return None
    if added != line.partition('"')[2][:-1] or "project" not in before:
        return None
    if not points and found is None:
        del after["project"]["entry-points"][GROUP]
    if not after["project"]["entry-points"]:
        del after["project"]["entry-points"]
    return changed if after == before else None
