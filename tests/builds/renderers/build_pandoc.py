"""Renders the `.qmd` files of a folder with pandoc, as Quarto reads them.

    python build_pandoc.py SITE OUTPUT
    python build_pandoc.py --version

It runs in an environment that has `pypandoc_binary`, and prints nothing but the version.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypandoc  # type: ignore[import-not-found]

READER = (
    "markdown+autolink_bare_uris+tex_math_single_backslash+emoji+raw_html+raw_attribute"
    "+fenced_code_attributes+grid_tables+multiline_tables+pipe_tables+simple_tables+footnotes"
)
TEMPLATE = """<!doctype html>
<script type="application/json">$meta-json$</script>
$toc$
$body$
"""


def main(site: Path, output: Path) -> None:
    """Write the HTML of every page, with the data of its front matter above the body."""
    output.mkdir(parents=True, exist_ok=True)
    template = output / "template"
    template.write_text(TEMPLATE)
    options = ("--standalone", "--toc", "--wrap=preserve", f"--template={template}")
    for page in sorted(site.rglob("*.qmd")):
        target = output / page.relative_to(site).with_suffix(".html")
        target.parent.mkdir(parents=True, exist_ok=True)
        pypandoc.convert_file(
            page, "html5", format=READER, outputfile=str(target), extra_args=options
        )
    template.unlink()


if __name__ == "__main__":
    if sys.argv[1] == "--version":
        sys.stdout.write(pypandoc.get_pandoc_version() + "\n")
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
