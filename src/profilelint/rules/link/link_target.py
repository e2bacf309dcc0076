from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Run, Valid, replace
from profilelint.rules.link.local_links import LocalLink, local_links, names_file
from profilelint.rules.page.address import percent_decoded
from profilelint.rules.page.fields import excerpt
from profilelint.source.site.site import address_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from profilelint.model.finding import Fix
    from profilelint.rules.link.meant_addresses import MeantAddresses

_SITE = {"_config.yml": "title: Blue Coast\n", "uploads/pier.pdf": "", "_projects/pier.md": ""}


# What Quarto makes documents of all kinds from.
_RENDERED = (".qmd", ".Rmd", ".ipynb")
# What the name of a translated page ends in: the language and the file's kind.
_LANGUAGE = pattern(r"(\.[a-z]{2}(?:[-_][A-Za-z]{2,4})?)(\.(?:md|mdx|markdown))\Z")
_OF_BOOK = (".pdf", ".epub", ".docx")


class LinkTarget(Rule):
    """Links and pictures within this site lead to a file or page that exists.

    A file that was renamed, moved or never uploaded leaves a link that ends at "page not found", or
    a gap in place of a picture. Capital letters matter: "Plan.pdf" is not "plan.pdf". The rule
    looks for files where the site's generator puts them, and follows links to pages to the
    addresses that permalinks, slugs, redirects and aliases give them. It also checks addresses with
    the site's own host, if the generator's settings name it, pictures in `srcset` and `poster`, and
    films, sounds and subtitles in HTML. Nothing is reported if the file may be kept elsewhere
    because its folder is not in the repository, if git ignores the file because the build makes it,
    if a page may be made without a file and none has nearly its name, if the page is there in the
    language of this one ("b.fr.md" for "b.md" on "a.fr.md"), or if the site's templates seem to put
    a folder in front of a field's values. If a file in the same folder has nearly that name, or
    another picture's ending, or if the only file of a rare name is in another folder, its address
    is proposed. MkDocs and Quarto warn about such links and build the site, so on their sites the
    finding is a warning.
    """

    name = "link-target"
    summary = "Links and pictures within this site lead to a file or page that exists."
    severity = Severity.ERROR
    severities: ClassVar = {"near": Severity.WARNING}
    exceptions: ClassVar = (
        ("", Severity.WARNING, "on sites of MkDocs and Quarto, which build them anyway"),
    )
    messages: ClassVar = {
        "missing": 'this site has no "{target}": correct the address, or add what it leads to',
        "near": 'no file or page of this site is known as "{target}": did you mean "{actual}"?',
        "case": (
            '"{target}" is named "{actual}" on this site: use the same capital and small letters'
        ),
        "through": (
            '"{target}" goes through "{actual}", which is a file, not a folder: correct the address'
        ),
        "outside": (
            '"{target}" leads outside this site\'s folder: write the address of a page or file in '
            "it"
        ),
    }
    fix = "some"
    defers_to = ("embed-parser-differential", "link-empty", "link-scheme-spelling")

    class Options(RuleOptions):
        fields: Annotated[
            tuple[str, ...],
            'the fields of the front matter whose values, if they begin with "/", are addresses',
        ] = ("promos.link", "promos.image", "link", "image", "thumbnail")

    options: Options
    examples = (
        Valid("[A](/uploads/pier.pdf) ![B](b.png)\n", files={"b.png": "", "uploads/pier.pdf": ""}),
        Valid("[A](/uploads/plan.pdf) [B](other/plan.md) [C](https://example.org/c.pdf)\n"),
        Valid("[A](pier.pdf)\n", files={"pier.qmd": "", "dam.pdf": ""}),
        Valid(
            "[A](/our-wells.pdf)\n",
            path="wells.qmd",
            files={"_quarto.yml": "project: {type: book}\nbook: {chapters: [wells.qmd]}\n"},
        ),
        Valid(
            "[A](plans/pier.pdf)\n",
            files={"plans/.gitignore": "*.pdf\n!dam.pdf\n", "plans/dam.pdf": ""},
        ),
        Valid("[A](pier#deck)\n", files={"Pier.md": "---\nid: pier\n---\n"}),
        Valid("[A](../dam.md#deck)\n", path="a/pier.fr.md", files={"dam.fr.md": ""}),
        Invalid(
            "[A](dam.md) [B](dam.fr.md)\n",
            covers=("dam.md", "dam.fr.md"),
            message_id="missing",
            path="pier.fr.md",
            files={"dam.de.md": ""},
        ),
        Valid("---\nlink: /uploads/pier.pdf\n---\n[A](/a/) [B](/b.html)\n", files=_SITE),
        Valid(
            "[A](../pier/) [B](/uploads/a%20b.pdf) [C](pier.html#top)\n",
            path="_projects/dam.md",
            files={**_SITE, "uploads/a b.pdf": ""},
        ),
        Valid(
            "![A](/img/a.png) [B](dam.md)\n",
            path="content/projects/pier.md",
            files={"hugo.toml": "", "static/img/a.png": "", "content/projects/dam.md": ""},
        ),
        Valid(
            "---\nimage: /pier/a.png\n---\n", files={**_SITE, "img/pier/a.png": "", "pier/b": ""}
        ),
        Invalid(
            "[Plan](/uploads/plan.pdf) and ![Pier](/uploads/pier.png)\n",
            covers=("/uploads/plan.pdf", "/uploads/pier.png"),
            message_id="missing",
            files=_SITE,
        ),
        Invalid(
            '---\nimage: /uploads/a.png\n---\n[B](b.md) <img src="/uploads/c.png" alt="C">\n',
            covers=("/uploads/a.png", "b.md", "/uploads/c.png"),
            message_id="missing",
            files=_SITE,
        ),
        Invalid(
            "---\nteaser: /uploads/a.png\nimage: /uploads/b.png\n---\n",
            covers=("/uploads/a.png",),
            message_id="missing",
            files=_SITE,
            options={"fields": ("teaser",)},
        ),
        Invalid(
            "---\nimage: /pier/a.png\n---\n",
            path="a/b.md",
            covers=("/pier/a.png",),
            message_id="missing",
            files={
                **_SITE,
                "a/c.md": "---\nimage: /pier/c.png\n---\n",
                "img/pier/a.png": "",
                "pier/c.png": "",
            },
        ),
        Invalid(
            "[Plan](/uploads/Pier.PDF)\n",
            covers=("/uploads/Pier.PDF",),
            message_id="case",
            files=_SITE,
            fixed="[Plan](/uploads/pier.pdf)\n",
        ),
        Invalid(
            "[A](/uploads/peir.pdf) ![B](img/dam.jpg?w=9) [C](quya.md#deck) ![D](img/dam2.png)\n",
            covers=("/uploads/peir.pdf", "img/dam.jpg?w=9", "quya.md#deck", "img/dam2.png"),
            message_id="missing",
            path="docs/example.md",
            files={
                "mkdocs.yml": "",
                "docs/quay.md": "",
                "docs/uploads/pier.pdf": "",
                "docs/img/dam.png": "",
                "docs/img/dam1.png": "",
            },
            fixed="[A](/uploads/pier.pdf) ![B](img/dam.png?w=9) [C](quay.md#deck) "
            "![D](img/dam2.png)\n",
        ),
        Valid(
            "[A](/terms/) [B](/projects/) [C](/sign-up/) [D](/peir/) [E](/tree/)\n",
            path="content/a.md",
            files={
                "hugo.toml": "",
                "content/teams.md": "",
                "content/project.md": "",
                "content/signup.md": "",
                "content/docs/pier.md": "",
                "content/free.md": "",
            },
        ),
        Invalid(
            "[A](/abuot/) [B](/our-prjects/#pier) [C](/about/)\n",
            covers=("/abuot/", "/our-prjects/#pier"),
            message_id="near",
            path="content/a.md",
            files={"hugo.toml": "", "content/about.md": "", "content/our-projects.md": ""},
            fixed="[A](/about/) [B](/our-projects/#pier) [C](/about/)\n",
        ),
        Invalid(
            "[Plan](/uploads/plan-2020.pdf) [Pier](/docs/peir/) [Wells](/docs/wells/)\n",
            covers=("/uploads/plan-2020.pdf", "/docs/peir/", "/docs/wells/"),
            message_id="missing",
            path="content/example.md",
            files={
                "hugo.toml": "",
                "static/uploads/a.pdf": "",
                "static/2020/plan-2020.pdf": "",
                "content/docs/pier.md": "",
            },
            fixed="[Plan](/2020/plan-2020.pdf) [Pier](/docs/pier/) [Wells](/docs/wells/)\n",
        ),
        Invalid(
            "[Plan](dam.md/plan.pdf)\n",
            covers=("dam.md/plan.pdf",),
            message_id="through",
            files={"dam.md": ""},
        ),
        Invalid(
            "[Plan](../dam.md/plan.pdf) [Map](../map.html/b.pdf#c)\n",
            covers=("../dam.md/plan.pdf", "../map.html/b.pdf#c"),
            message_id="through",
            path="docs/example.md",
            files={"dam.md": "", "map.html": ""},
        ),
        Invalid(
            '<img src="/uploads/pier.pdf" srcset="/uploads/a.png 2x, /uploads/pier.pdf">\n'
            '<video poster="/uploads/b.png"><source src="/uploads/c.mp4">'
            '<track src="/uploads/d.vtt"></video>\n',
            covers=("/uploads/a.png", "/uploads/b.png", "/uploads/c.mp4", "/uploads/d.vtt"),
            message_id="missing",
            files=_SITE,
        ),
        Invalid(
            '<object data="/uploads/a.pdf"></object> <input type="image" src="/uploads/b.png">\n',
            covers=("/uploads/a.pdf", "/uploads/b.png"),
            message_id="missing",
            files=_SITE,
        ),
        Invalid(
            "[Plan](https://example.org/uploads/plan.pdf) [B](https://example.com/uploads/a.pdf)\n",
            covers=("https://example.org/uploads/plan.pdf",),
            message_id="missing",
            files={**_SITE, "_config.yml": "url: https://example.org\n"},
        ),
        Invalid(
            "[Plan](../../../plan.pdf)\n",
            covers=("../../../plan.pdf",),
            message_id="outside",
            path="projects/example.md",
        ),
    )

    def collect(self, context: Context) -> dict[str, Any]:
        """Return a file's links to the site itself, and what its own address is made of.

        The mapping is empty for a file that has neither, so that it is known to have been read.
        """
        document, site = context.document, context.site
        fact = address_values(document.data, site)
        own = site.published_at if site is not None else ""
        if document.front_matter is None:
            from profilelint.source.site.file_names import BARE

            fact[BARE] = True
        links = local_links(document, self.options.fields, own)
        if links:
            fact["links"] = [link.plain() for link in links]
        return fact

    def conclude(self, facts: Mapping[str, Mapping[str, Any]], run: Run) -> Iterator[None]:
        """Look for what the links lead to among the files of the site."""
        if not any("links" in fact for fact in facts.values()):
            return
        from profilelint.rules.link.meant_addresses import MeantAddresses

        files = run.site_files(facts)
        yield from files.prepare()
        stems = {
            name.rpartition("/")[2].rpartition(".")[0]
            for name in run.files
            if name.endswith(_RENDERED)
        }
        meant = MeantAddresses(run.files, files)
        # The fields of a folder with a value that leads to a file as it stands, and those without.
        plain: set[tuple[str, str]] = set()
        missing: list[tuple[tuple[str, str], str, LocalLink]] = []
        for path, fact in facts.items():
            yield
            for values in fact.get("links", ()):
                link = LocalLink.of(values)
                verdict, actual = files.find(path, link.url)
                if verdict == "unknown" and link.verbatim and not link.route:
                    actual = meant.surely_meant(path, _path(link))
                    is_written = actual and link.url.startswith(_path(link))
                    if is_written and not _may_be_made(path, link, run, stems):
                        self._report(run, path, link, "near", actual, meant)
                    continue
                if link.route and names_file(link.url):
                    field = path.rpartition("/")[0], _field(link)
                    if verdict == "found":
                        plain.add(field)
                    elif verdict == "missing":
                        missing.append((field, path, link))
                        continue
                if verdict == "case" and not names_file(link.url):
                    continue  # the address of a page, which many generators write in small letters
                if verdict == "missing" and (
                    _may_be_made(path, link, run, stems)
                    or (
                        (other := _in_language_of(path, link.url)) != link.url
                        and files.find(path, other).presence == "found"
                    )
                ):
                    continue
                if verdict in {"missing", "case", "through", "outside"}:
                    self._report(run, path, link, verdict, actual, meant)
        completed = _completed((link for _, _, link in missing), run.files)
        for field, path, link in missing:
            if (field in plain or link not in completed) and not _may_be_made(
                path, link, run, stems
            ):
                self._report(run, path, link, "missing", "", meant)

    def _report(
        self,
        run: Run,
        path: str,
        link: LocalLink,
        verdict: str,
        actual: str,
        meant: MeantAddresses,
    ) -> None:
        target = _path(link)
        fixes: tuple[Fix, ...] = ()
        is_written = link.verbatim and link.url.startswith(target)
        address = actual if verdict == "near" else ""
        if verdict == "missing" and is_written:
            address = meant.meant(path, target)
        if address:
            place = Span(link.start, link.start + len(target))
            fixes = replace(f'Write "{address}"', place, address, "unsafe")
        if verdict == "case" and is_written:
            written = target.lstrip("./")
            wanted = actual[-len(written) :]
            if wanted.lower() == written.lower():
                end = link.start + len(target)
                place = Span(end - len(written), end)
                fixes = replace("Write it as the file is named", place, wanted)
        run.report(
            self,
            verdict,
            path,
            link.span,
            route=link.route,
            part=link.part,
            fixes=fixes,
            severity=Severity.WARNING if run.sites.of(path).warns_of_links else None,
            target=excerpt(target),
            actual=excerpt(actual),
        )


def _path(link: LocalLink) -> str:
    """Return the path that an address names, decoded."""
    return percent_decoded(link.url.partition("#")[0].partition("?")[0])


def _field(link: LocalLink) -> str:
    """Return the keys of the field that holds an address."""
    return ".".join(key for key in link.route if isinstance(key, str))


def _completed(links: Iterable[LocalLink], files: Iterable[str]) -> set[LocalLink]:
    """Return the values of fields to which some folder can be added so that they name a file.

    A template may do so: ``"/img" + image``.
    """
    named: dict[str, list[LocalLink]] = {}
    for link in links:
        named.setdefault(_path(link).rpartition("/")[2], []).append(link)
    if not named:
        return set()
    return {
        link
        for file in files
        for link in named.get(file[file.rfind("/") + 1 :], ())
        if file.endswith(_path(link))
    }


def _may_be_made(path: str, link: LocalLink, run: Run, stems: set[str]) -> bool:
    """Return whether what a link on a page leads to may be made when the site is built."""
    return _is_made(link.url, stems) or (run.sites.of(path).is_one_book and _is_of_book(link.url))


def _in_language_of(path: str, url: str) -> str:
    """Return an address in the language of a page: ``b.en.md`` for ``b.md`` on ``a.en.md``.

    So generators and their plugins find the page in the reader's language. Other addresses are
    returned as they are.
    """
    match = _LANGUAGE.search(path)
    address = url.partition("#")[0].partition("?")[0]
    if match is None or not address.endswith(match[2]) or address.endswith(match[0]):
        return url
    return address.removesuffix(match[2]) + match[0]


def _is_made(url: str, stems: set[str]) -> bool:
    """Return whether a file may be made from a source of the same name."""
    name = url.partition("#")[0].partition("?")[0].rpartition("/")[2]
    return name.rpartition(".")[0] in stems


def _is_of_book(url: str) -> bool:
    """Return whether a file may be the whole book, named as its title or settings say."""
    path = url.partition("#")[0].partition("?")[0]
    return path.lower().endswith(_OF_BOOK) and "/" not in path.lstrip("./")
