from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.embed.frames import is_example, is_kept, shown_in_frame
from profilelint.rules.embed.providers import (
    is_known_host,
    matches,
    provider_of_frame,
    provider_of_page,
)
from profilelint.rules.embed.weight import weight
from profilelint.rules.page.address import bare, read_address, without_templates
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_CURLY = "“”„‘’"


class EmbedHost(Rule):
    """Frames show only services that the site trusts.

    A frame shows a page of another site as if it were part of this one. Link to the page instead,
    or use the embed code that the service offers.

    The list of services contains those that make players, maps, charts and documents for embedding,
    each with the exact host and the beginning of the path: YouTube, Vimeo, SoundCloud, Spotify,
    Flickr, Google Maps and Docs, OpenStreetMap, ArcGIS, Tableau, Power BI, Datawrapper, Flourish,
    Infogram, Issuu, SlideShare and some fifty more. The option `allowed` adds to the list, and
    `only` restricts it. On pages that are not profiles, a frame may show a page of this site whose
    file, or the file that it is made from, is where the address says, or whose code is shown too:
    it is an example. Addresses are read as browsers read them, so a host that merely contains the
    name of a known one is not accepted.

    If a template or a program in the page decides what is shown (`{{ page.video }}`, Vue's `:src`,
    a JSX expression), the rule cannot check it and gives a warning.
    """

    name = "embed-host"
    summary = "Frames show only services that the site trusts."
    severity = Severity.ERROR
    severities: ClassVar = {"template": Severity.WARNING}
    exceptions: ClassVar = (("own", Severity.WARNING, "on pages that are not profiles"),)
    messages: ClassVar = {
        "host": 'the frame shows a page of "{host}", which is not one of the services that may be '
        'embedded: link to the page instead, or add it to "allowed" of this rule in the '
        "configuration",
        "path": 'the frame shows a page of "{host}" that is not made for embedding: use the '
        "address in the embed code that the service offers",
        "own": 'the frame shows "{source}", a page of this site: link to the page instead',
        "template": (
            "a template decides which page this frame shows ({source}), so it cannot be checked: "
            "write the host itself"
        ),
        "unreadable": 'browsers cannot read the address "{source}": copy it from the browser',
    }
    elements = ("iframe",)

    class Options(RuleOptions):
        allowed: Annotated[
            tuple[str, ...],
            "more addresses that may be embedded: host and beginning of the path, as in "
            '"maps.example.org/embed/"; "*" stands for one part of the path, or for the first '
            "part of the host",
        ] = ()
        only: Annotated[
            tuple[str, ...],
            'the services from the list that may be embedded, such as "vimeo"; empty for all',
        ] = ()
        own_pages: Annotated[bool, "whether frames may show pages of the site itself"] = False

    options: Options
    examples = (
        Valid('<iframe src="https://player.vimeo.com/video/1" title="The well"></iframe>\n'),
        Valid(
            '<iframe src="https://maps.example.org/embed/7" title="Map"></iframe>\n',
            options={"allowed": ("maps.example.org/embed/",)},
        ),
        Valid("<iframe src=“https://example.org/” title='Map'></iframe>\n"),
        Valid('<iframe src="<iframe width="560" src="https://www.youtube.com/embed/a"></iframe>\n'),
        Valid(
            '<iframe src="/maps/wells.html" title="Map"></iframe>\n', options={"own_pages": True}
        ),
        Valid(
            '<iframe src="/a/" title="A"></iframe>\n\n```html\n<iframe src="/a/"></iframe>\n```\n'
        ),
        Valid(
            '<iframe src="deck.html" title="Deck"></iframe> <iframe src="a/"></iframe>\n',
            path="talks/index.qmd",
            files={"_quarto.yml": "", "talks/deck.qmd": "", "talks/a/index.qmd": ""},
        ),
        Valid(
            '---\ntitle: A\n---\n<iframe src="maps/wells/" title="Wells"></iframe>\n',
            path="towns/notes/a.md",
            files={"towns/maps/wells/index.html": ""},
        ),
        Valid(
            '<iframe src="https://slideshare.net/slideshow/embed_code/1" title="Deck"></iframe>\n'
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com.example.org/video/1" title="x"></iframe>\n',
            covers=("https://player.vimeo.com.example.org/video/1",),
            message_id="host",
        ),
        Invalid(
            '<iframe src="https://www.google.com/search" title="x"></iframe>\n',
            covers=("https://www.google.com/search",),
            message_id="path",
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" title="x"></iframe>\n',
            covers=("https://player.vimeo.com/video/1",),
            message_id="host",
            options={"only": ("youtube",)},
        ),
        Invalid(
            '<iframe src="/maps/wells.html" title="x"></iframe>\n',
            covers=("/maps/wells.html",),
            message_id="own",
        ),
        Invalid(
            '<iframe src="deck.html" title="Deck"></iframe>\n',
            covers=("deck.html",),
            message_id="own",
            files={"_quarto.yml": "", "talks/deck.qmd": ""},
        ),
        Invalid(
            '<iframe src="https://{{ site.maps }}/embed/7" title="x"></iframe>\n',
            covers=("https://{{ site.maps }}/embed/7",),
            message_id="template",
        ),
        Invalid(
            "<iframe src={props.map} title='x' />\n",
            covers=("{props.map}",),
            message_id="template",
            path="a.mdx",
        ),
        Invalid(
            '<iframe src="https://exa mple.org/" title="x"></iframe>\n',
            covers=("https://exa mple.org/",),
            message_id="unreadable",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Judge the address of a frame."""
        shown = shown_in_frame(element, context.document.flavor)
        if shown is None:
            return
        attribute, value = shown
        where = attribute.value_span if attribute.value else attribute.span
        source = without_templates(value) if value is not None else None
        if value is None or source is None:
            written = excerpt(context.document.text[where.start : where.end])
            context.report(self, "template", where, source=written)
            return
        if not bare(source) or bare(source).startswith("#"):
            return
        address = read_address(source)
        if address is None:
            context.report(self, "unreadable", where, source=value)
            return
        if address.scheme in ("about", "data", "javascript", "vbscript"):
            # Empty frames are harmless; the others have rules of their own.
            return
        if not address.host and (source[0] in _CURLY or (source[0] == "<" and source[-1] == "=")):
            # A tag with such quotation marks, or with another tag in the value, is reported for it.
            return
        if not address.host:
            severity = weight(context)
            allowed = (
                self.options.own_pages
                or (severity and is_example(value, context))
                or (context.kind != "profile" and is_kept(source, context))
            )
            if not (allowed and address.scheme == "https"):
                context.report(self, "own", where, severity=severity, source=value)
            return
        web = address.scheme in ("http", "https")
        provider = provider_of_frame(address) if web else None
        if provider is not None and (not self.options.only or provider.key in self.options.only):
            return
        if web and any(matches(pattern, address) for pattern in self.options.allowed):
            return
        if web and provider is None and provider_of_page(address) is not None:
            # An ordinary page of a known service has a rule of its own.
            return
        kind = "path" if web and provider is None and is_known_host(address.host) else "host"
        context.report(self, kind, where, host=address.host)
