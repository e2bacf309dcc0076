"""Values that programs read differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from profilelint.model.finding import Problem, Severity
from profilelint.rules.api import Context, Invalid, ProblemRule, Valid, replace
from profilelint.schema.accept import FORM, accepts

if TYPE_CHECKING:
    from profilelint.rules.file.whole_fractions import WholeFraction

_OF_NUMBERS = ("enum", "const", "minimum", "maximum", "multipleOf")


class FileAmbiguousScalar(ProblemRule):
    """A value means the same to every program that reads it.

    Older YAML readers, Jekyll's among them, misread some words and numbers: the country code NO as
    "false", 012 as ten, 1:20 as eighty. In quotation marks they are text everywhere. All programs
    agree on plain years, dates, true and false, which need no quotation marks.

    The key `<<` is reported where the site's generator is not known to take over the fields of
    what it names. Jekyll, Hugo, Astro, Eleventy, Docusaurus, VitePress, VuePress and MkDocs do, and
    so do most programs: without a known generator, nothing is reported.
    """

    name = "file-ambiguous-scalar"
    summary = "Values mean the same to every program."
    severity = Severity.WARNING
    messages: ClassVar = {
        "truth": (
            'some programs read "{value}" as {meaning}: put it in quotation marks, or write '
            "{meaning} if you mean that"
        ),
        "boolean": 'some programs read "{value}" as text, others as {meaning}: write {meaning}',
        "number": 'programs read "{value}" as different numbers: write {number}',
        "leading-zero": (
            '"{value}" begins with a zero, and programs read it as different numbers: put it in '
            "quotation marks, or delete the zero"
        ),
        "base-60": (
            'some programs read "{value}" as a number of minutes or seconds: put it in quotation '
            "marks"
        ),
        "base": (
            'some programs read "{value}" as a number in another notation: put it in quotation '
            "marks"
        ),
        "separator": (
            'some programs read "{value}" as a number, others as text: put it in quotation marks, '
            "or write only the digits"
        ),
        "exponent": (
            'some programs read "{value}" as a number, others as text: put it in quotation marks, '
            "or write the number out"
        ),
        "special": '"{value}" has a special meaning to some programs: put it in quotation marks',
        "merge": (
            'in some programs "{value}" copies fields from elsewhere, in others it is an ordinary '
            "name: write the fields out"
        ),
        "infinite": 'not every program reads "{value}" as a number: put it in quotation marks',
        "thousands": (
            'programs read "{value}" as {number}, with a fraction of zero: write {digits} if you '
            "mean that"
        ),
        "precision": (
            '"{value}" has more digits than some programs keep in a number: put it in quotation '
            "marks"
        ),
        "digits": (
            '"{value}" has more digits than programs keep in a number: write at most 18, or make '
            "it text in the schema"
        ),
        "long": '"{value}" is too long for a number: put it in quotation marks to keep all digits',
    }
    severities: ClassVar = {"digits": Severity.ERROR}
    fix = "some"
    supersedes: ClassVar = (
        "date-year-range",
        "schema-const",
        "schema-enum",
        "schema-format",
        "schema-pattern",
        "schema-range",
        "schema-type",
        "term-unknown",
    )
    examples = (
        Valid("---\ndate: 2020-09-28 09:43:00 Z\nstart: 2019\npublished: false\nend:\n---\n"),
        Valid("---\ncountry: 'NO'\ncode: '012'\nsize: -1.5\n---\n"),
        Valid("---\ncost: 1_000\n---\n", schema={"properties": {"cost": {"type": "integer"}}}),
        Invalid(
            "---\npublic: yes\n---\n",
            ("yes",),
            "boolean",
            "---\npublic: true\n---\n",
            schema={"properties": {"public": {"type": "boolean"}}},
        ),
        Invalid(
            "---\npublic: yes\n---\n",
            ("yes",),
            "boolean",
            "---\npublic: true\n---\n",
            schema={"properties": {"public": {"oneOf": [{"type": "boolean"}, {"const": "auto"}]}}},
        ),
        Invalid(
            "---\nplot: 012\n---\n",
            ("012",),
            "number",
            "---\nplot: 12\n---\n",
            schema={"properties": {"plot": {"type": "integer"}}},
        ),
        Valid("---\ncost: 250.000\n---\n", schema={"properties": {"cost": {"type": "number"}}}),
        Invalid(
            "---\ncost: 250.000\n---\n",
            ("250.000",),
            "thousands",
            "---\ncost: 250000\n---\n",
            schema={"properties": {"cost": {"type": "integer"}}},
        ),
        Valid("---\nplot: 007\n---\n", schema={"properties": {"plot": {"type": "integer"}}}),
        Invalid("---\ncountry: NO\n---\n", ("NO",), "truth", "---\ncountry: 'NO'\n---\n"),
        Invalid("---\nin: [NO, SE]\n---\n", ("NO",), "truth", "---\nin: ['NO', SE]\n---\n"),
        Invalid("---\ncode: 012\n---\n", ("012",), "leading-zero", "---\ncode: '012'\n---\n"),
        Invalid("---\nlength: 1:20\n---\n", ("1:20",), "base-60", "---\nlength: '1:20'\n---\n"),
        Invalid("---\ncode: 0b11\n---\n", ("0b11",), "base", "---\ncode: '0b11'\n---\n"),
        Invalid("---\ncost: 1_000\n---\n", ("1_000",), "separator", "---\ncost: '1_000'\n---\n"),
        Invalid("---\ncode: 1e3\n---\n", ("1e3",), "exponent", "---\ncode: '1e3'\n---\n"),
        Invalid("---\nsign: =\n---\n", ("=",), "special", "---\nsign: '='\n---\n"),
        Valid("---\nbase: &base {one: 1}\nmore:\n  <<: *base\n---\n"),
        Valid(
            "---\nbase: &base {one: 1}\nmore:\n  <<: *base\n---\n",
            files={"_config.yml": "title: One\n"},
        ),
        Invalid("---\n<<: One\n---\n", ("<<",), "merge"),
        Invalid(
            "---\n<<: {title: One}\n---\n",
            ("<<",),
            "merge",
            path="content/a.md",
            files={"config.toml": 'base_url = "https://www.example.org"\n[markdown]\n'},
        ),
        Invalid(
            "---\nmore:\n  <<: one\n---\n",
            ("<<",),
            "merge",
            files={"_config.yml": "title: One\n"},
        ),
        Invalid("---\nsize: .inf\n---\n", (".inf",), "infinite", "---\nsize: '.inf'\n---\n"),
        Valid("---\ncode: 9007199254740992\n---\n"),
        Invalid(
            "---\ncode: 9007199254740993\n---\n",
            ("9007199254740993",),
            "precision",
            "---\ncode: '9007199254740993'\n---\n",
        ),
        Invalid(
            '{\n"code": -9007199254740993\n}\n',
            ("-9007199254740993",),
            "precision",
            '{\n"code": "-9007199254740993"\n}\n',
        ),
        Invalid(
            "+++\ncode = 0x20000000000001\n+++\n",
            ("0x20000000000001",),
            "precision",
            '+++\ncode = "0x20000000000001"\n+++\n',
        ),
        Invalid(
            "---\nplot: 1234567890123456789\n---\n",
            ("1234567890123456789",),
            "digits",
            schema={"properties": {"plot": {"type": "integer"}}},
        ),
        Invalid(
            "---\ncode: 1234567890123456789\n---\n",
            ("1234567890123456789",),
            "long",
            "---\ncode: '1234567890123456789'\n---\n",
        ),
    )

    def check_problem(self, problem: Problem, context: Context) -> None:
        """Pass the problem on; where the schema refuses text, quotation marks are no repair."""
        if problem.message_id == "merge" and problem.part == "key" and _is_merged(problem, context):
            return
        schema, route = context.schema, problem.route
        start, end = problem.span
        written = context.document.text[start:end]
        if problem.part != "value":
            context.problems.append(problem)
            return
        form = (*FORM, "minLength", "maxLength")
        is_no_text = accepts(schema, route, "text", "type") is False
        is_no_such_text = is_no_text or accepts(schema, route, written, *form) is False
        if is_no_such_text and problem.message_id == "truth":
            meaning = str(problem.params["meaning"])
            if accepts(schema, route, meaning == "true", "type", "enum", "const"):
                self._replace(problem, context, "boolean", meaning)
        elif is_no_text:
            value = str(problem.params["value"])
            if problem.message_id == "leading-zero" and accepts(schema, route, 1, "type"):
                sign, digits = value[: value[0] in "+-"], value.lstrip("+-0")
                # A single digit is the same to those who count in eights.
                if len(digits) > 1 or digits in ("8", "9"):
                    self._replace(problem, context, "number", sign + digits)
            elif problem.message_id == "long":
                context.problems.append(problem._replace(message_id="digits", fixes=()))
        elif not is_no_such_text:  # where it is, the schema says itself which form it asks for
            context.problems.append(problem)

    def check_whole_fraction(self, found: WholeFraction, context: Context) -> None:
        """Report a number with a fraction of three zeros where only whole numbers are wanted."""
        schema, route, written = context.schema, found.route, found.written
        whole, _, zeros = written.partition(".")
        digits = whole + zeros
        if (
            accepts(schema, route, 0.5, "type") is False
            and accepts(schema, route, int(digits), "type", *_OF_NUMBERS) is True
        ):
            fixes = replace(f"Write {digits}", found.span, digits, "unsafe")
            context.report_field(
                *(self, "thousands", route),
                fixes=fixes,
                value=written,
                number=whole,
                digits=digits,
            )

    def _replace(self, problem: Problem, context: Context, message_id: str, text: str) -> None:
        params = {**problem.params, "number": text}
        context.problems.append(
            problem._replace(
                message_id=message_id,
                params=params,
                fixes=replace(f"Write {text}", problem.span, text, "unsafe"),
            )
        )


def _is_merged(problem: Problem, context: Context) -> bool:
    """Return whether the program that builds the site takes over what a merge key names.

    Programs that nobody knows are taken for such that do, like nearly all readers of YAML 1.1.
    """
    site = context.site
    if site is not None and site.generator and not site.merges_keys:
        return False
    parent: Any = context.document.data
    for step in problem.route[:-1]:
        if isinstance(parent, dict):
            parent = parent.get(step)
        elif isinstance(parent, list) and isinstance(step, int) and step < len(parent):
            parent = parent[step]
    # Where it names no mapping, it stays a key.
    return isinstance(parent, dict) and problem.route[-1] not in parent
