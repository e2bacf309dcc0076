"""Files that values name are looked for by name, with exact capital letters, below the root."""

from __future__ import annotations

import pytest

from profilelint.rules.field.named_files import NamedFiles, local_path

FILES = frozenset(
    (
        *("_projects/pier.md", "_projects/plan.pdf", "assets/people/jane.jpg", "static/img/a.png"),
        *("docs/guide/b.md", "docs/public/c.svg", "uploads/a b.pdf", "uploads/é.pdf", "top.png"),
        *("report-2023.pdf",),
    )
)
PAGE = "_projects/pier.md"


@pytest.mark.parametrize(
    ("text", "folders"),
    [
        ("plan.pdf", ()),
        ("./plan.pdf", ()),
        ("../top.png", ()),
        ("/top.png", ()),
        ("top.png", ()),
        ("/img/a.png", ()),
        ("img/a.png", ()),
        ("/people/jane.jpg", ()),
        ("assets/people/jane.jpg", ()),
        ("/uploads/a%20b.pdf", ()),
        ("/uploads/a b.pdf", ()),
        ("/uploads/e\u0301.pdf", ()),
        ("/top.png?v=2#x", ()),
        ("/site/top.png", ()),
        ("jane.jpg", ("assets/people",)),
        ("/jane.jpg", ("assets/people",)),
        ("people/jane.jpg", ("assets",)),
        ("/assets/people/jane.jpg", ("assets/people",)),
        ("plan.pdf", (".",)),
        ("top.png", ("",)),
        ("top.png", ("assets", "")),
        ("", ()),
        ("https://example.org/a.png", ("assets",)),
        ("//example.org/a.png", ()),
        ("mailto:jane@example.org", ()),
        ("data:image/png;base64,AA", ()),
        ("{{ site.logo }}", ()),
        ("{% asset a.png %}", ()),
        ("#top", ()),
        ("~/assets/none.png", ()),
        ("@/assets/none.png", ()),
        ("img\\a.png", ()),
        ("a%2fb.png", ()),
        ("\x1b[31m", ()),
    ],
)
def test_found_or_left_alone(text: str, folders: tuple[str, ...]) -> None:
    assert NamedFiles(FILES).find(PAGE, text, folders, "/site") == ("found", "")


@pytest.mark.parametrize(
    ("text", "folders", "verdict", "meant"),
    [
        ("plans.doc", (), "missing", ""),
        ("top.png", ("assets",), "missing", ""),
        ("plan.pdf", ("",), "missing", ""),
        ("/report-2024.pdf", (), "missing", ""),
        ("/img", (), "missing", ""),
        ("Plan.pdf", (), "case", "plan.pdf"),
        ("/IMG/a.PNG", (), "case", "/img/a.png"),
        ("Jane.jpg", ("assets/people",), "case", "jane.jpg"),
        ("plna.pdf", (), "near", "plan.pdf"),
        ("/assets/people/jnae.jpg", (), "near", "/assets/people/jane.jpg"),
        ("../../top.png", (), "outside", ""),
        ("../../../etc/passwd", ("assets",), "outside", ""),
        ("jane.jpg", ("asets",), "folder", ""),
    ],
)
def test_not_found(text: str, folders: tuple[str, ...], verdict: str, meant: str) -> None:
    assert NamedFiles(FILES).find(PAGE, text, folders) == (verdict, meant)


def test_folders_above_a_page_count() -> None:
    files = NamedFiles(FILES)
    assert files.find("docs/guide/b.md", "/c.svg", ()).verdict == "found"
    assert files.find("_projects/pier.md", "/c.svg", ()).verdict == "missing"


def test_many_wrong_values_cost_little() -> None:
    files = NamedFiles(frozenset(f"img/{number}.png" for number in range(20_000)))
    verdicts = {files.find("a.md", f"/img/x{number}.png", ()).verdict for number in range(2_000)}
    assert verdicts == {"near", "missing"} or verdicts == {"missing"}


@pytest.mark.parametrize(
    ("text", "path"),
    [("a.png", "a.png"), (" a.png\n", "a.png"), ("a:b.png", None), ("a b:c.png", "a b:c.png")],
)
def test_local_path(text: str, path: str | None) -> None:
    assert local_path(text) == path
