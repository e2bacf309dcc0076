"""The pages on one generator or one CMS each, run: what they show is what happens.

Run this file as a program to write the outputs anew, and read the difference before committing it.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from tests.cli.guide import GUIDES, replayed, steps


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_the_output_that_is_shown_is_what_is_said(guide: Path, tmp_path: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    assert len(steps(guide)) == len(re.findall(r"^```\w", text, re.MULTILINE)), "all blocks are run"
    assert text.count("```console\n") == 2
    assert replayed(guide, tmp_path / "site") == text, "run python -m tests.cli.test_guides"


def main() -> None:
    """Write the outputs."""
    for guide in GUIDES:
        with tempfile.TemporaryDirectory() as folder:
            text = replayed(guide, Path(folder) / "site")
        guide.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
