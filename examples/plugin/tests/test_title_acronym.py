from __future__ import annotations

import pytest
from profilelint_acronym import TitleAcronym

from profilelint.engine.examples import run_example
from profilelint.rules.api import Invalid, Valid


@pytest.mark.parametrize("example", TitleAcronym.examples)
def test_example(example: Valid | Invalid) -> None:
    found = run_example(TitleAcronym, example)
    if isinstance(example, Invalid):
        assert found.covers == list(example.covers)
        assert found.message_ids[0] == example.message_id
        assert found.fixed == example.fixed
    else:
        assert found.covers == []
