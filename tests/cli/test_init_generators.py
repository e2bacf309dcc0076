"""What ``init`` makes of a small site of each generator: `golden/init` has it, whole.

Each site has posts of which one has a misspelt key, documents, and files that are no content. Run
this file as a program to write the golden files anew, and read the difference before committing it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden/init"
AUTHORS = ("Ann Reed", "Bo Marsh")
TOPICS = ("Harbours", "Bridges", "Ferries")

NOTES = {"README.md": "# Works\n", "CONTRIBUTING.md": "# How to help\n", "LICENSE.md": "Free.\n"}


def posts(folder: str, ending: str = "md", dated: bool = False) -> dict[str, str]:
    """Return twelve posts by path, the eighth of which has a misspelt key."""
    pages = {}
    for number in range(1, 13):
        day = f"2024-03-{number:02}"
        lines = [
            f"title: The Ferry of Day {number}",
            f"date: {day}",
            f"end_date: 2024-04-{number:02}",
            f"{'auhtor' if number == 8 else 'author'}: {AUTHORS[number % 2]}",
            f"tags: [{TOPICS[number % 3]}, {TOPICS[(number + 1) % 3]}]",
        ]
        name = f"{day}-ferry" if dated else f"ferry-{number}"
        pages[f"{folder}/{name}.{ending}"] = page(lines)
    return pages


def documents(folder: str, ending: str = "md", key: str = "order") -> dict[str, str]:
    """Return five documents by path, with links that have a label and a target."""
    return {
        f"{folder}/part-{number}.{ending}": page(
            [
                f"title: Part {number}",
                f"{key}: {number}",
                "links:",
                *(f"- label: L{each}\n  target: /part-{each}/" for each in (1, 2)),
            ]
        )
        for number in range(1, 6)
    }


def page(lines: list[str]) -> str:
    return "\n".join(["---", *lines, "---", "", "Some words about the ferry.", ""])


SITES: dict[str, dict[str, str]] = {
    "jekyll": {
        "_config.yml": "title: Works\ncollections:\n  docs:\n    output: true\n",
        **posts("_posts", dated=True),
        **documents("_docs"),
        "_includes/note.md": "A note.\n",
        "_layouts/post.html": "{{ content }}\n",
        "about.md": page(["title: About"]),
    },
    "hugo": {
        "hugo.toml": 'baseURL = "https://example.org/"\n',
        **posts("content/posts"),
        **documents("content/docs", key="weight"),
        "content/_index.md": page(["title: Works"]),
        "content/posts/_index.md": page(["title: Posts"]),
        "archetypes/default.md": page(["title: '{{ .Name }}'", "draft: true"]),
        "layouts/single.html": "{{ .Content }}\n",
    },
    "eleventy": {
        "eleventy.config.js": "export default () => ({ dir: { input: 'src' } });\n",
        **posts("src/posts"),
        **documents("src/docs"),
        "src/_includes/note.md": "A note.\n",
        "src/plain.md": "Words without front matter.\n",
    },
    "astro": {
        "astro.config.mjs": "export default {};\n",
        **posts("src/content/blog"),
        **documents("src/content/docs", ending="mdx"),
        "src/pages/about.md": page(["title: About", "layout: ../layouts/Page.astro"]),
    },
    "docusaurus": {
        "docusaurus.config.js": "module.exports = {};\n",
        **posts("blog", dated=True),
        **documents("docs", key="sidebar_position"),
        "docs/plain.mdx": "Words without front matter.\n",
    },
    "mkdocs": {
        "mkdocs.yml": "site_name: Works\n",
        **posts("docs/blog/posts"),
        **documents("docs"),
        "docs/plain.md": "# Plain\n\nWords without front matter.\n",
    },
    "vitepress": {
        ".vitepress/config.mts": "export default {};\n",
        **posts("posts"),
        **documents("guide"),
        "guide/plain.md": "# Plain\n\nWords without front matter.\n",
    },
    "quarto": {
        "_quarto.yml": "project:\n  type: website\n",
        **posts("posts"),
        **documents("docs"),
        "index.md": page(["title: Works"]),
    },
}


def run(folder: Path, cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    quiet = {"GITHUB_ACTIONS", "TF_BUILD", "FORCE_COLOR", "PROFILELINT_DEBUG"}
    inherited = {key: value for key, value in os.environ.items() if key not in quiet}
    return subprocess.run(
        [sys.executable, "-m", "profilelint", *arguments],
        cwd=folder,
        env={**inherited, "PROFILELINT_CACHE_DIR": str(cache)},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in {**NOTES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


@pytest.mark.parametrize("name", SITES)
def test_what_is_proposed(name: str, tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    write(site, SITES[name])
    done = run(site, cache, "init", "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SITES)
def test_the_first_check_reports_the_fault_alone(name: str, tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    write(site, SITES[name])
    assert run(site, cache, "init").returncode == 0
    done = run(site, cache, "check")
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(run(site, cache, "check", "--no-baseline", "--report", "json").stdout)
    assert [(each["rule"], each["route"]) for each in report["findings"]] == [
        ("schema-unknown-key", ["auhtor"])
    ]


def test_values_of_the_settings_are_not_held_against_pages(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    pages = {
        f"posts/ferry-{number}.md": page(
            [f"title: Ferry {number}", *(["tags: sea"] * (number < 4))]
        )
        for number in range(1, 9)
    }
    given = {"eleventy.config.js": "", "posts/posts.json": '{"tags": ["posts"], "title": 1}'}
    write(site, {**given, **pages})
    assert run(site, cache, "init").returncode == 0
    report = json.loads(run(site, cache, "check", "--no-baseline", "--report", "json").stdout)
    assert report["findings"] == []


def test_a_site_is_named_once(tmp_path: Path) -> None:
    settings = 'module.exports = {presets: [["classic", {docs: {path: "../docs"}}]]};\n'
    files = {"website/docusaurus.config.js": settings, "docs/a.md": page(["title: A"])}
    files["website/blog/2026-01-31-b.md"] = page(["title: B"])
    for name, text in files.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    done = run(tmp_path / "site", tmp_path, "init", "--dry-run")
    evidence = "website/docusaurus.config.js"
    assert f"A site of Docusaurus ({evidence}), with 2 kinds of page.\n" in done.stdout
    assert f'# Found: Docusaurus, by "{evidence}".\n' in done.stdout
    checked = run(tmp_path / "site", tmp_path, "check")
    assert f"Recognised: Docusaurus ({evidence})." in checked.stdout + checked.stderr


def test_keys_in_another_case_are_the_same_where_the_generator_takes_them_so(
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    pages = {
        f"content/posts/ferry-{number}.md": page(
            [f"{'Title' if number == 7 else 'title'}: Ferry {number}"]
        )
        for number in range(1, 9)
    }
    write(site, {"hugo.toml": "", **pages})
    proposed = run(site, tmp_path / "cache", "init").stdout
    assert "  Required, since all have them: title.\n" in proposed
    assert "Title" not in proposed
    report = json.loads(run(site, tmp_path, "check", "--no-baseline", "--report", "json").stdout)
    assert report["findings"] == []
    write(site, {"content/posts/ferry-9.md": page(["date: 2026-01-31"])})
    report = json.loads(run(site, tmp_path, "check", "--no-baseline", "--report", "json").stdout)
    assert [(each["rule"], each["severity"]) for each in report["findings"]] == [
        ("schema-required", "error")
    ]


def main() -> None:
    """Write the golden files."""
    GOLDEN.mkdir(exist_ok=True)
    for name, files in SITES.items():
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            write(site, files)
            text = run(site, Path(folder) / "cache", "init", "--dry-run").stdout
        (GOLDEN / f"{name}.txt").write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
