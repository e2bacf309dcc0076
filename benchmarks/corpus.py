"""Writes a content repository of realistic project profiles: always the same for a seed.

Run as ``python benchmarks/corpus.py FOLDER --pages 5000 --faulty 0.1``. A page has the shape that
editors give it: front matter of a dozen keys, some paragraphs with links and an image or a player,
a list of activities and one of results; 4 kB on average. Faulty pages have one to three of the
usual faults.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

COUNTRIES = {
    "Latin America and the Caribbean": ["Peru", "Guatemala", "Honduras", "Colombia"],
    "Sub-Saharan Africa": ["Ghana", "Kenya", "Malawi", "Senegal", "Uganda"],
    "Asia and the Pacific": ["Nepal", "Cambodia", "Indonesia", "Philippines"],
    "Eastern Europe and Central Asia": ["Georgia", "Ukraine", "Moldova", "Armenia"],
    "Middle East and North Africa": ["Jordan", "Morocco", "Tunisia", "Lebanon"],
}
CLIENTS = [
    "U.S. Agency for International Development",
    "European Union",
    "World Bank",
    "Inter-American Development Bank",
    "Foreign, Commonwealth & Development Office",
]
PRIMARY = ["Economic Growth", "Governance", "Environment", "Global Health"]
SOLUTIONS = [
    "Agriculture and Food Security",
    "Financial Services",
    "Fragile States",
    "Law and Justice",
    "Natural Resource Management",
    "Public Financial Management",
    "Water Security, Sanitation, and Hygiene",
]
NOUNS = (
    "farmers towns markets schools rivers clinics banks traders forests teachers ministries roads "
    "budgets cooperatives villages courts harvests engineers councils families"
).split()
VERBS = "support improve develop strengthen expand train advise connect restore protect".split()
PAST = "supported improved developed strengthened built trained advised connected led".split()
ADJECTIVES = "rural local small public young coastal national clean fair regional".split()
NAMES = "Bridge Harvest Horizon Lantern Compass Orchard Meridian Harbor Summit Anchor".split()

FAULTS = 8
"""The kinds of faults; a page with each of them once has `FINDINGS` findings."""

FINDINGS = 10


class Writer:
    """Writes pages; the same seed gives the same pages."""

    def __init__(self, seed: int, faulty: float, *, all_faults: bool = False) -> None:
        self.random = random.Random(seed)
        self.faulty = faulty
        self.all_faults = all_faults

    def clause(self) -> str:
        pick = self.random.choice
        return (
            f"{pick(VERBS)} {pick(ADJECTIVES)} {pick(NOUNS)} and {pick(ADJECTIVES)} {pick(NOUNS)} "
            f"in {self.random.randint(3, 60)} {pick(NOUNS)}"
        )

    def sentence(self) -> str:
        apostrophe = "’s plan" if self.random.random() < 0.2 else ""
        return (
            f"The team works with {self.random.choice(NOUNS)} to {self.clause()}, "
            f"so that {self.random.choice(ADJECTIVES)} {self.random.choice(NOUNS)}{apostrophe} "
            f"reach more {self.random.choice(NOUNS)} every year."
        )

    def paragraph(self) -> str:
        sentences = [self.sentence() for _ in range(self.random.randint(2, 4))]
        if self.random.random() < 0.6:
            number = self.random.randint(1, 9999)
            sentences.append(
                f"Read how [{self.random.choice(NOUNS)} {self.random.choice(PAST)} their "
                f"{self.random.choice(NOUNS)}](https://www.example.org/stories/{number}) last year."
            )
        return " ".join(sentences)

    def page(self, number: int) -> str:
        pick = self.random.choice
        region = pick(list(COUNTRIES))
        country = pick(COUNTRIES[region])
        start = self.random.randint(2004, 2020)
        solutions = [pick(PRIMARY), *self.random.sample(SOLUTIONS, self.random.randint(1, 4))]
        name = f"{pick(ADJECTIVES).title()} {pick(NOUNS).title()} {pick(NAMES)} {number}"
        head = [
            f"title: {country}—{name}",
            f"date: {start}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02} "
            "09:43:00 Z",
            f"summary: {self.sentence()}",
            f"start: {start}",
            f"end: {start + self.random.randint(1, 6)}",
            f"client: {pick(CLIENTS)}",
            "solutions:",
            *(f"- {solution}" for solution in dict.fromkeys(solutions)),
            f"regions: {region}",
            f"country: {country}",
        ]
        activities = [f"* {self.clause().capitalize()}." for _ in range(self.random.randint(3, 6))]
        results = [
            f"* {pick(PAST).capitalize()} {self.random.randint(2, 900)} {pick(ADJECTIVES)} "
            f"{pick(NOUNS)} and {self.clause()}."
            for _ in range(self.random.randint(3, 6))
        ]
        body = [self.paragraph() for _ in range(self.random.randint(4, 7))]
        if self.random.random() < 0.3:
            body.append(
                f'<iframe src="https://player.vimeo.com/video/{number + 10**8}?dnt=1" width="640" '
                f'height="360" title="{name}: the film" allowfullscreen></iframe>'
            )
        elif self.random.random() < 0.6:
            body.append(f"![{pick(NOUNS).capitalize()} in {country}](/uploads/{number}.jpg)")
        if self.random.random() < self.faulty:
            for _ in range(self.random.randint(1, 3)):
                self.spoil(self.random.randrange(FAULTS), head, body, activities, results)
        for fault in range(FAULTS if self.all_faults else 0):
            self.spoil(fault, head, body, activities, results)
        return "\n".join(
            [
                "---",
                *head,
                "---",
                "",
                *("\n\n".join([*body, "### Sample Activities"]).split("\n")),
                "",
                *activities,
                "",
                "### Select Results",
                "",
                *results,
                "",
            ]
        )

    def spoil(
        self,
        fault: int,
        head: list[str],
        body: list[str],
        activities: list[str],
        results: list[str],
    ) -> None:
        """Put one of the usual faults into a page."""
        pick = self.random.choice
        if fault == 0:
            head[3] = head[3].replace("start: ", "start: '").rstrip("'") + "'"
        elif fault == 1:
            head[7] = head[7][:-1]
        elif fault == 2:
            del head[5]
        elif fault == 3:
            results[0] += "  "
        elif fault == 4:
            activities[-1] = f"* Supporting the {pick(NOUNS)} in need."
        elif fault == 5:
            body[0] += "  And  more."
        elif fault == 6:
            body[1] += " [Their page ](http://www.example.org/?utm_source=x)shows it."
        else:
            head.insert(7, "- ")


def write(
    folder: Path, pages: int, faulty: float, seed: int = 1, *, all_faults: bool = False
) -> int:
    """Write pages into a folder, a thousand to a subfolder, and return how many bytes they have."""
    writer = Writer(seed, faulty, all_faults=all_faults)
    size = 0
    for number in range(pages):
        parent = folder / f"{number // 1000:03}"
        if number % 1000 == 0:
            parent.mkdir(parents=True, exist_ok=True)
        data = writer.page(number).encode()
        (parent / f"page-{number:06}.md").write_bytes(data)
        size += len(data)
    return size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--faulty", type=float, default=0.1, metavar="SHARE")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    size = write(arguments.folder, arguments.pages, arguments.faulty, arguments.seed)
    print(f"{arguments.pages} pages, {size} bytes in {arguments.folder}")


if __name__ == "__main__":
    main()
