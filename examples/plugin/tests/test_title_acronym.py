from __future__ import annotations

import pytest
from profilelint_acronym import TitleAcronym

from profilelint.rules.api import Invalid, Valid
from profilelint.testing import check_example, examples_of


@pytest.mark.parametrize("example", examples_of(TitleAcronym))
def test_example(example: Valid | Invalid) -> None:
    check_example(TitleAcronym, example)
