from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Run, Valid
from profilelint.rules.link.local_links import LocalLink, local_links, names_file
from profilelint.rules.link.named_places import may_have_more_places, named_places
from profilelint.rules.page.address import percent_decoded
from profilelint.rules.page.destinations import destination_of
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.markup import Element
    from profilelint.rules.page.destinations import Destination
    from profilelint.source.markdown.anchors import PageAnchors, Way
    from profilelint.source.site.site import Site

_PARTS = frozenset(("_include", "_includes", "_partial", "_partials", "_snippets"))
_LONGEST_JOINED = 300
_MEMBERS = 4
# Footnotes, and tabs and lines of code as PyMdown names them.
_NUMBERED = (
    *("fn:", "fnref:", "fn-", "fnref-", "user-content-fn-", "footnotes"),
    *("__tabbed_", "__codelineno-"),
)

# With any other attribute, the link may be for a program, or a mark that leads nowhere.
_OF_A_LINK = frozenset(("href",))


class LinkAnchor(Rule):
    """A link to a place on a page names a place that exists there.

    The part after "#" is the name of a heading, in small letters and with hyphens for spaces: "##
    Select Results" is "#select-results". If no heading has that name, perhaps because it was
    changed, the reader lands at the top of the page. Places written by the site's own templates are
    known; others that its design adds to each page can be named in the options. The rule does not
    check pages with template tags, or with listings or filters of Quarto, parts of pages (files
    whose names begin with "_", or in a folder such as "_includes"), pages without a heading that
    are made of HTML, links within a book of Quarto or R Markdown, which may lead to any of its
    chapters, names in a comment, which plugins turn into places, and names that the page's template
    may make when the site is built.
    """

    name = "link-anchor"
    summary = "A link to a place on a page names a place that exists there."
    severity = Severity.WARNING
    elements = ("a",)
    messages: ClassVar = {
        "here": 'this page has no heading or place named "#{anchor}": correct the name or the '
        "heading",
        "there": '"{page}" has no heading or place named "#{anchor}": correct the name or the '
        "heading",
    }

    class Options(RuleOptions):
        known: Annotated[
            tuple[str, ...], 'places that the site\'s design adds to every page, without the "#"'
        ] = (
            "comments",
            "contact",
            "content",
            "footer",
            "header",
            "main",
            "main-content",
            "nav",
            "search",
            "toc",
        )

    options: Options
    examples = (
        Valid("[A](#select-results) [B](#top) [C](#)\n\n## Select Results\n"),
        Valid(
            '[A](#pier) [B](#dam) [C](#fn:1) [^1]\n\n<a id="pier"></a>\n\n## B {#dam}\n\n[^1]: x\n'
        ),
        Valid("[A](#pier) {% include piers.html %} [B](https://example.org/#pier)\n"),
        Valid("[A](b.md#pier) [B](b.md#2-dams)\n", files={"b.md": "## Pier\n\n## 2. Dams\n"}),
        Valid("[A](#/dams?of=1) [B](b.md#!/dams)\n", files={"b.md": "## Pier\n"}),
        Valid("[A](b.md/map.pdf#deck)\n", files={"b.md": "## Pier\n"}),
        Valid("[A](#map)\n", options={"known": ("map",)}),
        Valid("[A](#dams)\n", path="_dams.md"),
        Valid("[A](#dams)\n", path="content/wells/_includes/dams.md"),
        Valid(
            "[A](#dams)\n\n# Wells\n",
            path="wells.qmd",
            files={"_quarto.yml": "project: {type: book}\nbook: {chapters: [wells.qmd]}\n"},
        ),
        Valid("[A](#dams)\n\n# Wells\n", path="wells.Rmd"),
        Valid(
            "[A](#the-dams) [B](#pier) [C](b.md#map)\n\n##The dams\n\n## :material-map: Pier\n",
            path="docs/a.md",
            files={"docs/b.md": "##\u00a0Map\n", "mkdocs.yml": "site_name: A\n"},
        ),
        Invalid(
            "[A](#dams)\n\n# Wells\n",
            path="docs/a.md",
            covers=("#dams",),
            message_id="here",
            files={"mkdocs.yml": "hooks: [a.py]\n", "a.py": "def on_env(env): pass\n"},
        ),
        Valid(
            "[A](#dams)\n\n# Wells\n",
            path="docs/a.md",
            files={"mkdocs.yml": "hooks: [a.py]\n", "a.py": "def on_page_markdown(text): pass\n"},
        ),
        Valid(
            "[A](#dams)\n\n# Wells\n",
            path="docs/a.md",
            files={"mkdocs.yml": "hooks: [a.py]\n", "a.py": "from catalog import *\n"},
        ),
        Valid(
            "[A](#section-1)\n\n# Wells\n",
            files={
                "eleventy.config.js": 'import name from "./name.js";\n',
                "name.js": "config.addTransform('a', (text) => { heading.id = `section-${n}`; });",
            },
        ),
        Invalid(
            "[A](#section-1)\n\n# Wells\n",
            covers=("#section-1",),
            message_id="here",
            files={"eleventy.config.js": "config.addTransform('a', (text) => minified(text));\n"},
        ),
        Valid("[A](#dams)\n\n# All the dams {/*dams*/}\n", path="a.mdx"),
        Valid("[A](#dams) [B](#wells)\n\n<p id={'dams'}>A</p> <p id={`wells`} />\n", path="a.mdx"),
        Invalid(
            "[A](#dams)\n\n# All {/* What about the dams? */}\n",
            covers=("#dams",),
            message_id="here",
            path="a.mdx",
        ),
        Valid(
            "[A](b.md#dams) [B](b.md#map)\n",
            files={
                "b.md": "(dams)=\n# Wells\n\n:::{figure} a.png\n:name: map\n:::\n",
                "myst.yml": "site: {}\n",
            },
        ),
        Invalid(
            "[A](b.md#dams)\n",
            covers=("b.md#dams",),
            message_id="there",
            files={"b.md": "(dam)=\n# Wells\n", "myst.yml": "site: {}\n"},
        ),
        Valid("[A](#dams)\n\n<!--@include: ./parts/dams.md-->\n"),
        Valid("---\nlisting:\n- id: dams\n---\n[A](#dams)\n"),
        Valid("[A](#plan.size) [B](#+plan.size)\n\n## <!-- setting plan.size -->\n"),
        Valid("[A](#pier)\n\n``` { .sh #pier }\nls\n```\n"),
        Valid("[A](b.md#dam)\n", files={"b.md": "<examples-page />\n"}),
        Valid('[A](#pier)\n\n## <span id ="pier" ></span>The old pier\n'),
        Valid("[A](#dams-crab)\n\n## Dams (🦀)\n"),
        Valid('[A](#dams) [B](#rivers)\n\n<Rivers titleId="dams" />\n\n## Boats\n', path="a.mdx"),
        Valid("[A](#pier)\n\n##Pier\n", files={"_config.yml": "kramdown: {input: kramdown}\n"}),
        Invalid(
            "[A](#dams-crab)\n\n## Dams (🦀)\n",
            covers=("#dams-crab",),
            message_id="here",
            path="content/a.md",
            files={"hugo.toml": ""},
        ),
        Valid(
            "+++\n+++\n[A](#what-s-a-dam) [B](#pristan)\n\n## What's a_dam?\n\n## Пристань\n",
            path="content/a.md",
            files={"zola.toml": 'base_url = "/"\n'},
        ),
        Valid(
            "[A](../#dam)\n",
            path="content/a/b/c.md",
            files={
                "hugo.toml": "",
                "content/a/_index.md": "## Pier\n",
                "content/a/b/_index.md": "{{% dams %}}\n",
            },
        ),
        Valid(
            "[A](../b/#dam)\n",
            path="es/a.md",
            files={"b.md": "## Pier\n", "es/b.md": "## Dam\n"},
        ),
        Valid(
            "---\nlayout: a\n---\n[A](#more) [B](b.md#more)\n",
            files={
                "b.md": "## Pier\n",
                "_config.yml": "title: One\n",
                "_layouts/a.html": '<main>{{ content }}</main><h2 id="more">More</h2>\n',
            },
        ),
        Valid(
            "[A](b.md#mara-bell)\n",
            files={
                "b.md": "---\nlayout: people\n---\n## Pier\n",
                "_config.yml": "title: One\n",
                "_layouts/people.html": "{% for each in site.people %}{% include one.html %}",
                "_includes/one.html": '<h2 id="{{ each.name | slugify }}">',
            },
        ),
        Invalid(
            "[A](b.md#mara-bell)\n",
            covers=("b.md#mara-bell",),
            message_id="there",
            files={
                "b.md": "---\nlayout: post\n---\n## Pier\n",
                "_config.yml": "title: One\n",
                "_layouts/people.html": '<h2 id="{{ each.name | slugify }}">',
                "_layouts/post.html": '<h2 id="by-{{ page.name | slugify }}">',
            },
        ),
        Invalid(
            "<!-- A note. -->\n\nA [plan](b.md#dam).\n",
            covers=("b.md#dam",),
            message_id="there",
            files={"b.md": "## Pier\n"},
        ),
        Valid(
            "A [plan](docs/b.qmd#dam).\n",
            path="a.qmd",
            files={
                "_quarto.yml": "project: {type: website}\nfilters: [wide.lua]\n",
                "docs/_metadata.yml": "filters: [options.lua]\n",
                "docs/b.qmd": "## Pier\n",
            },
        ),
        Invalid(
            "A [plan](b.qmd#dam).\n",
            path="a.qmd",
            covers=("b.qmd#dam",),
            message_id="there",
            files={
                "_quarto.yml": "project: {type: website}\nfilters: [wide.lua]\n",
                "b.qmd": "---\nfilters: [quarto]\n---\n\n## Pier\n",
            },
        ),
        Valid("A [plan](b.md#dam).\n", files={"b.md": "<Plan />\n\nA [dam](#dam).\n"}),
        Valid("[A](#Select-Results) [B](#select-results)\n\n## Select Results\n"),
        Valid("[A](#pristan) [B](b.md#plotina)\n\n## Пристань\n", files={"b.md": "## Плотина\n"}),
        Invalid("[A](#плотина)\n\n## Пристань\n", covers=("#плотина",), message_id="here"),
        Valid("[A](#pier-2) [B](#pier-1)\n\n## Pier\n\n## Pier\n"),
        Valid("[A](#ports-of-call-by-sea)\n\n## Ports of call\n\n### By sea\n"),
        Invalid(
            "[A](#ports-of-call-by-air)\n\n## Ports of call\n\n### By sea\n",
            covers=("#ports-of-call-by-air",),
            message_id="here",
        ),
        Valid('<a href="#tab" class="tab">A</a> <a href="#results">B</a>\n\n## Results\n'),
        Invalid(
            '<a href="#sample-activites">A</a>\n\n## Sample activities\n',
            covers=("#sample-activites",),
            message_id="here",
        ),
        Invalid("[A](#results)\n\n## Select Results\n", covers=("#results",), message_id="here"),
        Invalid(
            "[A][c] [B][c]\n\n[c]: b.md#dam\n",
            covers=("b.md#dam",),
            message_id="there",
            files={"b.md": "## Pier\n"},
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Look for the place that a link in HTML names, unless a program may act on it."""
        if _OF_A_LINK.issuperset(element.attributes):
            destination = destination_of(element)
            if destination is not None and element.verbatim:
                self.check_destination(destination, context)

    def check_destination(self, destination: Destination, context: Context) -> None:
        """Look for the place on this page that a link names."""
        url = destination.url
        if url[:1] != "#" or url == "#":
            return
        anchors = _own_anchors(context)
        if anchors is not None and not self._is_known(url[1:], anchors, context.document.flavor):
            # The result holds as long as the templates stay as they are.
            context.asked_templates = True
            document, site = context.document, context.site
            if site is not None and site.may_make_place(
                url[1:], document.path, lambda: document.data
            ):
                return
            span = destination.span(context.document)
            context.report(self, "here", span, anchor=excerpt(percent_decoded(url[1:])))

    def collect(self, context: Context) -> str | list[Any] | None:
        """Return the texts of a file's headings, each ended by LF.

        Where there are any, the names of other places and the links to places on other pages
        come with them, and so does a flavor that is known, all in a list. None is a page whose
        places are not known; in a list with its links, it stands for the headings.
        """
        document = context.document
        if document.flavor == "template" or (document.problems and not document.text):
            return None
        body = document.body
        own = context.site.published_at if context.site is not None else ""
        links = [link.plain() for link in local_links(document, own=own) if "#" in link.url]
        if (body.html and not body.headings) or may_have_more_places(context):
            return [None, [], links] if links else None
        texts = [heading.text for heading in body.headings]
        headings = "\n".join([*texts, ""])
        if headings.count("\n") > len(texts):
            # No anchor holds those that a character reference stands for.
            headings = "\n".join([*(text.replace("\n", "") for text in texts), ""])
        may_name = body.html or body.opaque or body.code or document.flavor == "python-markdown"
        names = named_places(document) if may_name else []
        if names or links or document.flavor:
            return [headings, names, links, *([document.flavor] if document.flavor else [])]
        return headings

    def conclude(self, facts: Mapping[str, str | list[Any]], run: Run) -> Iterator[None]:
        """Look for the places on the pages that were read."""
        linking = {path: fact[2] for path, fact in facts.items() if fact.__class__ is list}
        if not any(linking.values()):
            return
        files = run.site_files({})
        yield from files.prepare()
        anchors: dict[str, PageAnchors] = {}

        def may_hold(page: str, fragment: str) -> bool:
            fact = facts.get(page)
            whole = fact if isinstance(fact, list) else [fact, [], []]
            texts, names, _, flavor = [*whole, ""][:_MEMBERS]
            if texts is None:
                return True
            if page not in anchors:
                ways = _ways(run.sites.of(page))
                anchors[page] = _anchors(texts.split("\n")[:-1], names, flavor, ways)
            return self._is_known(fragment, anchors[page], flavor)

        for path, links in linking.items():
            yield
            for values in links:
                link = LocalLink.of(values)
                targets = [files.find(path, link.url)]
                if link.url[0] != "/" and not names_file(link.url):
                    # The address of the page may be a folder of its own name.
                    targets.append(files.find(_as_folder(path), link.url))
                pages = [each.path for each in targets if each.path and each.presence != "through"]
                fragment = link.url.partition("#")[2]
                if not pages or any(may_hold(each, fragment) for each in pages):
                    continue
                others = files.same_address(path, link.url)
                if any(may_hold(each, fragment) for each in others):
                    continue
                page = pages[0]
                read = partial(run.front_matter, page)
                if not run.sites.of(page).may_make_place(fragment, page, read):
                    run.report(
                        self,
                        "there",
                        path,
                        Span(link.start, link.end),
                        page=excerpt(page),
                        anchor=excerpt(percent_decoded(fragment)),
                    )

    def _is_known(self, fragment: str, anchors: PageAnchors, flavor: str) -> bool:
        from profilelint.source.markdown.anchors import EVERY_WAY, has_anchor
        from profilelint.source.markdown.flavor import flavor_named

        return (
            has_anchor(anchors, fragment)
            or fragment in self.options.known
            or fragment.startswith(_NUMBERED)
            # A route of a program on the page: no heading makes such a name.
            or fragment.startswith(("/", "!"))
            # Plugins put the sign before a name that stands in a comment; no heading makes it.
            or (fragment[:1] == "+" and fragment[1:] in anchors)
            or (
                flavor_named(flavor).anchors is EVERY_WAY
                # Some programs write the letters of other scripts in Latin ones.
                and (_joins_two(fragment, anchors) or _may_be_latinised(fragment, anchors))
            )
        )


def _joins_two(fragment: str, anchors: PageAnchors) -> bool:
    """Return whether a fragment is two anchors with a hyphen between.

    Some programs name a heading after the one that it stands under as well.
    """
    at = fragment.find("-") if len(fragment) <= _LONGEST_JOINED else -1
    while at > 0:
        if fragment[:at] in anchors and fragment[at + 1 :] in anchors:
            return True
        at = fragment.find("-", at + 1)
    return False


def _may_be_latinised(fragment: str, anchors: PageAnchors) -> bool:
    """Return whether a fragment in Latin letters may stand for a heading in those of others."""
    return percent_decoded(fragment).isascii() and anchors.hold_other_scripts


def _is_part(path: str) -> bool:
    """Return whether a file is a part of other pages, by its name or that of a folder."""
    *folders, name = path.split("/")
    is_named_so = name[:1] == "_" and not name.startswith("_index.")
    return is_named_so or not _PARTS.isdisjoint(folders)


def _is_chapter(context: Context) -> bool:
    """Return whether links to places on this page may lead to other pages, as in books they do.

    Quarto finds the chapter that has the place; for R Markdown, bookdown does.
    """
    site = context.site
    if site is not None and site.generator:
        return site.is_one_book
    return context.document.path.endswith(".Rmd")


def _as_folder(path: str) -> str:
    return path.rpartition(".")[0] + "/index.md"


@lru_cache(maxsize=1)
def _own_anchors(context: Context) -> PageAnchors | None:
    """Return the places of a page; None if there may be more, or if it is no page of its own."""
    document = context.document
    if _is_part(document.path) or _is_chapter(context) or may_have_more_places(context):
        return None
    headings = [heading.text for heading in document.body.headings]
    return _anchors(headings, named_places(document), document.flavor, _ways(context.site))


def _ways(site: Site | None) -> tuple[Way, ...]:
    return site.anchor_ways if site is not None else ()


def _anchors(
    headings: list[str], names: list[str], flavor: str, ways: tuple[Way, ...]
) -> PageAnchors:
    from profilelint.source.markdown.anchors import PageAnchors
    from profilelint.source.markdown.flavor import flavor_named

    return PageAnchors(headings, names, (*flavor_named(flavor).anchors, *ways))
