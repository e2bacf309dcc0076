"""What is proposed for a repository: collections, schemas, vocabularies and their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.upkeep.bundled_fit import KNOWN_TERMS
from profilelint.upkeep.term_counts import TermCounts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.source.site.layout import Kind
    from profilelint.source.site.site import Site
    from profilelint.upkeep.conventions import Convention
    from profilelint.upkeep.editors_model import EditorsModel
    from profilelint.upkeep.infer import Inference, Place
    from profilelint.upkeep.kept_lists import KeptList

CONFIG = "profilelint.toml"
HIDDEN_CONFIG = ".profilelint.toml"
"""The name in the folder of a Jekyll site, which publishes all other files."""


class ProposedCollection(NamedTuple):
    """One kind of page and what was decided for it.

    ``inference`` is None where the bundled schema applies, or where there are too few pages for
    any; ``bundled`` tells which. ``shared`` tells how much of what the bundled vocabularies ask
    is known to them, from 0 to 1, None where the pages are not profiles at all. ``model`` is the
    content model of a CMS for them. ``names`` are the
    vocabularies of its fields, ``without`` the pages that have no front matter, ``notes`` the files
    that are no pages, and ``ignored`` the rules that are off in it.
    """

    kind: Kind
    pages: int
    drafts: int
    bundled: bool
    shared: float | None
    model: EditorsModel | None
    schema_path: str
    inference: Inference | None
    names: dict[Place, str]
    ignored: tuple[Convention, ...]
    without: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def size(self) -> str:
        """Return in words how many pages there are, and which of them are special."""
        number = self.pages + len(self.without)
        parts = [f"{number} page" if number == 1 else f"{number} pages"]
        if self.drafts:
            parts.append(f"drafts among them: {self.drafts}")
        if self.without:
            parts.append(f"without front matter: {len(self.without)}")
        return ", ".join(parts)

    @property
    def unlike_bundled(self) -> bool:
        """Return whether these are profiles whose terms the bundled vocabularies do not know."""
        return self.shared is not None and self.shared < KNOWN_TERMS


class ProposedVocabulary(NamedTuple):
    """A vocabulary: a file that is proposed, or a list that the site keeps.

    ``source`` is where its terms come from, as TOML. ``path`` is that of the proposed file with the
    ``terms``; ``suspects`` are the values left out of it, with what was probably meant.
    """

    name: str
    source: str
    kept: KeptList | None = None
    path: str = ""
    terms: TermCounts = TermCounts({})
    suspects: Mapping[str, tuple[str, ...]] = {}


class Proposal(NamedTuple):
    """All that is decided; ``files`` are the texts to write by path relative to the root.

    ``config`` is the path of the configuration among them. ``ignored`` are the rules that are off
    in all collections. ``beside`` are the other files in Markdown that are no pages, by what they
    are.
    """

    sites: tuple[Site, ...]
    collections: tuple[ProposedCollection, ...]
    vocabularies: tuple[ProposedVocabulary, ...]
    left_out: tuple[str, ...]
    beside: Mapping[str, tuple[str, ...]]
    ignored: tuple[Convention, ...]
    config: str
    files: dict[str, str]
