"""Tries the snippets of `tests.live_snippets` with the renderer that they speak of.

Run it as ``python -m tests.try_live_snippets``. It needs Ruby with ``liquid``, ``kramdown`` and
``kramdown-parser-gfm`` (Debian: ``jekyll``), prints what is not as said, and ends with status 1 if
there is anything.
"""

from __future__ import annotations

import json
import subprocess
import sys

import turbohtml
from tests.live_snippets import JEKYLL_CLEAN, JEKYLL_LIVE

RENDER = """
require "json"; require "liquid"; require "kramdown"; require "kramdown-parser-gfm"
class Highlight < Liquid::Block
  def render(context) = "<pre>" + super.gsub("<", "&lt;") + "</pre>"
end
Liquid::Template.register_tag("highlight", Highlight)
puts JSON.generate(JSON.parse(STDIN.read).map { |text|
  Kramdown::Document.new(Liquid::Template.parse(text).render, input: "GFM").to_html })
"""


def is_live(html: str) -> bool:
    """Return whether a page has a script, an event handler or a link that runs one."""
    for node in turbohtml.parse(html, scripting=True).iter_elements():
        if node.tag == "script" or any(name.startswith("on") for name in node.attrs):
            return True
        if str(node.attrs.get("href", "")).startswith("javascript:"):
            return True
    return False


def main() -> int:
    """Return the exit status."""
    snippets = [*JEKYLL_LIVE, *JEKYLL_CLEAN]
    made = subprocess.run(
        ["ruby", "-e", RENDER], input=json.dumps(snippets), capture_output=True, text=True
    )
    if made.returncode:
        sys.stderr.write(made.stderr)
        return 1
    wrong = 0
    for number, html in enumerate(json.loads(made.stdout)):
        if is_live(html) is not (number < len(JEKYLL_LIVE)):
            wrong += 1
            sys.stdout.write(f"{snippets[number]!r}\nis rendered as\n{html}\n")
    sys.stdout.write(f"{len(snippets) - wrong} of {len(snippets)} as said\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
