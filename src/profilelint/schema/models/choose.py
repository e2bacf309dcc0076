"""Which collections of a content model are meant for some pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.schema.models.collection import ContentCollection

_MOST_NAMES = 30
_MOST_PAGES = 300


class ChoiceError(Exception):
    """It is not clear which collection of a content model is meant; the text says why."""


def choose(
    collections: Sequence[ContentCollection], wanted: str, pages: Sequence[str], path: str
) -> list[ContentCollection]:
    """Return the collections that pages are to be checked against.

    ``wanted`` is the name of one, or empty for those that hold the pages. There is one, or there
    are several that share a folder and tell their pages apart by a condition. ``path`` is the
    file of the content model, for messages. Raises `ChoiceError`.
    """
    if wanted:
        chosen = [each for each in collections if each.name == wanted]
        if not chosen:
            raise ChoiceError(_unknown(collections, wanted, path))
        return chosen[:1]
    step = -(-len(pages) // _MOST_PAGES) or 1
    pages = sorted(pages)[::step]
    counts = {number: sum(map(each.holds, pages)) for number, each in enumerate(collections)}
    most = max(counts.values(), default=0)
    if not most:
        raise ChoiceError(
            f"no collection of {path} contains these pages; name the one you mean, as in "
            f'"{path}#{_example(collections)}"; {_listed(collections)}'
        )
    # Of two collections that hold as many, the one of the inner folder is meant.
    best = [collections[number] for number, count in counts.items() if count == most]
    deepest = max(_depth(each) for each in best)
    best = [each for each in best if _depth(each) == deepest]
    if len(best) > 1 and not all(each.condition for each in best):
        names = [each for number, each in enumerate(collections) if counts[number]]
        raise ChoiceError(
            f"these pages may belong to several collections of {path}; name the one you mean, as "
            f'in "{path}#{best[0].name}"; {_listed(names)}'
        )
    others = [
        each
        for number, each in enumerate(collections)
        if counts[number] and each not in best and _apart(each, best, pages)
    ]
    if others:
        raise ChoiceError(
            f"these pages belong to several collections of {path}; make a collection of each "
            f'folder, or name the one you mean, as in "{path}#{best[0].name}"; '
            f"{_listed([*best, *others])}"
        )
    return best


def _apart(
    other: ContentCollection, best: Sequence[ContentCollection], pages: Sequence[str]
) -> bool:
    """Return whether a collection holds pages that those chosen do not hold."""
    return any(other.holds(page) and not any(each.holds(page) for each in best) for page in pages)


def _depth(collection: ContentCollection) -> int:
    """Return how many folders a collection's first glob names before a star."""
    return collection.include[0].partition("*")[0].count("/") if collection.include else 0


def _unknown(collections: Sequence[ContentCollection], wanted: str, path: str) -> str:
    from profilelint.vocabulary.nearest import nearest

    names = [each.name for each in collections]
    meant = nearest(wanted, names, names)
    hint = f'did you mean "{meant}"?' if meant else _listed(collections)
    return f'there is no collection "{wanted}" in {path}; {hint}'


def _example(collections: Sequence[ContentCollection]) -> str:
    return collections[0].name if collections else "posts"


def _listed(collections: Sequence[ContentCollection]) -> str:
    names = [f'"{each.name}"' for each in collections[:_MOST_NAMES]]
    if not names:
        return "it has none"
    more = f" and {len(collections) - len(names)} others" if len(collections) > len(names) else ""
    return f"there are {', '.join(names)}{more}"
