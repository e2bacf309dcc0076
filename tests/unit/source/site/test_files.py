from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.file_names import LocalTarget
from profilelint.source.site.files import SiteFiles
from profilelint.source.site.sites import Sites

JEKYLL = frozenset(
    {
        "_config.yml",
        "_posts/2024-05-01-new-pier.md",
        "_projects/dam.md",
        "_projects/north/quay.md",
        "_projects/pier.markdown",
        "_staff/ana.md",
        "about.md",
        "assets/main.scss",
        "contact/index.html",
        "uploads/Plan.pdf",
        "uploads/annual report.pdf",
        "uploads/caf\u00e9.pdf",
    }
)
SITE: dict[str, Any] = {
    "baseurl": "/coast",
    "collections": {
        "projects": {"output": True, "permalink": "/our-work/projects/:name/"},
        "staff": {"output": False},
    },
}
PAGES: dict[str, dict[str, Any]] = {
    "_projects/dam.md": {},
    "_projects/north/quay.md": {"redirect_from": ["/quay/"]},
    "_projects/pier.markdown": {},
    "about.md": {"permalink": "/who-we-are/"},
}


def site_files(
    files: frozenset[str], settings: Mapping[str, Any], pages: Mapping[str, Mapping[str, Any]]
) -> SiteFiles:
    """Return the files of a site; JSON is YAML too, so the settings may be Jekyll's."""
    texts = {
        **dict.fromkeys(files, ""),
        **({"_config.yml": json.dumps(settings)} if settings else {}),
    }
    return SiteFiles(files, Sites(TextTree(texts)), pages)


def find(href: str, page: str = "_projects/dam.md", **changes: Any) -> LocalTarget:
    site = {**SITE, **changes}
    return site_files(JEKYLL, site, PAGES).find(page, href)


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("/uploads/Plan.pdf", "uploads/Plan.pdf"),
        ("/uploads/Plan.pdf?v=2#page=3", "uploads/Plan.pdf"),
        ("/uploads/annual%20report.pdf", "uploads/annual report.pdf"),
        ("/uploads/cafe%CC%81.pdf", "uploads/caf\u00e9.pdf"),
        ("/coast/uploads/Plan.pdf", "uploads/Plan.pdf"),
        ("../uploads/Plan.pdf", "uploads/Plan.pdf"),
        ("../../../uploads/Plan.pdf", "uploads/Plan.pdf"),
        ("/about", "about.md"),
        ("/about/", "about.md"),
        ("/about.html", "about.md"),
        ("/who-we-are", "about.md"),
        ("/quay/", "_projects/north/quay.md"),
        ("/contact/", "contact/index.html"),
        ("/our-work/projects/pier/", "_projects/pier.markdown"),
        ("/our-work/projects/quay", "_projects/north/quay.md"),
        ("../pier/", "_projects/pier.markdown"),
        ("pier.markdown", "_projects/pier.markdown"),
        ("/", ""),
        ("#top", "_projects/dam.md"),
    ],
)
def test_found_on_a_jekyll_site(href: str, path: str) -> None:
    assert find(href) == LocalTarget("found", path)


@pytest.mark.parametrize(
    "href",
    [
        "/uploads/plan-2.pdf",
        "/coast/uploads/plan-2.pdf",
        "../uploads/plan-2.pdf",
        "/map.png",
        "quay.md",
        "/our-work/projects/harbour/",
        "/our-work/projects/harbour",
        "../harbour/",
    ],
)
def test_missing_on_a_jekyll_site(href: str) -> None:
    assert find(href) == LocalTarget("missing")


@pytest.mark.parametrize(
    "href",
    [
        "/downloads/plan.pdf",  # there is no such folder
        "/assets/main.css",  # made from another file
        "/feed.xml",
        "/harbour/",  # any page may have this permalink
        "/our-work/projects/page2/",
        "/our-work/projects/tags/",
        "/our-work/projects/2020/",
        "/our-work/projects/ana/",  # a page of this name may be put here
        "/our-work/harbour/deep/",
        "/2024/05/01/new-pier.html",
        "/uploads/%2e%2e%2fplan.pdf",
        "/uploads/%ff.pdf",
        "/uploads\\plan.pdf",
        "/uploads/" + "a" * 3000 + ".pdf",
    ],
)
def test_not_judged_on_a_jekyll_site(href: str) -> None:
    assert find(href) == LocalTarget("unknown")


def test_capital_letters_count() -> None:
    assert find("/uploads/plan.pdf") == LocalTarget("case", "uploads/Plan.pdf")
    assert find("/uploads/CAF%C3%89.pdf") == LocalTarget("case", "uploads/caf\u00e9.pdf")
    assert find("/About/") == LocalTarget("case", "about.md")


def test_pages_are_missed_only_if_all_of_their_collection_were_read() -> None:
    some = {path: PAGES[path] for path in ("_projects/dam.md", "_projects/pier.markdown")}
    href = "/our-work/projects/harbour/"
    assert site_files(JEKYLL, SITE, some).find("about.md", href) == LocalTarget("unknown")
    assert site_files(JEKYLL, SITE, PAGES).find("about.md", href) == LocalTarget("missing")


def test_generators_of_pages_silence_the_judgement_of_pages() -> None:
    assert find("/our-work/projects/harbour/", page_gen=[{"data": "x"}]) == LocalTarget("unknown")
    assert find("/our-work/projects/harbour/", languages=["en", "fr"]) == LocalTarget("unknown")


def test_relative_addresses_of_pages_whose_own_address_is_not_known() -> None:
    page = "_posts/2024-05-01-new-pier.md"
    assert find("../uploads/none.pdf", page) == LocalTarget("unknown")
    assert find("../uploads/Plan.pdf", page) == LocalTarget("found", "uploads/Plan.pdf")
    assert find("/uploads/none.pdf", page) == LocalTarget("missing")


def test_paths_that_leave_the_root() -> None:
    assert find("../../../../../../etc/passwd.pdf") == LocalTarget("outside")
    assert find("%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/x.pdf") == LocalTarget("outside")
    files = frozenset({"a/b.md", "c.md", "moved.md"})
    plain = site_files(files, {}, {"moved.md": {"path": "a/b"}})
    assert plain.find("a/b.md", "../../c.md") == LocalTarget("outside")
    assert plain.find("c.md", "../../x.pdf") == LocalTarget("outside")
    assert plain.find("c.md", "../x.pdf") == LocalTarget("missing")
    assert plain.find("c.md", "../images/x.png") == LocalTarget("unknown")
    assert plain.find("moved.md", "../x.pdf") == LocalTarget("unknown")
    assert plain.find("a/b.md", "../c.md") == LocalTarget("found", "c.md")


HUGO = frozenset(
    {
        "content/projects/dam/index.md",
        "content/projects/dam/wall.jpg",
        "content/projects/pier.md",
        "hugo.toml",
        "static/img/logo.png",
        "static/report.pdf",
        "themes/plain/static/img/theme.png",
    }
)


@pytest.mark.parametrize(
    ("page", "href", "presence"),
    [
        ("content/projects/pier.md", "/img/logo.png", "found"),
        ("content/projects/pier.md", "/report.pdf", "found"),
        ("content/projects/pier.md", "/projects/dam/", "found"),
        ("content/projects/pier.md", "/projects/dam/wall.jpg", "found"),
        ("content/projects/dam/index.md", "wall.jpg", "found"),
        ("content/projects/dam/index.md", "../pier.md", "found"),
        ("content/projects/dam/index.md", "../pier/", "found"),
        ("content/projects/dam/index.md", "gate.jpg", "missing"),
        ("content/projects/dam/index.md", "../quay.md", "missing"),
        ("content/projects/pier.md", "/img/none.png", "missing"),
        ("content/projects/pier.md", "/other.pdf", "unknown"),
        ("content/projects/pier.md", "/photos/none.png", "unknown"),
        ("content/projects/pier.md", "/projects/harbour/", "unknown"),
        ("content/projects/pier.md", "/tags/coast/", "unknown"),
    ],
)
def test_a_hugo_site(page: str, href: str, presence: str) -> None:
    assert site_files(HUGO, {}, {}).find(page, href).presence == presence


@pytest.mark.parametrize(
    ("files", "presence"),
    [
        ({"config.toml", "content/a.md", "static/img/b.png"}, "found"),
        ({"config.toml", "pages/a.md", "static/img/b.png"}, "unknown"),
    ],
)
def test_a_hugo_site_with_a_configuration_of_the_old_name(files: set[str], presence: str) -> None:
    page = min(files - {"config.toml"})
    assert site_files(frozenset(files), {}, {}).find(page, "../img/b.png").presence == presence


@pytest.mark.parametrize(
    ("href", "presence"),
    [
        ("/uploads/plan.pdf", "unknown"),
        ("uploads/plan.pdf", "unknown"),
        ("other/plan.md", "unknown"),
        ("plan.md", "missing"),
        ("plan.png", "missing"),
        ("pier", "found"),
        ("../profiles/pier.md", "found"),
        ("harbour", "unknown"),
        ("/harbour/", "unknown"),
    ],
)
def test_a_folder_of_pages_alone(href: str, presence: str) -> None:
    files = frozenset({"profiles/pier.md", "profiles/dam.md"})
    assert site_files(files, {}, {}).find("profiles/dam.md", href).presence == presence


def test_folders_of_unknown_generators() -> None:
    files = frozenset({"web/pages/a.md", "web/public/img/a.png", "img/b.png"})
    site = site_files(files, {}, {})
    assert site.find("web/pages/a.md", "/img/a.png") == LocalTarget("found", "web/public/img/a.png")
    assert site.find("web/pages/a.md", "/img/c.png") == LocalTarget("missing")


def test_a_site_in_a_folder() -> None:
    files = frozenset({"docs/_config.yml", "docs/a.md", "docs/up/b.pdf", "up/c.pdf"})
    site = site_files(files, {}, {})
    assert site.find("docs/a.md", "/up/b.pdf") == LocalTarget("found", "docs/up/b.pdf")
    assert site.find("docs/a.md", "/up/c.pdf") == LocalTarget("missing")


def test_which_translation_an_address_means_is_not_known() -> None:
    files = JEKYLL | {"_projects/de/dam.md", "_projects/fr/dam.md", "_projects/fr/hafen.md"}
    site = site_files(files, SITE, {path: {} for path in files if path.endswith(".md")})
    assert site.find("about.md", "/our-work/projects/dam/") == LocalTarget("found", "")
    assert site.find("about.md", "/our-work/projects/hafen/") == LocalTarget(
        "found", "_projects/fr/hafen.md"
    )


def test_a_path_goes_through_a_file() -> None:
    files = site_files(frozenset({"docs.md", "a/page.md", "a/b.pdf"}), {}, {})
    assert files.find("page.md", "docs.md/plan.pdf") == LocalTarget("through", "docs.md")
    assert files.find("a/page.md", "/a/b.pdf/c/d") == LocalTarget("through", "a/b.pdf")
    assert files.find("a/page.md", "../docs.md/plan.pdf") == LocalTarget("through", "docs.md")
    assert files.find("page.md", "docs.md/../plan.pdf").presence != "through"
    assert files.find("a/page.md", "gone.md/plan.pdf").presence != "through"
    page = site_files(frozenset({"docs.html", "page.md"}), {}, {})
    assert page.find("page.md", "docs.html/plan.pdf") == LocalTarget("through", "docs.html")
    assert page.find("page.md", "gone.html/plan.pdf").presence != "through"
    folder = site_files(frozenset({"docs.md/plan.pdf"}), {}, {})
    assert folder.find("page.md", "docs.md/plan.pdf") == LocalTarget("found", "docs.md/plan.pdf")


def test_the_names_in_a_folder() -> None:
    files = frozenset(
        ("a/b.md", "a/c/d.md", "a/c/e/f.md", "a/c.md", "a/c-d.md", "a/c0.md", "b/a.md")
    )
    found = SiteFiles(files, Sites(TextTree({})), {})
    assert list(found.names_in("")) == ["a", "b"]
    assert list(found.names_in("a")) == ["b.md", "c-d.md", "c.md", "c", "c0.md"]
    assert list(found.names_in("a/c")) == ["d.md", "e"]
    assert list(found.names_in("c")) == []
