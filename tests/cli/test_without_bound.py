"""Input made to cost time or memory without end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cost import grows_linearly

from profilelint.config.load import load_config
from profilelint.config.model import Config, ConfigError, Selection
from profilelint.engine.plan import Plan
from profilelint.engine.run import lint_paths
from profilelint.model.result import RunResult
from profilelint.report.render import FORMATS, ReportOptions, render
from profilelint.rules.example import Invalid
from profilelint.rules.load import load_registry
from profilelint.rules.problem_list import MOST_OF_A_RULE
from profilelint.testing import _find, page_of

from .conftest import Run

REGISTRY = load_registry()
HEAD = "---\ntitle: a\n---\n\n"
UNNOTICED = 0.4
# Of the examples of rules, which are many.
SIZE = 10_000
UNNOTICED_OF_A_RULE = 0.2


def lint(root: Path, text: str, rule: str) -> RunResult:
    (root / "page.md").write_text(text)
    return lint_paths(
        ["page.md"], Plan(Config(str(root)), REGISTRY, "", Selection(tuple(rule.split(","))))
    )


def test_findings_of_a_rule_are_cut_and_counted(tmp_path: Path, profilelint: Run) -> None:
    result = lint(tmp_path, HEAD + "a \n" * 3000, "text-trailing-space")
    assert len(result.findings) == MOST_OF_A_RULE + 1
    *told, last = result.findings
    assert {finding.message for finding in told} != {last.message}
    assert last.message == "and 2,000 more of `text-trailing-space` on this page"
    assert (last.fixes, last.region and last.region.line) == ((), 5 + MOST_OF_A_RULE)
    # GitHub and Markdown show fewer still, and count the rest themselves.
    for name in set(FORMATS) - {"github", "markdown"}:
        assert "2,000 more" in render(name, result, ReportOptions())
    done = profilelint("check", "--fix", "--select", "text-trailing-space", "page.md")
    assert done.returncode == 0
    assert (tmp_path / "page.md").read_text() == HEAD + "a\n" * 3000


def test_cut_findings_and_directives(tmp_path: Path) -> None:
    text = (
        HEAD + "a \n" * 3000 + "\n<!-- profilelint-disable-next-line text-trailing-space -->\na \n"
    )
    result = lint(tmp_path, text, "text-trailing-space,suppression-unused")
    # What the directive covers was counted only: it is not said to be without use.
    assert {finding.rule for finding in result.findings} == {"text-trailing-space"}
    whole = "<!-- profilelint-disable-file text-trailing-space -->\n\n"
    result = lint(tmp_path, HEAD + whole + "a \n" * 3000, "text-trailing-space")
    assert result.reported == []


def test_a_hundred_thousand_findings_are_written_in_linear_time(tmp_path: Path) -> None:
    base = lint(tmp_path, HEAD + "a \n" * MOST_OF_A_RULE, "text-trailing-space")

    def work(number: int) -> Callable[[], object]:
        result = base._replace(findings=[*base.findings] * (number // MOST_OF_A_RULE))
        return lambda: [render(name, result, ReportOptions(quiet=True)) for name in FORMATS]

    grows_linearly(work, 5_000, 4, UNNOTICED)


CONFIGURATIONS: dict[str, Callable[[int], str]] = {
    "collections": lambda n: "".join(
        f'[[collections]]\nname = "c{i}"\ninclude = ["{i}.md"]\n' for i in range(n // 40)
    ),
    "overrides": lambda n: "".join(
        f'[[overrides]]\ninclude = ["{i}.md"]\nignore = ["text"]\n' for i in range(n // 40)
    ),
    "vocabularies": lambda n: (
        "[vocabularies]\n" + "".join(f'k{i} = "a.txt"\n' for i in range(n // 20))
    ),
    "globs": lambda n: 'exclude = ["' + "**/a*" * (n // 5) + '"]\n',
    "words": lambda n: "select = [" + '"text", ' * (n // 8) + "]\n",
    "rules": lambda n: (
        "".join(f'[rules.{e.name}]\nseverity = "hint"\n' for e in REGISTRY) + "#" * n
    ),
    "links": lambda n: "[links]\nexclude = [" + '"https://a.b/*", ' * (n // 17) + "]\n",
    "comments": lambda n: "# a.b\n" * (n // 6),
    "dots": lambda n: 'exclude = ["' + "a." * (n // 2) + '"]\n',
}


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_a_configuration(tmp_path: Path, name: str) -> None:
    path = tmp_path / "profilelint.toml"
    (tmp_path / "a.txt").touch()

    def work(size: int) -> Callable[[], object]:
        path.write_text(CONFIGURATIONS[name](size))

        def read() -> object:
            return dict(load_config(str(path), REGISTRY).origins)

        return read

    grows_linearly(work, 20_000, 4, UNNOTICED)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (".".join(["a"] * 50_000) + " = 1\n", 1, "it is nested too deeply or has too many keys"),
        (
            "\n[" + ".".join(["a"] * 50_000) + "]\n",
            2,
            ("it is nested too deeply or has too many"),
        ),
        ("x = {" + ".".join(["a"] * 50_000) + " = 1}\n", 1, "it is nested too deeply or has"),
        ("select = " + "[" * 100_000 + "\n", 1, "this is not valid TOML: it is nested too deeply"),
        (
            "\nselect = " + "1" * 5000 + "\n",
            2,
            "this is not valid TOML: a number has too many",
        ),
        ("select = 0x" + "1" * 5000 + "\n", 1, "a whole number has more than 64 bits"),
    ],
)
def test_a_configuration_without_end(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "profilelint.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(str(path), REGISTRY)
    assert caught.value.line == line
    assert caught.value.message.startswith(message)


def test_an_array_where_a_table_is_meant(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[[tool.profilelint]]\nselect = []\n" * 500)
    with pytest.raises(ConfigError, match=r"tool\.profilelint must be a table"):
        load_config(str(tmp_path / "pyproject.toml"), REGISTRY)


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_suppressions_in_front_matter(tmp_path: Path, fence: str) -> None:
    sign = ":" if fence == "---" else " ="

    def work(size: int) -> Callable[[], object]:
        lines = "".join(
            f"k{i}{sign} 1 # profilelint-disable-line date-format -- a\n" for i in range(size // 60)
        )
        return lambda: lint(tmp_path, f"{fence}\n{lines}{fence}\n", "suppression")

    grows_linearly(work, 60_000, 4, UNNOTICED)


def hostile(example: Invalid, size: int) -> list[str]:
    """Return an example with its body, its line and its fault repeated up to a size."""
    source = page_of(example.source)
    texts = []
    start = source.find("\n---\n", 3) + 5 if source.startswith("---\n") else len(source)
    head, body = source[:start], source[start:]
    if body.strip():
        texts.append(head + f"{body}\n\n" * (size // (len(body) + 2)))
    cover = next((each for each in example.covers if each.strip() and each in source), "")
    if cover:
        at = source.index(cover)
        first, last = source.rfind("\n", 0, at) + 1, source.find("\n", at) + 1 or len(source)
        line = source[first:last].rstrip("\n") + "\n"
        texts.append(source[:first] + line * (size // len(line)) + source[last:])
        texts.append(source.replace(cover, cover * (size // len(cover)), 1))
    return texts or [source * (size // max(len(source), 1))]


@pytest.mark.parametrize("name", [entry.name for entry in REGISTRY])
def test_every_rule(name: str) -> None:
    """Each rule gets its own examples, many times over: a new one brings such input with it."""
    rule = REGISTRY[name].load()
    examples = [each for each in rule.examples if isinstance(each, Invalid)]
    assert examples
    for example in examples:
        for form in range(len(hostile(example, 1))):

            def work(
                size: int, example: Invalid = example, form: int = form
            ) -> Callable[[], object]:
                text = hostile(example, size)[form]
                return lambda: _find(rule, example, text)

            grows_linearly(work, SIZE, 4, UNNOTICED_OF_A_RULE)
