from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Run, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.rules.link.reference_tags import ReferenceTag

_JEKYLL = {"_config.yml": "title: Blue Coast\n", "_posts/2024-05-01-new-pier.md": ""}
_ZOLA = {"config.toml": 'base_url = "https://example.org"\n', "content/projects/dam.md": ""}
_HUGO = {"hugo.toml": "", "content/projects/dam.md": ""}

# How the tags begin; few pages have any.
_LIQUID = pattern(r"\{%-?\s{0,50}(?:link|post_url)\b")
_SHORTCODE = pattern(r"\{\{[<%]\s{0,50}(?:rel)?ref\s")


class LinkTag(Rule):
    """Tags that look up a page during the build name one that exists.

    Jekyll stops at a tag "link" or "post_url" if it finds no such file or post. Hugo stops at a
    shortcode "ref" or "relref", and Zola at a link that begins with "@/", that finds no page,
    unless the configuration says to warn only; so does this rule. Tags inside a condition, and
    names that are put together during the build, are not checked.
    """

    name = "link-tag"
    summary = "Tags that look up a page during the build name one that exists."
    severity = Severity.ERROR
    exceptions: ClassVar = (("", Severity.WARNING, "where the generator builds the site anyway"),)
    messages: ClassVar = {
        "file": (
            'this site has no file "{target}", so Jekyll stops the build: write the path of a file '
            "from the root of the site, with its extension"
        ),
        "post": (
            'this site has no post "{target}", so Jekyll stops the build: write the name of a '
            'post\'s file without its extension, such as "2024-05-01-new-pier"'
        ),
        "page": (
            'this site has no page "{target}" that Hugo could link to: write the path of a page '
            'from the root of the content, such as "/projects/pier"'
        ),
        "content": (
            'this site has no page "{target}" that Zola could link to: write the path of a file '
            'below "content", such as "@/projects/pier.md"'
        ),
    }

    examples = (
        Valid("[A]({% link _posts/2024-05-01-new-pier.md %})\n", files=_JEKYLL),
        Valid(
            "[A]({% post_url 2024-05-01-new-pier %}) {% raw %}{% link b.md %}{% endraw %}\n",
            files=_JEKYLL,
        ),
        Valid(
            '[A]({{< ref "dam" >}}) [B]({{< relref "/projects/dam.md#wall" >}})\n',
            path="content/projects/pier.md",
            files=_HUGO,
        ),
        Invalid("[A]({% link plan.md %})\n", covers=("plan.md",), message_id="file", files=_JEKYLL),
        Invalid(
            "[A]({% link old/plan.md %}) [B]({% link plan.md %})\n",
            covers=("old/plan.md",),
            message_id="file",
            files={"_config.yml": "exclude: [old]\n", "plan.md": "", "old/plan.md": ""},
        ),
        Invalid(
            "[A]({% post_url 2024-05-02-new-pier %})\n",
            covers=("2024-05-02-new-pier",),
            message_id="post",
            files=_JEKYLL,
        ),
        Invalid(
            '[A]({{< ref "quay.md" >}})\n',
            covers=("quay.md",),
            message_id="page",
            path="content/projects/pier.md",
            files=_HUGO,
        ),
        Valid(
            "[A](@/projects/dam.md#wall) [B](@/_index.md) `[c](@/d.md)` ![e](@/f.md)\n",
            path="content/projects/pier.md",
            files=_ZOLA,
        ),
        Valid("[A](@/quay.md)\n"),
        Invalid(
            "[A](@/quay.md#wall) and [B].\n\n[B]: @/projects/dam\n",
            covers=("@/quay.md#wall", "@/projects/dam"),
            message_id="content",
            path="content/projects/pier.md",
            files=_ZOLA,
        ),
    )

    def collect(self, context: Context) -> list[Any] | None:
        """Return the tags, and the links that begin with "@/", of a page that is built."""
        document = context.document
        text, start = document.text, document.body_start
        has_links = "@" in text and "@/" in text
        if not has_links and "{" not in text:
            return None
        has_liquid = (
            document.front_matter is not None
            and "%" in text
            and _LIQUID.search(text, start) is not None
        )
        has_shortcodes = _SHORTCODE.search(text, start) is not None
        if not (has_liquid or has_shortcodes or has_links) or _is_not_built(
            document.data, context.defaults
        ):
            return None
        from profilelint.rules.link.reference_tags import internal_links, liquid_tags, shortcodes

        tags: list[ReferenceTag] = []
        if has_links:
            tags += internal_links(document.body)
        if has_liquid:
            tags += liquid_tags(text, start)
        if has_shortcodes:
            tags += shortcodes(text, start)
        return [[tag, target, *span] for tag, target, span in tags] or None

    def conclude(self, facts: Mapping[str, list[Any]], run: Run) -> Iterator[None]:
        """Look for what the tags name among the files of the site."""
        found: dict[str, Any] = {}
        for path, tags in facts.items():
            yield
            site = run.sites.of(path)
            if site.left_out(path):
                continue
            if site.folder not in found:
                found[site.folder] = site.references(run.files)
            references = found[site.folder]
            if references is None:
                continue
            for tag, target, start, end in tags:
                missing = references.judge(path, tag, target)
                if missing:
                    severity = None if references.stop_build else Severity.WARNING
                    run.report(
                        *(self, missing, path, Span(start, end)),
                        severity=severity,
                        target=excerpt(target),
                    )


def _is_not_built(data: Mapping[str, Any], defaults: Mapping[str, Any]) -> bool:
    """Return whether a page is a draft, or not run through Liquid."""
    for key, value in (("published", False), ("draft", True), ("render_with_liquid", False)):
        if data.get(key, defaults.get(key)) is value:
            return True
    return False
