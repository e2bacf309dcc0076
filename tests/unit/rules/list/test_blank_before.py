from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from profilelint.rules.api import Context
from profilelint.rules.list.bullet_blank_before import BulletBlankBefore
from profilelint.rules.list.bullets import find_crowded_lists
from profilelint.source.files.tree import TextTree
from profilelint.source.read import read_text
from profilelint.source.site.generators.mkdocs import MkDocsSite
from profilelint.source.site.generators.vitepress import VitePressSite
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(("site", "reported"), [(Site, 1), (MkDocsSite, 1), (VitePressSite, 0)])
def test_a_list_below_a_paragraph_by_what_renders_it(
    site: Callable[[TextTree], Site], reported: int
) -> None:
    made = site(TextTree({}))
    document = read_text("a.md", "Text of the page.\n* Wood\n* Stone\n", made.flavor)
    context = Context(document, today="2026-01-31", site=made)
    for crowded in find_crowded_lists(context):
        BulletBlankBefore().check_crowded_list(crowded, context)
    assert len(context.problems) == reported
