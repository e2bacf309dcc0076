from __future__ import annotations

from pathlib import Path

from profilelint.source.site.configuration import Site, read_site

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


def test_scopes(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text(CONFIG)
    site = read_site(str(tmp_path), "_config.yml")
    assert site.has_defaults
    assert site.type_of("content/_projects/a.md") == "projects"
    assert site.type_of("_other/a.md") == "pages"
    assert site.defaults("content/_projects/a.md") == {"layout": "project", "active": True}
    assert site.defaults("content/_projects/old/a.md") == {"layout": "project", "active": False}
    assert site.defaults("content/_projects/peru.md")["country"] == "Peru"
    assert site.defaults("about.md") == {"layout": "page"}


def test_a_site_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/_config.yml").write_text("defaults:\n- values: {layout: page}\n")
    site = read_site(str(tmp_path), "site/_config.yml")
    assert site.defaults("site/a.md") == {"layout": "page"}
    assert site.defaults("elsewhere/a.md") == {}


def test_hostile_files_count_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "_config.yml"
    for text in ("a: [" * 5000, "defaults: 3\n", "defaults: [3, {values: x}]\n", "\x00", "a: *b\n"):
        path.write_text(text)
        assert not read_site(str(tmp_path), "_config.yml").has_defaults
    path.unlink()
    path.symlink_to("/dev/zero")
    assert not read_site(str(tmp_path), "_config.yml").has_defaults
    assert not Site({}).has_defaults
