from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.rules.text.field_texts import FieldPlace
    from profilelint.rules.text.paragraphs import Placeholder


class TextPlaceholder(Rule):
    """A page has no placeholder text.

    "Lorem ipsum", "TBD", "[Your Name]" and "XX percent" stand in for words that never came, and
    "Error! Reference source not found." was pasted from a word processor. Write the real text, or
    delete the placeholder. A draft (`published: false`) may have placeholders, and a sentence may
    speak of them ("the FIXME list"). In the title of a page or site, "TODO" is a name.
    """

    name = "text-placeholder"
    summary = "A page has no placeholder text."
    severity = Severity.WARNING
    supersedes: ClassVar = (
        "schema-const",
        "schema-enum",
        "schema-format",
        "schema-pattern",
        "schema-type",
        "term-unknown",
    )
    defers_to = supersedes
    messages: ClassVar = {
        "placeholder": '"{found}" is a placeholder: write the real text or delete it'
    }
    examples = (
        Valid("A pier of the XX century, for the XXX Games.\n\nTodo está listo; TODO EL PUEBLO.\n"),
        Valid("See example.org/XXXX for more. Your number is G-XXXXXXXX.\n"),
        Valid("It is in the FIXME list. The folder XXXX-boats holds all the boats.\n"),
        Valid("TODO lo que hay.\n\n## TODO\n\n- TODO\n- TODO add a boat\n\nTODO - a day\n"),
        Valid("{/* TODO: remove this */}\n"),
        Valid(
            "TODO: A group for all\n",
            path="content/a.md",
            files={"hugo.toml": 'title = "TODO Group"\n'},
        ),
        Valid("`TODO:` and [more](https://example.org/TBD)\n"),
        Valid("This adds lorem ipsum text, and Lorem ipsum text is none.\n"),
        Valid("The day is still TBD, and that is known.\n"),
        Valid("It looks like this: Lorem ipsum dolor.\n\n```\n<b>Lorem ipsum dolor.</b>\n```\n"),
        Valid("Write `id-XXXX`, where **XXXX** is the number.\n"),
        Valid("Its name is PIER-XXXX, where XXXX is the year.\n"),
        Valid("{{ page.title }} has no text here.\n"),
        Valid("---\npublished: false\n---\nLorem ipsum dolor sit amet.\n"),
        Valid("---\ntitle: To-do lists\nplace: TBD\ntags: [TODO]\nsummary: Uses TBD files.\n---\n"),
        Valid("---\nsummary: TBD\ndraft: true\n---\n"),
        Valid("---\ntitle: Lorem ipsum, and where it comes from\nlead: Kinds of (TBD)\n---\n"),
        Invalid(
            "---\ntitle: Lorem ipsum\nsummary: TBD – ask Ann\nlead: (TODO)\nintro: xxx\n"
            "caption: T.B.D.\nclient: CHANGEME\n---\n",
            covers=("Lorem ipsum", "TBD – ask Ann", "(TODO)", "xxx", "T.B.D.", "CHANGEME"),
            message_id="placeholder",
        ),
        Valid("---\ntitle: TBD Bank\nsummary: To be open to all\nlead: Todo\n---\n"),
        Valid("---\nclient: TBD\n---\n", schema={"properties": {"client": {"enum": ["A", "TBD"]}}}),
        Invalid(
            "---\nsummary: tbd\ntitle: Title goes here\nlead: To be confirmed.\n---\n",
            covers=("tbd", "Title goes here", "To be confirmed."),
            message_id="placeholder",
        ),
        Invalid(
            "---\nseo_title: TBD\nshortDescription: To be determined\nauthor: TBD\n"
            "aside: [Lorem ipsum dolor]\n---\n",
            covers=("TBD", "To be determined", "TBD", "Lorem ipsum dolor"),
            message_id="placeholder",
        ),
        Valid("---\ntitle: More to come\nsummary: TODO is a list; TODO lo que hay\n---\n"),
        Invalid(
            "---\nsummary: A mill. TODO add the year\nlead: Summary to come\n"
            "intro: TODO - write it\n---\n",
            covers=("A mill. TODO add the year", "Summary to come", "TODO - write it"),
            message_id="placeholder",
        ),
        Valid("---\nspeaker: To be announced\nvenue: tbd\nuses: lorem ipsum, Lorem ipsum\n---\n"),
        Valid("---\ntitle: Untitled, a film\n---\n"),
        Invalid(
            "---\ntitle: Untitled Page\n---\n",
            covers=("Untitled Page",),
            message_id="placeholder",
        ),
        Invalid(
            "---\nsummary: TBD\nclient: '[insert client]'\n---\n",
            covers=("TBD", "'[insert client]'"),
            message_id="placeholder",
        ),
        Invalid(
            "Lorem ipsum dolor sit amet. TBD. The pier cost $XX million, [insert source].\n"
            "\nError! Reference source not found.\n",
            covers=(
                "Lorem ipsum",
                "TBD",
                "XX",
                "[insert source]",
                "Error! Reference source not found.",
            ),
            message_id="placeholder",
        ),
        Valid("> Dear [Your Name], on XX/XX/20XX\n"),
        Valid("Last [month], [our name] and [Your name][a] met.\n\n[a]: /b\n"),
        Valid("[Your Name] [Your Town] [Your Day] [Client Name] [Name of the project]\n"),
        Valid("---\nsummary: '[Your Name](/a) asks ??? of [our name]'\n---\n"),
        Invalid(
            "Led by [Your Name] of [Organisation's name] on XX/XX/20XX, with [to be confirmed].\n",
            covers=("[Your Name]", "[Organisation's name]", "XX/XX/20XX", "[to be confirmed]"),
            message_id="placeholder",
        ),
        Invalid(
            "---\nlead: [Your Name]\nsummary: With [Name of client]\n"
            "client: '???'\ntitle: '[Project name]'\n---\n",
            covers=("Your Name", "With [Name of client]", "'???'", "'[Project name]'"),
            message_id="placeholder",
        ),
        Invalid(
            "### TODO: results\n\nInsert text here. FIXME: the boats\n\nTODO\n\nTODO add boats\n",
            covers=("TODO:", "Insert text here", "FIXME", "TODO", "TODO"),
            message_id="placeholder",
        ),
    )

    def check_placeholder(self, placeholder: Placeholder, context: Context) -> None:
        """Report the words, unless the page is a draft."""
        if not context.is_draft:
            context.report(self, "placeholder", placeholder.span, found=placeholder.words)

    def check_placeholder_in_field(self, placeholder: FieldPlace, context: Context) -> None:
        """Report the words in a field, unless the page is a draft."""
        from profilelint.schema.accept import is_listed

        route, span, found = placeholder
        if not context.is_draft and not is_listed(context.schema, route, found):
            context.report(self, "placeholder", span, route=route, part="value", found=found)
