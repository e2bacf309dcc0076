"""What the templates of a Hugo site do with fields."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites
from profilelint.source.site.templates.fields import Shown


def shown(field: str, layout: str, path: str = "layouts/_default/single.html") -> Shown:
    """Return how a site with a layout shows a field."""
    tree = TextTree({"hugo.toml": "", "content/a.md": "", path: layout})
    return Sites(tree).of("content/a.md").shows(field.split("."))


@pytest.mark.parametrize(
    ("layout", "field"),
    [
        ("{{ .Params.summary | markdownify }}", "summary"),
        ("{{- markdownify .Params.Summary -}}", "Summary"),
        ("{{ .Title | markdownify }}", "title"),
        ("{{ .Summary }}", "summary"),
        ("{{ .Page.Params.lead | $.Page.RenderString }}", "lead"),
        ("{{ .RenderString .Params.lead }}", "lead"),
        ("{{ with .Params.lead }}<p>{{ . | markdownify }}</p>{{ end }}", "lead"),
        ("{{ range .Params.promos }}{{ .title | markdownify }}{{ end }}", "promos.title"),
        (
            "{{ range $i, $p := .Params.promos }}{{ $p.title | markdownify }}{{ end }}",
            "promos.title",
        ),
        ("{{ $lead := .Params.lead }}{{ $lead | markdownify }}", "lead"),
        ("{{ $lead := markdownify .Params.lead }}", "lead"),
        ("{{ range .Site.RegularPages }}{{ .Params.lead | markdownify }}{{ end }}", "lead"),
        ('{{ .Param "lead" | markdownify }}', "lead"),
        ('{{ index .Params "lead" | markdownify }}', "lead"),
        ("{{ .lead | markdownify }}", "lead"),
        ("{{ range .Params.a }}{{ end }}{{ .Params.lead | markdownify }}", "lead"),
    ],
)
def test_markdown(layout: str, field: str) -> None:
    assert shown(field, layout).as_markdown


@pytest.mark.parametrize(
    ("layout", "field"),
    [
        ("{{ .Params.summary }}", "summary"),
        ("{{ .Site.Title | markdownify }}", "title"),
        ("{{ .Site.Params.lead | markdownify }}", "lead"),
        ("{{ site.Params.lead | markdownify }}", "lead"),
        ('{{ "lead" | markdownify }}', "lead"),
        ("{{/* .Params.lead | markdownify */}}", "lead"),
        ('{{ range where .Site.Pages "Type" "lead" }}{{ .type | markdownify }}{{ end }}', "lead"),
        ("{{ range .Params.promos }}{{ .title | markdownify }}{{ end }}", "title"),
    ],
)
def test_no_markdown(layout: str, field: str) -> None:
    assert not shown(field, layout).as_markdown


@pytest.mark.parametrize(
    ("call", "partial", "is_markdown"),
    [
        ('{{ partial "lead.html" (dict "text" .Params.lead) }}', "{{ .text | markdownify }}", True),
        (
            '{{ partial "a" (dict "b" .Title "Text" .Params.lead) }}',
            "{{ .Text | markdownify }}",
            True,
        ),
        ('{{ partial "lead.html" .Params.lead }}', "<p>{{ . | markdownify }}</p>", True),
        ('{{ with .Params.lead }}{{ partial "a" . }}{{ end }}', "{{ markdownify . }}", True),
        (
            '{{ $a := dict "text" .Params.lead }}{{ partial "a" $a }}',
            "{{ .text | markdownify }}",
            True,
        ),
        ('{{ partial "a" (dict "text" .Params.lead) }}', "{{ .name | markdownify }}", False),
        ('{{ partial "a" (dict "text" .Params.lead) }}', "{{ .text }}", False),
        (
            '{{ partial "a" (dict "lead" .Title) }}{{ .Params.lead }}',
            "{{ . | markdownify }}",
            False,
        ),
        ('{{ partial "a" . }}{{ .Params.lead }}', "{{ . | markdownify }}", False),
    ],
)
def test_fields_that_a_partial_is_given(call: str, partial: str, is_markdown: bool) -> None:
    files = {"hugo.toml": "", "content/a.md": "", "layouts/_default/single.html": call}
    tree = TextTree({**files, "layouts/partials/a.html": partial})
    assert Sites(tree).of("content/a.md").shows(["lead"]).as_markdown == is_markdown


def test_html_is_escaped_unless_it_is_called_safe() -> None:
    assert shown("lead", "<p>{{ .Params.lead | safeHTML }}</p>").as_html
    assert shown("lead", "<p>{{ .Params.lead }}</p>") == Shown(True, False, False)
    both = "<p>{{ .Params.lead | safeHTML }}</p><p>{{ .Params.lead }}</p>"
    assert shown("lead", both) == Shown(True, False, False)


def test_themes_of_the_tree() -> None:
    layout = "{{ .Params.lead | markdownify }}"
    assert shown("lead", layout, "themes/blue/layouts/partials/a.html").as_markdown
    assert not shown("lead", layout, "archetypes/a.html").as_markdown


def test_hostile_templates_take_no_time() -> None:
    for layout in (
        "{{" * 100_000,
        "{{ " + "." * 100_000 + "}}",
        "{{ range . }}" * 15_000,
        "{{ `" + "a" * 100_000 + "}}",
        '{{ "' + "\\" * 100_000 + "}}",
        "{{ end }}" * 20_000,
        "{{ $a := dict $a.x $a.y }}" * 10_000,
        "{{ range .a.b }}" * 10_000,
        '{{ partial "a" (dict "b" .Params.lead) }}' * 10_000,
        "".join(f'{{{{ partial "a" (dict "b{n}" .Params.lead) }}}}' for n in range(10_000)),
    ):
        assert not shown("lead", layout).as_markdown
