"""Texts of front matter that end too early."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.rules.file.cut_texts import CutText

_LONGEST = 60


class FileCutText(Rule):
    """No front-matter text is cut off by a comment.

    In YAML a comment begins with a space and "#". A title such as "Report, issue #12" ends before
    that sign unless it is in quotation marks. Only a sign with text directly after it is reported:
    "# checked" is a real comment, and so is an address, or anything after a number, a date, the
    hash of a commit, a text in quotation marks or two spaces, a list of values that this one is
    chosen from, and a sentence in small letters where there is no value or a single word.
    """

    name = "file-cut-text"
    summary = "No front-matter text is cut off by a comment."
    severity = Severity.WARNING
    messages: ClassVar = {
        "cut": (
            '"{comment}" is read as a comment, so the text ends before it: put the whole text in '
            "quotation marks, or a space after # if it is a comment"
        ),
        "empty": (
            '"{comment}" is read as a comment, so there is no value: put it in quotation marks, or '
            "a space after # if it is a comment"
        ),
    }
    fix = "unsafe"
    supersedes = (
        "schema-const",
        "schema-enum",
        "schema-format",
        "schema-length",
        "schema-pattern",
        "schema-required",
        "schema-type",
        "term-unknown",
    )
    examples = (
        Valid("---\ntitle: One # two\nclient: Acme  #three\nstart: 2016 #four\n# five\n---\n"),
        Valid("---\ntitle: 'One #2'\nclient: 'Acme' #three\nsummary: A#4\n---\n"),
        Valid(
            "---\nend: #only if the pier was closed\nid: ann-lee #must be that of one person\n---\n"
        ),
        Valid("---\ncolor: red #blue, red, green\nmode: by boat #by boat|on foot\n---\n"),
        Valid("---\ncommit: 09d3f687760884bda721 #patched\n---\n"),
        Valid("---\ntags: #list\n- One\nsummary: |\n  Issue #12\n---\n"),
        Valid(
            "---\nkind: sail #or row\n---\n",
            schema={"properties": {"kind": {"enum": ["row", "sail"]}}},
        ),
        Valid("---\nid: ~ #12\nkind: null #sail\n---\n"),
        Invalid(
            "---\ntitle: Ann's report, issue #12 (final) # checked\n---\n",
            ("#12 (final)",),
            "cut",
            "---\ntitle: 'Ann''s report, issue #12 (final)' # checked\n---\n",
        ),
        Invalid("---\ntags: [\n  one #2\n  ]\n---\n", ("#2",), "cut"),
        Invalid(
            "---\ncolor: red #blue, green\n---\n",
            ("#blue, green",),
            "cut",
            "---\ncolor: 'red #blue, green'\n---\n",
        ),
        Invalid(
            "---\ncolor: #ff0000\ntags:\n- #water\n---\n",
            ("#ff0000", "#water"),
            "empty",
            "---\ncolor: '#ff0000'\ntags:\n- '#water'\n---\n",
        ),
    )

    def check_cut_text(self, cut: CutText, context: Context) -> None:
        """Report a text that is cut, unless the schema wants just what is left of it."""
        from profilelint.schema.accept import takes_only
        from profilelint.source.front_matter.yaml.quotes import single_quoted

        text = context.document.text
        whole = text[cut.whole.start : cut.whole.end]
        left = text[cut.whole.start : cut.comment.start].rstrip()
        if takes_only(context.schema, cut.route, left, whole):
            return
        quoted = single_quoted(whole)
        title = "Put it in quotation marks"
        context.report(
            self,
            "empty" if cut.whole == cut.comment else "cut",
            cut.comment,
            route=cut.route,
            part="value",
            fixes=() if cut.is_flow else replace(title, cut.whole, quoted, "unsafe"),
            comment=text[cut.comment.start : cut.comment.end][:_LONGEST],
        )
