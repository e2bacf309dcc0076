"""Tags of Liquid that stop the build."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.file.liquid_faults import LiquidFault

_JEKYLL = {"_config.yml": "title: Blue Coast\n"}
_ELEVENTY = {"eleventy.config.js": ""}


class FileLiquid(Rule):
    """The tags of Liquid in a page are closed.

    Jekyll runs each page through Liquid before anything else, code included, and stops the build of
    the whole site at a tag that is not closed or whose name is misspelt, at a block without an end,
    and at an end without a block. Pages with blocks that only a plugin knows are left alone. To
    show such signs, write them between `{% raw %}` and `{% endraw %}`. A page with
    `render_with_liquid: false` is not checked.

    Eleventy does the same with Liquid or Nunjucks. Reported is what stops both, on pages without
    `templateEngineOverride`.
    """

    name = "file-liquid"
    summary = "The tags of Liquid in a page are closed."
    severity = Severity.ERROR
    messages: ClassVar = {
        "open-output": '"{written}" has no end, so Jekyll stops the build: close it with "}}}}"',
        "open-tag": '"{written}" has no end, so Jekyll stops the build: close it with "%}}"',
        "open-block": (
            'the block "{name}" has no end, so Jekyll stops the build: write '
            '"{{% end{name} %}}" where it ends'
        ),
        "misspelt": (
            '"{written}" is no tag that Jekyll knows, so it stops the build: write "{name}"'
        ),
        "eleventy-open-output": (
            '"{written}" has no end, so Eleventy stops the build: close it with "}}}}"'
        ),
        "eleventy-open-tag": (
            '"{written}" has no end, so Eleventy stops the build: close it with "%}}"'
        ),
        "eleventy-open-block": (
            'the block "{name}" has no end, so Eleventy stops the build: write '
            '"{{% end{name} %}}" where it ends'
        ),
        "eleventy-stray-end": (
            'nothing is open that "{name}" could end, so Eleventy stops the build: delete it, or '
            "write where the block begins"
        ),
        "stray-end": (
            'nothing is open that "{name}" could end, so Jekyll stops the build: delete it, or '
            "write where the block begins"
        ),
    }
    examples = (
        Valid("A {% if a %}{{ b }}{% else %}{%- for c in d -%}e{% endfor %}{% endif %}\n"),
        Valid(
            "A {% if a %}{{ b }}{% endif %}{% raw %}{{ c }{% if %}{% endraw %}{% comment %}{{ d "
            "{% endcomment %}{% gallery %}{% endgallery %}\n",
            files=_JEKYLL,
        ),
        Valid("A {% diagram %}{{ b }{% enddiagram %}\n", files=_JEKYLL),
        Valid("---\nrender_with_liquid: false\n---\n{{ a }\n", files=_JEKYLL),
        Valid("A {{ a }\n{% if %}\n"),
        Invalid("See `{{ a }`.\n", covers=("{{ a }`.",), message_id="open-output", files=_JEKYLL),
        Invalid("A {{ a | b: '}' }}\n", ("{{ a | b: '}' }}",), "open-output", files=_JEKYLL),
        Invalid("A {% if a\n\nb\n", covers=("{% if a",), message_id="open-tag", files=_JEKYLL),
        Invalid(
            "A {% for a in b %}{% if a %}c{% endfor %}\n",
            covers=("{% if a %}",),
            message_id="open-block",
            files=_JEKYLL,
        ),
        Valid("A {% figure %} {% includes_all %} {% link a.md %} {% seo %}\n", files=_JEKYLL),
        Invalid("A {% inclde a.html %}\n", ("{% inclde a.html %}",), "misspelt", files=_JEKYLL),
        Invalid("a{% endif %}\n", covers=("{% endif %}",), message_id="stray-end", files=_JEKYLL),
        Valid(
            "A {% if a %}{{ {b: {c: 1}} }}{% else %}{%- for c in d -%}e{% endfor %}{% endif %}"
            '{{ "}}" }}{% raw %}{{ c }{% if %}{% endraw %}{% note "{{" %}{% endnote %}\n',
            files=_ELEVENTY,
        ),
        Valid("A {# {{ a #}\n", files=_ELEVENTY),
        Valid("---\ntemplateEngineOverride: md\n---\n{{ a }\n", files=_ELEVENTY),
        Valid("{{ a }\n", files={"eleventy.config.js": "return {markdownTemplateEngine: false}"}),
        Invalid(
            "See `{{ a }` and {{ b }}.\n",
            covers=("{{ a }` and {{ b }}.",),
            message_id="eleventy-open-output",
            files=_ELEVENTY,
        ),
        Invalid("A {% if a\n\nb\n", ("{% if a",), "eleventy-open-tag", files=_ELEVENTY),
        Invalid(
            "A {% for a in b %}{% if a %}c{% endfor %}\n",
            covers=("{% if a %}",),
            message_id="eleventy-open-block",
            files=_ELEVENTY,
        ),
        Invalid("a{% endif %}\n", ("{% endif %}",), "eleventy-stray-end", files=_ELEVENTY),
    )

    def check_liquid_fault(self, fault: LiquidFault, context: Context) -> None:
        """Report what stops Liquid."""
        written = excerpt(context.document.text[fault.span.start : fault.span.end])
        message = fault.kind if context.generator == "Jekyll" else f"eleventy-{fault.kind}"
        context.report(self, message, fault.span, written=written, name=fault.name)
