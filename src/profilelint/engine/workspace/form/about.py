"""What a schema says of a field, in words for whoever fills it in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from profilelint.engine.workspace.form.field import About
from profilelint.engine.workspace.suggestion import LONGEST

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.annotations import Annotations

_MOST: Final = 5
_LONGEST_EXAMPLE: Final = 300


def about_field(said: Annotations | None, route: Route, *, known: bool, meant: str = "") -> About:
    """Return what is said of the field at a route, and whether the schema knows its key."""
    label = label_of(route)
    if said is None:
        return About(label, known=known, meant=meant)
    about = said.about(route)
    is_key = bool(route) and isinstance(route[-1], str)
    shown = about.examples[:_MOST]
    return About(
        " ".join(about.title.split()) or label,
        about.description[:LONGEST],
        tuple(text_of(each)[:_LONGEST_EXAMPLE] for each in shown),
        is_key and said.is_required(route),
        about.is_deprecated,
        known,
        meant,
    )


def label_of(route: Route) -> str:
    """Return what a field without a title is called: its key, in words."""
    key = route[-1] if route else ""
    if not isinstance(key, str):
        return ""
    words = key.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:] or key


def text_of(value: Any) -> str:
    """Return an example as somebody would write it."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)
