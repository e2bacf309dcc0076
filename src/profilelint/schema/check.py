"""What is wrong with the front matter of a page, going by its schema."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from profilelint.schema.keywords import SCHEMA
from profilelint.schema.validate import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.document import Document
    from profilelint.model.finding import Problem
    from profilelint.schema.validate import Schema

_OF_FORM = ("schema-type", "schema-branch")


def check_front_matter(
    schema: Schema,
    document: Document,
    defaults: Mapping[str, Any],
    words: frozenset[str] = frozenset(),
    *,
    ignores_case: bool = False,
    is_tried: bool = False,
) -> list[Problem]:
    """Return what is wrong with a document's front matter, nothing if all is well.

    ``defaults`` are the values that the site generator supplies where the file has none.
    ``words`` are the keys whose text the generator splits at white space into a list.
    With ``ignores_case``, a key is that of the schema in another case if the page lacks that one.
    Of a document that ``is_tried``, only the rules, messages and routes of the problems are told.
    The key ``$schema`` names a schema to editors and is no content.
    """
    front_matter = document.front_matter
    if front_matter is None:
        return []
    data: Mapping[str, Any] = front_matter.data
    if SCHEMA in data:
        data = {key: value for key, value in data.items() if key != SCHEMA}
    meant = schema.meant_keys(data) if ignores_case else {}
    written = {name: key for key, name in meant.items()}
    if meant:
        data = {meant.get(key, key): value for key, value in data.items()}
    if defaults:
        data = with_defaults(data, defaults, schema.closed_keys)
    problems: list[Problem] = []
    if schema.deprecates:
        from profilelint.schema.deprecation import deprecated_keys

        problems = deprecated_keys(schema, document, front_matter, meant)
    if schema.has_known_terms(data):
        return problems
    from profilelint.schema.explain.problems import explain

    told = partial(explain, schema, document, front_matter, written=written, is_tried=is_tried)
    split = {key: text.split() for key in words if isinstance(text := data.get(key), str)}
    if not split:
        return problems + told(data)
    if schema.has_known_terms({**data, **split}):
        return problems
    # A schema may take the text, its words, or both.
    texts = told(data)
    places = [place_of(problem.route, meant) for problem in texts if problem.route]
    wrong = split.keys() & {place[0] for place in places}
    if not wrong:
        return problems + texts
    data = {**data, **{key: split[key] for key in wrong}}
    lists = told(data)
    takes_no_list = any(
        each.rule in _OF_FORM and len(each.route) == 1 and place_of(each.route, meant)[0] in wrong
        for each in lists
    )
    return problems + (texts if takes_no_list else lists)


def with_defaults(
    data: Mapping[str, Any], defaults: Mapping[str, Any], known: frozenset[str] | None
) -> Mapping[str, Any]:
    """Return front matter with the defaults of the site generator under it.

    As in Jekyll, a default counts where the file has no value, and mappings are merged.
    Defaults for keys that are not among those ``known`` are left out; None stands for all.
    """
    merged = {key: value for key, value in defaults.items() if known is None or key in known}
    for key, value in data.items():
        default = merged.get(key)
        if isinstance(value, dict) and isinstance(default, dict):
            merged[key] = {**default, **value}
        elif value is not None or default is None:
            merged[key] = value
    return merged
