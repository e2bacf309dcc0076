"""What comes with the program: the profile schema and its vocabularies."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from profilelint.vocabulary.vocabulary import Vocabulary

PROFILE = "profile.schema.json"
VOCABULARIES = ("clients", "countries", "regions", "solutions")

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_FOLDERS = (
    os.path.join(_PACKAGE, "data"),  # where the wheel puts them
    os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "schema"),  # a checkout
)


def path(name: str) -> str:
    """Return the absolute path of a bundled file, such as ``vocabularies/clients.yaml``.

    Raises `FileNotFoundError` if there is none of that name.
    """
    for folder in _FOLDERS:
        found = os.path.join(folder, *name.split("/"))
        if os.path.isfile(found):
            return found
    raise FileNotFoundError(f"no bundled file {name}")


def bundled_vocabulary(name: str) -> Vocabulary | None:
    """Return a vocabulary that comes with the program; None if there is none of that name."""
    from profilelint.vocabulary.bundled_terms import TERMS
    from profilelint.vocabulary.vocabulary import Term, Vocabulary

    if name not in TERMS:
        return None
    title, terms = TERMS[name]
    return Vocabulary(
        name,
        [Term._make((*term[:-1], frozenset(term[-1]))) for term in terms],
        title,
        is_open=True,
        is_bundled=True,
    )
