"""How grave it is that a page embeds what is the site's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity

if TYPE_CHECKING:
    from profilelint.rules.api import Context


def weight(context: Context) -> Severity | None:
    """Return the severity of embedding a script or a page of the site itself.

    None is the severity of the rule. Where neither a configuration nor its keys say that a page is
    a profile, its author may be the maker of the site, and it is a warning.
    """
    is_described = context.document.front_matter is not None or context.collection
    return None if context.kind != "page" and is_described else Severity.WARNING
