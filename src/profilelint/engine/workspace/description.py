"""What is known of a place on a page: its key, its term, the rules that found something there."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Final

from profilelint.engine.conclude import described
from profilelint.engine.workspace.configuration_text import is_configuration, words_on
from profilelint.engine.workspace.place import place_at
from profilelint.engine.workspace.suggestion import LONGEST
from profilelint.engine.workspace.typed_page import typed_page
from profilelint.model.named_tuple import NamedTuple
from profilelint.schema import wording
from profilelint.schema.describe import describe
from profilelint.schema.keywords import VOCABULARY
from profilelint.schema.pattern_words import words_of
from profilelint.vocabulary.vocabulary import DRAFT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.finding import Route, Span
    from profilelint.schema.validate import Schema
    from profilelint.vocabulary.vocabulary import Term

_MOST: Final = 10  # values, synonyms, examples, findings


class Description(NamedTuple):
    """What is known of a span: paragraphs of plain text, each of lines of any length."""

    span: Span
    paragraphs: list[str]


def description(workspace: Workspace, path: str, offset: int) -> Description | None:
    """Return what is known of an offset of a page, or of the configuration file.

    None where there is nothing to say.
    """
    if is_configuration(path):
        return _of_configuration(workspace, path, offset)
    page = typed_page(workspace, path)
    if page is None:
        return None
    text = page.document.text
    place = place_at(text, min(offset, len(text)))
    span: Span | None = None
    paragraphs: list[str] = []
    if place is not None and place.word:
        span = place.span
        if place.kind == "rule" and place.word in workspace.plan.registry:
            paragraphs.append(_reason(workspace, place.word))
        elif page.schema is not None and place.notation:
            if place.kind != "key":
                paragraphs += _of_term(page.schema, place.route, place.word)
            if place.kind == "key":
                paragraphs += _of_key(page.schema, (*place.route, place.word))
    told: set[str] = set()
    for finding in workspace.findings(path):
        where = finding.where.span
        if not where.start <= offset <= where.end or finding.suppression is not None:
            continue
        if finding.rule not in told and len(told) < _MOST:
            told.add(finding.rule)
            span = span or where
            paragraphs.append(f"{finding.rule}: {_reason(workspace, finding.rule)}")
    return Description(span, paragraphs) if span is not None and paragraphs else None


def _of_configuration(workspace: Workspace, path: str, offset: int) -> Description | None:
    found = words_on(workspace, path, offset)
    if found is None:
        return None
    span, paragraphs, rule = found
    if rule:
        page = described(workspace.plan.registry)[rule].help_uri
        paragraphs = [_reason(workspace, rule), *([page] if page else [])]
    return Description(span, paragraphs)


def _reason(workspace: Workspace, rule: str) -> str:
    """Return why a rule is there and what to do."""
    entry = workspace.plan.registry[rule]
    return " ".join(inspect.cleandoc(entry.load().__doc__ or entry.summary).split())


def _of_key(schema: Schema, route: Route) -> Iterator[str]:
    annotations = schema.annotations
    if not annotations.at(route):
        return
    about = annotations.about(route)
    if about.title:
        yield about.title
    if about.description:
        yield about.description[:LONGEST]
    node = next(iter(annotations.at(route)), {})
    wanted = describe({key: value for key, value in node.items() if key != "title"})
    lines = []
    if schema.asserted.is_required(route):
        lines.append("It is required.")
    if about.is_deprecated:
        lines.append("It is no longer used.")
    if about.options:
        lines.append(f"It is {wording.choice(list(about.options), None)}.")
    elif wanted:
        lines.append(f"It is {wanted}.")
    pattern = annotations.own(route, "pattern")
    if isinstance(pattern, str) and (form := words_of(pattern)) and form not in wanted:
        lines.append(f"Its form: {form}.")
    name = annotations.first(route, VOCABULARY) or annotations.first((*route, 0), VOCABULARY)
    if isinstance(name, str):
        vocabulary = schema.vocabularies[name.partition("#")[0]]
        kept = vocabulary.place or f'the vocabulary "{vocabulary.name}"'
        lines.append(f"Its terms are in {kept}.")
    if lines:
        yield " ".join(lines)
    if about.examples:
        shown = ", ".join(wording.value(each) for each in about.examples[:_MOST])
        yield f"For example: {shown}"


def _of_term(schema: Schema, route: Route, word: str) -> Iterator[str]:
    name = schema.annotations.first(route, VOCABULARY)
    if not isinstance(name, str):
        return
    term = schema.vocabularies[name.partition("#")[0]].spelled(word)
    if term is not None:
        yield from _about_term(term, word)


def _about_term(term: Term, word: str) -> Iterator[str]:
    yield term.label if term.label == word else f'{word}: write "{term.label}"'
    if term.note and DRAFT not in term.flags:
        yield term.note[:LONGEST]
    lines = []
    if term.synonyms:
        lines.append(f"Synonyms: {', '.join(term.synonyms[:_MOST])}")
    if term.broader:
        lines.append(f"Broader: {', '.join(term.broader[:_MOST])}")
    if term.deprecated:
        successor = f': write "{term.replaced_by}"' if term.replaced_by else ""
        until = f" since {term.valid_until}" if term.valid_until else ""
        lines.append(f"No longer used{until}{successor}")
    elif DRAFT in term.flags:
        lines.append("Not to be used yet: its page is a draft")
    if lines:
        yield "\n".join(lines)
