from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.text import LineIndex
from profilelint.model.verdict import REASONS, LinkPlace, LinkVerdict, Verdict
from profilelint.rules.api import Context, Invalid, Rule, Run, Valid, replace
from profilelint.rules.page.address import scheme_of
from profilelint.rules.page.destinations import (
    Destination,
    destination_of,
    field_destinations,
    holds_template,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.document import Document
    from profilelint.model.finding import Param

_WEB = frozenset({"http", "https"})
_EMBEDS = frozenset({"iframe", "audio", "video", "source"})


def _verdict(
    reason: str,
    url: str,
    *,
    status: int = 200,
    final: str = "",
    detail: str = "",
    replacement: str = "",
) -> LinkVerdict:
    severity = REASONS[reason].severity
    params: dict[str, Param] = {
        "url": url,
        "status": status,
        "final": final,
        "detail": detail,
        "way": "",
    }
    return LinkVerdict(reason, severity, params, replacement, severity is not Severity.ERROR)


def _links(*verdicts: LinkVerdict) -> Invalid:
    """Return an example with a link for each verdict."""
    urls = [str(verdict.params["url"]) for verdict in verdicts]
    return Invalid(
        "".join(f"- [page {number}]({url})\n" for number, url in enumerate(urls, 1)),
        covers=tuple(urls),
        message_id=verdicts[0].reason,
        verdicts=dict(zip(urls, verdicts, strict=True)),
    )


class LinkReachable(Rule):
    """Links lead to pages that exist.

    Each web address in links, pictures, embedded pages and front matter is requested once, however
    many pages contain it. This happens only with "--online"; without it no connection is opened,
    and the results of earlier runs are reported. A run fails only for problems that do not depend
    on who asks: a page or site that does not exist, a certificate that browsers refuse, an address
    in a private network, or a site that was out of order for weeks. Everything else is reported at
    whatever severity, but does not fail the run. If a page has moved, link to its new address
    ("--fix" writes it where that is safe). If a site refused the check, that says nothing about its
    pages: open the link and look. A severity set for this rule applies to all of its findings, and
    does not change what fails a run. Misspelt addresses are left to the rules that find them
    without a request, where these are switched on, and so are private addresses, unless this rule
    reports them at a higher severity.
    """

    name = "link-reachable"
    summary = "Links lead to pages that exist."
    severity = Severity.ERROR
    messages: ClassVar = {
        name: reason.message
        for name, reason in REASONS.items()
        if reason.severity is not None and reason.verdict is not Verdict.LOCAL_MISSING
    }
    severities: ClassVar = {
        name: reason.severity
        for name, reason in REASONS.items()
        if reason.severity in (Severity.WARNING, Severity.HINT)
        and reason.verdict is not Verdict.LOCAL_MISSING
    }
    fix = "safe"
    default = False
    network = True
    supersedes = ("link-http", "link-private")
    defers_to = (
        "embed-address-ambiguity",
        "embed-data-url",
        "embed-script-url",
        "link-address-ambiguity",
        "link-contact",
        "link-credentials",
        "link-private",
        "link-scheme",
        "link-scheme-spelling",
        "link-unreadable",
    )
    examples = (
        Valid(
            "[plan](https://site.example/plan) and [page]({{ url }})\n",
            verdicts={
                "https://site.example/plan": _verdict("ok", "https://site.example/plan"),
                "{{ url }}": _verdict("broken", "{{ url }}"),
            },
        ),
        Valid("[plan](https://site.example/not-asked-for)\n"),
        _links(
            _verdict("broken", "https://site.example/gone", status=404),
            _verdict("broken-dns", "https://gone.example/", detail="gone.example"),
        ),
        Invalid(
            "---\npromos:\n- title: Plan\n  link: https://site.example/old\n---\n"
            "[plan](https://site.example/old) and <http://plain.example/>\n",
            covers=(
                "https://site.example/old",
                "https://site.example/old",
                "http://plain.example/",
            ),
            message_id="moved-permanently",
            fixed="---\npromos:\n- title: Plan\n  link: https://site.example/new\n---\n"
            "[plan](https://site.example/new) and <https://plain.example/>\n",
            verdicts={
                "https://site.example/old": _verdict(
                    "moved-permanently",
                    "https://site.example/old",
                    final="https://site.example/new",
                    replacement="https://site.example/new",
                ),
                "http://plain.example/": _verdict(
                    "insecure", "http://plain.example/", replacement="https://plain.example/"
                ),
            },
        ),
        _links(
            _verdict("invalid-url", "https://[site.example/"),
            _verdict("invalid-scheme", "about:blank", detail="about:"),
            _verdict("invalid-credentials", "https://***@site.example/"),
            _verdict("invalid-ambiguous", "https:///site.example/"),
            _verdict("unsupported-syntax", "tel:none", detail="telephone number"),
            _verdict("unsupported-scheme", "ftp://site.example/", detail="ftp:"),
        ),
        _links(
            _verdict("broken-tls-expired", "https://expired.example/", detail="expired.example"),
            _verdict("broken-tls-name", "https://other.example/", detail="other.example"),
            _verdict("broken-tls-untrusted", "https://own.example/", detail="own.example"),
            _verdict("broken-tls-version", "https://old.example/", detail="old.example"),
            _verdict("broken-tls-chain", "https://chain.example/", detail="chain.example"),
        ),
        _links(
            _verdict("fragment-missing", "https://site.example/#goals", detail="goals"),
            _verdict("fragment-unknown", "https://app.example/#goals", detail="goals"),
        ),
        _links(
            _verdict(
                "suspicious-home",
                "https://site.example/2014/plan",
                final="https://site.example/",
            ),
            _verdict(
                "suspicious-login",
                "https://site.example/members",
                final="https://site.example/login",
            ),
            _verdict("suspicious-title", "https://site.example/lost", detail="Page not found"),
            _verdict("suspicious-parked", "https://parked.example/"),
            _verdict("suspicious-empty", "https://site.example/empty"),
            _verdict("suspicious-redirect", "https://site.example/nowhere", status=302),
        ),
        _links(
            _verdict("blocked", "https://wall.example/", status=403),
            _verdict("blocked-challenge", "https://wall.example/plan", status=503),
            _verdict("rate-limited", "https://busy.example/"),
            _verdict(
                "ok-temporary-redirect",
                "https://site.example/now",
                final="https://site.example/summer",
            ),
        ),
        _links(
            _verdict("server-error", "https://site.example/fault", status=500),
            _verdict("timeout", "https://slow.example/"),
            _verdict("network", "https://shut.example/", detail="it refuses connections"),
            _verdict("redirect-loop", "https://site.example/round"),
        ),
        _links(
            _verdict("unsafe-address", "https://inside.example/", detail="inside.example"),
            _verdict("unsafe-literal", "http://10.0.0.7/", detail="10.0.0.7"),
            _verdict("unsafe-metadata", "http://169.254.169.254/", detail="169.254.169.254"),
            _verdict("unsafe-name", "http://files.internal/", detail="files.internal"),
            _verdict("unsafe-dot", "http://site.example./", detail="site.example."),
            _verdict("unsafe-port", "https://site.example:9000/", detail="9000"),
            _verdict("unsafe-redirect", "https://odd.example/", detail="is not a web page"),
            _verdict("unsafe-onward", "https://sly.example/", detail="10.0.0.7"),
        ),
    )

    def collect(self, context: Context) -> list[Any] | None:
        """Return each outward address, its span, line and route, and whether it may be edited."""
        document = context.document
        index: LineIndex | None = None
        addresses: list[Any] = []
        seen: set[Span] = set()
        for destination in _destinations(document):
            if not _leads_out(destination):
                continue
            span = destination.span(document)
            if span in seen:
                continue  # a definition that several links refer to
            seen.add(span)
            index = index or LineIndex(document.text)
            editable = destination.editable(document)
            verbatim = editable == span and document.text[span.start : span.end] == destination.url
            line = index.position(span.start)[0]
            addresses.append([destination.url, *span, line, list(destination.route), verbatim])
        return addresses or None

    def places(self, facts: Mapping[str, Any]) -> list[LinkPlace]:
        """Return every outward address with its place."""
        return [
            LinkPlace(url, path, line)
            for path, links in sorted(facts.items())
            for url, _, _, line, _, _ in links
        ]

    def conclude(self, facts: Mapping[str, Any], run: Run) -> Iterator[None]:
        """Report what was learnt of each address, at every place that holds it."""
        for path, links in sorted(facts.items()):
            yield
            for url, start, end, line, route, verbatim in links:
                verdict = run.verdicts.get(url)
                if (
                    verdict is None
                    or verdict.severity is None
                    or verdict.reason not in self.messages
                    or not run.concerns(path, line)
                ):
                    continue
                span = Span(start, end)
                new = verdict.replacement
                params: dict[str, Any] = dict(verdict.params)
                fixed = new and verbatim and _fits(new, in_field=bool(route))
                run.report(
                    self,
                    verdict.reason,
                    path,
                    span,
                    route=tuple(route),
                    part="value" if route else "text",
                    fixes=replace(f'Write "{new}"', span, new) if fixed else (),
                    severity=verdict.severity,
                    advisory=verdict.advisory,
                    **params,
                )


def _destinations(document: Document) -> Iterator[Destination]:
    yield from field_destinations(document)
    body = document.body
    for link in (*body.links, *body.images):
        if link.kind != "email" and not holds_template(link.url):
            yield Destination(link.url, link.image, link)
    from profilelint.source.markdown.html.elements import may_hold_markup, parse_markup

    if not may_hold_markup(body):
        return
    for element in parse_markup(document).elements:
        destination = destination_of(element)
        source = element.attributes.get("src") if element.name in _EMBEDS else None
        if destination is not None:
            yield destination
        elif source is not None and not element.inert and not holds_template(source.value):
            yield Destination(source.value, True, source, element.verbatim)


def _leads_out(destination: Destination) -> bool:
    url = destination.url
    if url.startswith(("https://", "http://", "//")):
        return True
    # A picture may be written into its address: that is nothing to ask for.
    return scheme_of(url) in _WEB if destination.image else scheme_of(url) != ""


def _fits(url: str, *, in_field: bool) -> bool:
    """Return whether an address of plain characters means the same where it is to be written.

    In Markdown and HTML an ampersand may begin a character reference; in a list of YAML a comma
    ends a value. A query comes from the address that is replaced, so it has shown to be harmless.
    """
    path = url.partition("?")[0]
    return "&" not in path and not (in_field and "," in url)
