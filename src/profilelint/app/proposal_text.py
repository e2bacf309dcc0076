"""Says in words what ``profilelint init`` proposes, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.report.summary import count
from profilelint.schema.explain.keys import is_placeholder_key
from profilelint.schema.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.upkeep.editors_model import EditorsModel
    from profilelint.upkeep.proposal import Proposal, ProposedCollection, ProposedVocabulary

_MOST_NAMED = 8
_MOST_FIELDS = 20
# So many files are worth a line: they may be pages that were meant to be checked.
_MANY = 10


def describe_proposal(proposal: Proposal) -> Iterator[str]:
    """Yield what was decided and why, line by line."""
    number = len(proposal.collections)
    kinds = "one kind" if number == 1 else f"{number} kinds"
    found = [f"{site.generator} ({site.evidence})" for site in proposal.sites]
    # What lies beside the folder of a site is found as another one.
    sites = list(dict.fromkeys(found))
    if len(sites) == 1:
        yield f"A site of {sites[0]}, with {kinds} of page."
    elif sites:
        yield f"{len(sites)} sites, with {kinds} of page: {listed(sites, 5)}."
    else:
        yield f"No site generator was recognised; by folder, found {kinds} of page."
    for collection in proposal.collections:
        yield ""
        yield from _collection_lines(collection)
    for vocabulary in proposal.vocabularies:
        yield ""
        yield from _vocabulary_lines(vocabulary)
    if proposal.ignored:
        yield ""
        yield "Rules off everywhere, because they are made for other pages:"
        for why in dict.fromkeys(habit.why for habit in proposal.ignored):
            rules = [habit.rule for habit in proposal.ignored if habit.why == why]
            yield f"  {', '.join(rules)}: {why}."
    if proposal.left_out:
        yield ""
        yield f"Not checked, because they are not pages: {listed(proposal.left_out, 3)}."
    for what, paths in proposal.beside.items():
        if len(paths) >= _MANY:
            yield ""
            yield f"Not checked: {what} ({len(paths)}), such as {paths[0]}."


def _vocabulary_lines(vocabulary: ProposedVocabulary) -> Iterator[str]:
    kept, terms, suspects = vocabulary.kept, vocabulary.terms, vocabulary.suspects
    if kept is not None:
        share = "all" if kept.known == kept.uses else f"{kept.known} of {kept.uses}"
        kind = "open" if kept.is_open else "closed"
        yield f"Vocabulary {vocabulary.name}: the {kept.where}, where {share} values are; {kind}."
        return
    once = sum(n == 1 for value, n in terms.counts.items() if value not in suspects)
    rare = f"; {once} used only once" if once else ""
    kind = "closed, but only with warnings"
    if terms.is_open:
        kind = "open, so only near misses are reported"
    number = len(terms.counts) - len(suspects)
    yield f"Vocabulary {vocabulary.name}: {count(number, 'term')}{rare}; {kind}."
    for value, meant in sorted(suspects.items())[:_MOST_NAMED]:
        probably = "probably " + " and ".join(f'"{each}"' for each in meant)
        why = probably if meant else "a placeholder"
        yield f'  Left out: "{value}" ({terms.counts[value]}), {why}.'
    if len(suspects) > _MOST_NAMED:
        yield f"  Left out as well: {len(suspects) - _MOST_NAMED} more, named in the file."


def _collection_lines(collection: ProposedCollection) -> Iterator[str]:
    kind = collection.kind
    yield f"{kind.name}: {collection.size} ({', '.join(kind.include)})"
    if collection.bundled:
        share = round(100 * (collection.shared or 0))
        yield (
            f"  They have the keys of project profiles, and the bundled vocabularies know {share} "
            "% of their terms: the bundled schema is used."
        )
        yield "  To infer a schema from the pages instead: profilelint init --infer"
    elif collection.model is not None and collection.model.fits:
        yield f"  Schema: the content model of {_model(collection.model)} fit it."
    elif not collection.pages:
        yield "  No front matter: their bodies are checked."
    elif collection.inference is None:
        yield "  Too few pages to infer a schema from: their front matter is only read."
    else:
        yield from _field_lines(collection)
    for habit in collection.ignored:
        yield f"  Rule off: {habit.rule}, {habit.why}."
    if collection.without:
        yield f"  Without front matter: {listed(collection.without, 3)}."


def _model(model: EditorsModel) -> str:
    return f"{model.cms}, {model.schema}; {model.valid} of {model.pages} pages"


def _field_lines(collection: ProposedCollection) -> Iterator[str]:
    inference = collection.inference
    if inference is None:
        return
    if collection.unlike_bundled:
        yield (
            "  They have the keys of project profiles, but the bundled vocabularies know only "
            f"{round(100 * (collection.shared or 0))} % of their terms:"
        )
        yield "  a schema was inferred."
    if collection.model is not None:
        yield f"  Inferred: there is {_model(collection.model)} fit it."
    fields = [(".".join(field.place), field) for field in inference.fields]
    needed = [(name, field) for name, field in fields if field.required]
    required = [name for name, field in needed if not field.implied and len(field.place) == 1]
    if required:
        yield f"  Required, since all have them: {listed(required, _MOST_FIELDS)}."
    inside = [name for name, field in needed if not field.implied and len(field.place) > 1]
    if inside:
        yield f"  Required within their group: {listed(inside, _MOST_FIELDS)}."
    implied = [name for name, field in needed if field.implied]
    if implied:
        listing = listed(implied, _MOST_FIELDS)
        yield f"  A warning where they are missing, since nearly all have them: {listing}."
    optional = [name for name, field in fields if not field.required and not field.rare]
    if optional:
        yield f"  Also known: {listed(optional, _MOST_FIELDS)}."
    rare = [f"{name} ({field.present})" for name, field in fields if field.rare]
    if rare:
        yield f"  Known, but rare; delete mistakes from the schema: {listed(rare)}."
    for place, (meant, number) in sorted(inference.misspelt.items()):
        if meant:
            why = f'probably "{meant}"'
        elif is_placeholder_key(place[-1]):
            why = "a placeholder"
        else:
            why = "text that is read as a key because of its colon"
        yield f"  Left out: the key {quoted('.'.join(place))} ({count(number, 'page')}), {why}."
    for format_, words in _FORMATS.items():
        # What may be a group or a list of groups has two fields of one name.
        names = dict.fromkeys(name for name, field in fields if field.format == format_)
        if names:
            yield f"  {words}: {', '.join(names)}."
    for pair in inference.pairs:
        agree = f"in {pair.agree} of {pair.groups}"
        yield f"  Dates in order: {pair.first} not after {pair.last}, {agree}."
    for name, field in fields:
        for kind, number in sorted(field.others.items()):
            usual = " or ".join(_TYPES[each] for each in field.types)
            yield f"  {name} is {usual}; {_differ(number)} with {_TYPES[kind]}."


def _differ(number: int) -> str:
    return "1 page differs" if number == 1 else f"{number} pages differ"


_FORMATS = {
    "year": "Years, written as numbers",
    "date": "Dates",
    "timestamp": "Dates, with or without the time of day",
    "email": "E-mail addresses",
    "uri": "Web addresses",
}
_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of keys",
    "null": "nothing",
}


def listed(names: Iterable[str], most: int = _MOST_NAMED) -> str:
    """Return names with commas between them, each once, and how many are beyond the first."""
    every = list(dict.fromkeys(names))
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more
