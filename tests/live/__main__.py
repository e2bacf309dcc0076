"""Tries the snippets with the real renderers, in a real browser.

    python -m tests.live [--check] [--all]

It needs what ``make .builds/ready`` and ``make browser`` install, and takes some minutes. Snippets
that are not in ``rendered.json`` are added to it, and those that are no longer written left out;
all are tried again with ``--all``. ``--check`` tries all of them and writes nothing. What is not as
``snippets.py`` says, or as the table said before, is printed, and the exit status is then 1.
"""

from __future__ import annotations

import argparse
import sys

from tests.live import table
from tests.live.browser import look
from tests.live.combined import combinations
from tests.live.render import RENDERERS
from tests.live.snippets import CLEAN, LIVE, snippets


def main() -> int:
    """Return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.live")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    known = table.read() if table.PATH.exists() else {}
    texts = list(dict.fromkeys([*snippets(), *combinations()]))
    again = options.all or options.check
    tried = _try([text for text in texts if again or text not in known])
    found = {text: tried.get(text, known.get(text, {})) for text in texts}
    if not options.check:
        table.write(found, RENDERERS)
    wrong = [
        f"{text!r}\n  was {known[text]}\n  is {effects}"
        for text, effects in tried.items()
        if text in known and known[text] != effects
    ]
    for kinds, is_live in ((LIVE, True), (CLEAN, False)):
        wrong += [
            f"{text!r} is {'not ' * is_live}live: {found[text]}"
            for kind in kinds.values()
            for text in kind
            if bool(found[text]) is not is_live
        ]
    sys.stdout.write("".join(f"{each}\n" for each in wrong))
    sys.stdout.write(f"{len(texts)} snippets, {len(tried)} tried, {len(wrong)} not as said\n")
    return 1 if wrong else 0


def _try(texts: list[str]) -> dict[str, table.Effects]:
    """Return what the pages do that each renderer makes of texts."""
    if not texts:
        return {}
    pages = {}
    for name, render in RENDERERS.items():
        pages[name] = [each or "" for each in render(texts)]
        sys.stderr.write(f"{name}: {pages[name].count('')} refused\n")
    effects = look([page for each in pages.values() for page in each])
    return {
        text: {name: shown for name in RENDERERS if (shown := effects[pages[name][number]])}
        for number, text in enumerate(texts)
    }


if __name__ == "__main__":
    sys.exit(main())
