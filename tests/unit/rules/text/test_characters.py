"""Characters that cannot be seen, one by one."""

from __future__ import annotations

import re
import sys

from profilelint.rules.api import Context
from profilelint.rules.text.characters import find_hidden_in_body
from profilelint.rules.text.invisible_characters import BIDIRECTIONAL, INVISIBLE
from profilelint.source.read import read_text


def test_every_character_that_cannot_be_seen_is_found() -> None:
    directional = re.compile(f"[{BIDIRECTIONAL}]")
    hidden = re.compile(f"[{BIDIRECTIONAL}{INVISIBLE}]")
    characters = [chr(code) for code in range(sys.maxunicode + 1) if hidden.match(chr(code))]
    assert len(characters) > 4000
    for character in characters:
        context = Context(read_text("a.md", f"---\n---\na{character}b"), today="2026-01-31")
        found = [(each.span, each.directional) for each in find_hidden_in_body(context)]
        assert found == [((9, 10), bool(directional.match(character)))], ascii(character)
