"""One site: a folder whose files a site generator turns into pages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from profilelint.source.site.addresses import ADDRESS_KEYS
from profilelint.source.site.drafts import is_draft
from profilelint.source.site.folders import folders_above
from profilelint.source.site.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from profilelint.model.tree import Plain
    from profilelint.source.files.ignore import Ignore
    from profilelint.source.files.tree import Tree
    from profilelint.source.markdown.anchors import Way
    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.page_folders import PageFolder
    from profilelint.source.site.references import References
    from profilelint.source.site.templates.fields import Shown
    from profilelint.source.site.templates.templates import Templates

_NEXT = "next.config."


class Site:
    """What is known of a site; this class is the one of which no generator is known.

    ``tree`` are the files of the run, ``folder`` is that of the site, empty for the root.
    ``settings_file`` is the file by which the generator was recognised. Paths are relative to the
    root of the run.

    A generator is a subclass and says by class attributes what holds for all its sites:

    ``generator``
        its name, empty where none is known
    ``flavor``
        how it reads Markdown, see below
    ``keys``
        the front-matter keys that it, or one of its usual plugins, reads
    ``words``
        the keys whose text is split at white space into a list
    ``moments``
        the keys whose value it reads as a date itself, and as the same one in any notation
    ``ignores_key_case``
        whether it takes ``Title`` for ``title``; ``keys`` are in lower case then
    ``titles_from_headings``
        whether a page without ``title`` has its first heading as title
    ``skips_space_above``
        whether empty lines and spaces may stand above the front matter
    ``compiles_scripts``
        whether a script without an address is a part of a page's program, and no element of it
    ``warns_of_links``
        whether it builds a site whose links to its own files lead nowhere, with a warning
    ``names_are_titles``
        whether the name of a file is the title of its page, and no part of an address
    ``unread``
        the notations of front matter that it does not read
    ``merges_keys``
        whether its reader of YAML takes over the fields of the mapping that ``<<`` names
    ``needs_line_feed``
        whether it sees no end of a line in a carriage return alone, and so no front matter
    ``readmes_are_pages``
        whether a file called README is the page of its folder
    ``template_pages``
        the endings of files that are pages if they have front matter, and no Markdown
    """

    generator: ClassVar[str] = ""
    keys: ClassVar[frozenset[str]] = frozenset()
    words: ClassVar[frozenset[str]] = frozenset()
    moments: ClassVar[frozenset[str]] = frozenset()
    ignores_key_case: ClassVar[bool] = False
    titles_from_headings: ClassVar[bool] = False
    skips_space_above: ClassVar[bool] = False
    compiles_scripts: ClassVar[bool] = False
    warns_of_links: ClassVar[bool] = False
    names_are_titles: ClassVar[bool] = False
    unread: ClassVar[tuple[str, ...]] = ()
    merges_keys: ClassVar[bool] = False
    needs_line_feed: ClassVar[bool] = False
    readmes_are_pages: ClassVar[bool] = False
    template_pages: ClassVar[tuple[str, ...]] = ()

    def __init__(self, tree: Tree, folder: str = "", settings_file: str = "") -> None:
        self.tree = tree
        self.folder = folder
        self.settings_file = settings_file
        self._prefix = f"{folder}/" if folder else ""
        self._git_ignores: dict[str, Ignore | None] = {}

    @property
    def markdown_extensions(self) -> frozenset[str]:
        """Return the names of the extensions of Python-Markdown that the settings name."""
        return frozenset()

    @property
    def runs_texts(self) -> bool:
        """Return whether Liquid or Nunjucks surely runs texts in Markdown before they are read."""
        return False

    @property
    def flavor(self) -> str:
        """Return how it reads Markdown: the name of a flavor, empty where that is not known."""
        return ""

    @property
    def reads_plain_kramdown(self) -> bool:
        """Return whether it reads Markdown as kramdown itself does, and not as GitHub."""
        return False

    @property
    def curls_marks(self) -> bool:
        """Return whether straight apostrophes and quotation marks of a text come out curly."""
        return False

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """Return the settings file as plain data; empty where it is code or cannot be read."""
        return read_settings(self.tree, self.settings_file) if self.settings_file else {}

    @property
    def evidence(self) -> str:
        """Return by what the generator was recognised, in words."""
        return self.settings_file

    @property
    def is_confirmed(self) -> bool:
        """Return whether the site has what its settings speak of.

        The file may be another program's.
        """
        return True

    @property
    def is_presumed(self) -> bool:
        """Return whether no settings tell of the generator, so that those of another count more."""
        return False

    @property
    def base_path(self) -> str:
        """Return the path at which the site is published, such as ``/docs``; empty for the top."""
        return ""

    @property
    def address_keys(self) -> frozenset[str]:
        """Return the keys of front matter that the address of a page may be made of."""
        return ADDRESS_KEYS

    @property
    def url(self) -> str:
        """Return scheme and host of the site, such as ``https://example.org``; empty if unknown."""
        return ""

    @cached_property
    def published_at(self) -> str:
        """Return scheme, host and path of the site, without a slash at the end; empty if unknown.

        It is also empty for a site that is published on the machine at hand alone.
        """
        url = self.url
        return "" if "://localhost" in url or not url else url + self.base_path

    @property
    def inputs(self) -> list[str]:
        """Return the files that were read to know the site, relative to the root."""
        return [self.settings_file] if self.settings_file else []

    def inputs_for(self, _folders: Iterable[str]) -> list[str]:
        """Return the files that are read to know what holds for the pages of some folders.

        These are `inputs`, and data files that supply values. All paths are relative to the root.
        """
        return self.inputs

    @property
    def dates_from_names(self) -> bool:
        """Return whether a day that begins the name of a file is the date of its page."""
        return False

    def keeps_day(self, _moment: str, *, is_quoted: bool) -> bool:  # noqa: ARG002 - for subclasses
        """Return whether the settings say that a time without a zone is on the day that it names.

        ``is_quoted`` tells that it stands in quotation marks and is a text to YAML.
        """
        return False

    @property
    def is_one_book(self) -> bool:
        """Return whether its pages are the chapters of one book.

        A link to a place then leads to any of them, and files of the whole book are made.
        """
        return False

    def inside(self, path: str) -> str | None:
        """Return a path relative to the site's folder; None for one outside it."""
        if not path.startswith(self._prefix):
            return None
        return path[len(self._prefix) :]

    def knows_key(self, key: str) -> bool:
        """Return whether the generator, or one of its usual plugins, reads a front-matter key."""
        return (key.lower() if self.ignores_key_case else key) in self.keys

    @property
    def date_keys(self) -> frozenset[str]:
        """Return the keys, in lower case, at whose value it stops if it is no date to it."""
        return frozenset()

    def reads_date(self, _text: str) -> bool | None:
        """Return whether it takes a text for a date; None if that is not known."""
        return None

    def needs_front_matter(self, _path: str) -> bool:
        """Return whether a file without front matter is surely a fault."""
        return False

    def is_post_without_day(self, _path: str) -> bool:
        """Return whether no page is made of a file, because no day begins its name."""
        return False

    def is_draft(self, _path: str, data: Mapping[str, Any]) -> bool:
        """Return whether a page is not to be published yet, by its front matter or its folder."""
        return is_draft(data)

    def language_of(self, _path: str, _data: Mapping[str, Any]) -> str:
        """Return the language of a page as the site names it; empty where it names none."""
        return ""

    def translation_key(self, _path: str, _data: Mapping[str, Any]) -> str:
        """Return what a page and its translations have in common and other pages have not.

        Two pages of one site are translations of each other if they have the same key, which is not
        empty, and different languages.
        """
        return ""

    def standing(self, _path: str) -> str:
        """Return what else than its text and the settings decides what is right for a file.

        The result is any text that changes whenever that does; empty where there is nothing.
        """
        return ""

    @property
    def anchor_ways(self) -> tuple[Way, ...]:
        """Return the ways in which its settings have anchors made, besides those of its flavor."""
        return ()

    def adds_headings(self, _path: str, _data: Mapping[str, Any]) -> bool:
        """Return whether code of the site may put headings on a page that its text does not have.

        ``data`` is the page's own front matter.
        """
        return False

    def left_out(self, _path: str) -> str:
        """Return what a file is that is not a page of the site, in the plural; else nothing."""
        return ""

    def is_made(self, path: str) -> bool:
        """Return whether git ignores a file, which the build, or what runs before it, may make."""
        from profilelint.source.files.discover import is_ignored

        return is_ignored(self.tree, path, self._git_ignores)

    def whole_of(self, _path: str) -> str:
        """Return the page that a file is a part of, so that it is none itself; else nothing."""
        return ""

    def folder_of_templates(self, _path: str) -> str:
        """Return the folder of templates for new pages that a file lies in; else nothing.

        It is relative to the root. Their front matter is only made when a page is.
        """
        return ""

    def defaults(self, _path: str) -> Mapping[str, Plain]:
        """Return the front-matter values that the generator supplies for a page."""
        return {}

    def supplies(self, _key: str) -> bool:
        """Return whether the settings give any page a front-matter key by default."""
        return False

    @property
    def link_labels(self) -> frozenset[str]:
        """Return the labels of links, as they are written, that every page may refer to."""
        return frozenset()

    @property
    def adds_footnotes(self) -> bool:
        """Return whether the settings name an extension for footnotes, which the flavor lacks."""
        return False

    @property
    def data_folders(self) -> Sequence[str]:
        """Return the folders of data files, relative to the site's."""
        return ("_data",)

    def term_pages(self, name: str) -> Sequence[str]:
        """Return globs, relative to the site, of pages that stand for the terms of a list each."""
        return (f"_{name}/**/*",)

    def term_key(self, _key: str, term: str) -> str:
        """Return what a term of a front-matter key is known by: that of equal terms is equal."""
        return term

    def page_address(self, path: str) -> str:
        """Return the address of a page that says none itself; empty if that is not known."""
        inside = (self.inside(path) or "").rpartition(".")[0]
        segments = inside.split("/")
        last = segments[-1]
        if last in ("index", "_index") or (self.readmes_are_pages and last.lower() == "readme"):
            segments.pop()
        return "/".join(("", *segments, "")) if segments else "/"

    def may_supply(self, _path: str, _key: str, _data: Mapping[str, Plain]) -> bool:
        """Return whether a page may get a front-matter value that is not known before the build.

        Such as one that code computes. ``data`` is the page's own front matter.
        """
        return False

    def takes_title_from_heading(self, _path: str) -> bool:
        """Return whether a page without ``title`` has its first heading as title."""
        return self.titles_from_headings

    def gives_meaning_to(self, _key: str, _value: Plain) -> bool:
        """Return whether a value of a key is a word of the generator's, such as ``today``."""
        return False

    @cached_property
    def layouts(self) -> frozenset[str] | None:
        """Return the names of the layouts that a page may ask for; None where they are not known.

        They are known where a page of another layout is shown without any, or ``shows_usually``.
        """
        return None

    @property
    def shows_usually(self) -> bool:
        """Return whether a page that asks for no layout of the site is shown with its usual one."""
        return False

    @cached_property
    def shortcodes(self) -> frozenset[str] | None:
        """Return the names of the shortcodes of Hugo; None where some may not be at hand."""
        return None

    @cached_property
    def templates(self) -> Templates | None:
        """Return the templates in the tree; None where what they do is not understood."""
        return None

    def shows(self, field: Sequence[str]) -> Shown:
        """Return how the site shows a field of its pages; ``field`` are the keys that lead to it.

        The templates are read when this is first called.
        """
        from profilelint.source.site.templates.fields import UNKNOWN

        return self.templates.shows(field) if self.templates is not None else UNKNOWN

    def names_key(self, key: str) -> bool:
        """Return whether a template of the site names a key, and so may read it."""
        return self.templates is not None and key in self.templates.named_keys

    @property
    def has_other_templates(self) -> bool:
        """Return whether a theme or module that is not at hand may show fields, too."""
        return False

    def escapes_fields(self, path: str) -> bool:
        """Return whether what prints the fields of a page is known to show tags in them as text.

        It is so in React, and here where Next.js has its settings above the page.
        """
        return not self.generator and any(
            name.startswith(_NEXT)
            for folder in folders_above(path.rpartition("/")[0], "")
            for name in self.tree.names(folder)
        )

    def may_make_place(self, place: str, path: str, read: Callable[[], Mapping[str, Any]]) -> bool:
        """Return whether a template that takes part in a page may make a place of a name.

        ``path`` is that of the page, and ``read`` returns its front matter, if that matters.
        """
        templates = self.templates
        if templates is None:
            return False
        ids = templates.ids
        if place in ids.written:
            return True
        return ids.may_be_made(place) and ids.may_be_made_by(self.makers(path, read()), place)

    def writes_address(self, _output: str, _text: str) -> bool:
        """Return whether a template tag of a page writes an address that the site's data hold.

        ``output`` is the tag, and ``text`` the page that it stands in.
        """
        return False

    def makers(self, path: str, data: Mapping[str, Any]) -> Iterable[str]:
        """Return the paths of the templates that stand around a page."""
        layout = data.get("layout") or self.defaults(path).get("layout")
        if self.templates is None or not isinstance(layout, str):
            return ()
        return self.templates.ids.named(layout)

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Return the kinds of pages, most special first; ``pages`` are relative to the site."""
        from profilelint.source.site.page_folders import top_folders

        return top_folders(pages)

    def addressing(self, names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        from profilelint.source.site.addressing import UnknownAddressing

        return UnknownAddressing(self.folder, names)

    def references(self, _files: frozenset[str]) -> References | None:
        """Return what tags that look a page up find; None for a generator that has none.

        ``files`` are all of the tree, relative to its root.
        """
        return None


def address_values(data: Mapping[str, Any], site: Site | None) -> dict[str, Any]:
    """Return of a page's front matter what its address may be made of.

    Keys are in lower case where the generator ignores case.
    """
    keys = site.address_keys if site is not None else ADDRESS_KEYS
    if site is not None and site.ignores_key_case:
        data = {key.lower(): value for key, value in data.items()}
    return {} if keys.isdisjoint(data) else {key: data[key] for key in data if key in keys}
