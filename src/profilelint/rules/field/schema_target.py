from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Run, Valid, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.finding import Fix, Safety
    from profilelint.rules.field.misspelt_layouts import MisspeltLayout
    from profilelint.rules.field.named_files import NamedFile

_FILE = {"properties": {"photo": {"type": "string", "x-file": "assets/people"}}}
_ANY_FILE = {"properties": {"photo": {"type": "string", "x-file": True}}}
_PAGE = {"properties": {"author": {"type": "string", "x-page": "_people"}}}
_PEOPLE = {"_people/jane-doe.md": "---\ntitle: Jane\n---\n", "assets/people/jane.jpg": ""}

_LAYOUTS = {"_config.yml": "title: Blue Coast", "_layouts/project.html": "{{ content }}"}

_HUGO = {
    "hugo.toml": "title = 'Blue Coast'",
    "layouts/_default/map.html": "{{ .Content }}",
    "layouts/redirect.html": "{{ .Content }}",
    "layouts/partials/head.html": "<title>{{ .Title }}</title>",
}
_MOST_FOLDERS = 50


class SchemaTarget(Rule):
    """A value that names a file or page of this site names one that exists.

    The schema marks such values with `x-file` and `x-page`. If a picture was renamed, the page
    shows a gap; if a page does not exist, the link to it leads nowhere. Capital and small letters
    must match. Values that lead to other sites or contain template tags are not checked. The layout
    of a page of Jekyll or Hugo is checked in any case, where no theme has others: if its name is
    nearly that of a layout of the site, another was meant.
    """

    name = "schema-target"
    summary = "A value that names a file or page of this site names one that exists."
    severity = Severity.ERROR
    severities: ClassVar = {"folder": Severity.WARNING, "usual-layout": Severity.WARNING}
    messages: ClassVar = {
        "missing": "{field} is {found}, but this site has no such file{where}: correct the name, "
        "or add the file",
        "near": (
            '{field} is {found}, but this site has no such file{where}: did you mean "{meant}"?'
        ),
        "case": (
            '{field} is {found}, but the file is named "{meant}": use the same capital and small '
            "letters"
        ),
        "outside": (
            "{field} is {found}, which leads outside this site's folder: write the path of a file "
            "in it"
        ),
        "page-missing": (
            "{field} is {found}, but this site has no such page{where}: write the path, slug or "
            "permalink of a page that exists"
        ),
        "page-near": (
            '{field} is {found}, but this site has no such page{where}: did you mean "{meant}"?'
        ),
        "layout": (
            'this site has no layout "{found}", so the page is shown without any: did you mean '
            '"{meant}"?'
        ),
        "usual-layout": (
            'this site has no layout "{found}", so the page is shown with the usual one: did you '
            'mean "{meant}"?'
        ),
        "folder": (
            "the schema looks for {field}{where}, but this site has nothing there: correct the "
            "folder in the schema"
        ),
    }
    fix = "some"
    examples = (
        Invalid(
            "---\nPhoto: an.jpg\n---\n",
            covers=("an.jpg",),
            message_id="missing",
            schema=_FILE,
            files={"hugo.toml": "", "assets/people/ana.jpg": ""},
            path="content/a.md",
        ),
        Valid("---\nphoto: jane.jpg\n---\n", schema=_FILE, files=_PEOPLE),
        Valid("---\nphoto: /assets/people/jane.jpg\n---\n", schema=_FILE, files=_PEOPLE),
        Valid("---\nphoto: https://example.org/jane.jpg\n---\n", schema=_FILE, files=_PEOPLE),
        Valid("---\nphoto: /people/jane.jpg\n---\n", schema=_ANY_FILE, files=_PEOPLE),
        Valid("---\nauthor: jane-doe\n---\n", schema=_PAGE, files=_PEOPLE),
        Valid("---\nauthor: /_people/jane-doe.md\n---\n", schema=_PAGE, files=_PEOPLE),
        Invalid(
            "---\nphoto: portrait.png\n---\n",
            covers=("portrait.png",),
            message_id="missing",
            schema=_FILE,
            files=_PEOPLE,
        ),
        Invalid(
            "---\nphoto: jnae.jpg\n---\n",
            covers=("jnae.jpg",),
            message_id="near",
            schema=_FILE,
            files=_PEOPLE,
            fixed="---\nphoto: jane.jpg\n---\n",
        ),
        Invalid(
            "---\nphoto: '/assets/people/Jane.JPG'\n---\n",
            covers=("'/assets/people/Jane.JPG'",),
            message_id="case",
            schema=_ANY_FILE,
            files=_PEOPLE,
            fixed="---\nphoto: '/assets/people/jane.jpg'\n---\n",
        ),
        Invalid(
            "---\nphoto: ../../../jane.jpg\n---\n",
            covers=("../../../jane.jpg",),
            message_id="outside",
            schema=_ANY_FILE,
            files=_PEOPLE,
        ),
        Invalid(
            "---\nauthor: mary-major\n---\n",
            covers=("mary-major",),
            message_id="page-missing",
            schema=_PAGE,
            files=_PEOPLE,
        ),
        Invalid(
            "---\nauthor: jane-deo\n---\n",
            covers=("jane-deo",),
            message_id="page-near",
            schema=_PAGE,
            files=_PEOPLE,
            fixed="---\nauthor: jane-doe\n---\n",
        ),
        Invalid(
            "---\nphoto: jane.jpg\n---\n",
            covers=("jane.jpg",),
            message_id="folder",
            schema={"properties": {"photo": {"x-file": "assets/poeple"}}},
            files=_PEOPLE,
        ),
        Valid("---\nlayout: project\n---\n", files=_LAYOUTS),
        Valid("---\nlayout: projct\n---\n", files={**_LAYOUTS, "_config.yml": "theme: minima"}),
        Invalid(
            "---\nlayout: projct\n---\n",
            covers=("projct",),
            message_id="layout",
            files=_LAYOUTS,
            fixed="---\nlayout: project\n---\n",
        ),
        Valid("---\nlayout: map\n---\n", path="content/a.md", files=_HUGO),
        Valid(
            "---\nlayout: mapp\n---\n",
            path="content/a.md",
            files={**_HUGO, "hugo.toml": "theme = 'ananke'"},
        ),
        Valid("---\nlayout: haed\n---\n", path="content/a.md", files=_HUGO),
        Invalid(
            "---\nlayout: redirekt\n---\n",
            covers=("redirekt",),
            message_id="usual-layout",
            path="content/a.md",
            files=_HUGO,
            fixed="---\nlayout: redirect\n---\n",
        ),
    )

    def check_misspelt_layout(self, layout: MisspeltLayout, context: Context) -> None:
        """Report a layout that the site has under a similar name."""
        route = ("layout",)
        span = context.document.locate(route)
        fixes: tuple[Fix, ...] = ()
        if context.document.text[span.start : span.end] == layout.written:
            fixes = replace(f'Write "{layout.wanted}"', span, layout.wanted, "unsafe")
        context.report(
            self,
            "layout" if layout.is_bare else "usual-layout",
            span,
            route=route,
            part="value",
            fixes=fixes,
            found=layout.written,
            meant=layout.wanted,
        )

    def collect(self, context: Context) -> list[Any] | None:
        """Return the values of a page that name a file or page, with their places."""
        schema = context.schema
        if schema is None or not schema.names_site:
            return None
        from profilelint.schema.site_values import site_values

        document, site = context.document, context.site
        ignores_case = site is not None and site.ignores_key_case
        collected: list[Any] = []
        for value in site_values(schema, document.data, ignores_case=ignores_case):
            start, end = document.locate(value.route)
            text = value.text.strip()
            written = document.text[start:end]
            at = written.find(text) if written in (text, f'"{text}"', f"'{text}'") else -1
            collected.append([*value, start, end, start + at if at >= 0 else -1])
        return collected or None

    def conclude(self, facts: Mapping[str, list[Any]], run: Run) -> Iterator[None]:
        """Look for the files and pages that the values name."""
        from profilelint.rules.field.named_files import NamedFiles
        from profilelint.rules.field.named_pages import NamedPages, page_addresses

        addresses = cache(lambda path: page_addresses(run.front_matter(path)))
        files = NamedFiles(run.files)
        pages: dict[tuple[str, ...], NamedPages] = {}
        told: set[tuple[str, ...]] = set()
        for path, values in facts.items():
            yield
            base = run.sites.of(path).base_path
            for route, text, is_page, named, author, start, end, at in values:
                folders, message = tuple(named), author
                if is_page:
                    if folders not in pages:
                        if len(pages) == _MOST_FOLDERS:
                            continue
                        pages[folders] = NamedPages(run.files, folders, addresses)
                    answer = pages[folders].find(text, base)
                else:
                    answer = files.find(path, text, folders, base)
                if answer.verdict == "folder":
                    # The schema is wrong, not the pages: it is said once.
                    if folders in told:
                        continue
                    told.add(folders)
                    message = ""
                if answer.verdict != "found":
                    place = (tuple(route), Span(start, end), at)
                    self._report(run, path, place, text, is_page, folders, answer, message)

    def _report(
        self,
        run: Run,
        path: str,
        place: tuple[Any, Span, int],
        text: str,
        is_page: bool,
        folders: tuple[str, ...],
        answer: NamedFile,
        message: str,
    ) -> None:
        from profilelint.schema import wording

        route, span, at = place
        verdict = answer.verdict
        fixes: tuple[Fix, ...] = ()
        if answer.text and at >= 0 and _is_plain(answer.text):
            written = Span(at, at + len(text.strip()))
            safety: Safety = "safe" if verdict == "case" else "unsafe"
            fixes = replace(f"Write {wording.quoted(answer.text)}", written, answer.text, safety)
        is_folder = verdict == "folder"
        run.report(
            self,
            f"page-{verdict}" if is_page and not is_folder else verdict,
            path,
            span,
            route=route,
            part="value",
            fixes=fixes,
            severity=Severity.WARNING if is_folder else None,
            message=message,
            field=wording.field(route),
            found=wording.quoted(text),
            meant=wording.cut(answer.text),
            where=_where(folders),
        )


def _where(folders: tuple[str, ...]) -> str:
    """Return the folders that a value counts from, to follow ``no such file``."""
    if not folders:
        return ""
    from profilelint.schema import wording

    names = {"": "the root of the site", ".": "the folder of the page"}
    return " in " + wording.either([names.get(each) or wording.key(each) for each in folders])


def _is_plain(text: str) -> bool:
    """Return whether a text is written alike in all notations, quoted or not."""
    return all(sign.isalnum() or sign in "/._-" for sign in text) and text[:1] != "-"
