"""The hooks, run by pre-commit itself in a real repository."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml
from tests.repository import IDENTITY, git

from profilelint.app.grammar import build_parser

ROOT = Path(__file__).parents[2]
PRE_COMMIT = str(Path(sys.executable).with_name("pre-commit"))
GOOD = """\
---
title: Peru—Clean Water
summary: The project helps small towns to keep their rivers clean.
start: 2014
end: 2016
client: European Union
solutions:
- Governance
regions: Latin America and the Caribbean
country: Peru
---

The project helps small towns to keep their rivers clean.
"""
BAD = GOOD.replace("Governance", "Governanse")
FIXABLE = GOOD.replace("start: 2014", "start: '2014'")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with this checkout's files committed, as pre-commit clones it."""
    folder = tmp_path_factory.mktemp("hooks") / "profilelint"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x", "--no-verify")
    return folder


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which pre-commit installs the hook without a network."""
    return {
        **os.environ,
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads 0 as "no isolation"
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "VIRTUALENV_NO_DOWNLOAD": "1",
    }


def commit(folder: Path, environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *IDENTITY, "commit", "-qm", "page"],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )


def content(tmp_path: Path, hooks: Path, environ: dict[str, str], hook: str) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    git(folder, "init", "-q")
    revision = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=hooks, capture_output=True, text=True, check=True
    )
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {revision.stdout.strip()}\n  hooks:\n  - id: {hook}\n"
    )
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "configuration")
    subprocess.run([PRE_COMMIT, "install"], cwd=folder, env=environ, check=True)
    return folder


def test_try_repo(tmp_path: Path, hooks: Path, environ: dict[str, str]) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "page.md").write_text(GOOD, encoding="utf-8")
    git(tmp_path, "add", ".")
    command = [PRE_COMMIT, "try-repo", str(hooks), "profilelint", "--all-files"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_a_bad_page_blocks_the_commit_and_a_good_one_passes(
    tmp_path: Path, hooks: Path, environ: dict[str, str]
) -> None:
    folder = content(tmp_path, hooks, environ, "profilelint")
    page = folder / "peru.md"
    page.write_text(BAD, encoding="utf-8")
    git(folder, "add", ".")
    done = commit(folder, environ)
    assert done.returncode == 1
    assert "peru.md:8:3: warning: " in done.stderr
    assert "Governance" in done.stderr
    assert "[term-unknown]" in done.stderr
    page.write_text(GOOD, encoding="utf-8")
    git(folder, "add", ".")
    done = commit(folder, environ)
    assert done.returncode == 0, done.stderr


def test_the_fixing_hook_fails_once_and_passes_then(
    tmp_path: Path, hooks: Path, environ: dict[str, str]
) -> None:
    folder = content(tmp_path, hooks, environ, "profilelint-fix")
    page = folder / "peru.md"
    page.write_text(FIXABLE, encoding="utf-8")
    git(folder, "add", ".")
    done = commit(folder, environ)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stderr
    assert page.read_text(encoding="utf-8") == GOOD
    git(folder, "add", ".")
    done = commit(folder, environ)
    assert done.returncode == 0, done.stderr


def value_options() -> list[str]:
    """Return the options of ``check`` that take a value, such as a file to read or to write."""
    (commands,) = (
        action
        for action in build_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return sorted(
        action.option_strings[-1]
        for action in commands.choices["check"]._actions
        if action.option_strings and action.nargs is None and action.metavar is not None
    )


HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", [hook["id"] for hook in HOOKS])
def test_names_of_files_are_no_options(
    tmp_path: Path, hooks: Path, environ: dict[str, str], hook: str
) -> None:
    environ = {**environ, "PROFILELINT_CACHE_DIR": str(tmp_path / "cache")}
    folder = content(tmp_path, hooks, environ, hook)
    bad = BAD + "\n[The map](http://10.0.0.7/map)\n"
    options = value_options()
    assert {"--config", "--report", "--link-cache", "--ca-file", "--cache-dir"} <= set(options)
    names = [f"{option}=evil.md" for option in options]
    names += ["--no-config.md", "--fix.md", "--report=json=written.md", "-q.md", "--.md"]
    (folder / "--report=json=").mkdir()
    names.append("--report=json=/written.md")
    for name in names:
        (folder / name).write_text(bad, encoding="utf-8")
    # What a configuration would say if the names were options.
    (folder / "evil.md").write_text('+++\nselect = ["file-limit"]\n+++\n', encoding="utf-8")
    git(folder, "add", ".")
    before = {path.relative_to(folder) for path in folder.rglob("*") if ".git" not in path.parts}
    command = [PRE_COMMIT, "run", hook, "--hook-stage", "manual", "--all-files"]
    done = subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stdout
    for name in names:
        assert f"\n{name}:" in done.stdout, f"{name} was not checked: {done.stdout}"
    after = {path.relative_to(folder) for path in folder.rglob("*") if ".git" not in path.parts}
    assert after == before


SITE = """\
select = ["link-target", "term", "text-double-space"]

[vocabularies]
solutions = { file = "solutions.txt" }

[rules.text-double-space]
severity = "error"
"""
OLD = GOOD.replace("helps small", "helps  small")


def run(folder: Path, environ: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PRE_COMMIT, "run", *arguments],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )


def reported(output: str) -> list[str]:
    """Return where a report says that something is wrong, and by which rule."""
    lines = [line for line in output.splitlines() if line.endswith("]") and ".md:" in line]
    return [f"{line.split(': ')[0]} {line.rpartition(' ')[2]}" for line in lines]


@pytest.fixture
def site(tmp_path: Path, hooks: Path, environ: dict[str, str]) -> Path:
    """Return a site with the hook, in which ``old.md`` has faults already."""
    folder = content(tmp_path, hooks, environ, "profilelint")
    (folder / "_config.yml").write_text("title: x\n")
    (folder / "profilelint.toml").write_text(SITE)
    (folder / "solutions.txt").write_text("Governance\nClimate\n")
    (folder / "img").mkdir()
    for name in ("a.png", "b.png"):
        (folder / "img" / name).write_text(name)
    (folder / "page.md").write_text(GOOD + "\n![A picture](/img/a.png)\n", encoding="utf-8")
    (folder / "old.md").write_text(OLD, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "site", "--no-verify")
    return folder


def test_what_a_commit_breaks_in_pages_that_it_does_not_touch(
    site: Path, environ: dict[str, str]
) -> None:
    git(site, "rm", "-q", "img/a.png")
    done = commit(site, environ)
    assert done.returncode == 1
    assert reported(done.stderr) == ["page.md:15:14 [link-target]"]
    git(site, "reset", "-q", "--hard")
    (site / "solutions.txt").write_text("Governing\nClimate\n")
    git(site, "add", ".")
    done = commit(site, environ)
    assert done.returncode == 1
    assert reported(done.stderr) == ["old.md:8:3 [term-unknown]", "page.md:8:3 [term-unknown]"]
    (site / "solutions.txt").write_text("Governance\nClimate\nEnergy\n")
    git(site, "rm", "-q", "img/b.png")
    git(site, "add", ".")
    (site / "page.md").write_text("not staged")
    done = commit(site, environ)
    assert done.returncode == 0, done.stderr
    assert (site / "page.md").read_text() == "not staged"


def test_files_that_are_chosen_are_judged_whole(site: Path, environ: dict[str, str]) -> None:
    known = ["old.md:3:27 [text-double-space]", "old.md:13:18 [text-double-space]"]
    done = run(site, environ, "--all-files")
    assert (done.returncode, reported(done.stdout)) == (1, known)
    done = run(site, environ, "--files", "old.md")
    assert (done.returncode, reported(done.stdout)) == (1, known)
    done = run(site, environ, "--files", "page.md")
    assert done.returncode == 0, done.stdout
    done = run(site, environ)
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_between_two_revisions(site: Path, environ: dict[str, str]) -> None:
    git(site, "checkout", "-qb", "side")
    git(site, "rm", "-q", "img/a.png")
    git(site, "commit", "-qm", "side", "--no-verify")
    git(site, "checkout", "-q", "-")
    (site / "other.md").write_text(OLD, encoding="utf-8")
    git(site, "add", ".")
    git(site, "commit", "-qm", "main", "--no-verify")
    done = run(site, environ, "--from-ref", "HEAD", "--to-ref", "side")
    assert (done.returncode, reported(done.stdout)) == (1, ["page.md:15:14 [link-target]"])
    done = run(site, environ, "--from-ref", "HEAD~1", "--to-ref", "HEAD")
    assert done.returncode == 1
    assert {line.partition(":")[0] for line in reported(done.stdout)} == {"other.md"}


def test_pages_that_pre_commit_is_told_to_leave_out(site: Path, environ: dict[str, str]) -> None:
    file = site / ".pre-commit-config.yaml"
    file.write_text(file.read_text() + "    exclude: ^draft\n")
    (site / "draft.md").write_text(OLD, encoding="utf-8")
    git(site, "add", ".")
    done = commit(site, environ)
    assert done.returncode == 0, done.stderr


def test_a_repository_without_pages(tmp_path: Path, hooks: Path, environ: dict[str, str]) -> None:
    folder = content(tmp_path, hooks, environ, "profilelint")
    (folder / "x.txt").write_text("x")
    git(folder, "add", ".")
    done = commit(folder, environ)
    assert done.returncode == 0, done.stderr


def test_the_hook_on_links_runs_when_it_is_asked_for_only(
    tmp_path: Path, hooks: Path, environ: dict[str, str]
) -> None:
    # Nothing here needs a connection: the address is refused before anything is sent.
    environ = {**environ, "PROFILELINT_CACHE_DIR": str(tmp_path / "cache")}
    folder = content(tmp_path, hooks, environ, "profilelint-links")
    page = folder / "peru.md"
    page.write_text(GOOD + "\n[The map](http://10.0.0.7/map)\n", encoding="utf-8")
    git(folder, "add", ".")
    done = commit(folder, environ)
    assert done.returncode == 0, done.stderr
    command = [PRE_COMMIT, "run", "--hook-stage", "manual", "--all-files"]
    done = subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert 'peru.md:15:11: error: "http://10.0.0.7/map" was not opened' in done.stdout
    assert "[link-reachable]" in done.stdout


def test_hooks_are_handed_the_files_that_a_check_takes() -> None:
    from profilelint.engine.pages import SUFFIXES

    endings = "|".join(suffix.removeprefix(".") for suffix in SUFFIXES)
    assert {hook["files"] for hook in HOOKS} == {rf"\.({endings})$"}


def test_two_sites_in_one_commit(tmp_path: Path, hooks: Path, environ: dict[str, str]) -> None:
    folder = content(tmp_path, hooks, environ, "profilelint")
    for site, key in (("site", "day"), ("docs", "name")):
        (folder / site).mkdir()
        (folder / site / "profilelint.toml").write_text(
            'select = ["schema"]\n[[collections]]\nname = "pages"\ninclude = ["*.md"]\n'
            'schema = "page.schema.json"\n'
        )
        (folder / site / "page.schema.json").write_text(
            f'{{"type": "object", "required": ["{key}"]}}'
        )
        (folder / site / "a.md").write_text("---\nday: 2020-01-01\nname: A\n---\n\nText.\n")
    git(folder, "add", ".")
    done = commit(folder, environ)
    assert done.returncode == 0, done.stderr
    (folder / "site/b.md").write_text("---\nname: B\n---\n\nText.\n")
    (folder / "docs/b.md").write_text("---\nday: 2020-01-01\n---\n\nText.\n")
    (folder / "site/c.md").write_text("---\nday: 2020-01-01\n---\n\nText.\n")
    (folder / "docs/c.md").write_text("---\nname: C\n---\n\nText.\n")
    git(folder, "add", ".")
    done = commit(folder, environ)
    assert done.returncode == 1
    found = [line.partition(" ")[0] for line in done.stderr.splitlines() if "[schema-" in line]
    assert found == ["docs/b.md:3:1:", "site/b.md:3:1:"]
    # A schema of one site is changed alone.
    git(folder, "rm", "-qf", "site/b.md", "docs/b.md")
    done = commit(folder, environ)
    assert done.returncode == 0, done.stderr
    (folder / "site/page.schema.json").write_text('{"type": "object", "required": ["name"]}')
    git(folder, "add", ".")
    done = commit(folder, environ)
    assert done.returncode == 1
    found = [line.partition(" ")[0] for line in done.stderr.splitlines() if "[schema-" in line]
    assert found == ["site/c.md:3:1:"]


def test_autoupdate_takes_the_tag_of_the_newest_release(
    tmp_path: Path, hooks: Path, environ: dict[str, str]
) -> None:
    released = tmp_path / "profilelint"
    git(tmp_path, "clone", "-q", str(hooks), "profilelint")
    git(released, "tag", "v0.9.0")
    git(released, "commit", "-qm", "Release", "--allow-empty")
    for tag in ("v0", "v0.10.0"):  # the first one moves with each release
        git(released, "tag", tag)
    git(released, "commit", "-qm", "Go on", "--allow-empty")
    file = tmp_path / ".pre-commit-config.yaml"
    git(tmp_path, "init", "-q")
    text = f"repos:\n- repo: {released}\n  rev: v0.9.0\n  hooks:\n  - id: profilelint\n"
    file.write_text(text)
    subprocess.run(
        [PRE_COMMIT, "autoupdate"], cwd=tmp_path, env=environ, capture_output=True, check=True
    )
    assert file.read_text() == text.replace("v0.9.0", "v0.10.0")
