from __future__ import annotations

import pytest

from profilelint.source.markdown.liquid import find_outputs


@pytest.mark.parametrize(
    ("text", "is_read_again"),
    [
        ('{% video "With `code` in it" %}\n', False),
        ('{% video "With ``c`` and `code`" %}\n', False),
        ('{% video "`" %}<b>{% video "`" %}\n', True),
        ('{% video "``` ``" %}<b>{% video "``" %}\n', True),
        ('{% video "``a`" %}<b>{% video "``" %}\n', True),
        ('{% video "<!--" %}\n', True),
        ("{% video %}\n```\n<b>\n```\n", False),
        ("{% if a %}\n```\n{% endif %}\n<b>\n```\n", True),
    ],
)
def test_what_tags_take_away_matters_where_they_have_a_mark(text: str, is_read_again: bool) -> None:
    assert bool(find_outputs(text, 0)) is is_read_again
