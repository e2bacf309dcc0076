"""What is not said of a page with a merge conflict."""

from __future__ import annotations

from profilelint.engine.conflicts import without_consequences
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import (
    Edit,
    Finding,
    Fix,
    Location,
    Related,
    Severity,
    Span,
    Suppression,
)
from profilelint.rules.load import load_registry
from profilelint.source.read import read_text

CONFLICT = "<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> main"


def finding(rule: str, start: int, end: int, path: str = "a.md") -> Finding:
    where = Location(path, Span(start, end))
    return Finding(rule, "wrong", "this is wrong", {}, Severity.ERROR, where)


def kept(page: str, *findings: Finding) -> list[Finding]:
    start = page.index(CONFLICT)
    conflict = finding("file-conflict", start, start + len(CONFLICT))
    remaining = without_consequences([conflict, *findings], read_text("a.md", page))
    assert remaining[0] == conflict
    return remaining[1:]


def test_lines_of_a_conflict_and_those_around_it_are_left_alone() -> None:
    page = f"---\n---\n\nZero\n\nBefore\n{CONFLICT}\nAfter\n\nEnd\n"
    before, after = page.index("Before"), page.index("After")
    outside = [finding("text-a", 9, 13), finding("text-b", after + 7, after + 10)]
    inside = [
        finding("text-c", before, before + 6),
        finding("text-d", before + 10, before + 12),
        finding("text-e", before + 10, before + 10),
        finding("text-f", after, after + 5),
        finding("text-g", 9, before + 1),
    ]
    assert kept(page, *outside, *inside) == outside


def test_the_end_of_a_line_is_no_empty_line_whatever_ends_it() -> None:
    setting = Setting(
        RuleSet(load_registry(), ["file-conflict", "text-trailing-space"]), "2026-01-31"
    )
    for line_end in ("\n", "\r\n", "\r"):
        page = f"---\n---\n\nZero\n\n{CONFLICT}\nAfter \nit.\n".replace("\n", line_end)
        findings = lint_document(read_text("a.md", page), setting).findings
        assert [each.rule for each in findings] == ["file-conflict"]


def test_an_edit_or_a_second_place_in_a_conflict_counts() -> None:
    page = f"---\n---\n\nZero\n\n{CONFLICT}\n"
    place = Span(page.index("One"), page.index("One") + 3)
    plain = finding("text-a", 9, 13)
    edited = plain._replace(fixes=(Fix("Delete it", (Edit(place, ""),)),))
    paired = plain._replace(related=(Related("the first one", Location("", place)),))
    elsewhere = plain._replace(related=(Related("the first one", Location("b.md", place)),))
    assert kept(page, plain, edited, paired, elsewhere) == [plain, elsewhere]


def test_a_conflict_makes_all_of_the_front_matter_unreadable() -> None:
    page = f"---\ntitle: A\n{CONFLICT}\nend: 1\n---\nText\n"
    of_file, of_body = finding("file-name", 0, 0), finding("text-a", len(page) - 5, len(page) - 1)
    of_fields = finding("file-syntax", 4, 9), finding("file-syntax", 60, 61)
    assert kept(page, of_file, *of_fields, of_body) == [of_file, of_body]


def test_headings_are_not_judged_where_a_mark_makes_one() -> None:
    findings = finding("heading-levels", 9, 14), finding("section-empty", 9, 14)
    underlined = f"---\n---\n\n# One\n\n{CONFLICT}\n"
    assert kept(underlined, *findings) == []
    listed = underlined.replace("One\n=", "* One\n=").replace("HEAD\n", "HEAD\n\n")
    conflict = finding("file-conflict", listed.index("<"), len(listed) - 1)
    document = read_text("a.md", listed)
    assert without_consequences([conflict, *findings], document) == [conflict, *findings]


def test_a_suppressed_conflict_silences_nothing() -> None:
    page = f"---\n---\n\n{CONFLICT}\n"
    by_directive = Suppression("directive", "an example")
    conflict = finding("file-conflict", 9, len(page) - 1)._replace(suppression=by_directive)
    other = finding("text-a", 10, 12)
    document = read_text("a.md", page)
    assert without_consequences([conflict, other], document) == [conflict, other]


def test_other_rules_speak_where_the_rule_is_off() -> None:
    names = ["file-conflict", "file-syntax", "text-doubled-word"]
    page = (
        "---\n<<<<<<< HEAD\ntitle: One\n=======\ntitle: Two\n>>>>>>> main\n---\n\n"
        "The the end.\n\n<<<<<<< HEAD\nIt is the the pier.\n=======\n>>>>>>> main\n"
    )

    def lint(*rules: str) -> list[tuple[str, int]]:
        setting = Setting(RuleSet(load_registry(), rules), "2026-01-31")
        findings = lint_document(read_text("a.md", page), setting).findings
        return [(each.rule, each.region.line) for each in findings if each.region is not None]

    assert lint(*names) == [("file-conflict", 2), ("text-doubled-word", 9), ("file-conflict", 11)]
    assert lint(*names[1:]) == [("file-syntax", 2), *[("text-doubled-word", n) for n in (9, 12)]]
