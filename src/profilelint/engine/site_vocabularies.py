"""The lists that a site keeps of its own clients, countries, regions and solutions.

They are looked for beside the pages, under the names of the bundled vocabularies: pages that stand
for one term each, such as ``_solutions/*.md`` in Jekyll and the term pages of a taxonomy in Hugo,
and data files. Where the pages do not use what such a list holds, it is another list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.config.vocabulary_source import VocabularySource
from profilelint.model.named_tuple import NamedTuple
from profilelint.schema.profile import is_profile
from profilelint.source.data_file import ENDINGS, DataFileError, decode, parse, read_inside
from profilelint.source.files.glob import Glob
from profilelint.source.site.addresses import join_path
from profilelint.vocabulary import bundled
from profilelint.vocabulary.collection import terms_of_pages, titles_in
from profilelint.vocabulary.data_folder import data_files, read_folder
from profilelint.vocabulary.file import load_vocabulary
from profilelint.vocabulary.site_list import FLAGS, listed_terms, with_knowledge
from profilelint.vocabulary.vocabulary import DRAFT, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from profilelint.source.files.tree import Tree
    from profilelint.source.site.site import Site
    from profilelint.vocabulary.collection import Page
    from profilelint.vocabulary.vocabulary import Term

FIELDS = {
    "clients": "client",
    "countries": "country",
    "regions": "regions",
    "solutions": "solutions",
}
"""The field of the bundled schema that takes the terms of a vocabulary, by the latter's name."""

PAGES = (".md", ".markdown", ".mdx", ".html")
_INDEXES = ("index.", "_index.", "README.")
_PRIMARY = "primary"
_SAMPLE = 60
_FEW_USES = 5
_MANY_USES = 20


class SiteList(NamedTuple):
    """A list that was found.

    ``vocabulary`` is None if it is not taken. ``remark`` says why that is, or why it is open.
    """

    source: VocabularySource
    vocabulary: Vocabulary | None
    remark: str = ""


class SiteVocabularies:
    """Looks for the lists of sites, for each once.

    ``tree`` are the files of the run, and ``list_files`` returns the paths of those below the root.
    ``read_pages`` returns those pages that can be read, with their front matter, and
    ``may_be_profile`` whether the bundled schema may apply to a file.
    """

    def __init__(
        self,
        tree: Tree,
        list_files: Callable[[], Iterable[str]],
        read_pages: Callable[[Iterable[str]], list[Page]],
        may_be_profile: Callable[[str], bool],
    ) -> None:
        self._tree = tree
        self._list_files = list_files
        self._read_pages = read_pages
        self._may_be_profile = may_be_profile
        self._found: dict[tuple[str, str], SiteList | None] = {}
        self._samples: dict[str, list[Page]] = {}

    def find(self, name: str, site: Site, home: str) -> SiteList | None:
        """Return the list of a name that a site keeps; None if there is none.

        ``home`` is the folder of the site, or what is taken for it where no generator is known.
        """
        if name not in FIELDS:
            return None
        if (name, home) not in self._found:
            found = self._pages_of(name, site, home) or self._data_of(name, site, home)
            if found is not None and found.vocabulary is not None:
                found = self._tried(name, home, found, found.vocabulary)
            self._found[name, home] = found
        return self._found[name, home]

    def _pages_of(self, name: str, site: Site, home: str) -> SiteList | None:
        """Return the list whose terms have a page each."""
        for pattern in site.term_pages(name):
            start = join_path(home, pattern.partition("*")[0])
            if not site.tree.has_folder(start.rstrip("/")):
                continue
            glob = Glob(join_path(home, pattern))
            paths = [
                path
                for path in sorted(self._list_files())
                if path.startswith(start)
                and path.endswith(PAGES)
                and not path[len(start) :].startswith(_INDEXES)
                and glob.matches(path)
            ]
            terms = terms_of_pages(self._read_pages(paths), titles_in("title"), FLAGS, _PRIMARY)
            published = sum(DRAFT not in term.flags for term in terms)
            if published and 2 * len(terms) > len(paths):
                folder = start.rstrip("/") + "/"
                source = VocabularySource(
                    collection=glob.pattern, field="title", flags=FLAGS, found=True
                )
                pages = "page" if published == 1 else "pages"
                origin = f"titles of the {published} {pages} in {folder}"
                place = f'"title" of the pages in "{folder}"'
                return self._list(name, source, terms, origin, place)
        return None

    def _data_of(self, name: str, site: Site, home: str) -> SiteList | None:
        """Return the list that a data file, or a folder of them, holds."""
        other = None
        for folder in site.data_folders:
            names = site.tree.names(join_path(home, folder))
            for file in (*(name + ending for ending in ENDINGS), name):
                path = join_path(home, f"{folder}/{file}")
                if file not in names:
                    continue
                found = self._file(name, path) if file != name else self._folder(name, path, site)
                if found is not None:
                    return found
                source = VocabularySource(file=path, found=True)
                other = other or SiteList(source, None, f"{path} is not a list of terms")
        return other

    def _file(self, name: str, path: str) -> SiteList | None:
        source = VocabularySource(file=path, found=True)
        try:
            file = parse(path, decode(path, read_inside(path, self._tree)))
            if isinstance(file.data, dict) and isinstance(file.data.get("terms"), list):
                own = load_vocabulary(name, path, self._tree)
                return SiteList(source, own)
        except DataFileError:
            return None
        terms = listed_terms(file.data, file.line)
        if not terms:
            return None
        return self._list(name, source, terms, f"the list in {path}", f'"{path}"')

    def _folder(self, name: str, path: str, site: Site) -> SiteList | None:
        if not site.tree.has_folder(path):
            return None
        try:
            files = data_files(path, self._tree)
            terms = listed_terms(read_folder(path, self._tree, files), lambda _: 0)
        except (DataFileError, OSError):
            return None
        if not terms:
            return None
        source = VocabularySource(file=path, keys=True, found=True)
        origin = f"names and titles of the {len(files)} files in {path}/"
        return self._list(name, source, terms, origin, f'the files of "{path}"')

    def _list(
        self, name: str, source: VocabularySource, terms: list[Term], origin: str, place: str
    ) -> SiteList | None:
        bundle = bundled.bundled_vocabulary(name)
        if bundle is None:
            return None
        known = with_knowledge(terms, bundle)
        return SiteList(
            source,
            Vocabulary(name, known, bundle.title, place=place, origin=origin, bundle=bundle),
        )

    def _tried(self, name: str, home: str, found: SiteList, own: Vocabulary) -> SiteList:
        """Return a list as far as the pages bear it out.

        It is not taken if too many of their values are not in it, letter for letter, and open if
        rather many are not. With few values there is nothing to go by.
        """
        values = titles_in(FIELDS[name])
        uses = [value for page in self._sample(home) for value in values(page)]
        known = sum(value in own.terms for value in uses)
        if len(uses) < _FEW_USES:
            return found
        of_uses = f'of {len(uses)} values that pages have under "{FIELDS[name]}", it has {known}'
        if known < len(uses) * (0.8 if len(uses) >= _MANY_USES else 0.5):
            remark = f"{found.source.words} is another list: {of_uses}"
            return found._replace(vocabulary=None, remark=remark)
        if len(uses) >= _MANY_USES and known < len(uses) * 0.9:
            own.is_open = True
            return found._replace(remark=f"open: {of_uses}")
        return found

    def _sample(self, home: str) -> list[Page]:
        """Return some of a site's project profiles, spread evenly over their names."""
        if home not in self._samples:
            start = f"{home}/" if home else ""
            paths = [
                path
                for path in sorted(self._list_files())
                if path.startswith(start) and path.endswith(PAGES) and self._may_be_profile(path)
            ]
            step = max(1, len(paths) // _SAMPLE)
            self._samples[home] = [
                page for page in self._read_pages(paths[::step]) if is_profile(page[1])
            ]
        return self._samples[home]
