"""Sections with names in other languages, as the configuration gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.library import check

CONFIGURATION = """\
[[collections]]
name = "pages"
include = ["**/*.md"]
schema = "none"
ignore = ["title-place-dash"]

[rules.activity-mood]
sections = ["Activités", "Actividades", "Sample Activities"]

[rules.result-tense]
sections = ["Résultats", "Resultados", "Select Results"]

[rules.heading-level]
sections = ["Activités", "Résultats", "Actividades", "Resultados"]

[rules.section-label]
names = ["Activités", "Résultats", "Actividades", "Resultados"]

[rules.section-order]
order = ["Activités", "Résultats"]
"""

FRENCH = (
    "* Former les agents de la commune.\n* Support aux petites entreprises.\n* Promotion du port.\n"
)
SPANISH = "* Formar a los agentes.\n* Apoyar a las empresas.\n* Control de la calidad del agua.\n"


def found(root: Path, body: str, front_matter: str = "") -> list[tuple[str, str, int]]:
    (root / "profilelint.toml").write_text(CONFIGURATION, encoding="utf-8")
    text = f"---\ntitle: Le port\n{front_matter}---\n\n{body}"
    (root / "page.md").write_text(text, encoding="utf-8")
    first = text[: text.index(body)].count("\n")
    return [
        (finding.rule, finding.message_id, finding.region.line - first)
        for finding in check([root]).findings
        if finding.region is not None
    ]


@pytest.mark.parametrize(
    ("activities", "results", "items"),
    [("Activités", "Résultats", FRENCH), ("Actividades", "Resultados", SPANISH)],
    ids=["French", "Spanish"],
)
@pytest.mark.parametrize("marker", ["* ", "-"], ids=["list", "lost list"])
def test_sections_are_known_and_verbs_are_not(
    tmp_path: Path, activities: str, results: str, items: str, marker: str
) -> None:
    items = items.replace("* ", marker)
    page = f"### {activities}\n\n{items}\n## {results}\n\n* 40 km de rails.\n"
    lost = [("bullet-lost", "space", 3)] if marker == "-" else []
    assert found(tmp_path, page) == [*lost, ("heading-level", "mixed", 7)]
    assert found(tmp_path, f"**{activities}**\n{items}".replace("\n-", "\n\n-", 1)) == [
        ("section-label", "name", 1),
        *([("bullet-lost", "space", 3)] if lost else []),
    ]


def test_sections_out_of_order(tmp_path: Path) -> None:
    page = "### Résultats\n\n* 40 km de rails.\n\n### Activités\n\n* Former des agents.\n"
    assert found(tmp_path, page) == [("section-order", "late", 5)]


@pytest.mark.parametrize("key", ["lang", "language", "locale"])
def test_a_page_that_names_its_language(tmp_path: Path, key: str) -> None:
    page = "### Sample Activities\n\n* Provided advice to ports.\n* Trained clerks in ports.\n"
    assert len(found(tmp_path, page)) == 2
    assert len(found(tmp_path, page, f"{key}: en-GB\n")) == 2
    assert found(tmp_path, page, f"{key}: fr\n") == []
