"""The vocabularies of a run: what the configuration names, the site's own, the bundled ones."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from profilelint.config.model import ConfigError
from profilelint.model.steps import at_once
from profilelint.source.files.file import SkippedError
from profilelint.source.files.glob import Glob
from profilelint.source.read import LARGEST_FILE, read_document
from profilelint.source.site.addresses import join_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from profilelint.config.model import Collection, Config
    from profilelint.config.vocabulary_source import VocabularySource
    from profilelint.engine.site_vocabularies import SiteList, SiteVocabularies
    from profilelint.model.steps import Steps
    from profilelint.source.site.site import Site
    from profilelint.source.site.sites import Sites
    from profilelint.vocabulary.collection import Page
    from profilelint.vocabulary.vocabulary import Vocabulary


class VocabularyStore:
    """Loads vocabularies, each when it is first needed.

    ``list_files`` returns the files below the root that are not ignored.
    """

    def __init__(
        self, config: Config, sites: Sites, list_files: Callable[[], frozenset[str]]
    ) -> None:
        self._config = config
        self._sites = sites
        self._list_files = list_files
        self._loaded: dict[tuple[str, VocabularySource | None], Vocabulary] = {}
        self._site_lists: SiteVocabularies | None = None
        self._may_keep: dict[tuple[str, str], bool] = {}

    def home(self, path: str) -> str:
        """Return the folder of the site that a file belongs to, where the site keeps its lists.

        Where no generator is known, it is the folder above the first one with an underscore.
        """
        site = self._sites.of(path)
        if site.generator:
            return site.folder
        folders = path.split("/")[:-1]
        marked = [number for number, name in enumerate(folders) if name[:1] == "_"]
        return "/".join(folders[: marked[0]]) if marked else ""

    def home_of(self, collection: Collection | None) -> str:
        """Return the folder of the site that the pages of a collection belong to."""
        if collection is None or not collection.include:
            return self.home("")
        pattern = collection.include[0].pattern.removeprefix("./")
        fixed = []
        for segment in pattern.split("/")[:-1]:
            if set(segment) & set("*?["):
                break
            fixed.append(segment)
        return self.home("/".join((*fixed, "")))

    def site_list(self, name: str, home: str) -> SiteList | None:
        """Return the list of this name that a site keeps; None if it keeps none."""
        site = self._sites.at(home)
        may_keep = self._may_keep.get((name, home))
        if may_keep is None:
            may_keep = self._may_keep[name, home] = _may_keep(name, site, home)
        if not may_keep:
            return None
        if self._site_lists is None:
            from profilelint.engine.site_vocabularies import SiteVocabularies

            self._site_lists = SiteVocabularies(
                self._sites.tree, self._list_files, self._read_pages, self._may_be_profile
            )
        return self._site_lists.find(name, site, home)

    def _may_be_profile(self, path: str) -> bool:
        if not self._config.collections:
            return True
        collection = self._config.collection_of(path)
        return collection is not None and not collection.schema

    def source(
        self, name: str, collection: Collection | None, home: str
    ) -> VocabularySource | None:
        """Return where a collection's vocabulary comes from; None for a bundled one."""
        own = collection.vocabularies.get(name) if collection is not None else None
        source = own if own is not None else self._config.vocabularies.get(name)
        if source is None:
            found = self.site_list(name, home)
            if found is None or found.vocabulary is None:
                return None
            self._loaded[name, found.source] = found.vocabulary
            return found.source
        return None if source.bundled else source

    def names(self, collection: Collection | None) -> Iterator[str]:
        """Return the names of a collection's vocabularies, the bundled ones included."""
        from profilelint.vocabulary.bundled import VOCABULARIES

        own = collection.vocabularies if collection is not None else {}
        return iter({*VOCABULARIES, *self._config.vocabularies, *own})

    def vocabulary(self, name: str, source: VocabularySource | None) -> Vocabulary:
        """Return the vocabulary of a source, or the bundled one where there is none.

        Raises `KeyError` if no vocabulary of this name is bundled, `ConfigError` if there is
        nothing where the configuration says that terms are, and
        `profilelint.vocabulary.term_reader.VocabularyError` for a file that cannot be used.
        """
        vocabulary = self._loaded.get((name, source))
        if vocabulary is None:
            vocabulary = self._loaded[name, source] = self._load(name, source)
        return vocabulary

    @property
    def files(self) -> list[str]:
        """Return the files of terms that were read so far, relative to the root."""
        return sorted(
            {
                source.file
                for _, source in self._loaded
                if source is not None and source.file and self._sites.tree.reaches_file(source.file)
            }
        )

    def _load(self, name: str, source: VocabularySource | None) -> Vocabulary:
        if source is None:
            from profilelint.vocabulary.bundled import bundled_vocabulary

            bundled = bundled_vocabulary(name)
            if bundled is None:
                raise KeyError(name)
            return bundled
        return self._of_file(name, source) if source.file else at_once(self._of_pages(name, source))

    def _of_file(self, name: str, source: VocabularySource) -> Vocabulary:
        from profilelint.vocabulary.file import load_vocabulary
        from profilelint.vocabulary.term_reader import NothingThereError

        tree = self._sites.tree
        if not tree.reaches_file(source.file) and not (
            tree.reaches_folder(source.file) and not source.has_terms_file
        ):
            self._refuse(name, source, f'there is no file "{source.file}"')
        try:
            return load_vocabulary(
                name, source.file, tree,
                at=source.path, keys=source.keys, flags=source.flags, is_open=source.open,
            )  # fmt: skip
        except NothingThereError as error:
            self._refuse(name, source, f'in "{source.file}" {error.message}')

    def loading(self) -> Iterator[None]:
        """Load the vocabularies that come from pages; a step is a page."""
        for names in (
            self._config.vocabularies,
            *(collection.vocabularies for collection in self._config.collections),
        ):
            for name, source in names.items():
                if source.collection and (name, source) not in self._loaded:
                    # One that cannot be used is told where a schema names it.
                    with suppress(ConfigError):
                        self._loaded[name, source] = yield from self._of_pages(name, source)

    def _of_pages(self, name: str, source: VocabularySource) -> Steps[Vocabulary]:
        from profilelint.vocabulary import collection
        from profilelint.vocabulary.vocabulary import Vocabulary

        glob = Glob(source.collection)
        paths = [path for path in sorted(self._list_files()) if glob.matches(path)]
        if not paths:
            self._refuse(name, source, f'no page matches "{source.collection}"')
        pages: list[Page] = []
        for path in paths:
            yield
            pages += self._read_pages([path])
        where = f'the pages "{source.collection}"'
        if source.names:
            terms = collection.terms_of_pages(pages, collection.file_name, source.flags)
            place = f"the names of {where}"
        elif source.permalinks:
            labels = collection.permalink(lambda path: self._sites.of(path).page_address(path))
            terms = collection.terms_of_pages(pages, labels, source.flags)
            place = f"the addresses of {where}"
        else:
            terms = collection.terms_of_pages(
                pages, collection.titles_in(source.field), source.flags
            )
            place = f'"{source.field}" of {where}'
            if not terms:
                self._refuse(name, source, f'none of {where} has text under "{source.field}"')
        if not terms:
            self._refuse(name, source, f"none of {where} can be read")
        return Vocabulary(name, terms, is_open=bool(source.open), place=place)

    def _read_pages(self, paths: Iterable[str]) -> list[Page]:
        pages: list[Page] = []
        for path in paths:
            try:
                data = self._sites.tree.read(path, LARGEST_FILE)
            except (OSError, SkippedError):
                continue
            pages.append((path, read_document(path, data).data))
        return pages

    def _refuse(self, name: str, source: VocabularySource, message: str) -> NoReturn:
        """Raise the error of a source that the configuration names, with its line."""
        config = self._config
        places = [(config.vocabularies, "vocabularies")]
        places += [
            (each.vocabularies, f"collections.{number}.vocabularies")
            for number, each in enumerate(config.collections)
        ]
        key = next((key for sources, key in places if sources.get(name) == source), "")
        raise config.error_at(f"{key}.{name}", f'the vocabulary "{name}" has no terms: {message}')


class Vocabularies(Mapping[str, "Vocabulary"]):
    """The vocabularies of a collection by name, the bundled ones included.

    ``home`` is the folder of the site that the pages belong to.
    """

    def __init__(self, store: VocabularyStore, collection: Collection | None, home: str) -> None:
        self._store = store
        self._collection = collection
        self._home = home

    def __getitem__(self, name: str) -> Vocabulary:
        """Return a vocabulary; see `VocabularyStore.vocabulary` for what is raised."""
        source = self._store.source(name, self._collection, self._home)
        return self._store.vocabulary(name, source)

    def __iter__(self) -> Iterator[str]:
        """Return an iterator over the names, of whose vocabularies none is loaded by this."""
        return self._store.names(self._collection)

    def __len__(self) -> int:
        """Return the number of vocabularies."""
        return sum(1 for _ in self)


def _may_keep(name: str, site: Site, home: str) -> bool:
    """Return whether there is any folder or file in which a site could keep a list."""
    tree = site.tree
    listed = (tree.names(join_path(home, each)) for each in site.data_folders)
    return any(name == each.partition(".")[0] for entries in listed for each in entries) or any(
        tree.has_folder(join_path(home, pattern.partition("*")[0]).rstrip("/"))
        for pattern in site.term_pages(name)
    )
