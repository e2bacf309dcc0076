"""The pictures of the documentation: that of a report is what is printed, and none is large."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.test_docs import ROOT
from tests.pictures.report import drawn, printed

LARGEST = 100_000  # bytes


def test_the_report_that_is_shown_is_what_is_printed() -> None:
    shown = (ROOT / "docs/report.svg").read_text(encoding="utf-8")
    assert drawn(printed()) == shown, "run make pictures"


@pytest.mark.parametrize("picture", sorted(ROOT.glob("docs/*.png")), ids=lambda path: path.name)
def test_no_picture_is_large(picture: Path) -> None:
    assert picture.stat().st_size < LARGEST
