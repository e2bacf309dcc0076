"""What looks like a fault and is none: pages in which nothing must be found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

FRONT = {
    "title": "title: Peru—Clean Rivers Activity (CRA)",
    "date": "date: 2016-01-21 22:40:00 Z",
    "summary": "summary: The activity helps small towns in Peru to keep their rivers clean.",
    "start": "start: 2014",
    "end": "end: 2016",
    "client": "client: European Union",
    "solutions": "solutions:\n- Governance",
    "regions": "regions:\n- Latin America and the Caribbean",
    "country": "country:\n- Peru",
    "layout": "layout: project",
}
TEXT = "The activity helps small towns in Peru to keep their rivers clean."
ACTIVITIES = "### Sample Activities\n\n* Train town clerks.\n* Develop a plan for every river.\n"


def page(body: str = TEXT + "\n", **changes: str | None) -> str:
    """Return a clean page with other values, or without those that are None, and a body."""
    front = [value for value in {**FRONT, **changes}.values() if value is not None]
    return "---\n" + "\n".join(front) + "\n---\n\n" + body


def results(*items: str) -> str:
    """Return a page with these results."""
    return page(f"{TEXT}\n\n{ACTIVITIES}\n### Select Results\n\n* " + "\n* ".join(items) + "\n")


VIMEO = (
    '<iframe src="https://player.vimeo.com/video/720230193?h=646d96ea5e&amp;dnt=1" '
    'title="A day by the river" width="640" height="360" allowfullscreen></iframe>'
)

PAGES = {
    "no layout": page(layout=None),
    "scalars": page(
        regions="regions: Latin America and the Caribbean", country="country: Peru", layout=None
    ),
    "start is end": page(start="start: 2016"),
    "future end": page(end="end: 2031"),
    "date after the end": page(date="date: 2019-05-02 08:00:00 Z"),
    "date before the start": page(date="date: 2012-05-02 08:00:00 Z"),
    "date without quotes": page(date="date: 2016-01-21"),
    "nanoseconds": page(date="date: 2016-01-21 22:40:52.765000000 Z"),
    "draft with a title alone": "---\ntitle: Peru—Clean Rivers\npublished: false\n---\n",
    "draft without a body": page("", published="published: false", client=None, end=None),
    "Regional": page(
        title="title: Africa—Clean Rivers",
        country="country: Regional",
        regions="regions: Sub-Saharan Africa",
    ),
    "Worldwide": page(
        title="title: Clean Rivers for All",
        country="country: Worldwide",
        regions="regions: Worldwide",
    ),
    "names with commas": page(
        solutions="solutions:\n- Governance\n- Water Security, Sanitation, and Hygiene",
        client="client: Department of Energy, Government of Nova Scotia",
    ),
    "name with and": page(
        title="title: Bosnia and Herzegovina—Clean Rivers",
        country="country: Bosnia and Herzegovina",
        regions="regions: Eastern Europe and Central Asia",
    ),
    "Afghanistan in its region": page(
        title="title: Afghanistan—Clean Rivers",
        country="country: Afghanistan",
        regions="regions: Eastern Europe and Central Asia",
    ),
    "French title": page(
        title="title: Burundi—Appui à la Société Civile pour l’Eau et l’Énergie (ASCEE)",
        country="country: Burundi",
        regions="regions: Sub-Saharan Africa",
    ),
    "Spanish title": page(
        title="title: Perú—Gestión de Ríos y Niñez en los Andes", country="country: Peru"
    ),
    "Indonesian title": page(
        title="title: Indonesia—Ketahanan Air untuk Desa",
        country="country: Indonesia",
        regions="regions: Asia and the Pacific",
    ),
    "title folded over two lines": page(
        title="title: Peru—Clean Rivers and Wells\n  Activity (CRWA)"
    ),
    "two spellings in names": page(
        f"{TEXT} The Centre for Water Programmes works with the Center for River Programs.\n"
    ),
    "an apostrophe doubled in quotes": page(
        summary="summary: 'It''s clear: towns keep rivers clean.'"
    ),
    "the summary as the first paragraph": page(TEXT + "\n\nIt works on the coast.\n"),
    "summary in a block": page(summary=f"summary: |\n  {TEXT}"),
    "summary folded": page(summary="summary: The activity helps small\n  towns."),
    "no results": page(f"{TEXT}\n\n{ACTIVITIES}"),
    "no final newline": page(f"{TEXT}\n\n{ACTIVITIES}".rstrip("\n")),
    "level 2": page(f"{TEXT}\n\n{ACTIVITIES}".replace("###", "##")),
    "DFID on an old project": page(client="client: U.K. Department for International Development"),
    "European Commission on an old project": page(client="client: European Commission"),
    "an uploaded promo": page(
        promos='promos:\n- title: Final Report\n  link: "/uploads/report.pdf"'
    ),
    # How results open.
    "amount": results("$256 million in loans reached small towns.", "Trained 40 clerks."),
    "count": results("Twenty towns trained their clerks.", "Nearly 20,000 pupils measured wells."),
    "subject": results("Five municipalities started to measure their wells.", "Trained 40 clerks."),
    "lead-in": results(
        "At the Lab@DI, developed two courses.", "With the towns, trained 40 clerks."
    ),
    "long lead-in": results(
        "In partnership with a bank, supported 12 towns.", "Trained 40 clerks."
    ),
    "link first": results("[Trained](https://www.example.org/a) 40 clerks.", "Built two pumps."),
    "bold first": results("**Trained** 40 clerks.", "The towns **promoted clean water**."),
    "irregular verbs": results("Built a pump.", "Led a school.", "Brought water.", "Forged ties."),
    # Links and addresses.
    "an address that is a name": page("Courses of the Lab@DI are open to all.\n"),
    "content in queries": page(
        f"See [the film](https://www.youtube.com/watch?v=vERAa1RX3cY).\n\n{VIMEO}\n"
    ),
    "parentheses in an address": page(
        "See [the town](https://en.wikipedia.org/wiki/Lima_(city)) on the coast.\n"
    ),
    "escapes in an address": page(
        "See [a](https://www.example.org/a%20b.pdf) and "
        "[b](https://www.example.org/town%E2%80%99s-plan).\n"
    ),
    "possessive after a link": page(
        "The [town](https://www.example.org/t)’s plan and [others](https://www.example.org/o), "
        "too; see [all](https://www.example.org/all).\n"
    ),
    "caption in code": page("![A pump house at dusk](/uploads/pump.jpg)`Photo: Ana Ruiz`\n"),
    # Lists.
    "list elsewhere": page("Partners:\n\n* River Bank\n* Wells Trust\n* Developing Towns Fund\n"),
    "list after a colon": page("The team works with:\n* River Bank\n* Wells Trust\n"),
}


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_found(name: str, lint: Callable[..., Any]) -> None:
    assert lint(PAGES[name]) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_found_with_crlf_and_mark(name: str, lint: Callable[..., Any]) -> None:
    assert lint("\ufeff" + PAGES[name].replace("\n", "\r\n")) == []
