"""Pages with one fault: one finding, at the exact place, wherever the place is moved.

The page that all of them are made from is clean. In the table, the text that a finding covers
stands between « and ».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest

from profilelint.rules.load import load_registry

PAGE = """\
---
title: Peru—Clean Rivers Activity (CRA)
date: 2016-01-21 22:40:00 Z
summary: The activity helps small towns in Peru to keep their rivers clean.
start: 2014
end: 2016
client: European Union
solutions:
- Governance
- Public Financial Management
regions:
- Latin America and the Caribbean
country:
- Peru
promos:
- title: Final Report
  link: https://www.example.org/final-report
layout: project
---

The activity helps the [towns of the coast](https://www.example.org/towns) to keep rivers clean. It’s run by their councils.

Every council has “river days” on which pupils measure the water.

![A pump house by the river at dusk](/uploads/pump.jpg)

<iframe src="https://player.vimeo.com/video/179469768?dnt=1" title="A day at the pump house" width="640" height="360" allowfullscreen></iframe>

### Sample Activities

* Train town clerks to read water meters.
* Develop a plan for every river.
* Support schools that measure their wells.

### Select Results

* Trained 40 clerks in six towns.
* Built two pumps.
"""  # noqa: E501 - a paragraph of a page is one line


class Case(NamedTuple):
    """A page made from the clean one by replacing ``old``, or ``new`` alone if that is empty."""

    name: str
    rule: str
    old: str
    new: str
    path: str = "peru-rivers.md"
    others: Mapping[str, str] = {}


FRAME = PAGE[PAGE.index("<iframe") : PAGE.index("</iframe>")]
PLAYER = "https://player.vimeo.com/video/179469768?dnt=1"
TOWNS = "[towns of the coast](https://www.example.org/towns)"
PICTURE = "![A pump house by the river at dusk](/uploads/pump.jpg)"
RESULTS = PAGE[PAGE.index("### Select Results") :]
END = "* Built two pumps.\n"
SWAPPED = PAGE.replace("### Sample Activities", RESULTS + "\n### «Sample Activities»")
SWAPPED = SWAPPED.removesuffix("\n" + RESULTS)
BODY = PAGE[PAGE.index("\n---\n") + 5 :]

TOML = (
    """\
+++
title = "Peru—Clean Rivers Activity (CRA)"
date = 2016-01-21T22:40:00Z
summary = "The activity helps small towns in Peru to keep their rivers clean."
start = 2014
end = 2016
client = "European Union"
solutions = [
  "Governance",
  "Public Financial Management",
]
regions = "Latin America and the Caribbean"
country = ["Peru"]

[[promos]]
title = "Final Report"
link = "https://www.example.org/final-report"
+++
"""
    + BODY
)

JSON = (
    """\
{
  "title": "Peru—Clean Rivers Activity (CRA)",
  "date": "2016-01-21 22:40:00 Z",
  "summary": "The activity helps small towns in Peru to keep their rivers clean.",
  "start": 2014,
  "end": 2016,
  "client": "European Union",
  "solutions": [
    "Governance",
    "Public Financial Management"
  ],
  "regions": "Latin America and the Caribbean",
  "country": ["Peru"],
  "promos": [{ "title": "Final Report", "link": "https://www.example.org/final-report" }],
  "layout": "project"
}
"""
    + BODY
)

CASES = [
    # The block and its syntax.
    Case("no block", "file-front-matter", PAGE, "«»The activity helps small towns.\n"),
    Case(
        "unclosed fence",
        "file-front-matter",
        PAGE,
        "«---»" + PAGE[3:].replace("layout: project\n---\n", "layout: project\n"),
    ),
    Case("text before the block", "file-front-matter", "---\ntitle", "Hello.\n«---»\ntitle"),
    Case("empty line before the block", "file-front-matter", "---\ntitle", "\n«---»\ntitle"),
    Case("duplicate key", "file-duplicate-key", "layout:", "«client»: World Bank\nlayout:"),
    Case("colon in a value", "file-syntax", "client: European Union", "client: «Union: European»"),
    Case("tab", "file-syntax", "  link:", "«\t»link:"),
    Case("curly quotes", "file-syntax", "client: European Union", "client: «“European: Union”»"),
    Case("unclosed bracket", "file-syntax", "client: European Union", "client: «[European Union»"),
    Case("no colon", "file-syntax", "client: European Union", "«client European Union»"),
    Case("no space after the dash", "file-syntax", "- Peru", "«-P»eru"),
    Case("value that begins with @", "file-syntax", "client: European Union", "client: «@Europe»"),
    Case(
        "open quote",
        "file-open-quote",
        "client: European Union",
        "client: «'European Union»\nparent: it's",
    ),
    Case(
        "conflict in front matter",
        "file-conflict",
        "start: 2014\n",
        "«<<<<<<< HEAD\nstart: 2014\n||||||| 1a2b3c4\nstart: 2012\n=======\nstart: 2013\n"
        ">>>>>>> feature»\n",
    ),
    Case(
        "conflict in a list",
        "file-conflict",
        "* Built two pumps.\n",
        "«<<<<<<< HEAD\n* Built two pumps\n=======\n* Build the the pumps.\n>>>>>>> main»\n",
    ),
    Case(
        "conflict written anew by Prettier",
        "file-conflict",
        "* Built two pumps.\n",
        "  «<<<<<<< HEAD\n* Built two pumps.\n  =======\n* Built three pumps.\n\n"
        "> > > > > > > main»\n",
    ),
    Case(
        "text cut by a comment",
        "file-cut-text",
        "title: Final Report",
        "title: Final Report «#2»",
    ),
    Case("comment instead of a value", "file-cut-text", "layout: project", "layout: «#project»"),
    Case("tag", "file-tag", "client: European Union", "client: «!EU» European Union"),
    Case("recursion", "file-limit", "layout: project", "tags: &a [«*a»]\nlayout: project"),
    Case("NO", "file-ambiguous-scalar", "- Peru", "- «NO»"),
    # Keys and values against the schema and the vocabularies.
    Case(
        "missing key",
        "schema-required",
        PAGE,
        PAGE.replace("client: European Union\n", "").replace("\n---\n", "\n«---»\n"),
    ),
    Case("empty value", "schema-required", "client: European Union", "«client»:"),
    Case("unknown key", "schema-unknown-key", "layout:", "«colour»: blue\nlayout:"),
    Case("misspelt key", "schema-unknown-key", "client:", "«clent»:"),
    Case("key with a slash", "schema-unknown-key", "layout:", "«rivers/coast»: 3\nlayout:"),
    Case("key in capitals", "schema-unknown-key", "end:", "«End»:"),
    Case("placeholder key", "schema-unknown-key", "layout:", "«Field name»:\nlayout:"),
    Case("old key", "schema-unknown-key", "start:", "«start-date»:"),
    Case(
        "wrong type in a nested list",
        "schema-type",
        "link: https://www.example.org/final-report",
        "link: «5»",
    ),
    Case(
        "scalar for a list",
        "schema-type",
        "solutions:\n- Governance\n- Public Financial Management",
        "solutions: «Governance»",
    ),
    Case(
        "nested key missing",
        "schema-required",
        "- title: Final Report\n  link: https://www.example.org/final-report\n",
        "«- title: Final Report»\n",
    ),
    Case(
        "misspelt list item",
        "term-unknown",
        "- Public Financial Management",
        "- «Public Financial Managment»",
    ),
    Case("misspelt client", "term-unknown", "European Union", "«Europaen Union»"),
    Case(
        "synonym",
        "term-synonym",
        "- Latin America and the Caribbean",
        "- «Latin America & the Caribbean»",
    ),
    Case("abbreviated client", "term-synonym", "client: European Union", "client: «EU»"),
    Case("empty item", "schema-empty-item", "- Governance\n", "- Governance\n«-»\n"),
    Case("empty item with space", "schema-empty-item", "- Governance\n", "- Governance\n«-» \n"),
    Case(
        "a word in two forms",
        "term-repeated",
        "- Governance\n",
        "- Governance\n- River Patrols\n«- river patrols»\n",
    ),
    Case("remark behind a value", "file-syntax", "layout: project", "layout: project «/* new */»"),
    Case(
        "curly quotes in brackets",
        "file-syntax",
        "solutions:\n- Governance\n- Public Financial Management",
        "solutions: [«“Governance”», “Public Financial Management”]",
    ),
    Case("letter in a short word", "text-mixed-script", " of ", " «\u043ef» "),
    Case("same item twice", "schema-items", "- Governance\n", "- Governance\n«- Governance»\n"),
    Case(
        "empty list",
        "schema-items",
        "solutions:\n- Governance\n- Public Financial Management",
        "solutions: «[]»",
    ),
    # The same in other notations.
    Case(
        "TOML: missing key",
        "schema-required",
        TOML,
        TOML.replace('client = "European Union"\n', "").replace("\n+++\n", "\n«+++»\n"),
    ),
    Case(
        "TOML: bad list item", "term-unknown", TOML, TOML.replace('"Governance"', '«"Governence"»')
    ),
    Case(
        "TOML: wrong nested type",
        "schema-type",
        TOML,
        TOML.replace('"https://www.example.org/final-report"', "«5»"),
    ),
    Case("TOML: syntax", "file-syntax", TOML, TOML.replace('"European Union"', "«European Union»")),
    Case(
        "TOML: duplicate key",
        "file-duplicate-key",
        TOML,
        TOML.replace("[[promos]]", '«client» = "World Bank"\n[[promos]]'),
    ),
    Case("TOML: unclosed", "file-front-matter", TOML, "«+++»" + TOML[3:].replace("+++\n", "")),
    Case(
        "JSON: missing key",
        "schema-required",
        JSON,
        JSON.replace('  "client": "European Union",\n', "").replace("\n}\n", "\n«}»\n"),
    ),
    Case(
        "JSON: bad list item", "term-unknown", JSON, JSON.replace('"Governance"', '«"Governence"»')
    ),
    Case(
        "JSON: wrong nested type",
        "schema-type",
        JSON,
        JSON.replace('"https://www.example.org/final-report"', "«5»"),
    ),
    Case(
        "JSON: trailing comma",
        "file-syntax",
        JSON,
        JSON.replace('"Public Financial Management"', '"Public Financial Management"«,»'),
    ),
    Case(
        "JSON: duplicate key",
        "file-duplicate-key",
        JSON,
        JSON.replace('  "client"', '  "layout": "project",\n  "client"').replace(
            '"layout": "project"\n', '«"layout"»: "project"\n'
        ),
    ),
    Case("JSON: quoted year", "date-quoted-year", JSON, JSON.replace("2014", '«"2014"»')),
    # Dates.
    Case("impossible date", "date-impossible", "2016-01-21 22:40:00 Z", "«2016-02-31»"),
    Case("impossible date in quotes", "date-impossible", "2016-01-21 22:40:00 Z", "«'2016-02-31'»"),
    Case("impossible time", "date-impossible", "2016-01-21 22:40:00 Z", "«2016-01-21 25:40:00 Z»"),
    Case("end before start", "date-order", "start: 2014", "start: «2024»"),
    Case("quoted year", "date-quoted-year", "start: 2014", "start: «'2014'»"),
    Case("day for text", "date-as-text", "- Governance", "- «2018-11-21»"),
    Case("slip in a year", "date-year-range", "start: 2014", "start: «1914»"),
    Case("five digits", "date-year-range", "end: 2016", "end: «20166»"),
    Case("year with a zero", "file-ambiguous-scalar", "start: 2014", "start: «012»"),
    Case("future date", "date-future", "2016-01-21 22:40:00 Z", "«2027-01-21 22:40:00 Z»"),
    Case("other notation", "date-format", "2016-01-21 22:40:00 Z", "«21/01/2016»"),
    Case("no time zone", "date-time-zone", "2016-01-21 22:40:00 Z", "«2016-01-21 22:40:00»"),
    Case(
        "date in the file name",
        "date-file-name",
        "date: 2016-01-21 22:40:00 Z",
        "date: «2016-01-21 22:40:00 Z»",
        path="2016-02-21-peru.md",
    ),
    Case(
        "old name of a client",
        "term-deprecated",
        "end: 2016\nclient: European Union",
        "end: 2023\nclient: «U.K. Department for International Development»",
    ),
    # Titles, places and the texts of fields.
    Case("space before the dash", "title-place-dash", "Peru—Clean", "Peru« —»Clean"),
    Case("hyphen for the dash", "title-place-dash", "Peru—Clean", "Peru« - »Clean"),
    Case("en dash", "title-place-dash", "Peru—Clean", "Peru«–»Clean"),
    Case("country unlike the title", "place-in-title", "- Peru", "- «Chile»"),
    Case(
        "region unlike the country",
        "place-region",
        "- Latin America and the Caribbean",
        "- «Asia and the Pacific»",
    ),
    Case("joined countries", "place-list", "country:\n- Peru", "country: «Peru, Bolivia»"),
    Case("misspelt country", "term-unknown", "- Peru", "- «Pery»"),
    Case(
        "space at the end",
        "text-field-space",
        "The activity helps small towns in Peru to keep their rivers clean.",
        "'The activity helps small towns in Peru.« »'",
    ),
    Case("literal line break", "text-literal-newline", "towns in Peru", "towns«\\n»in Peru"),
    Case("Markdown in the summary", "text-markdown-in-field", "small towns", "«**small**» towns"),
    Case("odd file name", "file-name", "---\ntitle", "«»---\ntitle", path="peru rivers.md"),
    Case(
        "en dash in the file name", "file-name", "---\ntitle", "«»---\ntitle", path="peru–rivers.md"
    ),
    Case(
        "same title",
        "file-duplicate-profile",
        "Peru—Clean Rivers Activity (CRA)",
        "«Peru—Clean Rivers Activity (CRA)»",
        others={"peru-alpha.md": PAGE},
    ),
    Case(
        "nearly the same title",
        "file-duplicate-profile",
        "Peru—Clean Rivers Activity (CRA)",
        "«Peru—Clean Rivers Activity (CRA)»",
        others={"peru-alpha.md": PAGE.replace("Rivers Activity", "River Activity")},
    ),
    # Headings and sections.
    Case("two spaces in a heading", "heading-space", "### Select", "###«  »Select"),
    Case("no space in a heading", "heading-space", "### Select", "«###»Select"),
    Case(
        "heading right below text",
        "heading-space",
        "water.\n",
        "water.\n«##»Outlook\nThey go on.\n",
    ),
    Case(
        "heading with trailing space",
        "heading-trailing-space",
        "### Select Results",
        "### Select Results« »",
    ),
    Case("mixed levels", "heading-level", "### Select Results", "«##» Select Results"),
    Case("bold label", "section-label", "### Sample Activities", "«**Sample Activities**»"),
    Case("bare label", "section-label", "### Sample Activities", "«Sample Activities»"),
    Case("misnamed section", "section-name", "### Sample Activities", "### «Select Activities»"),
    Case("misspelt section", "section-name", "### Sample Activities", "### «Sample Activites»"),
    Case("empty section", "section-empty", END, END + "\n### «Partners»\n"),
    Case("sections out of order", "section-order", PAGE, SWAPPED),
    # Bullets.
    Case("pasted bullet", "bullet-pasted", "* Train town", "«•» Train town"),
    Case(
        "no empty line",
        "bullet-blank-before",
        "### Sample Activities\n\n* Train",
        "### Sample Activities\n\nThe team does a lot.\n«*» Train",
    ),
    Case("empty bullet", "bullet-empty", END, END + "«*»\n"),
    Case("no space behind a bullet", "bullet-lost", "* Support schools", "«*»Support schools"),
    Case(
        "no space behind any bullet",
        "bullet-lost",
        RESULTS,
        RESULTS.replace("* Trained", "«-»Trained").replace("* Built", "-Built"),
    ),
    Case(
        "no-break spaces behind numbers",
        "bullet-lost",
        RESULTS,
        RESULTS.replace("* Trained", "«1.\u00a0»Trained").replace("* Built", "2.\u00a0Built"),
    ),
    Case(
        "dashes instead of bullets",
        "bullet-lost",
        RESULTS,
        RESULTS.replace("* Trained", "«–» Trained").replace("* Built", "– Built"),
    ),
    Case(
        "indented bullets",
        "bullet-lost",
        RESULTS,
        RESULTS.replace("* Trained", "    «*» Trained").replace("* Built", "    * Built")
        + "    * Dug wells in the hills.\n",
    ),
    Case(
        "line between bullets",
        "bullet-wrapped",
        "* Develop a plan for every river.",
        "«Develop a plan for every river.»",
    ),
    Case("wrapped bullet", "bullet-wrapped", "in six towns.", "in\n«six towns.»"),
    Case("no full stop", "bullet-punctuation", "every river.", "every «river»"),
    Case("trailing space", "bullet-trailing-space", "every river.", "every river.« »"),
    Case("mixed markers", "bullet-marker", "* Develop", "«-» Develop"),
    Case("stands beside its item", "bullet-marker", "* Develop", " «-» Develop"),
    Case("same bullet twice", "bullet-duplicate", END, END + "* «Built two pumps.»\n"),
    Case("gerund activity", "activity-mood", "* Develop a", "* «Developing» a"),
    Case("past activity", "activity-mood", "* Develop a", "* «Developed» a"),
    Case("imperative result", "result-tense", "* Built two", "* «Build» two"),
    Case("gerund result", "result-tense", "* Built two", "* «Building» two"),
    # Links.
    Case("http", "link-http", "https://www.example.org/towns", "«http://www.example.org/towns»"),
    Case(
        "http in a promo",
        "link-http",
        "https://www.example.org/final-report",
        "«http://www.example.org/final-report»",
    ),
    Case("tracking", "link-tracking", "org/towns", "org/towns«?utm_source=mail»"),
    Case("tracking beside content", "link-tracking", "org/towns", "org/towns?id=3«&fbclid=Ab3»"),
    Case(
        "tracking in a promo",
        "link-tracking",
        "org/final-report",
        "org/final-report«?utm_medium=x»",
    ),
    Case(
        "space in the text",
        "link-text-space",
        "coast](https://www.example.org/towns) to",
        "coast« »](https://www.example.org/towns)to",
    ),
    Case(
        "space in the address",
        "link-syntax",
        "https://www.example.org/towns",
        "«https://www.example.org/ towns»",
    ),
    Case("gap", "link-syntax", TOWNS, "«[towns of the coast] (https://www.example.org/towns)»"),
    Case(
        "open picture",
        "link-syntax",
        TOWNS,
        TOWNS + " «![A pump by night](https://www.example.org/night.jpg»",
    ),
    Case("swapped", "link-syntax", TOWNS, "«(towns of the coast)[https://www.example.org/towns]»"),
    Case(
        "parted", "link-syntax", TOWNS, "«[towns\n\nof the coast](https://www.example.org/towns)»"
    ),
    Case("trailing space in the address", "link-address-end", "org/towns)", "org/towns« »)"),
    Case("full stop in the address", "link-address-end", "org/towns)", "org/river-towns«.»)"),
    Case(
        "comma behind a host",
        "link-address-end",
        "https://www.example.org/towns",
        "https://www.example.org«,»",
    ),
    Case(
        "comma behind a host in a field",
        "link-address-end",
        "https://www.example.org/final-report",
        "https://www.example.org«,»",
    ),
    Case("shortener", "link-shortener", "https://www.example.org/towns", "«https://bit.ly/3abc»"),
    Case(
        "preview",
        "link-private",
        "https://www.example.org/towns",
        "«https://www.example.org/?p=12&preview=true»",
    ),
    Case("junk fragment", "link-tracking", "org/towns", "org/towns«#.Xq1Zb2Ab»"),
    Case(
        "user name",
        "link-credentials",
        "https://www.example.org/towns",
        "«https://ana@www.example.org/towns»",
    ),
    Case("script", "link-scheme", "https://www.example.org/towns", "«javascript:alert(1)»"),
    Case("data", "link-scheme", "https://www.example.org/towns", "«data:text/html,x»"),
    Case(
        "misspelt scheme",
        "link-scheme-spelling",
        "https://www.example.org/towns",
        "«htps://»www.example.org/towns",
    ),
    Case(
        "no scheme",
        "link-scheme-spelling",
        "https://www.example.org/towns",
        "«www.example.org/towns»",
    ),
    Case(
        "bad mail address",
        "link-contact",
        "https://www.example.org/towns",
        "«mailto:ana.example.org»",
    ),
    Case(
        "backslash",
        "link-address-ambiguity",
        "https://www.example.org/towns",
        "«https://www.example.org\\towns»",
    ),
    Case(
        "DOI for a host",
        "link-address-ambiguity",
        "https://www.example.org/towns",
        "«https://10.31219/towns»",
    ),
    Case(
        "e-mail address for a site",
        "link-credentials",
        "https://www.example.org/towns",
        "«http://towns@example.org»",
    ),
    Case("missing file", "link-target", "https://www.example.org/towns", "«/uploads/towns.pdf»"),
    Case("missing anchor", "link-anchor", "https://www.example.org/towns", "«#towns»"),
    Case(
        "no host", "link-unreadable", "https://www.example.org/towns", "«https://www.exa[mple.org/»"
    ),
    Case("stray parenthesis", "link-syntax", TOWNS, f"{TOWNS}«)»"),
    Case("stray bracket", "link-syntax", TOWNS, f"«[»{TOWNS}"),
    Case("no text", "link-empty", TOWNS, "towns«[](https://www.example.org/towns)»"),
    Case("no address", "link-empty", TOWNS, "«[towns]()»"),
    Case("undefined reference", "link-reference", TOWNS, "«[towns][coast]»"),
    Case(
        "definition below text",
        "link-reference",
        END,
        END + "\nRead of the [coast][coast].\n«[coast]: https://www.example.org/coast»\n",
    ),
    Case(
        "unused definition",
        "link-reference",
        END,
        END + "\n«[coast]: https://www.example.org/coast»\n",
    ),
    Case("no footnote", "link-footnote", TOWNS, "towns«[^1]»"),
    Case("no mark", "link-footnote", END, END + "\n«[^1]»: Of the coast.\n"),
    Case(
        "same text",
        "link-same-text",
        "their councils.",
        "[here](https://www.example.org/a) and «[here](https://www.example.org/b)».",
    ),
    # Images and embeds.
    Case("file name for alt", "image-alt", "A pump house by the river at dusk", "«pump.jpg»"),
    Case("no alt", "image-alt", PICTURE, "«![](/uploads/pump.jpg)»"),
    Case(
        "same alt",
        "image-alt-repeated",
        PICTURE,
        PICTURE + "\n\n![«A pump house by the river at dusk»](/uploads/river.jpg)",
    ),
    Case("no ending", "image-extension", "/uploads/pump.jpg", "«/uploads/pump»"),
    Case("http picture", "image-http", "/uploads/pump.jpg", "«http://www.example.org/pump.jpg»"),
    Case(
        "no title",
        "embed-title",
        FRAME,
        "«" + FRAME.replace(' title="A day at the pump house"', "") + "»",
    ),
    Case("empty title", "embed-title", 'title="A day at the pump house"', '«title=""»'),
    Case(
        "protocol-relative", "embed-insecure", PLAYER, "«//player.vimeo.com/video/179469768?dnt=1»"
    ),
    Case("http frame", "embed-insecure", PLAYER, "«http://player.vimeo.com/video/179469768?dnt=1»"),
    Case(
        "obsolete attribute",
        "embed-obsolete-attribute",
        'width="640"',
        '«frameborder»="0" width="640"',
    ),
    Case("follows viewers", "embed-privacy", PLAYER, "«https://player.vimeo.com/video/179469768»"),
    Case("unknown host", "embed-host", PLAYER, "«https://videos.example.org/179469768»"),
    Case("watch page", "embed-watch-page", PLAYER, "«https://www.youtube.com/watch?v=dQw4w9WgXcQ»"),
    Case("autoplay", "embed-autoplay", "?dnt=1", "?dnt=1&amp;«autoplay=1»"),
    Case(
        "duplicate attribute",
        "embed-duplicate-attribute",
        'height="360"',
        'height="360" «width="1"»',
    ),
    Case("permission", "embed-permissions", 'height="360"', 'height="360" allow="«camera»"'),
    Case(
        "sandbox",
        "embed-sandbox",
        'height="360"',
        'height="360" sandbox="«allow-scripts allow-top-navigation»"',
    ),
    Case(
        "referrer",
        "embed-referrer-policy",
        'height="360"',
        'height="360" referrerpolicy="«unsafe-url»"',
    ),
    Case("srcdoc", "embed-srcdoc", 'height="360"', 'height="360" «srcdoc="x"»'),
    Case("event handler", "embed-event-handler", 'height="360"', 'height="360" «onload="x()"»'),
    Case("script element", "embed-script", END, END + "\n«<script>»x()</script>\n"),
    Case("script url", "embed-script-url", PLAYER, "«javascript:x()»"),
    Case("data url", "embed-data-url", PLAYER, "«data:text/html,x»"),
    Case("object", "embed-plugin", END, END + '\n«<object data="/uploads/report.pdf">»</object>\n'),
    Case(
        "form", "embed-form", END, END + '\n«<form action="https://forms.example.org/">»</form>\n'
    ),
    Case("base", "embed-page-control", END, END + '\n«<base href="https://www.example.org/">»\n'),
    Case(
        "style overlay", "embed-style", END, END + '\n<div style="«position:fixed;top:0»">x</div>\n'
    ),
    Case(
        "pixel",
        "embed-tracking-pixel",
        END,
        END + '\n«<img src="https://t.example.org/a.gif" width="1" height="1" alt="">»\n',
    ),
    Case(
        "media over http",
        "embed-media-insecure",
        END,
        END + '\n<video src="«http://www.example.org/a.mp4»" controls></video>\n',
    ),
    Case(
        "opener",
        "embed-opener",
        END,
        END + '\n<a href="https://www.example.org/" target="_blank" rel="«opener»">A page</a>\n',
    ),
    Case("svg", "embed-svg", END, END + "\n<svg>«<foreignObject>»x</foreignObject></svg>\n"),
    Case(
        "ambiguous frame",
        "embed-address-ambiguity",
        PLAYER,
        "«https://player.vimeo.com\\video/179469768?dnt=1»",
    ),
    Case("misspelt element", "embed-broken-tag", END, END + "\n\nA <«stong»>pier</stong>.\n"),
    Case(
        "mark with a backslash",
        "embed-broken-tag",
        END,
        END + '\n<p>\n<b title="The «\\"»old\\" pier">A pier</b>\n</p>\n',
    ),
    Case(
        "lost mark",
        "embed-broken-tag",
        END,
        END + '\n<p>\n<a «href="/plan.pdf»>The plan</a>\n</p>\n\nText.\n',
    ),
    Case("unclosed element", "embed-parser-differential", END, END + "\n«<textarea>»\n"),
    Case("shortcode", "embed-shortcode", END, END + '\n{{< youtube "«a b»" >}}\n'),
    Case("alias of nothing", "file-syntax", "end: 2016", "end: «*year»"),
    # Text.
    Case("space in bold", "text-bold", "“river days” on", "«**river days **»on"),
    Case("bold without an end", "text-bold", "Every council", "Every «**council»"),
    Case("doubled word", "text-doubled-word", "days” on", "days” «on on»"),
    Case("double space in a field", "text-double-space", "in Peru to", "in Peru«  »to"),
    Case("mixed scripts", "text-mixed-script", "Every council", "Every «c\u043euncil»"),
    Case("mixed scripts in a field", "text-mixed-script", "small towns", "small «t\u043ewns»"),
    Case(
        "broken summary",
        "text-broken-off",
        "The activity helps small towns in Peru to keep their rivers clean.",
        "«The activity helps small towns in Peru to keep the»",
    ),
    Case("double space", "text-double-space", "days” on", "days”«  »on"),
    Case("mixed apostrophes", "text-apostrophe", "their councils.", "the town«'»s council."),
    Case(
        "mixed quotation marks",
        "text-quotation-mark",
        "measure the water.",
        'measure «"»the" water.',
    ),
    Case(
        "trailing space in the text",
        "text-trailing-space",
        "measure the water.",
        "measure the water.« »",
    ),
    Case("line of spaces", "text-blank-line", "the water.\n\n", "the water.\n«  »\n"),
    Case(
        "no full stop at the end",
        "text-paragraph-end",
        "measure the water.",
        "measure the water. They write what they find into a book that lies at the «school»",
    ),
    Case("text in another encoding", "text-mojibake", "river days", "river d«Ã©»ays"),
    Case("invisible character", "text-invisible-character", "river days", "river «\u200b»days"),
    Case(
        "bidirectional character",
        "text-bidirectional-character",
        "river days",
        "river «\u202e»days",
    ),
    Case("open fence", "text-code-fence", "![A pump", "«```»\nfoo\n\n![A pump"),
    Case(
        "dashes of a table",
        "text-table",
        "the water.",
        "the water.\n\n| Town | Pumps |\n«|–|–|»\n| Ica | 2 |",
    ),
    Case(
        "doubled word in HTML",
        "text-doubled-word",
        END,
        END + "\n<ul>\n<li>This is one of «the the» old pumps.</li>\n</ul>\n",
    ),
    Case("doubled word in a field", "text-doubled-word", "in Peru to keep", "in Peru «to to» keep"),
    Case("untitled", "text-placeholder", "Peru—Clean Rivers Activity (CRA)", "«Untitled»"),
    Case("ligature", "text-mojibake", "pupils measure", "pupils «\ufb01»rst measure"),
    Case("accent for an apostrophe", "text-apostrophe", "It’s run", "It«´»s run"),
    Case("mark of an assistant", "text-leftover", "the water.", "the water.«[cite: 4]»"),
    Case("placeholder", "text-placeholder", "measure the water.", "measure «[TBD]» the water."),
    Case("name of a template", "text-placeholder", "the water.", "the water for «[Your Name]»."),
    # Directives.
    Case(
        "unknown suppression",
        "suppression-invalid",
        END,
        END + "\n<!-- profilelint-disable-line «no-such-rule» -- x -->\n",
    ),
    Case(
        "unused suppression",
        "suppression-unused",
        END,
        END + "\n«<!-- profilelint-disable-line text-double-space -- x -->»\n",
    ),
    Case(
        "expired suppression",
        "suppression-expired",
        END,
        END + "\n«<!-- profilelint-disable-line text-double-space until=2020-01-31 -- x -->»\n",
    ),
]

# Rules of which a page under the bundled schema cannot be the example.
OTHER_SCHEMAS = {
    "term-missing",
    *("schema-branch", "schema-const", "schema-dependency", "schema-deprecated", "schema-enum"),
    *("schema-format", "schema-length", "schema-limit", "schema-pattern", "schema-properties"),
    *("schema-range", "schema-target"),
}
# Another flavor, or more than one page, is needed.
ELSEWHERE = {
    *("embed-mdx", "embed-tangled", "file-encoding", "file-liquid", "link-tag", "link-wiki"),
    *("schema-absent", "text-box"),
}

NOTES = "# Written by the town of Huaral.\ntags: rivers\n# Checked.\n"
PARAGRAPHS = "\nHuaral is one of the towns.\n\nSo is Barranca.\n"


def _with_notes(text: str) -> str:
    """Return the page with three more lines in its front matter, if that is YAML."""
    if not re.match("«?»?---", text):
        return text
    return re.sub(r"(\A|\n)(«?»?---»?\n)(?=[a-z])", rf"\1\2{NOTES}", text, count=1)


def _with_paragraphs(text: str) -> str:
    """Return the page with four more lines at the beginning of its body."""
    return text.replace("\nThe activity helps the ", f"{PARAGRAPHS}\nThe activity helps the ", 1)


def _with_both(text: str) -> str:
    return _with_paragraphs(_with_notes(text))


def _crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def _same(text: str) -> str:
    return text


FORMS: dict[str, tuple[Callable[[str], str], str]] = {
    "as it is": (_same, ""),
    "lines in the front matter": (_with_notes, ""),
    "lines in the body": (_with_paragraphs, ""),
    "CRLF": (_crlf, ""),
    "CRLF and lines": (lambda text: _crlf(_with_both(text)), ""),
    "BOM": (_same, "\ufeff"),
    "BOM, CRLF and lines": (lambda text: _crlf(_with_both(text)), "\ufeff"),
}


def _marked(case: Case) -> str:
    assert PAGE.count(case.old) == 1 or case.old in (TOML, JSON)
    return case.new if case.old in (TOML, JSON) else PAGE.replace(case.old, case.new)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_fault_is_one_finding(case: Case, form: str, lint: Callable[..., Any]) -> None:
    change, bom = FORMS[form]
    marked = change(_marked(case))
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    line = 1 + text.count("\n", 0, start)
    found = lint(bom + text, case.path, case.others)
    assert found == [(case.rule, line, text[start:end], start)]


# Their values are at fault twice; the second fault shows when the value can be read.
AT_FAULT_TWICE = {"curly quotes", "NO", "year with a zero"}


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.name not in AT_FAULT_TWICE],
    ids=lambda case: case.name,
)
def test_a_repair_leaves_nothing_to_find(
    case: Case, lint: Callable[..., Any], repairs: Callable[..., list[str]]
) -> None:
    text = _marked(case).replace("«", "").replace("»", "")
    for repaired in repairs(text, case.path, case.others):
        assert lint(repaired, case.path, case.others) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("page", [PAGE, TOML, JSON], ids=["YAML", "TOML", "JSON"])
def test_the_clean_pages_are_clean(page: str, form: str, lint: Callable[..., Any]) -> None:
    change, bom = FORMS[form]
    assert change(page) != page or change is _same or "front" in form
    assert lint(bom + change(page)) == []


def test_the_inserted_lines_are_inserted() -> None:
    assert _with_notes(PAGE).count("\n") == PAGE.count("\n") + 3
    assert _with_paragraphs(PAGE).count("\n") == PAGE.count("\n") + 4


def test_every_rule_has_its_page() -> None:
    on = {entry.name for entry in load_registry() if entry.default and not entry.network}
    assert {case.rule for case in CASES} == on - OTHER_SCHEMAS - ELSEWHERE


def test_a_page_that_is_not_utf_8(lint: Callable[..., Any]) -> None:
    data = PAGE.replace("small towns", "small mañana towns").encode("utf-8")
    data = data.replace("mañana".encode(), "mañana".encode("latin-1"))
    assert [(rule, line) for rule, line, _, _ in lint(data)] == [("file-encoding", 4)]


def test_html_that_cannot_be_checked_whole(lint: Callable[..., Any]) -> None:
    found = lint(PAGE + "\n<div>\n" + "<body id=a>" * 21 + "\n</div>\n")
    assert [each[:2] for each in found if each.rule == "embed-tangled"] == [("embed-tangled", 27)]
