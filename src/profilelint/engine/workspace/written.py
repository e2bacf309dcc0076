"""Values as they are written at a place of a text that is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from profilelint.source.front_matter.notation import load_notation

if TYPE_CHECKING:
    from profilelint.engine.workspace.typed import Place
    from profilelint.model.tree import Style

_STYLES: Final[dict[str, Style]] = {"'": "single-quoted", '"': "double-quoted", "": "plain"}


class Written:
    """How values are written at a place, as they are or as the only item of a list."""

    def __init__(self, place: Place, *, of_list: bool = False) -> None:
        self._writer = load_notation(place.notation).writer
        self._lead = place.lead
        self._flow = place.flow
        self._style = _STYLES[place.quote]
        self._is_list = of_list
        if of_list and place.kind == "either" and not place.lead:
            self._lead, self._is_list = "- ", False

    def text(self, value: Any, *, strict: bool = True) -> str:
        """Return a text, number or truth value as it is written at the place."""
        flow = self._flow or self._is_list
        if isinstance(value, str):
            style: Style = "plain" if self._is_list else self._style
            written = self._writer.text(value, style, flow=flow, strict=strict)
        else:
            written = "null" if value is None else self._writer.value(value, flow=flow)
        return f"{self._lead}[{written}]" if self._is_list else f"{self._lead}{written}"
