"""How the items of results and activities open, on whole pages."""

from __future__ import annotations

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.entry import entry_of
from profilelint.rules.list.activity_mood import ActivityMood
from profilelint.rules.list.result_tense import ResultTense
from profilelint.rules.registry import Registry
from profilelint.source.read import read_text

RULES = RuleSet(
    Registry([entry_of(ResultTense), entry_of(ActivityMood)]), ["result-tense", "activity-mood"]
)
PAGE = "---\ntitle: Port Vale\n---\n\nText.\n\n### {heading}\n\n* {item}\n* {other}\n"


def found(text: str) -> list[tuple[str, str, str]]:
    document = read_text("page.md", text)
    outcome = lint_document(document, Setting(RULES, "2026-01-31"))
    assert outcome.failures == []
    return [
        (finding.rule, finding.message_id, text[slice(*finding.where.span)])
        for finding in outcome.findings
    ]


RESULTS = [
    ("Develop a digital register of land parcels.", "imperative", "Develop"),
    ("Train 300 teachers in early reading.", "imperative", "Train"),
    ("Train organizations and networks to speak for tenants.", "imperative", "Train"),
    ("Support gender-sensitive budgets in two ministries.", "imperative", "Support"),
    ("Help the council publish its accounts.", "imperative", "Help"),
    ("Rebuild the bridge over the river.", "imperative", "Rebuild"),
    ("Bring clean power to island schools.", "imperative", "Bring"),
    ("Work with fishing villages to protect the reef.", "imperative", "Work"),
    ("[Train the clerks](https://example.org/train) of the port.", "imperative", "Train"),
    ("[**Improve**](https://example.org) the roads of the port.", "imperative", "Improve"),
    ("**Strengthen** local councils.", "imperative", "Strengthen"),
    ("*Build* the capacity of 40 judges.", "imperative", "Build"),
    ("Developing a register of land parcels.", "gerund", "Developing"),
    ("Supporting the councils in their reforms.", "gerund", "Supporting"),
    ("Building a network of young leaders.", "gerund", "Building"),
    ("[Advancing](https://example.org) the digital agenda.", "gerund", "Advancing"),
    ("__Mobilizing__ savings for rural firms.", "gerund", "Mobilizing"),
]

RESULTS_LEFT_ALONE = [
    "Trained 300 teachers in early reading.",
    "Built two schools.",
    "Led the reform of customs.",
    "Brought 40 firms to the fair.",
    "Forged ties between the two ports.",
    "Rewrote the fisheries law.",
    "Oversaw two elections.",
    "Cut waiting times at the border by half.",
    "Set up 12 help desks.",
    "Put 600 young people into jobs.",
    "$256 million in private loans for small firms.",
    "€4 million in grants.",
    "Twenty clinics reopened.",
    "Nearly 20,000 farmers planted new seed.",
    "40 percent of the budget was published.",
    "Five municipalities started to publish their budgets.",
    "At the Lab@DI, developed and delivered courses.",
    "With local banks, opened 40 kiosks.",
    "In partnership with a phone company, supported young inventors.",
    "The first project held 33 dialogues. **It improved trade**, too.",
    "MSME **promoted competition** among suppliers.",
    "**Improving access.** Trained 40 councils.",
    "**Build skills:** 300 welders were certified.",
    "**Training** — 300 welders were certified.",
    "[Training of 500 farmers](https://example.org) was completed.",
    "[The fund](https://example.org) lent $3 million.",
    "Support services reached 40 clinics.",
    "Supports local councils with advice.",
    "Training programs reached 900 young people.",
    "Building codes were updated in six towns.",
    "Funding increased by half.",
    "Improved access to water in six towns.",
    "Increased exports by half.",
    "`make` builds the site.",
    "![Train the clerks](/uploads/train.jpg) A course in the port.",
    "Renforcer les capacités des communes.",
    "Support de formation pour les enseignants.",
    "Fortaleciendo las capacidades de los municipios.",
    "Program pelatihan untuk petani.",
    "“Train the trainers” courses in five towns.",
    "{{ page.result }} was reached.",
]

ACTIVITIES = [
    ("Supporting greater trade between the islands.", "gerund", "Supporting"),
    ("Developing and piloting models of care.", "gerund", "Developing"),
    ("Improving coordination among the agencies, with targeted training.", "gerund", "Improving"),
    ("Reducing losses after harvest.", "gerund", "Reducing"),
    ("[Promoting](https://example.org) trade between the islands.", "gerund", "Promoting"),
    ("Trained the clerks of the port.", "past", "Trained"),
    ("Built several cold stores.", "past", "Built"),
    ("Provides advice to the regulator.", "third_person", "Provides"),
    ("Engages trained clerks in the port.", "third_person", "Engages"),
]

ACTIVITIES_LEFT_ALONE = [
    "Develop a register of land parcels.",
    "Support women who trade across the border.",
    "Pre-approve suppliers.",
    "Co-finance cold stores.",
    "Set up a help desk.",
    "Training for the clerks of the port.",
    "Training programs for clerks.",
    "Planning and budgeting systems in six towns.",
    "Monitoring systems for the reef.",
    "Building permits within three days.",
    "Improved seed for 4,000 growers.",
    "With the university, map the reef.",
    "Technical advice to the ministry.",
    "Formation de 300 enseignants dans les communes.",
    "Capacitando a los docentes de la zona.",
    "Pelatihan untuk guru.",
]


@pytest.mark.parametrize(("item", "message_id", "word"), RESULTS, ids=lambda value: value)
def test_result(item: str, message_id: str, word: str) -> None:
    page = PAGE.format(heading="Select Results", item="Built a pier.", other=item)
    assert found(page) == [("result-tense", message_id, word)]


@pytest.mark.parametrize("item", RESULTS_LEFT_ALONE)
def test_result_left_alone(item: str) -> None:
    page = PAGE.format(heading="Select Results", item=item, other="Built a pier.")
    assert found(page) == []


@pytest.mark.parametrize(("item", "message_id", "word"), ACTIVITIES, ids=lambda value: value)
def test_activity(item: str, message_id: str, word: str) -> None:
    page = PAGE.format(heading="Sample Activities", item="Build a pier.", other=item)
    assert found(page) == [("activity-mood", message_id, word)]


@pytest.mark.parametrize("item", ACTIVITIES_LEFT_ALONE)
def test_activity_left_alone(item: str) -> None:
    page = PAGE.format(heading="Sample Activities", item=item, other="Build a pier.")
    assert found(page) == []


@pytest.mark.parametrize(
    "heading",
    ["Partners", "Impact", "Résultats", "Results and Lessons", "Sample Activities in 2019"],
)
def test_lists_outside_the_two_sections_are_left_alone(heading: str) -> None:
    page = PAGE.format(heading=heading, item="Developing a register.", other="Train the clerks.")
    assert found(page) == []


@pytest.mark.parametrize("heading", ["select results", "Select  Results:", "**Key Results**"])
def test_spelling_of_the_heading_does_not_count(heading: str) -> None:
    page = PAGE.format(heading=heading, item="Built a pier.", other="Developing a register.")
    assert found(page) == [("result-tense", "gerund", "Developing")]


def test_lists_of_any_form_are_judged() -> None:
    lists = (
        "1. Develop a register.\n2. Built a pier.\n\nText.\n\n"
        "* Train the clerks\n  of the port.\n\n* Built a pier.\n  * Develop nothing.\n"
    )
    assert found(f"## Results\n\n{lists}") == [
        ("result-tense", "imperative", "Develop"),
        ("result-tense", "imperative", "Train"),
    ]


@pytest.mark.parametrize("end", [":", "", ","])
def test_list_that_continues_a_sentence_is_left_alone(end: str) -> None:
    assert found(f"## Results\n\nThe team helped towns to{end}\n\n* Publish the budget.\n") == []


def test_list_after_one_that_continues_a_sentence_is_judged() -> None:
    page = "## Results\n\nThe team helped towns to:\n\n* Publish the budget.\n\n1. Improve roads.\n"
    assert found(page) == [("result-tense", "imperative", "Improve")]


def test_verbs_that_end_as_past_tenses_do() -> None:
    page = "## Results\n\n* Embed advisers in ministries.\n* Agreed on two budgets.\n"
    assert found(page) == [("result-tense", "imperative", "Embed")]


def test_list_below_a_sentence_is_judged() -> None:
    page = "## Results\n\nThe team helped towns.\n\n* Publish the budget.\n"
    assert found(page) == [("result-tense", "imperative", "Publish")]


def test_place_does_not_depend_on_what_stands_above() -> None:
    page = "## Results\n\n* Built a pier.\n* Improve the roads.\n"
    document = read_text("page.md", "Ünï 🚢\n\n" * 50 + page)
    (finding,) = lint_document(document, Setting(RULES, "2026-01-31")).findings
    assert finding.region is not None
    assert (finding.region.line, finding.region.column) == (104, 3)


def listed(heading: str, items: list[str], marker: str = "* ") -> str:
    lines = "".join(f"{marker}{item}\n" for item in items)
    return f"---\ntitle: Port Vale\n---\n\n### {heading}\n\n{lines}"


WHOLE_LISTS = [
    # What is ambiguous in one item is not where all are alike.
    ("Activities", ["Provided technical advice.", "Strengthened offices."], "past"),
    ("Activities", ["Training nurses.", "Planning budgets.", "Mapping reefs."], "gerund"),
    ("Activities", ["Developing a plan.", "Training nurses."], "gerund"),
    ("Activities", ["Supports towns.", "Trains nurses.", "Provides advice."], "third_person"),
    ("Results", ["Market fish to towns.", "Strengthen councils."], "imperative"),
    ("Results", ["Planning budgets.", "Strengthening councils."], "gerund"),
    ("Results", ["Provides advice.", "Trains nurses.", "Supports towns."], "third_person"),
]

WHOLE_LISTS_LEFT_ALONE = [
    ("Activities", ["Improved seed for growers.", "Technical advice.", "Cold stores."]),
    ("Activities", ["Improved seed was sold.", "Reduced costs were kept."]),
    ("Activities", ["Training for nurses.", "Planning of budgets.", "Mapping by boat."]),
    ("Activities", ["Training nurses.", "Planning budgets."]),
    ("Results", ["Market access.", "Loan programs.", "Support services."]),
    ("Results", ["Farms sell more fish.", "Ports earn more.", "Needs are met."]),
    ("Results", ["Trained nurses.", "Rebuilt a pier.", "Set up a fund."]),
    ("Activities", ["Forme les agents de la commune.", "Use du port.", "Promoted par la ville."]),
    ("Our Partners", ["Market fish to towns.", "Strengthen councils."]),
]


@pytest.mark.parametrize(("heading", "items", "message_id"), WHOLE_LISTS)
@pytest.mark.parametrize("marker", ["* ", "-"], ids=["list", "lost list"])
def test_a_list_of_one_other_form(
    heading: str, items: list[str], message_id: str, marker: str
) -> None:
    rule = "activity-mood" if heading == "Activities" else "result-tense"
    words = [item.partition(" ")[0] for item in items]
    page = listed(heading, items, marker)
    assert found(page) == [(rule, message_id, word) for word in words]


@pytest.mark.parametrize(("heading", "items"), WHOLE_LISTS_LEFT_ALONE)
@pytest.mark.parametrize("marker", ["* ", "-"], ids=["list", "lost list"])
def test_a_list_left_alone(heading: str, items: list[str], marker: str) -> None:
    assert found(listed(heading, items, marker)) == []


def test_an_item_beside_a_list_is_judged_with_it() -> None:
    items = ["Provided advice.\n*Created rules for trade.", "Strengthened offices."]
    words = [word for _, _, word in found(listed("Activities", items))]
    assert words == ["Provided", "Created", "Strengthened"]
