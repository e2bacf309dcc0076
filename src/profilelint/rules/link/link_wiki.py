from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Run, Valid
from profilelint.rules.page.fields import excerpt, strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.rules.link.wiki_links import Vault, WikiLink

_VAULT = {
    ".obsidian/app.json": "{}",
    "notes/The pier.md": "---\naliases: [Jetty]\n---\n# Costs: 2026\n\n## Wood\n\nA plan. ^plan\n",
    "files/pier.png": "",
}


class LinkWiki(Rule):
    """Links in double brackets lead to a note, heading, block or file that exists in the vault.

    "[[The pier#Costs|what it costs]]" is found by the name of the note, in any folder; capital
    letters do not matter. If a note was renamed outside Obsidian, or a heading changed, the reader
    gets an empty note or the top of the page. Correct the name, or write the note. If several notes
    have the name, as in folders of languages, it is enough that one of them has the heading or
    block. The rule checks only pages in the flavor "obsidian". It does not report a missing picture
    or other file if the vault has no files of that kind.
    """

    name = "link-wiki"
    summary = "Links in double brackets lead to a note, heading, block or file that exists."
    severity = Severity.WARNING
    flavors = ("obsidian",)
    messages: ClassVar = {
        "note": 'this vault has no note "{name}": correct the name, or write the note',
        "nearest": 'this vault has no note "{name}": did you mean "{nearest}"?',
        "file": 'this vault has no file "{name}": correct the name, or add the file',
        "heading": '"{note}" has no heading "{heading}": correct the link or the heading',
        "block": '"{note}" has no block named "{block}": correct the link, or name the block',
    }
    examples = (
        Valid(
            "[[The pier]] [[notes/the pier|here]] [[The pier#Costs 2026#Wood]] [[#A]] [[Jetty]]\n"
            "![[pier.png|300]] [[The pier#^plan]] ![[plan.pdf#page=2]] `[[None]]`\n\n# A\n",
            files=_VAULT,
        ),
        Valid(
            "[[Dam#Iron]] [[Dam#^a]]\n",
            files={**_VAULT, "en/Dam.md": "# Wood\n", "fr/Dam.md": "# Iron\n\n![[pier.png]]^a\n"},
        ),
        Valid("[[The peer]]\n"),
        Valid("A leak [[Dam #1]](https://example.org/1).\n", files=_VAULT),
        Valid("| [[The pier\\|pier]] | a |\n|---|---|\n| [[{{title}}]] | b |\n", files=_VAULT),
        Invalid(
            "[[The dam]] [[The peer|pier]] ![[dam.png]]\n",
            covers=("The dam", "The peer", "dam.png"),
            message_id="note",
            files=_VAULT,
        ),
        Invalid(
            "[[The pier#Iron]] [[#Here]]\n",
            covers=("The pier#Iron", "#Here"),
            message_id="heading",
            files=_VAULT,
        ),
        Invalid(
            "[[The pier#^plans]]\n",
            covers=("The pier#^plans",),
            message_id="block",
            files=_VAULT,
        ),
    )

    def collect(self, context: Context) -> list[Any]:
        """Return the links, headings, blocks and other names of a note, each as a list."""
        document = context.document
        from profilelint.rules.link.wiki_links import block_names, wiki_links

        body = document.body
        links = [list(link) for link in wiki_links(body)] if "[[" in document.text else []
        blocks = block_names(body) if "^" in document.text else []
        aliases = [text for key in ("alias", "aliases") for _, text in strings(document.data, key)]
        return [links, [heading.text for heading in body.headings], blocks, aliases]

    def conclude(self, facts: Mapping[str, list[Any]], run: Run) -> Iterator[None]:
        """Look for what the links lead to."""
        if not any(links for links, _, _, _ in facts.values()):
            return
        from profilelint.rules.link.wiki_links import Vault, WikiLink

        vaults: dict[str, tuple[Vault, set[str]]] = {}
        for path, (links, _, _, _) in facts.items():
            yield
            folder = run.sites.of(path).folder
            if links and folder not in vaults:
                prefix = f"{folder}/" if folder else ""
                files = [name[len(prefix) :] for name in run.files if name.startswith(prefix)]
                vaults[folder] = Vault(files), _aliases(facts, prefix)
            for values in links:
                self._judge(path, folder, WikiLink(*values), *vaults[folder], facts, run)

    def _judge(
        self,
        path: str,
        folder: str,
        link: WikiLink,
        vault: Vault,
        aliases: set[str],
        facts: Mapping[str, list[Any]],
        run: Run,
    ) -> None:
        from profilelint.rules.link.wiki_links import MOST, NOTES, compared, missing_part

        prefix = f"{folder}/" if folder else ""
        page = path[len(prefix) :]
        found = vault.find(link.name, page) if link.name else [page]
        if not found:
            ending = link.name.rpartition(".")[2].lower()
            if "." in link.name and ending in vault.endings and f".{ending}" not in NOTES:
                run.report(self, "file", path, link.span, name=excerpt(link.name))
            elif not _names_file(link.name) and compared(link.name) not in aliases:
                self._report_note(path, link, vault, run)
            return
        # Of several notes with the name, any may be meant: a folder can be a vault of its own.
        known = [facts[prefix + name] for name in found if prefix + name in facts]
        if not link.part or len(known) < len(found) or len(found) == MOST:
            return
        missing = [missing_part(link.part, fact[1], fact[2]) for fact in known]
        if not all(missing):
            return
        part = missing[0]
        note = excerpt(found[0].rpartition("/")[2].rpartition(".")[0])
        if part.startswith("^"):
            run.report(self, "block", path, link.span, note=note, block=excerpt(part[1:]))
        elif part:
            run.report(self, "heading", path, link.span, note=note, heading=excerpt(part))

    def _report_note(self, path: str, link: WikiLink, vault: Vault, run: Run) -> None:
        from profilelint.vocabulary.nearest import nearest

        names = vault.names()
        near = nearest(link.name.rpartition("/")[2].casefold(), names, names)
        name = excerpt(link.name)
        if near is None:
            run.report(self, "note", path, link.span, name=name)
        else:
            written = vault.find(near, path)[0].rpartition("/")[2].rpartition(".")[0]
            run.report(self, "nearest", path, link.span, name=name, nearest=excerpt(written))


def _aliases(facts: Mapping[str, list[Any]], prefix: str) -> set[str]:
    from profilelint.rules.link.wiki_links import compared

    return {
        compared(alias)
        for path, fact in facts.items()
        if path.startswith(prefix)
        for alias in fact[3]
    }


def _names_file(name: str) -> bool:
    """Return whether a name has the ending of a file that is no note."""
    ending = name.rpartition(".")[2]
    return "." in name and 1 < len(ending) <= 6 and ending.isalnum() and not ending.isdigit()
