"""Links to what lies in the site, and out of it: told from names alone, nothing is opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from .conftest import Run

SELECT = ("-q", "--select", "link-target,link-anchor,link-scheme")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a site with a page, beside which lies a file that is none of it."""
    site = tmp_path / "site"
    (site / "projects").mkdir(parents=True)
    (site / "_config.yml").touch()
    (site / "wells.md").write_text("---\ntitle: Wells\n---\n\n## Depth\n", "utf-8")
    return site


def told(profilelint: Run, site: Path, links: list[str], good: str) -> list[str]:
    """Return the address and the rule of each finding on a page with these links."""
    body = "".join(f"\n[A well]({link}) is here.\n" for link in links)
    (site / "projects/peru.md").write_text(good + body, "utf-8")
    done = profilelint("check", ".", *SELECT, cwd=site)
    assert done.stderr == ""
    lines = [line for line in done.stdout.splitlines() if line.startswith("projects/peru.md:")]
    first = (good.count("\n") + 2, *range(good.count("\n") + 4, 1000, 2))
    return [
        f"{links[first.index(int(line.split(':')[1]))]} {line.rpartition('[')[2][:-1]}"
        for line in lines
    ]


def test_s33_only_regular_files_count_and_none_is_opened(
    profilelint: Run, site: Path, good: str
) -> None:
    os.mkfifo(site / "fifo.md")  # whoever opens a pipe waits forever
    (site / "folder.md").mkdir()
    with open(site / "huge.md", "wb") as file:
        file.truncate(10 << 30)
    with socket.socket(socket.AF_UNIX) as listener:
        folder = os.getcwd()
        os.chdir(site)  # the path of a socket is short
        try:
            listener.bind("socket.md")
        finally:
            os.chdir(folder)
        links = ["/fifo.md", "/folder.md", "/socket.md#x", "/huge.md#x", "/wells.md#depth"]
        assert told(profilelint, site, links, good) == [
            "/fifo.md link-target",
            "/folder.md link-target",
            "/socket.md#x link-target",
        ]


@pytest.mark.parametrize(
    "way",
    [
        "../../{}",
        "../../../{}",
        "%2e%2e/%2E%2e/{}",
        "..%2f..%2f{}",
        "..%5c..%5c{}",
        "/../{}",
        "..\\..\\{}",
        "\\\\host\\share\\{}",
        "//host/share/{}",
        "../link-out/{}",
        "file:///{}",
        "file://localhost/{}",
        "file://host/share/{}",
    ],
)
def test_s34_what_lies_outside_is_not_told(
    profilelint: Run, site: Path, good: str, way: str
) -> None:
    """The answer is the same whether or not there is such a file outside."""
    (site / "link-out").symlink_to(site.parent)
    link = way.format("secret.md")
    without = told(profilelint, site, [link], good)
    (site.parent / "secret.md").write_text("## Secret\n", "utf-8")
    assert told(profilelint, site, [link], good) == without


def test_s34_ways_out_of_the_site(profilelint: Run, site: Path, good: str) -> None:
    (site.parent / "secret.md").write_text("## Secret\n", "utf-8")
    links = ["../../secret.md", "/../secret.md", "%2e%2e/%2E%2e/secret.md", "file:///secret.md"]
    assert told(profilelint, site, links, good) == [
        "../../secret.md link-target",
        "/../secret.md link-target",
        "%2e%2e/%2E%2e/secret.md link-target",
        "file:///secret.md link-scheme",
    ]


def test_s34_symbolic_links_are_there_wherever_they_lead(
    profilelint: Run, site: Path, good: str
) -> None:
    (site.parent / "secret.md").write_text("## Secret\n", "utf-8")
    for name, target in {
        "inside.md": "wells.md",
        "outside.md": "../secret.md",
        "nowhere.md": "../nothing.md",
        "loop.md": "loop.md",
        "device.md": "/dev/zero",
        "folder": "projects",
    }.items():
        (site / name).symlink_to(target)
    links = ["/inside.md", "/outside.md#x", "/nowhere.md", "/loop.md", "/device.md#x", "/folder"]
    assert told(profilelint, site, [*links, "/missing.md"], good) == ["/missing.md link-target"]


def test_anchors_are_those_that_the_settings_of_mkdocs_make(
    profilelint: Run, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("## Deep Wells\n\n[Up](#Deep_Wells)\n", "utf-8")
    (tmp_path / "docs/b.md").write_text("[Wells](a.md#Deep_Wells) [Lost](a.md#Deep)\n", "utf-8")
    settings = tmp_path / "mkdocs.yml"
    arguments = ("check", "-q", "--select", "link-anchor")
    settings.write_text("site_name: A\n")
    assert [line[:13] for line in profilelint(*arguments, cwd=tmp_path).stdout.splitlines()] == [
        "docs/a.md:3:6",
        "docs/b.md:1:9",
        "docs/b.md:1:3",
        "Found 3 probl",
    ]
    settings.write_text(
        "site_name: A\nmarkdown_extensions:\n- toc:\n    separator: _\n"
        "    slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: none}}\n"
    )
    assert profilelint(*arguments, cwd=tmp_path).stdout.splitlines() == [
        'docs/b.md:1:33: warning: "docs/a.md" has no heading or place named "#Deep": correct the '
        "name or the heading [link-anchor]",
        "Found 1 problem in 1 file: 1 warning. 2 files checked.",
    ]
