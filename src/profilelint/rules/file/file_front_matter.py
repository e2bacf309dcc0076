"""Where the front matter begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Invalid, ProblemRule, Valid, replace
from profilelint.rules.file.unread_blocks import find_false_openings

if TYPE_CHECKING:
    from profilelint.model.finding import Problem
    from profilelint.rules.api import Context
    from profilelint.rules.file.unread_blocks import UnreadBlock

# A block of code at the head of a file that begins as front matter does.
_CODE = pattern(r"(`{3}[a-z]{0,8})[ \t]*[\r\n]+(?:---[ \t]*[\r\n]+)?[a-z_]\w*:[ \t]")
# How front matter begins that is a program in Ruby (https://www.bridgetownrb.com/docs/front-matter).
_RUBY = pattern(r"(?:~~~|```)(?:ruby|<%|\{%)|---<%|###ruby|\{%~~~")
_NOBODY_SAYS = (
    "in a collection whose schema is none or was inferred (`x-implied`), unless the site's "
    "generator needs front matter there"
)

# Generators to which the rest of the line with the closing dashes is the beginning of the body.
_DIVIDING = frozenset(("Astro", "Docusaurus", "Eleventy", "Hugo", "VitePress", "VuePress"))


class FileFrontMatter(ProblemRule):
    """A file begins with front matter: a block of fields between two lines of three dashes.

    Without it a site generator does not know the page's title, or treats the file as something
    else. Where the site's generator reads them, the block may also be TOML between lines of three
    plus signs, or JSON between braces on lines of their own.

    Files about the repository, such as README, need none unless a schema or the generator asks for
    it.
    """

    name = "file-front-matter"
    summary = "Files begin with a complete front-matter block."
    severity = Severity.ERROR
    severities: ClassVar = {"closing-line": Severity.WARNING, "second": Severity.WARNING}
    exceptions: ClassVar = (
        ("missing", Severity.WARNING, _NOBODY_SAYS),
        ("empty", Severity.WARNING, _NOBODY_SAYS),
        ("unfenced", Severity.WARNING, _NOBODY_SAYS),
    )
    messages: ClassVar = {
        "missing": (
            "the file has no front matter: begin it with a line of three dashes, "
            "the fields, and another line of three dashes"
        ),
        "empty": "the file is empty: write the page, or delete the file",
        "unopened": (
            'the fields above "---" have no opening line: write a line "---" before the first one'
        ),
        "unopened-toml": (
            'the fields above "+++" have no opening line: write a line "+++" before the first one'
        ),
        "unopened-brace": (
            'the fields above "}}" have no opening line: write a line "{{" before the first one'
        ),
        "unfenced": (
            'the fields have no lines "{fence}" around them: write one before the first field and '
            "one after the last"
        ),
        "unclosed": 'the front matter is not closed: write a line "{fence}" after its last field',
        "unclosed-brace": 'the front matter is not closed: write a line "}}" after its last field',
        "fence": '"{found}" is too long to open or close the front matter: write "{fence}"',
        "no-fence": '"{found}" does not open front matter: write "{fence}", three dashes',
        "no-closing": '"{found}" does not close the front matter: write "{fence}", three dashes',
        "no-closing-toml": (
            '"{found}" does not close the front matter: write "{fence}", three plus signs'
        ),
        "closing-space": (
            "there is a space or an invisible character before the dashes, so they do not close "
            "the front matter: delete it"
        ),
        "closing-text": (
            '"{found}" does not close the front matter: write what follows the three dashes on '
            "the next line"
        ),
        "closing-line": (
            '"{found}" closes the front matter for {generator}, but not for all programs: write '
            "what follows the three dashes on the next line"
        ),
        "doubled": 'the front matter is empty: delete one of the two lines "{fence}"',
        "hidden-above": (
            "an invisible character ({code}) stands before the dashes, so the file has no front "
            "matter: delete it"
        ),
        "code-fence": (
            "the file has no front matter, as a block of code is none: write a line of three "
            'dashes in place of "{found}", and another one below the fields'
        ),
        "late": "the front matter must begin on the first line of the file: move it to the top",
        "blank-above": (
            "the front matter must begin on the first line of the file: delete the blank lines or "
            "spaces before it"
        ),
        "brace": (
            "the brace that opens the front matter must be alone on the first line: move what "
            "follows it to the next line"
        ),
        "yaml-fence": (
            "the fields are written as between lines of three dashes, not of three plus signs: "
            'write "---" instead of "+++"'
        ),
        "toml-fence": (
            'the fields are written with equals signs, as between lines "+++": write colons, such '
            'as "title: The name of the page", or these lines where the site reads TOML'
        ),
        "unread": (
            "{generator} does not read front matter in {notation}: write it between two lines "
            '"---", with fields such as "title: The name of the page"'
        ),
        "false-opening": (
            'the file begins with "{sign}", so Hugo takes what follows for front matter and stops '
            "the build: write front matter above it"
        ),
        "line-ends": (
            "the lines end as on old Macs (CR), where {generator} sees no front matter: save the "
            "file with line ends of today (LF)"
        ),
        "second": (
            "this block of fields below the front matter is shown to readers: move its fields into "
            "the front matter"
        ),
        "not-mapping": (
            'the front matter has no fields: write lines such as "title: The name of the page"'
        ),
    }
    fix = "some"
    examples = (
        Valid("---\ntitle: One\n---\nText.\n"),
        Valid("---\ntitle: One\n...\nText.\n"),
        Valid('+++\ntitle = "One"\n+++\nText.\n'),
        Valid('{\n  "title": "One"\n}\nText.\n'),
        Valid("~~~ruby\nfront_matter do\n  title 'One'\nend\n~~~\n\nText.\n"),
        Invalid("\ufeffText alone.\n", ("",), "missing"),
        Invalid("", ("",), "empty", path="_posts/a.md", files={"_config.yml": ""}),
        Invalid("\ufefftitle: One\ntags:\n- a\n---\nText.\n", ("",), "unopened"),
        Invalid('\ufefftitle = "One"\ndate = 2026-01-31\n+++\nText.\n', ("",), "unopened-toml"),
        Invalid('\ufeff  "title": "One",\n  "date": "2026"\n}\nText.\n', ("",), "unopened-brace"),
        Invalid("\ufefftitle: One\ntags:\n- a\n\nText.\n", ("",), "unfenced"),
        Valid(
            "title: One\nfile: a.md\n\nText.\n",
            path="_includes/notes.md",
            files={"_config.yml": ""},
        ),
        Invalid("---\ntitle: One\n\nText.\n", ("---",), "unclosed"),
        Invalid('{\n  "title": "One",\n\nText.\n', ("{",), "unclosed-brace"),
        Invalid(
            "----\ntitle: One\n-----\nText.\n",
            ("----", "-----"),
            "fence",
            "---\ntitle: One\n---\nText.\n",
        ),
        Valid("------\ntitle: One\n---\nText.\n", path="content/a.md", files={"hugo.toml": ""}),
        Invalid(
            "------\ntitle: One\n------\nText.\n",
            ("------",),
            "fence",
            "------\ntitle: One\n---\nText.\n",
            path="content/a.md",
            files={"hugo.toml": ""},
        ),
        Invalid("\ufeff--\ntitle: One\n--\nText.\n", ("--",), "no-fence"),
        Invalid("\ufeff\u2014\ntitle: One\n\u2014\nText.\n", ("\u2014",), "no-fence"),
        Invalid(
            "---\ntitle: One\n--\nText.\n",
            ("--",),
            "no-closing",
            "---\ntitle: One\n---\nText.\n",
        ),
        Invalid(
            "---\ntitle: One\n+++\nText.\n",
            ("+++",),
            "no-closing",
            "---\ntitle: One\n---\nText.\n",
        ),
        Invalid(
            '+++\ntitle = "One"\n---\nText.\n',
            ("---",),
            "no-closing-toml",
            '+++\ntitle = "One"\n+++\nText.\n',
        ),
        Invalid(
            "---\ntitle: One\n ---\nText.\n",
            (" ",),
            "closing-space",
            "---\ntitle: One\n---\nText.\n",
        ),
        Invalid(
            "---\ntitle: One\n--- Text.\n",
            ("--- Text.",),
            "closing-text",
            "---\ntitle: One\n---\nText.\n",
        ),
        Invalid(
            "---\ntitle: One\n--- Text.\n",
            ("--- Text.",),
            "closing-line",
            "---\ntitle: One\n---\nText.\n",
            files={"eleventy.config.js": ""},
        ),
        Invalid(
            "---\n---\ntitle: One\nclient: Two\n---\nText.\n",
            ("---",),
            "doubled",
            "---\ntitle: One\nclient: Two\n---\nText.\n",
        ),
        Invalid(
            "\ufeff\u200b---\ntitle: One\n---\nText.\n",
            ("\u200b",),
            "hidden-above",
            "---\ntitle: One\n---\nText.\n",
        ),
        Invalid("\ufeff```yaml\ntitle: One\n```\nText.\n", ("```yaml",), "code-fence"),
        Invalid("\ufeffA remark.\n\n---\ntitle: One\n---\nText.\n", ("---",), "late"),
        Invalid(
            "\ufeff\n---\ntitle: One\n---\nText.\n",
            ("---",),
            "blank-above",
            "---\ntitle: One\n---\nText.\n",
        ),
        Invalid('{"title": "One"}\nText.\n', ("{",), "brace"),
        Valid('{"title": "One"}\nText.\n', path="content/a.md", files={"hugo.toml": ""}),
        Invalid('---\ntitle = "One"\n---\nText.\n', ('title = "One"',), "toml-fence"),
        Invalid(
            "+++\ntitle: One\n+++\nText.\n",
            ("+++",),
            "yaml-fence",
            "---\ntitle: One\n---\nText.\n",
        ),
        Invalid(
            '+++\ntitle = "One"\n+++\nText.\n',
            ("+++",),
            "unread",
            files={"_config.yml": "title: Blue Coast\n"},
        ),
        Valid("---\rtitle: One\r---\rText.\r"),
        Invalid(
            "---\rtitle: One\r---\rText.\r",
            ("---",),
            "line-ends",
            files={"_config.yml": "title: Blue Coast\n"},
        ),
        Valid(
            "---\ntitle: One\n---\n---\nNote: two\n\n---\n",
            files={"_config.yml": "title: Blue Coast\n"},
        ),
        Invalid(
            "---\ntitle: One\n---\n---\nclient: Two\n---\nText.\n",
            ("---",),
            "second",
            files={"_config.yml": "title: Blue Coast\n"},
        ),
        Valid("\ufeff* One\n* Two\n", path="content/a.md", files={"hugo.toml": ""}),
        Invalid(
            "\ufeff- One\n- Two\n",
            ("-",),
            "false-opening",
            path="content/a.md",
            files={"hugo.toml": ""},
        ),
        Invalid(
            "---\ntitle: One\n...\nText.\n",
            ("...",),
            "no-closing",
            "---\ntitle: One\n---\nText.\n",
            path="content/a.md",
            files={"hugo.toml": ""},
        ),
        Invalid("---\nOnly words.\n---\nText.\n", ("Only words.",), "not-mapping"),
    )

    def check_problem(self, problem: Problem, context: Context) -> None:
        """Pass a problem on; of an empty file, say just that."""
        text = context.document.text
        if problem.message_id in ("missing", "unfenced") and not _is_asked_for(context):
            from profilelint.source.site.file_names import is_about_repository

            if is_about_repository(context.document.path):
                return
            problem = problem._replace(severity=Severity.WARNING)
        if problem.message_id == "missing" and not text.strip():
            problem = problem._replace(message_id="empty")
        elif _is_said_better(problem, context):
            return
        elif problem.message_id == "closing-text" and context.generator in _DIVIDING:
            params = {**problem.params, "generator": context.generator}
            problem = problem._replace(message_id="closing-line", params=params)
        elif problem.message_id == "missing" and (code := _CODE.match(text)) is not None:
            span, params = Span(*code.span(1)), {"found": code[1]}
            problem = problem._replace(message_id="code-fence", span=span, params=params)
        super().check_problem(problem, context)

    def check_unread_block(self, block: UnreadBlock, context: Context) -> None:
        """Report a block in a notation that the site's generator does not read."""
        context.report(
            self, "unread", block.span, generator=block.generator, notation=block.notation
        )

    def check_unread_closing(self, dots: Span, context: Context) -> None:
        """Report dots that do not close the front matter."""
        text = context.document.text
        found = text[dots.start : dots.end]
        # Where dashes follow, the dots may be what is too much.
        fixes = replace(
            'Write "---"', dots, "---", "unsafe" if "\n---" in text[dots.end :] else "safe"
        )
        context.report(self, "no-closing", dots, fixes=fixes, found=found, fence="---")

    def check_false_opening(self, sign: Span, context: Context) -> None:
        """Report a text that begins as front matter does."""
        found = context.document.text[sign.start : sign.end]
        context.report(self, "false-opening", sign, sign=found)

    def check_lone_return(self, generator: str, context: Context) -> None:
        """Report a page in whose line ends the generator sees none."""
        context.report(self, "line-ends", Span(0, 3), generator=generator)

    def check_second_block(self, fence: Span, context: Context) -> None:
        """Report a block of fields that the site shows as text."""
        context.report(self, "second", fence)


def _is_asked_for(context: Context) -> bool:
    """Return whether the generator, or who wrote a schema, says that there is front matter."""
    schema, site = context.schema, context.site
    if site is not None and site.needs_front_matter(context.document.path):
        return True
    return not context.collection or (schema is not None and not schema.is_implied)


def _is_said_better(problem: Problem, context: Context) -> bool:
    """Return whether another message says what is wrong, or nothing is."""
    if problem.message_id == "missing":
        return bool(_RUBY.match(context.document.text) or find_false_openings(context))
    return context.generator == "Hugo" and _is_right_for_hugo(problem)


def _is_right_for_hugo(problem: Problem) -> bool:
    """Return whether Hugo reads what other programs refuse.

    Of a line of six dashes it takes three for the fence; the others open a document of YAML. An
    object of JSON may begin with its first key.
    """
    if problem.message_id == "fence":
        return problem.span.start == 0 and problem.params["found"] == "------"
    return problem.message_id == "brace"
