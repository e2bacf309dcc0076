"""Bytes and characters that a text file should not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, ProblemRule, Valid

if TYPE_CHECKING:
    from profilelint.model.finding import Problem


class FileEncoding(ProblemRule):
    """A file is text in UTF-8, without characters that only programs see.

    Text saved in another encoding shows wrong letters on the site, or stops the build. Invisible
    characters come with pasted text; some end the page early, others become part of a name. Only
    the first of each kind is reported.
    """

    name = "file-encoding"
    summary = "Files are text in UTF-8."
    severity = Severity.ERROR
    exceptions: ClassVar = (("inner-mark", Severity.WARNING, "below the front matter"),)
    messages: ClassVar = {
        "windows-1252": (
            'the file is not saved as UTF-8 (this is probably the character "{character}" in '
            "Windows-1252): save it again as UTF-8"
        ),
        "not-utf8": "the file is not saved as UTF-8: save it again as UTF-8",
        "wide": "the file is saved as {encoding}: save it again as UTF-8",
        "other-file": "this is {what}, not a page: save its text as Markdown",
        "pointer": (
            'this is a Git LFS pointer, not the page itself: fetch the page with "git lfs pull", '
            "and do not keep pages in Git LFS"
        ),
        "surrogate": "there is half a character here: write the whole character again",
        "half-escape": (
            'this text contains half a character, written as "\\ud800" or similar: write the '
            "character itself"
        ),
        "nul": "there is an invisible character (U+0000) here: delete it",
        "inner-mark": "there is an invisible byte order mark (U+FEFF) here: delete it",
        "control": "there is an invisible control character ({code}) here: delete it",
    }
    examples = (
        Valid("\ufeff---\ntitle: Crème brûlée 🍮\n---\n"),
        Invalid("---\ntitle: caf\udce9\n---\n", ("\ufffd",), "windows-1252"),
        Invalid("---\ntitle: caf\udc81\n---\n", ("\ufffd",), "not-utf8"),
        Invalid("\ufeff-\0-\0-\0\n\0-\0-\0-\0\n\0", ("",), "wide"),
        Invalid("\ufeffPK\x03\x04\x14\0\x06\0", ("",), "other-file"),
        Invalid("\ufeffversion https://git-lfs.github.com/spec/v1\n", ("",), "pointer"),
        Invalid("---\ntitle: caf\ud800\n---\n", ("\ufffd",), "surrogate"),
        Invalid('{\n"title": "caf\\ud800"\n}\n', ('"caf\\ud800"',), "half-escape"),
        Invalid("---\n---\nOne\0 two\n", ("\0",), "nul"),
        Invalid("---\n\ufefftitle: One\n---\n", ("\ufeff",), "inner-mark"),
        Invalid("---\ntitle: One\n---\nA \ufeffpier.\n", ("\ufeff",), "inner-mark"),
        Invalid("---\ntitle: One\x07\n---\n", ("\x07",), "control"),
    )

    def check_problem(self, problem: Problem, context: Context) -> None:
        """Pass a problem on; in the body a byte order mark is one more invisible character.

        One that begins the text keeps front matter from being found.
        """
        at = problem.span.start
        if problem.message_id == "inner-mark" and at and at >= context.document.body_start:
            problem = problem._replace(severity=Severity.WARNING)
        super().check_problem(problem, context)
