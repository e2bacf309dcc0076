"""Renders texts with pandoc, as Quarto reads them: python render_pandoc.py <TEXTS >RESULTS.

TEXTS is a JSON list of texts, RESULTS one of [result, error].
"""

from __future__ import annotations

import json
import subprocess
import sys

import pypandoc  # type: ignore[import-not-found]
from build_pandoc import READER  # type: ignore[import-not-found]


def main() -> None:
    """Read the texts and write the results."""
    program = pypandoc.get_pandoc_path()
    command = [program, "--from", READER, "--to", "html5", "--wrap=preserve"]
    results = []
    for text in json.load(sys.stdin):
        done = subprocess.run(command, input=text, capture_output=True, text=True)
        results.append([done.stdout, done.stderr if done.returncode else ""])
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
