"""Characters in file names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Run, Valid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MANY = pattern(r"\[(?:\.\.\.)?\w+\]\.\w+")
_ESCAPE = pattern(r"%[0-9A-Fa-f]{2}")
_DASHES = "‐‑‒–—―−"
_NAMES = {
    " ": "a space",
    "\u00a0": "a no-break space",
    "‐": "a hyphen that is not the one on the keyboard",
    "‑": "a hyphen that is not the one on the keyboard",
    "–": "an en dash (–)",
    "—": "an em dash (—)",
}


class FileName(Rule):
    """File names consist of letters, digits and hyphens.

    The name of the file becomes the address of the page. Spaces, brackets, quotation marks and
    dashes other than the hyphen have to be encoded there, break links that are copied into
    messages, and cause trouble for the programs that build the site. Rename the file, and update
    the links to the old address. Capital letters and accented letters are fine, and so are the
    brackets with which some site generators mark a page that is made many times: "[id].md". Names
    of notes in Obsidian may have spaces, because links use these names.
    """

    name = "file-name"
    summary = "File names consist of letters, digits and hyphens."
    severity = Severity.WARNING
    messages: ClassVar = {
        "odd": (
            "the file name contains characters that do not belong there ({characters}): rename it, "
            'for example to "{suggestion}"'
        ),
        "taken": (
            "the file name contains characters that do not belong there ({characters}), and there "
            'is already a file "{suggestion}": rename this one, or delete it if it is a copy'
        ),
    }

    class Options(RuleOptions):
        allowed: Annotated[
            str, "the characters allowed besides letters, digits, hyphens and dots"
        ] = "_@+,=~"

    options: Options
    examples = (
        Valid("---\ntitle: Peru\n---\n", path="projects/2020-01-31-Peru_São-José.fr.md"),
        Valid("---\ntitle: Peru\n---\n", path="partners/[...partnerId].md"),
        Valid("---\ntitle: Peru\n---\n", path="my projects (old)/peru.md"),
        Valid("---\ntitle: Peru\n---\n", path="ท่าเรือใหม่-पुल.md"),
        Invalid(
            "---\ntitle: Peru\n---\n",
            covers=("",),
            message_id="odd",
            path="projects/peru – seeds).md",
        ),
        Invalid(
            "---\ntitle: Peru\n---\n",
            covers=("",),
            message_id="taken",
            path="where-is%3Fpier%3F.md",
            files={"where-is-pier.md": "---\ntitle: Pier\n---\n"},
        ),
        Invalid(
            "---\ntitle: Peru\n---\n",
            covers=("",),
            message_id="taken",
            path="projects/peru-seeds).md",
            files={"projects/peru-seeds.md": "---\ntitle: Peru\n---\n"},
        ),
        Invalid(
            "---\ntitle: Peru\n---\n",
            covers=("",),
            message_id="odd",
            path="peru_seeds.md",
            options={"allowed": ""},
        ),
    )

    def collect(self, context: Context) -> list[Any] | None:
        """Return the odd characters of the file name and a name without them, if it has any."""
        path = context.document.path
        name = path[path.rfind("/") + 1 :]
        if name.replace("-", "").replace(".", "").isalnum() and name[0] != "-":
            return None
        if _MANY.fullmatch(name):
            return None
        return self._look_at(name)

    def _look_at(self, name: str) -> list[Any] | None:
        from unicodedata import category, normalize

        allowed = "-." + self.options.allowed
        # Vowel signs and other marks are parts of letters (UAX #44, general categories M).
        odd = [
            char
            for char in dict.fromkeys(normalize("NFC", name))
            if not char.isalnum() and char not in allowed and category(char)[0] != "M"
        ]
        if name.startswith("-"):
            odd.insert(0, "-")
        return [[_name(char) for char in odd], _without(odd, name)] if odd else None

    def conclude(self, facts: Mapping[str, Any], run: Run) -> Iterator[None]:
        """Report the odd names, and whether the better one is free."""
        for path, (characters, name) in facts.items():
            yield
            if run.sites.of(path).names_are_titles:
                continue
            folder = path[: path.rfind("/") + 1]
            run.report(
                self,
                "taken" if folder + name in run.files else "odd",
                path,
                Span(0, 0),
                characters=tuple(characters),
                suggestion=name,
            )


def _name(char: str) -> str:
    """Return what a character is called in a message."""
    if char in _NAMES:
        return _NAMES[char]
    if char == "-":
        return "a hyphen at its start"
    if "\udc80" <= char <= "\udcff":
        # A byte of the name that is no text, as Python has it.
        return f"a byte that is not UTF-8 ({ord(char) - 0xDC00:02X})"
    if char.isspace() or not char.isprintable():
        return f"an invisible character (U+{ord(char):04X})"
    return f'"{char}"' if char != '"' else "a quotation mark"


def _without(odd: list[str], name: str) -> str:
    """Return a name in which hyphens stand for spaces and dashes and other odd characters go.

    So do they for characters that are written as in addresses: "%3F".
    """
    stem, dot, extension = name.rpartition(".")
    if "%" in odd:
        stem = _ESCAPE.sub("-", stem)
    kept = "".join(
        "-" if char.isspace() or char in _DASHES else char
        for char in stem
        if char.isspace() or char in _DASHES or char == "-" or char not in odd
    )
    words = [word for word in kept.split("-") if word]
    return ("-".join(words) or "page") + dot + extension
