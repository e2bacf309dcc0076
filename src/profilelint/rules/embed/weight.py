"""How grave it is what a page embeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity

if TYPE_CHECKING:
    from profilelint.rules.api import Context


def weight(context: Context) -> Severity | None:
    """Return the severity of what no editor of a project profile may embed.

    None is the severity of the rule. Where neither a configuration nor its keys say that a page is
    a profile, its author may be the maker of the site, and it is a warning.
    """
    is_profile = context.kind != "page" and context.document.front_matter is not None
    return None if is_profile else Severity.WARNING
