"""Full stops of bullets, as most of the site has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.app.main import run
from profilelint.library import check

STOPPED = "* Trained all of the clerks.\n* Built a pier of stone.\n* Dug a well for farms.\n"
BARE = STOPPED.replace(".", "")
MOSTLY_BARE = BARE + "* Opened a market for rope.\n* Paid the masons of ports\n"
CONFIGURATION = """\
[[collections]]
name = "pages"
include = ["**/*.md"]
schema = "none"
"""


def make_site(root: Path, others: str, page: str, number: int = 5) -> None:
    (root / "profilelint.toml").write_text(CONFIGURATION, encoding="utf-8")
    for count in range(number):
        write_page(root / f"other-{count}.md", others)
    write_page(root / "page.md", page)


def write_page(path: Path, body: str) -> None:
    path.write_text(f"---\ntitle: Harbour {path.stem}\n---\n\n{body}", encoding="utf-8")


def found(root: Path) -> list[tuple[str, int, list[str]]]:
    """Return message id, line and the safety of fixes of what is found in the page."""
    return [
        (
            finding.message_id,
            finding.region.line if finding.region else 0,
            [fix.safety for fix in finding.fixes],
        )
        for finding in check([root]).findings
        if finding.rule == "bullet-punctuation" and finding.where.path == "page.md"
    ]


RESULTS = "### Select Results\n\n"


@pytest.mark.parametrize(
    ("others", "page", "expected"),
    [
        # A list without any stop, on a site that has them.
        (RESULTS + STOPPED, RESULTS + BARE, [("none", 7, ["unsafe"])]),
        (RESULTS + STOPPED, "### Activities\n\n" + BARE, [("none", 7, ["unsafe"])]),
        (RESULTS + STOPPED, RESULTS + BARE.replace("* ", "-"), [("none", 7, ["unsafe"])]),
        # Nothing is deleted against the site.
        (
            RESULTS + STOPPED,
            RESULTS + MOSTLY_BARE,
            [("site", line, ["unsafe"]) for line in (7, 8, 9, 11)],
        ),
        (RESULTS + STOPPED, "### Our Partners\n\n" + MOSTLY_BARE, []),
        (STOPPED, MOSTLY_BARE, []),
        # Lists of other sections are compared with themselves alone.
        (RESULTS + STOPPED, "### Our Partners\n\n" + BARE, []),
        (STOPPED, BARE, []),
        # A site without stops.
        (RESULTS + BARE, RESULTS + MOSTLY_BARE, [("extra", 10, ["unsafe"])]),
        (RESULTS + BARE, RESULTS + STOPPED, []),
        (
            RESULTS + BARE,
            RESULTS + STOPPED + "* Sold the old boats\n",
            [("missing", 10, ["unsafe"])],
        ),
        (
            RESULTS + STOPPED,
            RESULTS + STOPPED + "* Sold the old boats\n",
            [("missing", 10, ["safe"])],
        ),
        # A mixed site says nothing.
        (RESULTS + STOPPED + "\nText.\n\n" + BARE, RESULTS + BARE, []),
    ],
)
def test_a_list_and_its_site(
    tmp_path: Path, others: str, page: str, expected: list[tuple[str, int, list[str]]]
) -> None:
    make_site(tmp_path, others, page)
    assert found(tmp_path) == expected


def test_few_pages_are_no_site(tmp_path: Path) -> None:
    make_site(tmp_path, RESULTS + STOPPED * 4, RESULTS + BARE, number=2)
    assert found(tmp_path) == []


def test_a_page_alone_is_judged_by_its_own_lists(tmp_path: Path) -> None:
    make_site(tmp_path, "", RESULTS + STOPPED + "* Sold the old boats\n", number=0)
    assert found(tmp_path) == [("missing", 10, ["unsafe"])]
    write_page(tmp_path / "page.md", RESULTS + MOSTLY_BARE)
    assert found(tmp_path) == [("extra", 10, ["unsafe"])]


def test_a_stop_is_sure_in_results_alone(tmp_path: Path) -> None:
    make_site(tmp_path, STOPPED, STOPPED + "* Sold the old boats\n")
    assert found(tmp_path) == [("missing", 8, ["unsafe"])]


def test_what_cannot_end_in_a_full_stop_gets_none(tmp_path: Path) -> None:
    items = [
        "Wrote the report at https://example.org/a",
        "Wrote all of `a.b`",
        "Opened a market in [the port](/a)",
        "Drew a map ![of the port](a.png)",
        "Maps of Ito et al.",
        "Built the pier of 1900 c.",
        "Trained all of the following:",
        "Sent letters to mara@example.org",
        "Built piers <br>",
    ]
    page = RESULTS + BARE + "".join(f"* {item}\n" for item in items) + "</Steps>\n"
    make_site(tmp_path, RESULTS + STOPPED, page)
    assert run(["check", "--unsafe-fixes", "--select", "bullet-punctuation", str(tmp_path)]) == 0
    after = (tmp_path / "page.md").read_text(encoding="utf-8")
    expected = page.replace(BARE, STOPPED)
    assert after.partition("---\n\n")[2] == expected
