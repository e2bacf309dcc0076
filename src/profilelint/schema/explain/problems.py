"""From a validator's errors to problems: what is wrong, where, and what to write instead.

The validator's own words are never used: its errors are structured, and each kind has a rule
and a message.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Problem
from profilelint.schema import wording
from profilelint.schema.explain import branches, forbidden, keys, lists, scalars, values
from profilelint.schema.explain.open_keys import explain_open_keys
from profilelint.schema.explain.report import problems_of
from profilelint.schema.fault import MOST_FAULTS, without_repetition
from profilelint.schema.forms import Tidy, is_blank
from profilelint.schema.invalid_page import InvalidPage
from profilelint.schema.terms import explain_open_terms
from profilelint.source.site.drafts import is_draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.document import Document, FrontMatter
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import Explanation
    from profilelint.schema.validate import Schema

_MOST_ERRORS = 4 * MOST_FAULTS
_MOST_ITEMS = 2 * MOST_FAULTS

EXPLANATIONS: dict[str, Explanation] = {
    "additionalItems": lists.explain_additional_items,
    "additionalProperties": keys.explain_unexpected,
    "anyOf": branches.explain_branches,
    "const": values.explain_const,
    "contains": lists.explain_contains,
    "contentEncoding": scalars.explain_content,
    "contentMediaType": scalars.explain_content,
    "enum": values.explain_enum,
    "exclusiveMaximum": scalars.explain_range,
    "exclusiveMinimum": scalars.explain_range,
    "falseSchema": forbidden.explain_false,
    "format": scalars.explain_format,
    "maxItems": lists.explain_item_count,
    "maxLength": scalars.explain_length,
    "maxProperties": keys.explain_key_count,
    "maximum": scalars.explain_range,
    "minItems": lists.explain_item_count,
    "minLength": scalars.explain_length,
    "minProperties": keys.explain_key_count,
    "minimum": scalars.explain_range,
    "multipleOf": scalars.explain_multiple,
    "not": forbidden.explain_not,
    "oneOf": branches.explain_branches,
    "pattern": scalars.explain_pattern,
    "propertyNames": keys.explain_names,
    "required": keys.explain_required,
    "type": values.explain_type,
    "unevaluatedItems": lists.explain_unevaluated_items,
    "unevaluatedProperties": keys.explain_unexpected,
    "uniqueItems": lists.explain_unique,
}
"""What explains an error, by the name that the validator gives to its kind.

These are the keywords that can fail by themselves; ``falseSchema`` is a schema that is ``false``.
Of the others, the errors are those of the schemas that they apply.
"""


def explain(
    schema: Schema,
    document: Document,
    front_matter: FrontMatter,
    data: Mapping[str, Any],
    *,
    written: Mapping[str, str] | None = None,
    is_tried: bool = False,
) -> list[Problem]:
    """Return the problems of front matter that is not valid.

    ``front_matter`` is that of the document, and ``data`` what it says with the defaults.
    ``written`` are the keys of the page by those in the data that stand for them.

    Nothing is returned if only the form of values is wrong: rules of their own report that. A
    draft may have keys without a value. See `InvalidPage` for a page that ``is_tried``.
    """
    unfinished = is_draft(data, document.path)
    tidy = Tidy(data, is_draft=unfinished, written=written)
    if schema.costs_too_much(tidy.data):
        return [Problem("schema-limit", "costly", document.locate(()), {})]
    if tidy.data is not data and schema.has_known_terms(tidy.data):
        return []
    cost = schema.error_cost
    is_cut = tidy.shorten(cost.most_members(_MOST_ITEMS), cost.names, schema.is_valid)
    if cost.is_too_much_for(tidy.data):
        if schema.is_valid(tidy.data):
            return []
        return [Problem("schema-limit", "costly", document.locate(()), {})]
    page = InvalidPage(schema, document, front_matter, tidy, EXPLANATIONS, is_tried=is_tried)
    errors = list(islice(schema.errors(page.data), _MOST_ERRORS))
    explained = page.explain(errors)
    faults = forbidden.one_of_a_pair(page, explained)
    if schema.has_open:
        opened = explain_open_terms(page)
        if schema.has_open_keys:
            opened += explain_open_keys(page)
        if opened or faults is not explained:
            faults = without_repetition([*faults, *opened], tidy.blank)
    if not faults and not schema.is_valid(tidy.data) and not tidy.emptied and not tidy.blank:
        found = wording.value(tidy.data)
        faults = [page.fault("schema-branch", "none", (), found=found)]
    if unfinished:
        faults = [fault for fault in faults if not _is_to_come(fault, page, data)]
    is_cut = is_cut or len(errors) == _MOST_ERRORS or len(faults) > MOST_FAULTS
    problems = problems_of(page, document, faults[:MOST_FAULTS])
    if is_cut:
        problems.append(Problem("schema-limit", "many", document.locate(()), {}))
    return problems


def _is_to_come(fault: Fault, page: InvalidPage, data: Mapping[str, Any]) -> bool:
    """Return whether a draft may be as it is until it is published.

    Its keys need no value yet, and its terms may be drafts themselves.
    """
    if fault.rule == "term-missing" or (fault.rule, fault.message_id) == ("term-unknown", "draft"):
        return True
    value: Any = data
    for step in page.tidy.original(fault.route):
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return False
    return is_blank(value)
