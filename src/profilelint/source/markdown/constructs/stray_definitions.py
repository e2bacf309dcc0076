"""Link reference definitions right below other text.

To CommonMark (0.31, section 4.7) they are part of that text, as a definition cannot interrupt a
paragraph; to their author they are none of it, and nothing must be added to the address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_LABEL = pattern(r" {0,3}\[[^\[\]\r\n]{1,200}\]:")
_DEFINITION = pattern(
    r" {0,3}\[(?!\^)[^\[\]\r\n]{1,200}\]:[ \t]++<?+(?:[a-zA-Z][a-zA-Z0-9+.-]*+:|/|\.{1,2}/|#"
    # A path that begins with none of these ends as files and hosts do.
    r"|(?=[^\s<>]{1,300}\.[a-zA-Z][a-zA-Z0-9]{1,4}(?:[?#][^\s<>]*+)?+>?+(?:\s|\Z)))"
    r"[^\s]*+(?:[ \t]++(?:\"[^\"\r\n]*+\"|'[^'\r\n]*+'|\([^()\r\n]*+\)))?+[ \t]*+(?=\r|\n|\Z)"
)


def find(reading: Reading) -> None:
    """Add a region for each definition that stands in a paragraph or list item of other text."""
    last = -1
    text_above = False
    for line in reading.lines_with(("]:",)):
        match = _DEFINITION.match(reading.text, reading.lines[line])
        if match is None:
            continue
        above = line - 1
        while above > last and not reading.is_blank(above):
            above -= 1
        if above != last or last < 0 or reading.is_blank(last):
            # Another paragraph than the definition before it.
            text_above = above + 1 < line and _is_text(reading, above + 1, line)
        last = line
        if text_above:
            start = reading.text.index("[", match.start())
            if reading.taken(start) is None:
                reading.add(start, match.end(), block=True)


def _is_text(reading: Reading, first: int, line: int) -> bool:
    """Return whether the lines from ``first`` to ``line`` are of a kind that goes on below."""
    if _LABEL.match(reading.text, reading.lines[first]) is not None:
        return False
    above = reading.line_text(line - 1).strip()
    if above.startswith("{") and above.endswith("}"):
        return False
    return not above.startswith(("#", "```", "~~~", "---", "***", "___", "===", "<", "|"))
