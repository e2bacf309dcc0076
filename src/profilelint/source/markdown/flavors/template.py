"""Pages whose bodies are HTML or a template of it: their front matter counts, no more is read."""

from __future__ import annotations

from profilelint.model.opaque import WHOLE_BODY
from profilelint.source.markdown.construct import WHOLE
from profilelint.source.markdown.flavor import TEMPLATES, Flavor

FLAVOR = Flavor(
    name="template",
    constructs=(WHOLE,),
    anchors=(),
    comments=(
        ("<!--", "-->"),
        ("{% comment %}", "{% endcomment %}"),
        ("{%- comment -%}", "{%- endcomment -%}"),
        ("{#-", "-#}", "#}"),
        ("{#", "#}"),
        ("{{/*", "*/}}"),
    ),
    needs_front_matter=False,
    endings=TEMPLATES,
    verbatim=(WHOLE_BODY,),
    is_markdown=False,
)
