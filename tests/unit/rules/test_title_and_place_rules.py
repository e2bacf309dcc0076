"""Titles, countries and regions against each other, with the bundled vocabularies."""

from __future__ import annotations

import pytest
from tests.cost import within

from profilelint.engine.edits import apply
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Finding
from profilelint.rules.build_index import builtin_rules
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.source.read import read_text
from profilelint.vocabulary.bundled import bundled_vocabulary

REGISTRY = Registry(entry_of(rule) for rule in builtin_rules())
VOCABULARIES = {name: bundled_vocabulary(name) for name in ("countries", "regions")}


def find(rule: str, text: str) -> list[Finding]:
    setting = Setting(RuleSet(REGISTRY, [rule]), "2026-01-31", vocabularies=VOCABULARIES)
    outcome = lint_document(read_text("page.md", text), setting)
    assert outcome.failures == []
    return [*outcome.findings]


def covered(rule: str, text: str) -> list[str]:
    return [text[f.where.span.start : f.where.span.end] for f in find(rule, text)]


def fixed(rule: str, text: str) -> str:
    edits = [edit for finding in find(rule, text) for edit in finding.fixes[0].edits]
    return apply(text, edits)


@pytest.mark.parametrize(
    "title",
    [
        "Peru—Datos Abiertos",
        "Burundi—Appui à la Société Civile",
        "Côte d'Ivoire—Forêts et Villages",
        "Indonesia—Program Sekolah Sehat",
        "'Nepal—Promote: Women in Trade'",
        "Regional Seed Development Program (RSDP–North)",
        "Nepal Value Chains–High Value Crops (NVC–High Value Crops)",
        "Guinea-Bissau—Caju Livre",
        "Guinea-Bissau Fisheries",
        "Timor-Leste Courts Program",
        "China-Africa Forum",
        "Kenya–Uganda Border Markets",
        "Kenya - Uganda Border Markets",
        "Georgia-EU Trade",
        "Georgia–EU Trade",
        "Haiti-based Growers",
        "A Study of Low-Carbon Growth - Final Phase",
        "Peru—Clean Rivers – Phase II",
    ],
)
def test_titles_that_stay(title: str) -> None:
    assert covered("title-place-dash", f"---\ntitle: {title}\n---\n") == []


@pytest.mark.parametrize(
    ("title", "cover", "after"),
    [
        ("Nepal — Paddy", " — ", "Nepal—Paddy"),
        ("Nepal —Paddy", " —", "Nepal—Paddy"),
        ("Nepal—\n  Paddy", "—\n  ", "Nepal—Paddy"),
        ("Nepal\u00a0—Paddy", "\u00a0—", "Nepal—Paddy"),
        ("Nepal - Paddy", " - ", "Nepal—Paddy"),
        ("Nepal- Paddy", "- ", "Nepal—Paddy"),
        ("Nepal--Paddy", "--", "Nepal—Paddy"),
        ("Nepal-Paddy", "-", "Nepal—Paddy"),
        ("Nepal–Paddy", "–", "Nepal—Paddy"),
        ("Nepal – Paddy-Rice", " – ", "Nepal—Paddy-Rice"),
        ("Guinea-Bissau - Caju", " - ", "Guinea-Bissau—Caju"),
        ("Bosnia and Herzegovina - Vocational\n  Schools", " - ", None),
        ("Kenya and Uganda – Border Markets", " – ", "Kenya and Uganda—Border Markets"),
        ("West Africa - Trade Hub", " - ", "West Africa—Trade Hub"),
        ("'Nepal - Women''s Trade'", " - ", "'Nepal—Women''s Trade'"),
    ],
)
def test_titles_that_change(title: str, cover: str, after: str | None) -> None:
    text = f"---\ntitle: {title}\n---\n"
    assert covered("title-place-dash", text) == [cover]
    expected = after if after is not None else title.replace(cover, "—", 1)
    assert fixed("title-place-dash", text) == f"---\ntitle: {expected}\n---\n"


def test_only_a_lone_hyphen_asks_for_a_person() -> None:
    safeties = {
        mark: find("title-place-dash", f"---\ntitle: Nepal{mark}Paddy\n---\n")[0].fixes[0].safety
        for mark in ("-", "–", " - ", " — ", "--")
    }
    assert safeties == {"-": "unsafe", "–": "safe", " - ": "safe", " — ": "safe", "--": "safe"}


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Nepal—Paddy", "Nepal"),
        ("Nepal—Paddy", "[Nepal, Bhutan]"),
        ("Nepal—Paddy", "Regional"),
        ("Nepal—Paddy", "Worldwide"),
        ("Nepal—Paddy", "South Asia"),
        ("Nepal—Paddy", "Nepall"),
        ("Nepal—Paddy", "Nepal, Bhutan"),
        ("Nepal—Paddy", ""),
        ("Myanmar—Paddy", "Burma"),
        ("Kenya and Uganda—Markets", "Uganda"),
        ("Africa—Health", "Kenya"),
        ("West Africa—Trade Hub", "Ghana"),
        ("Clean Rivers—Nepal", "Bhutan"),
        ("Regional Seeds (RSDP–North)", "Peru"),
        ("Trinidad and Tobago—Ports", "Trinidad and Tobago"),
    ],
)
def test_countries_that_agree_with_the_title(title: str, country: str) -> None:
    assert covered("place-in-title", f"---\ntitle: {title}\ncountry: {country}\n---\n") == []


@pytest.mark.parametrize(
    ("title", "country", "cover", "after"),
    [
        ("Nepal—Paddy", "Bhutan", "Bhutan", "Nepal"),
        ("Nepal - Paddy", "'Bhutan'", "'Bhutan'", "'Nepal'"),
        ("Nepal—Paddy", "[Bhutan]", "Bhutan", "[Nepal]"),
        ("Nepal—Paddy", "[Bhutan, Peru]", "[Bhutan, Peru]", None),
        ("Nepal—Paddy", "Bhutan, Peru", "Bhutan, Peru", "Nepal"),
        ("Sudan—Paddy", "South Sudan", "South Sudan", "Sudan"),
    ],
)
def test_countries_unlike_the_title(title: str, country: str, cover: str, after: str) -> None:
    text = f"---\ntitle: {title}\ncountry: {country}\n---\n"
    assert covered("place-in-title", text) == [cover]
    [finding] = find("place-in-title", text)
    assert [fix.safety for fix in finding.fixes] == (["unsafe"] if after else [])
    if after:
        assert fixed("place-in-title", text) == f"---\ntitle: {title}\ncountry: {after}\n---\n"


@pytest.mark.parametrize(
    ("regions", "country", "covers"),
    [
        ("Asia and the Pacific", "Nepal", []),
        ("[Asia and the Pacific]", "[Nepal]", []),
        ("Eastern Europe and Central Asia", "Afghanistan", []),
        ("Worldwide", "Nepal", []),
        ("Sub-Saharan Africa", "Regional", []),
        ("Sub-Saharan Africa", "Canada", []),
        ("Sub-Saharan Africa", "[Nepal, Kenya]", []),
        ("Sub-Saharan Africa", "[Nepal, Atlantis]", []),
        ("sub-saharan-africa", "Nepal", []),
        ("Middle East and North Africa", "Africa", []),
        ("Middle East and North Africa", "Afghanistan", ["Middle East and North Africa"]),
        ("Sub-Saharan Africa", "[Nepal, Bhutan]", ["Sub-Saharan Africa"]),
        ("Sub-Saharan Africa", "Nepal, Bhutan", []),
        ("[Asia and the Pacific, Sub-Saharan Africa]", "Nepal", ["Sub-Saharan Africa"]),
    ],
)
def test_regions(regions: str, country: str, covers: list[str]) -> None:
    text = f"---\nregions: {regions}\ncountry: {country}\n---\n"
    assert covered("place-region", text) == covers


def test_a_region_is_replaced_only_by_the_one_that_is_possible() -> None:
    text = "---\nregions: Sub-Saharan Africa\ncountry: [Nepal, Peru]\n---\n"
    [finding] = find("place-region", text)
    assert finding.fixes == ()
    assert finding.params["expected"] == (
        "Asia and the Pacific",
        "Latin America and the Caribbean",
    )


@pytest.mark.parametrize(
    "country",
    [
        "Nepal",
        "Bosnia and Herzegovina",
        "Trinidad and Tobago",
        "Democratic Republic of the Congo",
        "'Congo, Democratic Republic of the'",
        "'Korea, Republic of'",
        "Saint Helena, Ascension and Tristan da Cunha",
        "Nepal, Shangri-La",
        "Nepal,",
        "",
        "2016",
        "[Nepal, Bhutan]",
    ],
)
def test_names_that_are_one_place(country: str) -> None:
    assert covered("place-list", f"---\ncountry: {country}\n---\n") == []


@pytest.mark.parametrize(
    ("before", "cover", "after", "safety"),
    [
        ("country: Nepal, Bhutan", "Nepal, Bhutan", "country:\n- Nepal\n- Bhutan", "safe"),
        ("country: Nepal/Burma # both", "Nepal/Burma", "country:\n- Nepal\n- Burma # both", "safe"),
        (
            "country: 'Kenya, Uganda, and Tanzania'",
            "'Kenya, Uganda, and Tanzania'",
            "country:\n- Kenya\n- Uganda\n- Tanzania",
            "safe",
        ),
        (
            "country: Kenya, Uganda and Chad",
            "Kenya, Uganda and Chad",
            "country:\n- Kenya\n- Uganda\n- Chad",
            "unsafe",
        ),
        (
            "country: Serbia,\n  Bosnia and Herzegovina",
            "Serbia,\n  Bosnia and Herzegovina",
            "country:\n- Serbia\n- Bosnia and Herzegovina",
            "safe",
        ),
        (
            "country:\n  - Kenya; Chad\n  - Peru",
            "Kenya; Chad",
            "country:\n  - Kenya\n  - Chad\n  - Peru",
            "safe",
        ),
        (
            "country: ['Kenya, Chad', Peru]",
            "'Kenya, Chad'",
            'country: ["Kenya", "Chad", Peru]',
            "safe",
        ),
    ],
)
def test_places_in_one_piece_of_text(before: str, cover: str, after: str, safety: str) -> None:
    text = f"---\n{before}\nstart: 2016\n---\n"
    assert covered("place-list", text) == [cover]
    assert [fix.safety for fix in find("place-list", text)[0].fixes] == [safety]
    assert fixed("place-list", text) == f"---\n{after}\nstart: 2016\n---\n"


def test_the_list_keeps_the_line_ends_of_the_file() -> None:
    text = "---\r\ncountry: Nepal, Peru\r\n---\r\n"
    assert fixed("place-list", text) == "---\r\ncountry:\r\n- Nepal\r\n- Peru\r\n---\r\n"


@pytest.mark.parametrize(
    "value",
    [
        "a" + " " * 200_000 + "b",
        "Nepal" + " -" * 100_000,
        "Nepal, " * 50_000,
        "—" * 100_000,
        "Kenya and " * 30_000,
    ],
    ids=["spaces", "hyphens", "commas", "dashes", "words"],
)
def test_long_values_take_no_long_time(value: str) -> None:
    text = f'---\ntitle: "{value}"\ncountry: "{value}"\nregions: "{value}"\n---\n'
    rules = ("title-place-dash", "place-in-title", "place-region", "place-list")
    within(2, lambda: [find(rule, text) for rule in rules])
