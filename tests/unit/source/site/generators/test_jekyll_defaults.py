from __future__ import annotations

from pathlib import Path

from profilelint.source.files.tree import DiskTree, TextTree
from profilelint.source.site.generators.jekyll.defaults import Defaults
from profilelint.source.site.sites import Sites

CONFIG = """\
collections_dir: content
collections:
  projects:
    output: true
defaults:
- scope: {path: "", type: projects}
  values: {layout: project, active: true}
- scope: {path: content/_projects/old}
  values: {active: false}
- scope: {path: "content/*/peru.md"}
  values: {country: Peru}
- scope: {path: "", type: pages}
  values: {layout: page}
"""


def test_scopes() -> None:
    site = Sites(TextTree({"_config.yml": CONFIG})).of("about.md")
    assert site.defaults("content/_projects/a.md") == {"layout": "project", "active": True}
    assert site.defaults("content/_projects/old/a.md") == {"layout": "project", "active": False}
    assert site.defaults("content/_projects/peru.md")["country"] == "Peru"
    assert site.defaults("_other/a.md") == {"layout": "page"}
    assert site.defaults("about.md") == {"layout": "page"}
    assert site.supplies("layout")
    assert not site.supplies("title")


def test_types() -> None:
    defaults = Defaults({"collections_dir": "content", "collections": ["projects"]})
    assert defaults.type_of("content/_projects/a.md") == "projects"
    assert defaults.type_of("content/_posts/a.md") == "posts"
    assert defaults.type_of("_other/a.md") == "pages"


def test_a_site_in_a_folder() -> None:
    sites = Sites(TextTree({"site/_config.yml": "defaults:\n- values: {layout: page}\n"}))
    assert sites.of("site/a.md").defaults("site/a.md") == {"layout": "page"}
    assert sites.of("elsewhere/a.md").defaults("elsewhere/a.md") == {}
    assert sites.of("site/a.md").defaults("elsewhere/a.md") == {}


def test_hostile_files_count_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "_config.yml"
    for text in ("a: [" * 5000, "defaults: 3\n", "defaults: [3, {values: x}]\n", "\x00", "a: *b\n"):
        path.write_text(text)
        assert Sites(DiskTree(str(tmp_path))).of("a.md").defaults("a.md") == {}
    path.unlink()
    path.symlink_to("/dev/zero")
    assert Sites(DiskTree(str(tmp_path))).of("a.md").defaults("a.md") == {}
