"""``init`` where the site's settings say what pages are and which values they have."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from .conftest import Run


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def page(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "", "Some words about the ferry.", ""])


def excluded(file: Path) -> dict[str, list[str]]:
    config = tomllib.loads(file.read_text(encoding="utf-8"))
    return {each["name"]: each.get("exclude", []) for each in config["collections"]}


def checked(profilelint: Run) -> tuple[int, list[tuple[str, str, list[str | int]]]]:
    """Return how many files a check reads, and the path, rule and route of what it finds."""
    done = profilelint("check", "--no-baseline", "--report", "json")
    assert done.stderr == ""
    report: dict[str, Any] = json.loads(done.stdout)
    findings = [(each["path"], each["rule"], each["route"]) for each in report["findings"]]
    return report["summary"]["files_checked"], findings


def test_defaults_of_another_type_are_right(profilelint: Run, tmp_path: Path) -> None:
    settings = (
        "title: Boats\ndefaults:\n- scope: {path: boats}\n  values: {engine: [], crew: none}\n"
    )
    files = {"_config.yml": settings}
    for number in range(1, 13):
        lines = [f"title: The boat {number}", f"crew: {number}", "engine: {power: 3}"]
        files[f"boats/boat-{number}.md"] = page(*lines[: 1 if number > 10 else 3])
    write(tmp_path, files)
    assert profilelint("init").returncode == 0
    assert checked(profilelint) == (12, [])


def test_pages_may_write_what_only_the_settings_have(profilelint: Run, tmp_path: Path) -> None:
    settings = (
        "project: {type: website}\nbibliography: a.bib\nformat: {html: {toc: true, css: a}}\n"
    )
    files = {"_quarto.yml": settings}
    files |= {f"boat-{number}.qmd": page(f"title: The boat {number}") for number in range(1, 25)}
    write(tmp_path, files)
    assert profilelint("init").returncode == 0
    schema = json.loads((tmp_path / "schema/pages.schema.json").read_text(encoding="utf-8"))
    loose = {"$comment": "In the site's settings."}
    assert [schema["properties"][key] for key in ("bibliography", "format")] == [loose, loose]
    assert schema["required"] == ["title"]
    lines = "title: The boat 25", "bibliography: [a.bib]", "format: {html: {toc: false}}"
    write(tmp_path, {"boat-25.qmd": page(*lines), "boat-26.qmd": page(lines[0], "format: html")})
    assert checked(profilelint) == (26, [])


def test_texts_that_jekyll_splits_are_terms_by_word(profilelint: Run, tmp_path: Path) -> None:
    tags = ("sea ferry", "coast ferry", "sea", "coast")
    files = {"_config.yml": "title: Boats\n"}
    for number in range(1, 25):
        lines = f"title: The boat {number}", f"tags: {tags[number % 4]}", f"crew: {number}"
        files[f"boats/boat-{number}.md"] = page(*lines)
    write(tmp_path, files)
    assert profilelint("init").returncode == 0
    terms = (tmp_path / "_schema/vocabularies/tags.yaml").read_text(encoding="utf-8")
    assert [line for line in terms.splitlines() if line.startswith("- label")] == [
        "- label: coast # 12",
        "- label: ferry # 12",
        "- label: sea # 12",
    ]
    write(tmp_path, {"boats/boat-25.md": page("title: The boat 25", "tags: sea fery", "crew: []")})
    assert checked(profilelint) == (
        25,
        [
            ("boats/boat-25.md", "term-unknown", ["tags", 1]),
            ("boats/boat-25.md", "schema-type", ["crew"]),
        ],
    )


def test_files_that_the_site_makes_no_page_of_are_excluded(
    profilelint: Run, tmp_path: Path
) -> None:
    files = {"_config.yml": "title: Boats\nexclude: [HACKING.md, parts]\n", "HACKING.md": "Hm.\n"}
    files |= {f"boat-{number}.md": page(f"title: The boat {number}") for number in range(1, 7)}
    files |= {"README.md": "# Boats\n", "parts/one.md": "One.\n"}
    write(tmp_path, files)
    assert profilelint("init").returncode == 0
    globs = ["**/_*/**", "vendor/**", "HACKING.md", "README.md", "parts/one.md"]
    assert excluded(tmp_path / ".profilelint.toml") == {"pages": globs}
    assert checked(profilelint) == (6, [])


def test_an_ending_that_only_notes_have_is_not_included(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "# Boats\n", "boats.Rmd": page("title: The boats")})
    assert profilelint("init").returncode == 0
    assert 'include = ["/*.Rmd"]\n' in (tmp_path / "profilelint.toml").read_text()
    assert checked(profilelint) == (1, [])


def test_what_a_page_includes_is_excluded_from_all_kinds(profilelint: Run, tmp_path: Path) -> None:
    scope = "defaults:\n- scope: {path: boats}\n  values: {old: true}\n"
    scope += "- scope: {path: boats/parts}\n  values: {part: true}\n"
    files = {"_config.yml": scope, "boats/sails.md": "Sails.\n", "boats/parts/one.md": "One.\n"}
    files |= {f"boats/{number}.md": page(f"title: The boat {number}") for number in range(1, 7)}
    files |= {f"port-{number}.md": page(f"title: The port {number}") for number in range(1, 7)}
    write(tmp_path, files)
    assert profilelint("init").returncode == 0
    notes = ["boats/parts/one.md", "boats/sails.md"]
    assert excluded(tmp_path / ".profilelint.toml") == {
        "boats": ["**/_*/**", *notes],
        "pages": ["**/_*/**", "vendor/**", *notes],
    }
    assert checked(profilelint) == (12, [])


def test_a_page_of_the_name_of_an_excluded_file_is_checked(
    profilelint: Run, tmp_path: Path
) -> None:
    files = {"_config.yml": "title: Boats\n", "README.md": "# Boats\n"}
    files |= {f"b{number}/README.md": page(f"title: The boat {number}") for number in range(1, 7)}
    write(tmp_path, files)
    assert profilelint("init").returncode == 0
    globs = ["**/_*/**", "vendor/**", "/README.md"]
    assert excluded(tmp_path / ".profilelint.toml") == {"pages": globs}
    assert checked(profilelint) == (6, [])


def test_many_files_that_are_no_pages_are_excluded_by_folder(
    profilelint: Run, tmp_path: Path
) -> None:
    files = {"_config.yml": "title: Boats\nexclude: [parts]\n"}
    files |= {f"boat-{number}.md": page(f"title: The boat {number}") for number in range(1, 7)}
    files |= {f"parts/{number}/part.md": "One.\n" for number in range(1, 22)}
    write(tmp_path, files)
    run = profilelint("init")
    assert run.returncode == 0
    told = "files that the configuration of Jekyll excludes (21), such as parts/1/part.md"
    assert f"\nNot checked: {told}.\n" in run.stdout
    globs = ["**/_*/**", "vendor/**", "parts/**"]
    assert excluded(tmp_path / ".profilelint.toml") == {"pages": globs}
    assert checked(profilelint) == (6, [])


def test_many_files_beside_pages_are_excluded_line_by_line(
    profilelint: Run, tmp_path: Path
) -> None:
    files = {"_config.yml": "title: Boats\n"}
    files |= {f"boat-{number}.md": page(f"title: The boat {number}") for number in range(1, 7)}
    files |= {"parts/index.md": page("title: The parts")}
    files |= {f"parts/{number}/part.md": "One.\n" for number in range(1, 22)}
    write(tmp_path, files)
    assert profilelint("init").returncode == 0
    config = tmp_path / ".profilelint.toml"
    globs = sorted(f"parts/{number}/**" for number in range(1, 22))
    assert excluded(config) == {"pages": ["**/_*/**", "vendor/**", *globs]}
    assert '\nexclude = [\n  "**/_*/**",\n  "vendor/**",\n' in config.read_text(encoding="utf-8")
    assert checked(profilelint) == (7, [])


def test_files_that_quarto_includes_are_excluded(profilelint: Run, tmp_path: Path) -> None:
    files = {"_quarto.yml": "project: {type: website}\nbibliography: works.bib\n"}
    for number in range(1, 7):
        lines = [f"title: The boat {number}", "bibliography: [a.bib]"]
        files[f"docs/boat-{number}.qmd"] = page(*lines[: 1 if number > 5 else 2])
    files |= {"docs/_note.qmd": "A note.\n", "docs/_parts/one.qmd": page("odd: [1]")}
    write(tmp_path, files)
    assert profilelint("init").returncode == 0
    assert excluded(tmp_path / "profilelint.toml") == {"docs": ["**/_*"]}
    assert checked(profilelint) == (6, [])


def test_the_configuration_that_is_there_is_overwritten(profilelint: Run, tmp_path: Path) -> None:
    # Where Jekyll publishes what has no dot before it, the other name would not be used.
    for name in ("profilelint.toml", ".profilelint.toml"):
        site = tmp_path / name.partition(".")[0]
        site.mkdir(exist_ok=True)
        files = {f"{n}.md": page(f"title: Ferry {n}") for n in range(3)}
        write(site, {"_config.yml": "title: Boats\n", name: "", **files})
        refused = profilelint("init", str(site))
        assert (refused.returncode, refused.stderr) == (
            2,
            f'profilelint: there is already a configuration, "{name}": nothing was changed; '
            "--force overwrites it\n",
        )
        assert profilelint("init", "--force", str(site)).returncode == 0
        assert [path.name for path in site.iterdir() if path.suffix == ".toml"] == [name]
        assert "[[collections]]" in (site / name).read_text(encoding="utf-8")


def test_texts_with_commas_on_most_pages_stay_texts(profilelint: Run, tmp_path: Path) -> None:
    files = {"_config.yml": "title: Boats\n"}
    for number in range(1, 25):
        tags = "[sea]" if number < 3 else f"sea, ferry {number}"
        files[f"boats/boat-{number}.md"] = page(f"title: The boat {number}", f"tags: {tags}")
    write(tmp_path, files)
    assert profilelint("init").returncode == 0
    assert checked(profilelint) == (24, [])
