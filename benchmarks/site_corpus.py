"""Writes a site whose pages are like those of real ones: always the same for a seed.

Run as ``python benchmarks/site_corpus.py FOLDER --pages 2000``. It is a site of documentation for
Hugo. Length, links, code, HTML, shortcodes and findings of a page are about the means of the public
sites in docs/performance.md, and like theirs, most pages are short and a few are very long. What
`sites.py` prints has the figures of both.
"""

from __future__ import annotations

import argparse
from math import exp
from pathlib import Path

from corpus import ADJECTIVES, NOUNS, PAST, VERBS, Writer

CONFIGURATION = 'title = "Handbook"\nbaseURL = "https://handbook.example.org/"\n'
SIGMA = 1.15
"""Of the lengths, which are log-normal: the mean is then about twice the median."""

LARGEST = 12.0
"""How many times the mean a page is at most."""

DATED = 0.25
"""The share of pages that list releases in their front matter."""


class SiteWriter(Writer):
    """Writes pages of one site, which link to each other."""

    def __init__(self, seed: int, pages: int) -> None:
        super().__init__(seed, 0.0)
        self.pages = pages

    def title(self) -> str:
        pick = self.random.choice
        return f"{pick(PAST).title()} {pick(ADJECTIVES).title()} {pick(NOUNS).title()}"

    def link(self) -> str:
        text = f"{self.random.choice(ADJECTIVES)} {self.random.choice(NOUNS)}"
        if self.random.random() < 0.5:
            return f"[{text}](/docs/page-{self.random.randrange(self.pages):05}/)"
        return f"[{text}](https://www.example.org/{text.replace(' ', '/')})"

    def prose(self) -> str:
        """Return a paragraph, in which some words are code, bold or a link."""
        sentences = [self.sentence() for _ in range(self.random.choice((1, 1, 2, 2, 3)))]
        if self.random.random() < 0.4:
            sentences.append(f"See {self.link()} for more.")
        if self.random.random() < 0.4:
            noun = self.random.choice(NOUNS)
            sentences.append(f"Set `{noun}.limit` to `{noun}` before that.")
        if self.random.random() < 0.15:
            sentences.append(f"**Do not** {self.random.choice(VERBS)} it without them.")
        return " ".join(sentences)

    def code(self) -> str:
        nouns = [self.random.choice(NOUNS) for _ in range(self.random.randint(3, 14))]
        lines = "\n".join(f"  {noun}: {self.random.randint(1, 900)}" for noun in nouns)
        return f"```yaml\n{nouns[0]}:\n{lines}\n```"

    def items(self) -> str:
        lines = (f"* {self.clause().capitalize()}" for _ in range(self.random.randint(3, 6)))
        return "\n".join(
            f"{line}, see {self.link()}." if self.random.random() < 0.2 else f"{line}."
            for line in lines
        )

    def html(self) -> str:
        pick = self.random.choice
        return pick(
            (
                f"<details>\n<summary>{self.title()}</summary>\n\n{self.prose()}\n\n</details>",
                f'<a id="{pick(NOUNS)}-{self.random.randrange(10**6)}"></a>\n\n{self.prose()}',
                f'<p align="center">{self.picture()}</p>',
                f"Press <kbd>Ctrl</kbd> and <kbd>K</kbd><br>or {self.clause()}.",
            )
        )

    def picture(self) -> str:
        return f'<img src="/img/{self.random.choice(NOUNS)}.png" alt="{self.title()}">'

    def shortcode(self) -> str:
        picture = self.picture().removeprefix("<img ").removesuffix(">")
        return self.random.choice(
            (
                f"{{{{< note >}}}}\n{self.prose()}\n{{{{< /note >}}}}",
                f"{{{{% warning %}}}}\n{self.prose()}\n{{{{% /warning %}}}}",
                f"{{{{< figure {picture} >}}}}",
            )
        )

    def table(self) -> str:
        rows = (f"| {self.random.choice(NOUNS)} | {self.clause()} |" for _ in range(5))
        return "\n".join(("| Name | What it is for |", "| --- | --- |", *rows))

    def fault(self) -> str:
        """Return a block in which one of the usual faults stands."""
        return self.random.choice(
            (
                f"{self.sentence()}  {self.sentence()}",
                f"The the {self.random.choice(NOUNS)} are there.",
                f"Read the [{self.title()} ](https://www.example.org/)of it.",
                f"![](/img/{self.random.choice(NOUNS)}.png)",
                f"##### {self.title()}\n\n{self.sentence()}",
                f"It is [here](https://www.example.org/?utm_source=handbook&id={self.pages}).",
            )
        )

    def page(self, number: int) -> str:
        length = min(LARGEST, exp(self.random.gauss(-SIGMA * SIGMA / 2, SIGMA)))
        blocks: list[str] = []
        for make, mean in (
            (self.prose, 10.0),
            (self.code, 2.3),
            (self.items, 0.9),
            (self.html, 1.6),
            (self.shortcode, 1.0),
            (self.table, 0.15),
            (self.fault, 0.9),
        ):
            wanted = mean * length
            count = int(wanted) + (self.random.random() < wanted % 1)
            blocks += [make() for _ in range(count)]
        self.random.shuffle(blocks)
        body: list[str] = []
        for place, block in enumerate(blocks):
            if place % 5 == 3:
                body.append(f"## {self.title()} {place}")
            body.append(block)
        head = [
            f"title: {self.title()} {number}",
            f"date: {self.random.randint(2015, 2025)}-{self.random.randint(1, 12):02}-01",
            f"description: {self.sentence()}",
            "tags:",
            *(f"- {noun}" for noun in self.random.sample(NOUNS, 3)),
        ]
        if self.random.random() < DATED:
            head += self.releases()
        return "\n".join(["---", *head, "---", "", "\n\n".join(body), ""])

    def releases(self) -> list[str]:
        lines = ["releases:"]
        for release in range(self.random.randint(5, 40), 0, -1):
            year = 1980 + release
            lines += [
                f'- version: "{release}.{self.random.randrange(10)}"',
                f"  released: {year}-{self.random.randint(1, 12):02}-15",
                f"  supported: {self.random.choice(('true', 'false', f'{year + 2}-03-01'))}",
                f"  link: https://www.example.org/releases/{release}/",
            ]
        return lines


def write(folder: Path, pages: int, seed: int = 1) -> None:
    """Write a site of so many pages into a folder."""
    writer = SiteWriter(seed, pages)
    content = folder / "content" / "docs"
    content.mkdir(parents=True)
    (folder / "hugo.toml").write_text(CONFIGURATION, encoding="utf-8")
    pictures = folder / "static" / "img"
    pictures.mkdir(parents=True)
    for noun in NOUNS:
        (pictures / f"{noun}.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    for number in range(pages):
        (content / f"page-{number:05}.md").write_text(writer.page(number), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.pages, arguments.seed)


if __name__ == "__main__":
    main()
